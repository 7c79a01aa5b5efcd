import encodeQr from 'qr'
import { rowsWithHeads, type PaperBlock, type PaperPlan, type PaperTable } from '#shared/domain/paper-plan.ts'
import { RIM_MODULES } from './code-picture.ts'
import { fittingWidths, isChinese, wordsOf } from './column-widths.ts'
import { MM, Pen, type Type } from './pen.ts'
import type { Typefaces } from './typefaces.ts'

/**
 * A paper as pages, in the layout in which `paperBytes` writes it for a word processor (GB/T 9704-2012).
 */
export async function pdfBytes(plan: PaperPlan, typefaces: Typefaces): Promise<Uint8Array> {
  const pages = new Pages(plan, typefaces)
  for (const [at, block] of plan.blocks.entries()) pages.add(block, plan.blocks[at + 1])
  return pages.end()
}

interface Placed {
  readonly align?: 'left' | 'center' | 'right' | 'both'
  readonly first?: number
  readonly right?: number
}

const PAGE = { width: 210 * MM, height: 297 * MM } as const
const LEFT = 28 * MM
const TOP = 37 * MM
const WIDTH = 156 * MM
const BOTTOM = TOP + 225 * MM

/** 22 lines of 28 characters a page; 28 characters of size 3 are a little wider than the type area. */
const PITCH = (225 * MM) / 22
const CHARACTER = 16
const BODY: Type = { part: 'body', size: 16, pitch: PITCH, spacing: WIDTH / 28 - CHARACTER }
const HEADING: Type = { part: 'head', size: 16, pitch: PITCH }
const TITLE: Type = { part: 'title', size: 22, pitch: 34 }
const SMALL: Type = { part: 'body', size: 10.5, pitch: 16 }
const SMALL_HEAD: Type = { ...SMALL, part: 'head' }
/** A table's cells and its heads; where it is too wide, smaller ones. */
type TableType = readonly [cell: Type, head: Type]
const TABLE_TYPES: readonly [TableType, TableType] = [
  [SMALL, SMALL_HEAD],
  [
    { ...SMALL, size: 9 },
    { ...SMALL_HEAD, size: 9 },
  ],
]
const NUMBER: Type = { part: 'number', size: 14, pitch: PITCH }
const RUNNING_TOP = 22 * MM
const PADDING = 4
const CODE = 28 * MM

/** Draws blocks one below the other, on as many pages as they take. */
class Pages {
  readonly #pen: Pen
  readonly #file: PDFKit.PDFDocument
  readonly #parts: Uint8Array[] = []
  readonly #running: string
  #page = 0
  #y = TOP

  constructor(plan: PaperPlan, typefaces: Typefaces) {
    this.#running = plan.running ?? ''
    const title = plan.title.replaceAll('\n', '')
    const size: [number, number] = [PAGE.width, PAGE.height]
    this.#pen = new Pen(typefaces, { title, language: plan.language, size }, (part) => this.#parts.push(part))
    this.#file = this.#pen.file
    this.#begin()
  }

  /** `next`: what follows it. */
  add(block: PaperBlock, next?: PaperBlock): void {
    switch (block.kind) {
      case 'title':
        this.#text(block.text, TITLE, { align: 'center' })
        return this.#space(BODY.pitch)
      case 'heading':
        this.#room(2 * HEADING.pitch)
        return this.#text(block.text, HEADING, INDENTED)
      case 'text':
        return this.#text(block.text, BODY, INDENTED)
      case 'addressee':
        return this.#text(block.text, BODY)
      case 'centred':
        return this.#text(block.text, BODY, { align: 'center' })
      case 'attachment':
        this.#begin()
        return this.#text(block.text, HEADING)
      case 'note':
        if (block.isHeading) this.#room(2 * SMALL.pitch)
        // A code never stands on a page with nothing else.
        if (next?.kind === 'code') this.#room(this.#heightOf([block.text]) + this.#codeHeight(next.lines))
        return this.#text(block.text, SMALL)
      case 'signed':
        this.#room(3 * BODY.pitch)
        this.#space(BODY.pitch)
        this.#text(block.office, BODY, { align: 'right', right: 2 * CHARACTER })
        return this.#text(block.on, BODY, { align: 'right', right: 4 * CHARACTER })
      case 'page':
        return this.#begin()
      case 'table':
        return this.#table(block.table)
      case 'code':
        return this.#code(block.code, block.lines)
    }
  }

