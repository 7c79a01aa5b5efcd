import { dayAt, type Day, type Instant } from '#shared/domain/days.ts'

const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** `2026-11-20 14:02`, the clock of Asia/Shanghai whatever the computer's zone says. */
export function minuteOf(instant: Instant): string {
  return `${dayAt(instant)} ${clockOf(instant)}`
}

/** `14:02`. */
function clockOf(instant: Instant): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString().slice(11, 16)
}

export function today(): Day {
  return dayAt(new Date().toISOString())
}

/** Digits in groups of three: `1,204`. */
export function countOf(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
