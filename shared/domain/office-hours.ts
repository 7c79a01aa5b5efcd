import { z } from 'zod'

/** `09:00`. */
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When the office is open on a working day, in Asia/Shanghai. */
export const OfficeHours = z
  .object({ morningFrom: Clock, morningTo: Clock, afternoonFrom: Clock, afternoonTo: Clock })
  .strict()
export type OfficeHours = z.infer<typeof OfficeHours>

/** The first two times that do not follow each other; null where the hours are in order. */
export function reversedHours(hours: OfficeHours): { readonly from: string; readonly to: string } | null {
  const times = [hours.morningFrom, hours.morningTo, hours.afternoonFrom, hours.afternoonTo]
  for (const [at, from] of times.entries()) {
    const to = times[at + 1]
    if (to !== undefined && (to < from || (at !== 1 && to === from))) return { from, to }
  }
  return null
}