  async end(): Promise<Uint8Array> {
    await this.#pen.end()
    return Buffer.concat(this.#parts)
  }

  #begin(): void {
    this.#file.addPage()
    this.#page += 1
    this.#y = TOP
    const running = this.#pen.readable(this.#running, SMALL)
    const beside = LEFT + WIDTH - this.#pen.widthOf(running, SMALL)
    this.#pen.draw(running, SMALL, { x: beside, y: RUNNING_TOP })
    const isOdd = this.#page % 2 === 1
    const number = `— ${this.#page} —`
    const width = this.#pen.widthOf(number, NUMBER)
    const x = isOdd ? LEFT + WIDTH - NUMBER.size - width : LEFT + NUMBER.size
    // The dashes are 7 mm below the type area.
    this.#pen.draw(number, NUMBER, { x, y: BOTTOM + 7 * MM - NUMBER.pitch / 2 })
  }

  /** Begins a page where the rest of this one is too short. */
  #room(height: number): void {
    if (this.#y + height > BOTTOM + 0.01 && this.#y > TOP) this.#begin()
  }

  #space(height: number): void {
    this.#y = Math.min(this.#y + height, BOTTOM)
  }

  #text(text: string, type: Type, { align = 'left', first = 0, right = 0 }: Placed = {}): void {
    for (const [at, part] of text.split('\n').entries()) {
      const indent = at === 0 ? first : 0
      const lines = this.#pen.linesOf(part, type, (line) => WIDTH - right - (line === 0 ? indent : 0))
      for (const [line, words] of lines.entries()) {
        this.#room(type.pitch)
        const left = line === 0 ? indent : 0
        const slack = WIDTH - right - left - this.#pen.widthOf(words, type)
        const before = align === 'center' ? slack / 2 : align === 'right' ? slack : 0
        const isFull = align === 'both' && line < lines.length - 1
        const gap = isFull ? slack / Math.max(1, Array.from(words).length - 1) : 0
        this.#pen.draw(words, type, { x: LEFT + left + before, y: this.#y, gap })
        this.#y += type.pitch
      }
    }
  }

  #table(table: PaperTable): void {
    const { caption, columns, rows } = table
    const longest = (text: string, type: Type) =>
      Math.max(0, ...wordsOf(text).map((word) => this.#pen.widthOf(word, type)))
    const leastOf = (title: string, at: number, [cell, head]: TableType) => {
      const most = rows.reduce((so, texts) => Math.max(so, longest(texts[at] ?? '', cell)), longest(title, head))
      return Math.min(most, WIDTH / 4) + 2 * PADDING
    }
    const { type, widths } = fittingWidths(WIDTH, TABLE_TYPES, (type) =>
      columns.map(({ title, share, isNumber }, at) => ({
        share,
        least: leastOf(title, at, type),
        figure: isNumber ? leastOf('', at, type) : 0,
        wished: [title, ...rows.map((texts) => texts[at] ?? '')].some(isChinese) ? 2 * (type[0].size + PADDING) : 0,
      })),
    )
    const [cellType, headType] = type
    const cellsOf = (texts: readonly string[], type: Type) =>
      texts.map((text, at) =>
        text.split('\n').flatMap((part) => this.#pen.linesOf(part, type, () => (widths[at] ?? 0) - 2 * PADDING)),
      )
    const head = cellsOf(
      columns.map(({ title }) => title),
      headType,
    )
    const body = rows.map((texts) => cellsOf(texts, cellType))
    const whole = BOTTOM - TOP - heightOf(head)
    const most = whole - 3 * SMALL.pitch
    const tallOf = (some: typeof body) => some.reduce((sum, row) => sum + heightOf(row), 0)
    const first = Math.min(tallOf(body.slice(0, rowsWithHeads(table))), most)
    this.#room((caption === '' ? 0 : SMALL.pitch + 10) + heightOf(head) + first)
    if (caption !== '') {
      if (this.#y > TOP) this.#space(10)
      this.#text(caption, SMALL_HEAD, { align: 'center' })
    }
    const align = columns.map(({ isNumber }) => (isNumber ? 'right' : 'left'))
    const heads = columns.map(() => 'center' as const)
    this.#row(head, widths, { type: headType, align: heads })
    for (const [at, row] of body.entries()) {
      let rest = row
      // The last row, which often adds the others up, doesn't stand alone on a page.
      const last = at > 0 && at === body.length - 2 ? tallOf(body.slice(-1)) : 0
      while (rest.some((lines) => lines.length > 0)) {
        const free = BOTTOM - this.#y
        const isTooTall = heightOf(rest) > whole
        const next = heightOf(rest) + last <= whole ? last : 0
        if (heightOf(rest) + next > free && !(isTooTall && free >= 2 * SMALL.pitch)) {
          this.#begin()
          this.#row(head, widths, { type: headType, align: heads })
        }
        const lines = Math.max(1, Math.floor((BOTTOM - this.#y) / SMALL.pitch))
        this.#row(
          rest.map((cell) => cell.slice(0, lines)),
          widths,
          { type: cellType, align },
        )
        rest = rest.map((cell) => cell.slice(lines))
      }
    }
  }

  #row(
    cells: readonly (readonly string[])[],
    widths: readonly number[],
    { type, align }: { readonly type: Type; readonly align: readonly ('left' | 'center' | 'right')[] },
  ): void {
    const height = heightOf(cells)
    let x = LEFT
    for (const [at, lines] of cells.entries()) {
      const width = widths[at] ?? 0
      this.#file.lineWidth(0.5).rect(x, this.#y, width, height).stroke()
      const top = this.#y + (height - lines.length * type.pitch) / 2
      for (const [line, words] of lines.entries()) {
        const slack = width - 2 * PADDING - this.#pen.widthOf(words, type)
        const before = align[at] === 'center' ? slack / 2 : align[at] === 'right' ? slack : 0
        this.#pen.draw(words, type, { x: x + PADDING + before, y: top + line * type.pitch })
      }
      x += width
    }
    this.#y += height
  }

  /** Lines of small type as high as they are. */
  #heightOf(texts: readonly string[]): number {
    return texts.flatMap((text) => this.#pen.linesOf(text, SMALL, () => WIDTH)).length * SMALL.pitch
  }

  #codeHeight(lines: readonly string[]): number {
    return SMALL.pitch + this.#heightOf(lines) + CODE
  }

  #code(code: string, lines: readonly string[]): void {
    const modules = encodeQr(code, 'raw', { ecc: 'medium', border: RIM_MODULES })
    this.#room(this.#codeHeight(lines))
    this.#space(SMALL.pitch)
    for (const line of lines) this.#text(line, SMALL)
    const size = CODE / modules.length
    for (const [row, cells] of modules.entries()) {
      for (const [column, isDark] of cells.entries()) {
        if (isDark) this.#file.rect(LEFT + column * size, this.#y + row * size, size, size)
      }
    }
    this.#file.fill()
    this.#y += CODE
  }
}

const INDENTED: Placed = { first: 2 * CHARACTER, align: 'both' }

function heightOf(cells: readonly (readonly string[])[]): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * SMALL.pitch
}
