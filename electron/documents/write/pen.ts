import PDFDocument from 'pdfkit'
import { linesOf } from './line-breaks.ts'
import type { Part } from './typeface-files.ts'
import type { Typefaces } from './typefaces.ts'

/** How text looks; lengths in points. */
export interface Type {
  readonly part: Part
  readonly size: number
  /** From line to line. */
  readonly pitch: number
  /** Between two signs. */
  readonly spacing?: number
}

export const MM = 72 / 25.4

interface About {
  readonly title: string
  readonly language?: string | undefined
  /** Width and height of its pages. */
  readonly size: [number, number]
}

/** Draws text on pages with the typefaces of this machine; what it draws with is in the file, but only the signs it needs. */
export class Pen {
  readonly file: PDFKit.PDFDocument
  readonly #typefaces: Typefaces
  readonly #ended: Promise<void>

  /** The file goes `into` in parts, as its pages are done. */
  constructor(typefaces: Typefaces, { title, language = 'zh-CN', size }: About, into: (part: Uint8Array) => void) {
    this.#typefaces = typefaces
    this.file = new PDFDocument({
      autoFirstPage: false,
      size,
      margin: 0,
      pdfVersion: '1.7',
      lang: language,
      displayTitle: true,
      info: { Title: title, Producer: PRODUCER, Creator: PRODUCER },
      // Its own typefaces know no Chinese, and are files that would have to lie beside the program.
      font: null as unknown as string,
    })
    this.file.on('data', into)
    this.#ended = new Promise((resolve) => this.file.on('end', resolve))
  }

  async end(): Promise<void> {
    this.file.end()
    await this.#ended
  }

  /** The text with the number of each sign that no typeface knows. */
  readable(text: string, { part }: Type): string {
    return this.#typefaces.readable(text, part)
  }

  widthOf(text: string, { part, size, spacing = 0 }: Type): number {
    return this.#typefaces
      .runsOf(text, part)
      .reduce((sum, run) => sum + run.face.widthOf(run.text) * size + Array.from(run.text).length * spacing, 0)
  }

  /** The text, in which no line ends, in lines that are no wider than `widthAt` says of each. */
  linesOf(text: string, type: Type, widthAt: (line: number) => number): string[] {
    return linesOf(this.readable(text, type), { widthOf: (words) => this.widthOf(words, type), widthAt })
  }

  /** One line; `y` is its upper edge, `gap` comes between its signs. */
  draw(text: string, type: Type, { x, y, gap = 0 }: { x: number; y: number; gap?: number }): void {
    // Chinese signs stand from 0.12 below to 0.88 above the base line.
    const base = y + (type.pitch - type.size) / 2 + 0.88 * type.size
    const characterSpacing = (type.spacing ?? 0) + gap
    let at = x
    for (const run of this.#typefaces.runsOf(text, type.part)) {
      this.file.registerFont(run.face.key, run.face.font as unknown as PDFKit.Mixins.PDFFontSource)
      this.file.font(run.face.key, type.size)
      this.file.text(run.text, at, base, { lineBreak: false, baseline: 'alphabetic', characterSpacing })
      at += run.face.widthOf(run.text) * type.size + Array.from(run.text).length * characterSpacing
    }
  }
}

const PRODUCER = '英才台 Yingcai Desk'
