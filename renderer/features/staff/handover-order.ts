import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { today } from '#renderer/i18n/formats.ts'

/** What is said of a hand-over before it is made. `papers`: one a line. */
const HandoverOrder = z.object({
  toStaffId: z.int().positive().nullable(),
  onDay: Day.nullable(),
  supervisor: z.string().nullable(),
  papers: z.string(),
  note: z.string().nullable(),
})
export type HandoverOrder = z.infer<typeof HandoverOrder>

/**
 * What goes along with the address, so that the list can be printed and signed before anything moves. No part of the
 * address itself, which the browser's history keeps.
 */
export function orderIn(state: unknown): HandoverOrder {
  const nothing = { toStaffId: null, onDay: today(), supervisor: null, papers: '', note: null }
  return HandoverOrder.safeParse(state).data ?? nothing
}
