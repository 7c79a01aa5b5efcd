import type { Holiday } from './clock.ts'
import { daysLater, type Day } from './days.ts'

/** What in a notice does not fit together, or is not said. */
export type NoticeIssue =
  | { readonly code: 'no-year' }
  | { readonly code: 'no-holidays' }
  /** One of the seven holidays of every year is not named. */
  | { readonly code: 'holiday-missing'; readonly name: string }
  | { readonly code: 'no-such-day'; readonly text: string }
  /** The day is not the weekday that stands beside it. */
  | { readonly code: 'weekday-differs'; readonly day: Day; readonly said: string }
  | { readonly code: 'count-differs'; readonly name: string; readonly said: number; readonly counted: number }
  /** A made-up day that would be worked anyway. */
  | { readonly code: 'worked-anyway'; readonly day: Day }
  | { readonly code: 'day-twice'; readonly day: Day }

/** A yearly notice on holidays as it was read. */
export interface Notice {
  readonly year: number | null
  /** `国办发明电〔2025〕7号`, where the text names it. */
  readonly number: string | null
  /** In the order of days, each once. */
  readonly days: readonly Holiday[]
  readonly issues: readonly NoticeIssue[]
}

/** Named in every yearly notice since 2008; two of them may share one paragraph. */
const YEARLY = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']
const WEEKDAYS = '日一二三四五六'

/**
 * Reads the wording of 国务院办公厅关于…年部分节假日安排的通知, whole or in part: `二、春节：2月15日（周日）至23日（周一）
 * 放假调休，共9天。2月14日（周六）、2月28日（周六）上班。` Days may also be typed as `2027-02-05`. What only recommends a
 * day of leave is left out. `year` counts where the text names none.
 */
export function readNotice(text: string, year: number | null = null): Notice {
  const plain = text.normalize('NFKC').replaceAll(/[^\S\n]+/g, '')
  const said = /(?<year>\d{4})年(?:[^\n。]{0,40}?)节假日/.exec(plain)?.groups?.['year']
  const its = said === undefined ? year : Number(said)
  const number = /国办发明电[〔[(](\d{4})[〕\])](\d+)号/.exec(plain)
  if (its === null) return { year: null, number: null, days: [], issues: [{ code: 'no-year' }] }
  const issues: NoticeIssue[] = []
  const days = paragraphsOf(plain).flatMap(({ name, sentences }) => daysOf(name, sentences, its, issues))
  const each = new Map<Day, Holiday>()
  for (const holiday of days) {
    if (each.has(holiday.day)) issues.push({ code: 'day-twice', day: holiday.day })
    else each.set(holiday.day, holiday)
  }
  if (each.size === 0) issues.push({ code: 'no-holidays' })
  const named = days.map(({ name }) => name).join('、')
  if (each.size > 0) {
    for (const name of YEARLY) if (!named.includes(name)) issues.push({ code: 'holiday-missing', name })
  }
  const sorted = [...each.values()].sort((one, other) => (one.day < other.day ? -1 : 1))
  return { year: its, number: number && `国办发明电〔${number[1]}〕${number[2]}号`, days: sorted, issues }
}

interface Paragraph {
  readonly name: string
  readonly sentences: readonly string[]
}

/** `三、清明节:…` or `清明节:…`; a name holds no figures. */
function paragraphsOf(text: string): Paragraph[] {
  const heads = [
    ...text.matchAll(/(?<=^|[\n。;])(?:[一二三四五六七八九十]+、)?(?<name>[^\d\n。;:,]{2,12}):(?=[^\n]*\d)/g),
  ]
  return heads.map((head, at) => ({
    name: head.groups?.['name'] ?? '',
    sentences: text
      .slice(head.index + head[0].length, heads[at + 1]?.index)
      .split(/[。;\n]/)
      .flatMap(halvesOf),
  }))
}

const SAYS = /放假|休息日调整|连休|上班/

