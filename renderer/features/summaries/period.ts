import { z } from 'zod'
import { Day, daysLater } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'

export const PERIOD_NAMES = ['month', 'quarter', 'year', 'lastYear'] as const
export type PeriodName = (typeof PERIOD_NAMES)[number]

/** A period that leaders ask for by name; one that runs ends today. */
export function periodCalled(name: PeriodName, today: Day): Period {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  switch (name) {
    case 'month':
      return { from: firstOf(year, month), to: today }
    case 'quarter':
      return { from: firstOf(year, month - ((month - 1) % MONTHS_A_QUARTER)), to: today }
    case 'year':
      return { from: firstOf(year, 1), to: today }
    case 'lastYear':
      return { from: firstOf(year - 1, 1), to: daysLater(firstOf(year, 1), -1) }
  }
}

/** The same days a year before; the last of February stands for a 29th that is not there. */
export function yearBefore({ from, to }: Period): Period {
  return { from: dayBefore(from), to: dayBefore(to) }
}

/** What stands in an address; this year where nothing does or no day can be made of it. */
export function periodIn(params: URLSearchParams, today: Day): Period {
  const read = z.object({ from: Day, to: Day }).safeParse({ from: params.get('from'), to: params.get('to') })
  return read.success ? read.data : periodCalled('year', today)
}

const MONTHS_A_QUARTER = 3

function firstOf(year: number, month: number): Day {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`
}

function dayBefore(day: Day): Day {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, '0')
  const isLeapDay = day.slice(5) === '02-29'
  return `${year}${isLeapDay ? '-02-28' : day.slice(4)}`
}
