import type { Day } from '#shared/domain/days.ts'
import type { WorkingCalendar } from '#shared/domain/clock.ts'
import { readCalendar } from '../calendar.ts'
import type { Cells, Reader, Transaction } from '../ports.ts'
import { requestById, type RequestRow } from '../request-steps.ts'
import { clockOf, dueCells } from './clock.ts'

/** Cells of an acceptance: what comes on a day off is accepted on the next working day. */
export function acceptedCells(db: Reader, request: RequestRow, on: Day, calendar = readCalendar(db)): Cells {
  const acceptedOn = calendar.acceptanceDay(on)
  return { acceptedOn, ...dueCells(clockOf(db, { ...request, acceptedOn }, calendar)) }
}

/** Requests whose count of working days may run through these days: accepted before they end, due after they begin. */
export function timedBetween(db: Reader, fromOn: Day, toOn: Day): number[] {
  return db
    .all<{ id: number }>('SELECT id FROM request WHERE due_on >= ? AND accepted_on <= ? ORDER BY id', [fromOn, toOn])
    .map(({ id }) => id)
}

/** What departments were given until the old due day of a request is due on the new one, too; null while no clock runs. */
export function moveParts(db: Transaction, requestId: number, from: Day | null, to: Day | null): void {
  if (from === to) return
  const parts = db.all<{ id: number }>(
    "SELECT id FROM assignment WHERE request_id = ? AND due_on IS ? AND state IN ('to-sign', 'signed')",
    [requestId, from],
  )
  for (const part of parts) db.update('assignment', part.id, 'current', { dueOn: to })
}

/** Counts a request's due day anew by a calendar that has changed. */
export function recountDue(
  db: Transaction,
  id: number,
  calendar: WorkingCalendar,
): { readonly isMoved: boolean; readonly isSettled: boolean } {
  const request = requestById(db, id)
  const clock = clockOf(db, request, calendar)
  if (clock === null) return { isMoved: false, isSettled: false }
  const due = dueCells(clock)
  const isMoved = due.dueOn !== request.dueOn
  const isSettled = request.isDueProvisional === 1 && due.isDueProvisional === 0
  if (!isMoved && due.isDueProvisional === request.isDueProvisional) return { isMoved, isSettled }
  moveParts(db, id, request.dueOn, due.dueOn)
  db.update('request', id, 'current', { ...due })
  return { isMoved, isSettled }
}
