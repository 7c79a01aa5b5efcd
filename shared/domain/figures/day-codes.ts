import type { Day } from '../days.ts'

/** A day as a small number, `year × 512 + month × 32 + day`: later days have greater ones, and months are read off it. */
export type DayCode = number

/** Of no day; less than any day's. */
export const NO_DAY: DayCode = 0

export const CODES_A_YEAR = 512

export function codeOf(day: Day | null): DayCode {
  if (day === null) return NO_DAY
  const digits = (at: number) => (day.charCodeAt(at) - ZERO) * 10 + day.charCodeAt(at + 1) - ZERO
  return (digits(0) * 100 + digits(2)) * CODES_A_YEAR + digits(5) * 32 + digits(8)
}

export function dayOfCode(code: DayCode): Day {
  const digits = (value: number, count: number) => String(value).padStart(count, '0')
  return `${digits(code >> 9, 4)}-${digits((code >> 5) & 15, 2)}-${digits(code & 31, 2)}`
}

/** How many months the month of a day lies after that of another. */
export function monthsBetween(from: DayCode, to: DayCode): number {
  return ((to >> 9) - (from >> 9)) * 12 + ((to >> 5) & 15) - ((from >> 5) & 15)
}

const ZERO = '0'.charCodeAt(0)
