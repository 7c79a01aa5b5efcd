import { Day } from '#shared/domain/days.ts'
import { plainWidth } from '#shared/domain/text.ts'
import { cellText, type WorkbookCell } from '#shared/domain/workbook.ts'

/** A date as a list writes it: a day, only a month (`2021-05`) or only a year (`2021`). */
export type WrittenDate =
  | { readonly precision: 'day'; readonly day: Day }
  | { readonly precision: 'month'; readonly month: string }
  | { readonly precision: 'year'; readonly year: string }

/** Serial numbers that stand for days from 1954 to 2064: a list's number without a format of a day may be one. */
const SERIALS = { first: 20_000, last: 60_000 }

/** The date of a cell; null where it is none, or could be two (`3/4/2021`). */
export function dateOf(cell: WorkbookCell | undefined): WrittenDate | null {
  if (typeof cell === 'object' && cell !== null) return 'day' in cell ? ofDay(cell.day) : null
  if (typeof cell === 'number') return ofNumber(cell)
  return ofText(cellText(cell))
}

function ofNumber(value: number): WrittenDate | null {
  if (!Number.isInteger(value)) {
    // A day with a time.
    if (value >= SERIALS.first) return ofSerial(Math.floor(value))
    const text = String(value)
    // 1985.1 may have been 1985.10, whose nought the number lost.
    return /^\d{4}\.\d$/.test(text) && text.endsWith('.1') ? null : ofText(text)
  }
  return ofText(String(value))
}

/** Lists say the same days again and again. */
const READ = new Map<string, WrittenDate | null>()
const MOST_READ = 4_096

function ofText(raw: string): WrittenDate | null {
  if (raw === '') return null
  const known = READ.get(raw)
  if (known !== undefined) return known
  if (READ.size >= MOST_READ) READ.clear()
  const read = readText(raw)
  READ.set(raw, read)
  return read
}

/** What is longer says no day, and to look for one in it takes its time. */
const LONGEST_DAY = 100

/** In plain figures, without the day of the week and the time of day, which say nothing here. */
function withoutTime(raw: string): string {
  if (raw.length > LONGEST_DAY) return ''
  return arabic(
    plainWidth(raw.normalize('NFKC'))
      .replaceAll(/\p{Cf}|^[\s'’‘"“”`]+|[\s'’‘"“”`]+$/gu, '')
      .replaceAll(/\s+(?=\D)|(?<=\D)\s+/g, '')
      .trim(),
  )
    .replace(/\(?(?:周|星期)[日天\d]\)?/u, '')
    .replace(/(?:(?<=[日号午上])|[T ])\d{1,2}[时点](?:\d{1,2}分?|半)?$/u, '')
    .replace(/[T ]?\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2}(?:\.\d+)?秒?)?分?(?:[AP]M|\+08:00)?$/iu, '')
    .replace(/(?:上午|中午|下午|晚上)$/u, '')
    .replace(/[,，.。]$/u, '')
    .replace(/(?<=[日号\d])[起止]$/u, '')
    .replace(/^(\d{4})([—―‐−·•\\])(\d{1,2})\2(?=\d{1,2}$)/u, '$1-$3-')
}

function readText(raw: string): WrittenDate | null {
  const text = withoutTime(raw)
  const whole =
    /^(\d{4})(?:年|[./\-_–、，,。\s])(\d{1,2})(?:月|[./\-_–、，,。\s])(\d{1,2})[日号]?$/u.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (whole) return ofParts(whole[1], whole[2], whole[3])
  const short = /^(\d{2})年(\d{1,2})月(?:(\d{1,2})[日号]?)?$/u.exec(text)
  if (short) return ofShort(short[1] ?? '', short[2], short[3])
  const month = /^(\d{4})(?:年|[./\-_–])(\d{1,2})月?$/u.exec(text) ?? /^((?:19|20)\d{2})(\d{2})$/.exec(text)
  if (month) return ofMonth(month[1], month[2])
  const year = /^((?:19|20)\d{2})年?(?:度)?$/u.exec(text)
  if (year?.[1] !== undefined) return { precision: 'year', year: year[1] }
  if (/^\d{5}$/.test(text)) return ofSerial(Number(text))
  return ofWestern(text) ?? ofEnglish(text)
}

/** `3/5`, `3月5日`, `25.3.5` or the number 3.15 in a list of the year 2025; null for anything else. */
export function dayInYear(cell: WorkbookCell | undefined, year: string): WrittenDate | null {
  // 3.1 may have been 3.10, whose nought the number lost.
  if (typeof cell === 'number' ? /\.[123]$/.test(String(cell)) : typeof cell !== 'string') return null
  const text = withoutTime(String(cell)).replaceAll(/\s/g, '')
  const [, short, month, day] = /^(?:(\d\d)[./\-年])?(\d{1,2})[./\-月](\d{1,2})[日号]?$/u.exec(text) ?? []
  return short === undefined || short === year.slice(2) ? ofParts(year, month, day) : null
}

/** `85年3月`: of the last century or this one; null for years that may be of either. */
function ofShort(year: string, month: string | undefined, day: string | undefined): WrittenDate | null {
  if (year > '35' && year < '50') return null
  const whole = `${year < '50' ? '20' : '19'}${year}`
  return day === undefined ? ofMonth(whole, month) : ofParts(whole, month, day)
}

