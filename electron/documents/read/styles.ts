import type { Day } from '#shared/domain/days.ts'
import { daysLater } from '#shared/domain/days.ts'
import type { SaxTag } from '@cj-tech-master/excelts/xml'

/** Formats of a workbook that show a number as a day, by the place of a cell's style. */
export class DayStyles {
  readonly #codes = new Map<number, string>()
  readonly #styles: boolean[] = []
  #isInCells = false

  open({ name, attributes }: SaxTag): void {
    if (name === 'numFmt') this.#codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
    else if (name === 'cellXfs') this.#isInCells = true
    else if (name === 'xf' && this.#isInCells) this.#styles.push(this.#showsDay(Number(attributes['numFmtId'] ?? 0)))
  }

  close({ name }: SaxTag): void {
    if (name === 'cellXfs') this.#isInCells = false
  }

  isDay(style: string | undefined): boolean {
    return style !== undefined && this.#styles[Number(style)] === true
  }

  #showsDay(format: number): boolean {
    const code = this.#codes.get(format)
    return code === undefined ? isBuiltInDay(format) : isDayCode(code)
  }
}

/** The formats that every workbook has without writing them down; 27 to 36 and 50 to 58 are those of East Asia. */
function isBuiltInDay(format: number): boolean {
  return (
    (format >= 14 && format <= 17) ||
    format === 22 ||
    (format >= 27 && format <= 31) ||
    format === 36 ||
    (format >= 50 && format <= 58)
  )
}

/** Whether a format shows a year or a day of the month, its quoted words and `[$-804]` left out. */
export function isDayCode(code: string): boolean {
  const bare = code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '').toLowerCase()
  return !bare.includes('general') && /[yd年日]/.test(bare)
}

/** The day of a serial number; null where no such day can be meant. The calendar of 1900 has a day too many in it. */
export function serialDay(serial: number, startsIn1904: boolean): Day | null {
  const whole = Math.floor(serial)
  if (whole < 1 || whole > 2_958_465) return null
  if (startsIn1904) return daysLater('1904-01-01', whole)
  return daysLater('1899-12-30', whole < 60 ? whole + 1 : whole)
}
