import { ageOn, type Day } from '../days.ts'
import type { Relative, Rule } from './facts.ts'

/** Whether a relative is of the age a row asks for. A row for the holder asks none. */
export function ageFits(rule: Rule, relative: Relative | null, on: Day): 'fits' | 'unknown' | 'too-young' | 'too-old' {
  const { relativeMinAge: min, relativeMaxAge: max } = rule
  if (relative === null || (min === null && max === null)) return 'fits'
  const age = ageAsked(rule, relative, on)
  if (age === null) return 'unknown'
  if (min !== null && age < min) return 'too-young'
  return max !== null && age > max ? 'too-old' : 'fits'
}

/** The age a row looks at: on the day, or on its reference day of the same year. Null while the birth date is unknown. */
export function ageAsked({ relativeAgeOn }: Rule, { bornOn }: Relative, on: Day): number | null {
  if (bornOn === null) return null
  return ageOn(bornOn, relativeAgeOn === null ? on : `${on.slice(0, 4)}-${relativeAgeOn}`)
}

/** First day on which a relative is old enough: a birthday, or the first day of the year of the reference day. */
export function oldEnoughOn({ relativeAgeOn, relativeMinAge }: Rule, bornOn: Day): Day {
  const year = Number(bornOn.slice(0, 4)) + (relativeMinAge ?? 0)
  const monthDay = bornOn.slice(5)
  if (relativeAgeOn !== null) return `${yearText(relativeAgeOn < monthDay ? year + 1 : year)}-01-01`
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return `${yearText(year)}-${monthDay === '02-29' && !isLeap ? '03-01' : monthDay}`
}

function yearText(year: number): string {
  return String(year).padStart(4, '0')
}
