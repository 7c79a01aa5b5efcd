import type { Day } from '#shared/domain/days.ts'
import { daysLater } from '#shared/domain/days.ts'
import type { WorkbookCell } from '#shared/domain/workbook.ts'
import type { SaxTag } from '@cj-tech-master/excelts/xml'

/** What a format shows a number as; a number: with at least so many digits; null: as a number. */
type Shown = 'day' | 'moment' | 'time' | number | null

/** What a workbook's styles show: numbers as a day or a time of day, what is struck out, and what stands across cells. */
export class CellStyles {
  readonly #codes = new Map<number, string>()
  readonly #styles: Shown[] = []
  /** Whether each font strikes its text out, and the places of styles in such a font. */
  readonly #fonts: boolean[] = []
  readonly #struck = new Set<string>()
  readonly #across = new Set<string>()
  #isInFonts = false
  #isInCells = false

  open({ name, attributes }: SaxTag): void {
    if (name === 'numFmt') this.#codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
    else if (name === 'fonts') this.#isInFonts = true
    else if (name === 'font' && this.#isInFonts) this.#fonts.push(false)
    else if (name === 'strike' && this.#isInFonts) this.#fonts[this.#fonts.length - 1] = strikes(attributes)
    else if (name === 'cellXfs') this.#isInCells = true
    else if (name === 'xf' && this.#isInCells) {
      if (this.#fonts[Number(attributes['fontId'] ?? 0)]) this.#struck.add(String(this.#styles.length))
      this.#styles.push(this.#shownBy(Number(attributes['numFmtId'] ?? 0)))
    } else if (name === 'alignment' && this.#isInCells && attributes['horizontal'] === 'centerContinuous')
      this.#across.add(String(this.#styles.length - 1))
  }

  close({ name }: SaxTag): void {
    if (name === 'cellXfs') this.#isInCells = false
    else if (name === 'fonts') this.#isInFonts = false
  }

  /** The styles that strike their cells out; null where there are none, as in most workbooks. */
  get struck(): ReadonlySet<string> | null {
    return this.#struck.size === 0 ? null : this.#struck
  }

  /** The styles that centre a text across the empty cells beside it; null where there are none. */
  get across(): ReadonlySet<string> | null {
    return this.#across.size === 0 ? null : this.#across
  }

  /** The cell that a number makes in a style. */
  cell(number: number, style: string | undefined, startsIn1904: boolean): WorkbookCell {
    return numberAs(style === undefined ? null : (this.#styles[Number(style)] ?? null), number, startsIn1904)
  }

  #shownBy(format: number): Shown {
    const code = this.#codes.get(format)
    if (code !== undefined) return shownByCode(code)
    if (isBuiltInDay(format)) return format === BUILT_IN_MOMENT ? 'moment' : 'day'
    return isBuiltInTime(format) ? 'time' : null
  }
}

/** Whether the tag `strike` says so. */
export function strikes(attributes: SaxTag['attributes']): boolean {
  return !['0', 'false'].includes(attributes['val'] ?? '')
}

/** The cell that a number makes under a format. */
export function numberUnder(code: string, number: number, startsIn1904: boolean): WorkbookCell {
  return numberAs(shownByCode(code), number, startsIn1904)
}

function numberAs(shown: Shown, number: number, startsIn1904: boolean): WorkbookCell {
  if (typeof shown === 'number') return Number.isInteger(number) ? String(number).padStart(shown, '0') : number
  if (shown === 'time' && number > 0 && number < 1) return clock(number)
  const day = shown === 'day' || shown === 'moment' ? serialDay(number, startsIn1904) : null
  if (day === null) return number
  const time = clock(number % 1)
  return shown === 'moment' && time !== MIDNIGHT ? { day, time } : { day }
}

/** What a program writes that knows only the day. */
const MIDNIGHT = '0:00'

function clock(serial: number): string {
  const minutes = Math.floor(serial * 24 * 60 + 1e-6)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}

function shownByCode(code: string): Shown {
  const hasTime = /h|时/.test(bareCode(code))
  if (isDayCode(code)) return hasTime ? 'moment' : 'day'
  if (/^0{2,20}$/.test(code)) return code.length
  return hasTime ? 'time' : null
}

/** The formats that every workbook has without writing them down; 27 to 36 and 50 to 58 are those of East Asia. */
function isBuiltInDay(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === BUILT_IN_MOMENT ||
    (format >= 27 && format <= 31) ||
    format === 36 ||
    (format >= 50 && format <= 54) ||
    format === 57 ||
    format === 58
  )
}

const BUILT_IN_MOMENT = 22

function isBuiltInTime(format: number): boolean {
  return (format >= 18 && format <= 21) || (format >= 32 && format <= 35) || format === 55 || format === 56
}

/** Whether a format shows a year or a day of the month, its quoted words and `[$-804]` left out. */
export function isDayCode(code: string): boolean {
  const bare = bareCode(code)
  return !bare.includes('general') && /[yd年日]/.test(bare)
}

/** Its beginning says enough: Excel takes no longer one, and a bracket that is never closed is looked for to the end. */
function bareCode(code: string): string {
  return code
    .slice(0, LONGEST_CODE)
    .replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
    .toLowerCase()
}

const LONGEST_CODE = 255

/** The day of a serial number; null where no such day can be meant. The calendar of 1900 has a day too many in it. */
export function serialDay(serial: number, startsIn1904: boolean): Day | null {
  const whole = Math.floor(serial)
  if (whole < 1 || whole > 2_958_465) return null
  if (startsIn1904) return daysLater('1904-01-01', whole)
  return daysLater('1899-12-30', whole < 60 ? whole + 1 : whole)
}