/** `…放假,共9天,2月14日上班`: a sentence that says both of its days, cut where it begins to say the other. */
function halvesOf(sentence: string): string[] {
  if (!/上班/.test(sentence) || !/放假|休息日调整|连休/.test(sentence)) return [sentence]
  const halves: string[] = []
  let pending: string[] = []
  for (const clause of sentence.split(',')) {
    // `共9天` belongs to what was said just before.
    if (halves.length > 0 && pending.length === 0 && !/\d日|\d-\d/.test(clause))
      halves.push(`${halves.pop()},${clause}`)
    else pending.push(clause)
    if (!SAYS.test(clause) || pending.length === 0) continue
    halves.push(pending.join(','))
    pending = []
  }
  return pending.length === 0 ? halves : [...halves, pending.join(',')]
}

function daysOf(name: string, sentences: readonly string[], year: number, issues: NoticeIssue[]): Holiday[] {
  const found: Holiday[] = []
  for (const sentence of sentences) {
    const isOff = /放假|休息日调整|连休/.test(sentence) && !/鼓励/.test(sentence)
    const isWork = /上班/.test(sentence)
    if (!isOff && !isWork) continue
    const days = stretchesOf(sentence, name, year, issues)
    const count = /(?:共|放假)(?<count>\d+)天/.exec(sentence)?.groups?.['count']
    if (isOff && count !== undefined && Number(count) !== days.length) {
      issues.push({ code: 'count-differs', name, said: Number(count), counted: days.length })
    }
    for (const day of days) {
      if (isWork && !isWeekend(day)) issues.push({ code: 'worked-anyway', day })
      found.push({ day, kind: isWork ? 'work' : 'off', name })
    }
  }
  return found
}

const DAY =
  /(?:(?<y>\d{4})[-年./])?(?:(?<m>\d{1,2})[-月./])?(?<d>\d{1,2})(?:日|(?<=[-./]\d{1,2}))(?:\((?<beside>[^)]*)\))?/g

/** All days that a sentence names, stretches (`至`) filled in. A day without a month is of the one before it. */
function stretchesOf(sentence: string, name: string, year: number, issues: NoticeIssue[]): Day[] {
  const days: Day[] = []
  let month = 0
  let end = 0
  for (const match of sentence.matchAll(DAY)) {
    const { y, m, d, beside } = match.groups ?? {}
    month = m === undefined ? month : Number(m)
    const day = dayOf(y === undefined ? yearOf(name, month, year) : Number(y), month, Number(d))
    const last = days.at(-1)
    const isStretch = /^[至到~—-]+$/.test(sentence.slice(end, match.index)) && last !== undefined
    end = match.index + match[0].length
    if (day === null || (isStretch && (day < last || daysLater(last, 60) < day))) {
      issues.push({ code: 'no-such-day', text: match[0].slice(0, 40) })
      continue
    }
    const said = /(?:周|星期)([日一二三四五六天])/.exec(beside ?? '')?.[1]?.replace('天', '日')
    if (said !== undefined && said !== WEEKDAYS[weekdayOf(day)]) issues.push({ code: 'weekday-differs', day, said })
    if (isStretch) for (let next = daysLater(last, 1); next < day; next = daysLater(next, 1)) days.push(next)
    days.push(day)
  }
  return days
}

/** New Year's holiday may begin in the December before. */
function yearOf(name: string, month: number, year: number): number {
  return name.includes('元旦') && month === 12 ? year - 1 : year
}

function dayOf(year: number, month: number, day: number): Day | null {
  const at = new Date(Date.UTC(year, month - 1, day))
  const isThere = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === day
  return isThere ? at.toISOString().slice(0, 10) : null
}

/** Saturday or Sunday, whatever a notice makes of it. */
export function isWeekend(day: Day): boolean {
  return weekdayOf(day) === 0 || weekdayOf(day) === 6
}

function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay()
}
