import { z } from 'zod'
import { daysLater, type Day } from './days.ts'

/**
 * Why a request is on the leader's list (督办): it was put there, it is long overdue, an extension waits to be decided, every
 * department has returned its part, or a bad rating was not followed up in time.
 */
export const LeaderReason = z.enum(['marked', 'long-overdue', 'extension', 'returned', 'bad-rating'])
export type LeaderReason = z.infer<typeof LeaderReason>

/** Working days late after which a request is on the leader's list of itself. */
export const SUPERVISED_AFTER_DAYS = 5

/** Monday and Sunday of the week that a day lies in. */
export function weekOf(day: Day): { readonly from: Day; readonly to: Day } {
  const sinceMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
  const from = daysLater(day, -sinceMonday)
  return { from, to: daysLater(from, 6) }
}
