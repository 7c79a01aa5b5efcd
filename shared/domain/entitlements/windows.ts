import type { Day } from '../days.ts'
import type { Period, Rule } from './facts.ts'

/** A stretch of days, both included; null where it has no bound. */
export interface DayRange {
  readonly from: Day | null
  readonly to: Day | null
}

export interface Season {
  /** `MM-DD`, both included. */
  readonly from: string
  readonly to: string
}

/**
 * The period around `on` in which uses are counted together. `anchor` is the day a card year counts from (a card year
 * without one is a calendar year); a season counts from its opening to the day before the next.
 */
export function periodAround(period: Period, on: Day, anchor: Day | null, season: Season | null): DayRange {
  switch (period) {
    case 'lifetime':
      return { from: null, to: null }
    case 'month':
      return { from: `${on.slice(0, 7)}-01`, to: lastOfMonth(on) }
    case 'calendar-year':
      return yearFrom(on, '01-01')
    case 'school-year':
      return yearFrom(on, '09-01')
    case 'card-year':
      return yearFrom(on, anchor?.slice(5) ?? '01-01')
    case 'season':
      return yearFrom(on, season?.from ?? '01-01')
  }
}

/** The season of a rule; null when it is open the whole year. */
export function seasonOf({ seasonFrom, seasonTo }: Rule): Season | null {
  return seasonFrom === null || seasonTo === null ? null : { from: seasonFrom, to: seasonTo }
}

/** Whether two seasons have a day in common; no season is every day. */
export function seasonsMeet(a: Season | null, b: Season | null): boolean {
  return a === null || b === null || isIn(a, b.from) || isIn(b, a.from)
}

function isIn({ from, to }: Season, day: string): boolean {
  return to < from ? day >= from || day <= to : day >= from && day <= to
}

/** Whether a season is open on a day, and when it opens next after it. */
export function seasonOn(season: Season, on: Day): { readonly isOpen: boolean; readonly opensOn: Day } {
  const day = on.slice(5)
  const year = Number(on.slice(0, 4))
  return { isOpen: isIn(season, day), opensOn: dayIn(day < season.from ? year : year + 1, season.from) }
}

export function nextDay(day: Day): Day {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
}

function dayBefore(day: Day): Day {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}

function yearFrom(on: Day, start: string): DayRange {
  const year = Number(on.slice(0, 4))
  const from = on >= dayIn(year, start) ? year : year - 1
  return { from: dayIn(from, start), to: dayBefore(dayIn(from + 1, start)) }
}

/** 29 February of a common year is 1 March. */
function dayIn(year: number, monthDay: string): Day {
  const text = String(year).padStart(4, '0')
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return monthDay === '02-29' && !isLeap ? `${text}-03-01` : `${text}-${monthDay}`
}

function lastOfMonth(on: Day): Day {
  const [year = 0, month = 1] = on.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}
