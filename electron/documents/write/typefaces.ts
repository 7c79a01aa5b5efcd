import { readFileSync } from 'node:fs'
import { create, type Font, type FontCollection } from 'fontkit'
import {
  CHINESE,
  LATIN,
  OF_PART,
  RARE,
  typefaceFiles,
  typefaceFolders,
  type Choice,
  type Part,
} from './typeface-files.ts'

/** Some signs that one typeface draws. */
export interface Run {
  readonly text: string
  readonly face: Typeface
}

/** A typeface of this machine; widths are shares of its size. */
export interface Typeface {
  /** By which a document registers it. */
  readonly key: string
  readonly font: Font
  widthOf(text: string): number
}

/**
 * The typefaces with which Chinese is written here: those that the system brings, or that an office has put there. Null
 * where none of them knows Chinese.
 */
export async function findTypefaces(folders = typefaceFolders()): Promise<Typefaces | null> {
  const typefaces = new Typefaces(await typefaceFiles(folders))
  return typefaces.haveChinese() ? typefaces : null
}

/** A sign of every day, and one each that tells an opened typeface of Chinese from others. */
const USUAL = '人'
const LATIN_SIGN = /[\x20-\x7e\u00c0-\u024f\u1e00-\u1eff]/u
/** They only say how others are drawn. */
const UNSEEN = /\p{Default_Ignorable_Code_Point}|\p{Cc}/u

/** Typefaces are opened when a sign asks for them, and each once: some have 20 MB. */
export class Typefaces {
  readonly #files: ReadonlyMap<string, string>
  readonly #opened = new Map<string, Typeface | null>()
  readonly #chosen = new Map<string, Typeface | null>()

  constructor(files: ReadonlyMap<string, string>) {
    this.#files = files
  }

  haveChinese(): boolean {
    return this.#first(CHINESE, USUAL) !== null
  }

  /** The text as typefaces draw it, in its order. */
  runsOf(text: string, part: Part): Run[] {
    const runs: { text: string; face: Typeface }[] = []
    for (const sign of text) {
      const face = this.#faceOf(sign, part)
      const last = runs.at(-1)
      if (last?.face === face) last.text += sign
      else if (face) runs.push({ text: sign, face })
    }
    return runs
  }

  /**
   * The text without what only says how its signs are drawn, and with the number of each sign that no typeface knows,
   * 〔U+2A6D6〕: an empty box would stand for any.
   */
  readable(text: string, part: Part): string {
    return Array.from(text, (sign) => {
      if (sign === '\t') return ' '
      if (UNSEEN.test(sign)) return ''
      return this.#faceOf(sign, part) ? sign : numberOf(sign)
    }).join('')
  }

  #faceOf(sign: string, part: Part): Typeface | null {
    const key = `${part} ${sign}`
    const before = this.#chosen.get(key)
    if (before !== undefined) return before
    const latin = part === 'body' && LATIN_SIGN.test(sign) ? LATIN : []
    const face = this.#first([...latin, ...OF_PART[part], ...RARE], sign)
    this.#chosen.set(key, face)
    return face
  }

  #first(choices: readonly Choice[], sign: string): Typeface | null {
    const codePoint = sign.codePointAt(0) ?? 0
    for (const choice of choices) {
      const face = this.#open(choice)
      if (face?.font.hasGlyphForCodePoint(codePoint)) return face
    }
    return null
  }

  #open([file, name]: Choice): Typeface | null {
    const path = this.#files.get(file)
    if (path === undefined) return null
    const key = `${file} ${name ?? ''}`
    const before = this.#opened.get(key)
    if (before !== undefined) return before
    const opened = openTypeface(path, key, name)
    this.#opened.set(key, opened)
    return opened
  }
}

function numberOf(sign: string): string {
  return `〔U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`
}

/** Null for a file that is no typeface, or holds none of that name: the next one is tried. */
function openTypeface(path: string, key: string, name: string | undefined): Typeface | null {
  try {
    const found = create(readFileSync(path), name) as Font | FontCollection | null
    const font = found && 'fonts' in found ? found.fonts[0] : found
    return font ? plainTypeface(font, key) : null
  } catch {
    return null
  }
}

/** Signs that stand beside each other as they are, each one glyph: shaping them asks thousands of rules that say nothing. */
const PLAIN =
  /^[\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Bopomofo}\p{Script=Greek}\p{Script=Cyrillic}]*$/u

type Shaping = Parameters<Font['layout']> extends [string, ...infer S] ? S : never

function plainTypeface(font: Font, key: string): Typeface {
  const plain = Object.assign(Object.create(font) as Font, {
    layout(text: string, ...shaping: Shaping) {
      if (!PLAIN.test(text)) return font.layout(text, ...shaping)
      const glyphs = Array.from(text, (sign) => font.glyphForCodePoint(sign.codePointAt(0) ?? 0))
      const positions = glyphs.map(({ advanceWidth }) => ({
        xAdvance: advanceWidth,
        yAdvance: 0,
        xOffset: 0,
        yOffset: 0,
      }))
      return {
        glyphs,
        positions,
        get advanceWidth() {
          return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
        },
      }
    },
  })
  const widths = new Map<string, number>()
  const widthOf = (text: string) => {
    const before = widths.get(text)
    if (before !== undefined) return before
    const width = plain.layout(text).advanceWidth / font.unitsPerEm
    widths.set(text, width)
    return width
  }
  return { key, font: plain, widthOf }
}
