import { z } from 'zod'
import { Day, daysLater } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { daysCome, knownOf } from '#shared/domain/figures/periods.ts'

export const PERIOD_NAMES = ['month', 'lastMonth', 'quarter', 'year', 'lastYear'] as const
export type PeriodName = (typeof PERIOD_NAMES)[number]

/** A period that leaders ask for by name; one that runs ends today. */
export function periodCalled(name: PeriodName, today: Day): Period {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  switch (name) {
    case 'month':
      return { from: firstOf(year, month), to: today }
    case 'lastMonth':
      return { from: firstOf(year, month - 1), to: daysLater(firstOf(year, month), -1) }
    case 'quarter':
      return { from: firstOf(year, month - ((month - 1) % MONTHS_A_QUARTER)), to: today }
    case 'year':
      return { from: firstOf(year, 1), to: today }
    case 'lastYear':
      return { from: firstOf(year - 1, 1), to: daysLater(firstOf(year, 1), -1) }
  }
}

/** What stands in an address, as far as it has come; `otherwise` where nothing does or no day can be made of it. */
export function periodIn(params: URLSearchParams, today: Day, otherwise: PeriodName = 'year'): Period {
  const read = z.object({ from: Day, to: Day }).safeParse({ from: params.get('from'), to: params.get('to') })
  if (!read.success) return periodCalled(otherwise, today)
  const { from, to } = daysCome(knownOf(read.data, today))
  return { from, to }
}

const MONTHS_A_QUARTER = 3

/** Month 0 is December of the year before. */
function firstOf(year: number, month: number): Day {
  if (month === 0) return firstOf(year - 1, 12)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}
