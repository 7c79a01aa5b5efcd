import { z } from 'zod'
import type { Day } from '../days.ts'
import type { Period } from './course.ts'

/** Which days a figure is of, seen from the period that is reported. */
export const Span = z.enum(['period', 'toDate', 'before', 'beforeToDate'])
export type Span = z.infer<typeof Span>

/** The days of a span. */
export function daysOf(span: Span, period: Period): Period {
  const toDate = yearToDate(period) ?? period
  switch (span) {
    case 'period':
      return period
    case 'toDate':
      return toDate
    case 'before':
      return yearBefore(period)
    case 'beforeToDate':
      return yearBefore(toDate)
  }
}

/** The days of a period that have come, a year before; the last of February stands for a 29th that is not there. */
export function yearBefore(period: Period): Period {
  const { from, to } = daysCome(period)
  return { from: dayBefore(from), to: dayBefore(to) }
}

/** The same; null where the two have days in common. */
export function comparedWith(period: Period): Period | null {
  const before = yearBefore(period)
  return before.to < period.from ? before : null
}

/** From the first of January to the end of the period; null where the period begins then itself. */
export function yearToDate({ from, ...period }: Period): Period | null {
  const first = `${period.to.slice(0, 4)}-01-01`
  return from === first ? null : { from: first, ...period }
}

/** A period as it is known today. */
export function knownOf<P extends Period>(period: P, today: Day): P {
  return period.to > today ? { ...period, until: today } : period
}

/** The days of a period that have come; all of them where none has. */
export function daysCome(period: Period): Period {
  const { from, until } = period
  return until === undefined || until < from ? period : { from, to: until }
}

function dayBefore(day: Day): Day {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
  const isLeapDay = day.slice(5) === '02-29'
  return `${year}${isLeapDay ? '-02-28' : day.slice(4)}`
}