/** `5/20/2021` and `20/5/2021`, where only one of the two can be meant. */
function ofWestern(text: string): WrittenDate | null {
  const [, first = '', second = '', year = ''] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? []
  if (year === '') return null
  if (Number(second) > 12 || first === second) return ofParts(year, first, second)
  return Number(first) > 12 ? ofParts(year, second, first) : null
}

/** `5 May 1985`, `May 5, 1985` and `May 1985`, their blanks left out. */
function ofEnglish(text: string): WrittenDate | null {
  const [, before, said = '', after, year] =
    /^(\d{1,2})?(?:st|nd|rd|th)?[-.,]?([A-Za-z]{3,9})[-.,]?(?:(\d{1,2})(?:st|nd|rd|th)?[-.,])?(\d{4})$/.exec(text) ?? []
  const month = MONTHS.findIndex((name) => said.length > 2 && name.startsWith(said.toLowerCase())) + 1
  if (month === 0 || (before !== undefined && after !== undefined)) return null
  const day = before ?? after
  return day === undefined ? ofMonth(year, String(month)) : ofParts(year, String(month), day)
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ')

function ofSerial(serial: number): WrittenDate | null {
  if (serial < SERIALS.first || serial > SERIALS.last) return null
  const day = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
  return ofDay(day)
}

function ofParts(year = '', month = '', day = ''): WrittenDate | null {
  return ofDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

function ofMonth(year = '', month = ''): WrittenDate | null {
  const padded = `${year}-${month.padStart(2, '0')}`
  return ofDay(`${padded}-01`) && { precision: 'month', month: padded }
}

function ofDay(day: Day): WrittenDate | null {
  return Day.safeParse(day).success && day >= '1900-01-01' && day < '2200' ? { precision: 'day', day } : null
}

const CHINESE_DIGITS = '〇一二三四五六七八九'

/** `二〇二一年五月二十日` in Arabic digits. */
export function arabic(text: string): string {
  if (!/[〇零一二三四五六七八九十]/u.test(text)) return text
  return text
    .replaceAll('零', '〇')
    .replaceAll(/([一二三])?十([一二三四五六七八九])?/gu, (_all, tens?: string, ones?: string) =>
      String(
        (tens === undefined ? 1 : CHINESE_DIGITS.indexOf(tens)) * 10 +
          (ones === undefined ? 0 : CHINESE_DIGITS.indexOf(ones)),
      ),
    )
    .replaceAll(/[〇一二三四五六七八九]/gu, (sign) => String(CHINESE_DIGITS.indexOf(sign)))
}

/** The last day of a written date: of its month or year where no day is said. */
export function lastDayOf(date: WrittenDate): Day {
  switch (date.precision) {
    case 'day':
      return date.day
    case 'month': {
      const [year, month] = date.month.split('-').map(Number)
      return new Date(Date.UTC(year ?? 0, month ?? 0, 0)).toISOString().slice(0, 10)
    }
    case 'year':
      return `${date.year}-12-31`
  }
}

/** The first day of a written date. */
export function firstDayOf(date: WrittenDate): Day {
  switch (date.precision) {
    case 'day':
      return date.day
    case 'month':
      return `${date.month}-01`
    case 'year':
      return `${date.year}-01-01`
  }
}

/** A term as a list writes it: `2020.01-2023.01`, `3年`, `长期`, or its last day alone. `years`: from the day of issue. */
export interface WrittenTerm {
  readonly from: Day | null
  readonly to: Day | null
  readonly years: number | null
}

/** No term is longer: 「36」 are months. */
const MOST_YEARS = 30

/** The term of a cell; null where it is none. */
export function termOf(cell: WorkbookCell | undefined): WrittenTerm | null {
  if (cellText(cell) === '') return null
  const said = cellText(cell).replace(/^\s*(?:有效期)?[至到]\s*/u, '')
  const alone = dateOf(said === cellText(cell) ? cell : said.replace(/[止前]$/u, ''))
  if (alone) return { from: null, to: lastDayOf(alone), years: null }
  const text = arabic(plainWidth(cellText(cell).normalize('NFKC')).replaceAll(/\s/g, ''))
  if (/^(长期|永久|长期有效|永久有效|无固定期限|无期限)$/u.test(text)) return { from: null, to: null, years: null }
  const [, count, unit] = /^(?:有效期)?(\d{1,3})(年|个月)?$/u.exec(text) ?? []
  const years = Number(count) / (unit === '个月' ? 12 : 1)
  if (Number.isInteger(years) && years > 0 && years <= MOST_YEARS) return { from: null, to: null, years }
  for (const match of text.matchAll(/至|到|~|—+|–|--|-/gu)) {
    const from = dateOf(text.slice(0, match.index).replace(/^(自|从)|起$/gu, ''))
    const rest = text.slice(match.index + match[0].length).replace(/(止|为止)$/u, '')
    const to = /^(今|长期|永久)$/u.test(rest) ? null : dateOf(rest)
    if (from && to && firstDayOf(from) <= lastDayOf(to))
      return { from: firstDayOf(from), to: lastDayOf(to), years: null }
    if (from && /^(今|长期|永久)$/u.test(rest)) return { from: firstDayOf(from), to: null, years: null }
  }
  return null
}
