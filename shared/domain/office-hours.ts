import { z } from 'zod'
import type { Day } from './days.ts'

/** `09:00`. */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Which halves of a working day the office is open. */
export const OpenHalves = z.enum(['whole', 'morning', 'afternoon'])
export type OpenHalves = z.infer<typeof OpenHalves>

const WHOLE_WEEK: readonly OpenHalves[] = ['whole', 'whole', 'whole', 'whole', 'whole']

/**
 * When the office is open on a working day, in Asia/Shanghai; `week` is Monday to Friday, and a weekend day that is worked is
 * open whole. Limits count whole days: half a working day is one, and what comes in after closing came in that day.
 */
export const OfficeHours = z
  .object({
    morningFrom: Clock,
    morningTo: Clock,
    afternoonFrom: Clock,
    afternoonTo: Clock,
    week: z
      .array(OpenHalves)
      .length(WHOLE_WEEK.length)
      .default([...WHOLE_WEEK]),
  })
  .strict()
export type OfficeHours = z.infer<typeof OfficeHours>

/** When the office closes on a working day: what is due that day is due by then. */
export function closesAt({ morningTo, afternoonTo, week }: OfficeHours, day: Day): string {
  const fromMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  return week[fromMonday] === 'morning' ? morningTo : afternoonTo
}

/** The first two times that do not follow each other; null where the hours are in order. */
export function reversedHours(hours: OfficeHours): { readonly from: string; readonly to: string } | null {
  const times = [hours.morningFrom, hours.morningTo, hours.afternoonFrom, hours.afternoonTo]
  for (const [at, from] of times.entries()) {
    const to = times[at + 1]
    if (to !== undefined && (to < from || (at !== 1 && to === from))) return { from, to }
  }
  return null
}
