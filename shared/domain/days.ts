import { z } from 'zod'

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, whatever the computer's zone says. Columns end in `_on`. */
export const Day = z.iso.date()
export type Day = string

/** An instant in UTC, ISO 8601 with milliseconds and `Z`. Columns end in `_at`. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = string

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** The day in Asia/Shanghai (UTC+8 without daylight saving) at an instant. */
export function dayAt(instant: Instant): Day {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 10)
}

/** Whole years from a birth day to `on`; a person born on 29 February turns a year older on 1 March. */
export function ageOn(bornOn: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/**
 * The day so many days after another; before it for a negative count. Beyond the days that can be written it is the last or
 * first of them.
 */
export function daysLater(day: Day, count: number): Day {
  const later = new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString()
  // A year that takes more than four digits begins with its sign.
  if (later.startsWith('+')) return '9999-12-31'
  return later.startsWith('-') ? '0000-01-01' : later.slice(0, 10)
}

/** Days from one to another, both of them counted. */
export function daysFrom(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS + 1
}

const DAY_MS = 86_400_000
