import type { Day } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import type { Sentences } from '#shared/locales/index.ts'

/** A sentence with its parameters in their places. */
export function filled(sentence: string, params: { readonly [name: string]: string | number }): string {
  return sentence.replaceAll(/\{\{(\w+)\}\}/g, (place, name: string) => String(params[name] ?? place))
}

/** 2026年1月1日: no zeroes before and no blanks between. */
export function dayInWords(day: Day, words: Sentences['official']): string {
  return filled(words.day, partsOf(day, words))
}

/** 2026年1月1日至11月20日; the year of the last day is said where it is another one. */
export function periodInWords({ from, to }: Period, words: Sentences['official']): string {
  if (from === to) return dayInWords(from, words)
  const last = from.slice(0, 4) === to.slice(0, 4) ? words.monthDay : words.day
  return filled(words.range, { from: dayInWords(from, words), to: filled(last, partsOf(to, words)) })
}

/** Of two digits where the pattern is one of dashes. */
function partsOf(day: Day, words: Sentences['official']) {
  const digits = words.day.includes('-') ? 2 : 1
  const [year, month, date] = day.split('-').map((part) => String(Number(part)).padStart(digits, '0'))
  return { year: year ?? '', month: month ?? '', day: date ?? '' }
}
