import type { Recording } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import { isBad, type Grade } from '#shared/domain/ratings.ts'
import type { RequestResult, RequestState } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readCalendar } from '../calendar.ts'
import type { WriteCall } from '../ports.ts'
import { noteEvent, requestById, type RequestRow } from '../request-steps.ts'
import { assignTo } from './assigning.ts'
import { clockOf, dueCells } from './clock.ts'
import { isNumberTaken, nextRequestNumber } from './numbering.ts'
import { enteredCells } from './recording.ts'

/** What an earlier ledger says of a request that came before the desk. Unknown days are null. */
export interface PastRequest {
  readonly fields: Recording
  readonly receivedOn: Day
  /** The number it had; a new one is given where it had none. */
  readonly number: string | null
  readonly state: RequestState
  /** As the ledger says it: a day off stands for the next working day, but departments were given their parts on it. */
  readonly acceptedOn: Day | null
  readonly resolvedOn: Day | null
  readonly result: RequestResult | null
  /** The outcome in the ledger's own words. */
  readonly outcomeRaw: string | null
  readonly departmentIds: readonly number[]
  readonly grade: Grade | null
  readonly ratedOn: Day | null
  /** File, sheet and row. */
  readonly sourceRef: string
}

/**
 * Brings in a request of an earlier ledger as it stands there, its rating included. Throws `request/number-taken`, and
 * what a new request may be refused with.
 */
export function recordPast(call: WriteCall, past: PastRequest): number {
  const { db, today } = call
  if (past.number !== null && isNumberTaken(db, past.number)) {
    throw new Refusal('request/number-taken', { number: past.number })
  }
  const { receivedOn, state, acceptedOn, resolvedOn, result, outcomeRaw, sourceRef } = past
  const calendar = readCalendar(db)
  const id = db.insert('request', {
    ...enteredCells(db, past.fields, today),
    number: past.number ?? nextRequestNumber(db, receivedOn),
    receivedOn,
    state,
    acceptedOn: acceptedOn === null ? null : calendar.acceptanceDay(acceptedOn),
    resolvedOn,
    result,
    outcomeRaw,
    origin: 'import',
    sourceRef,
  })
  const request = requestById(db, id)
  const due = dueCells(clockOf(db, request, calendar))
  if (due.dueOn !== null) db.update('request', id, 'current', { ...due })
  const isSettled = state === 'resolved' || state === 'archived'
  for (const [at, departmentId] of past.departmentIds.entries()) {
    db.insert('assignment', {
      requestId: id,
      departmentId,
      rank: at + 1,
      state: isSettled ? 'answered' : 'to-sign',
      assignedOn: acceptedOn ?? receivedOn,
      dueOn: due.dueOn,
      answeredOn: isSettled ? resolvedOn : null,
    })
  }
  noteEvent(call, { requestId: id, action: 'receive', on: receivedOn, from: null, to: state })
  if (past.grade !== null) ratePast(call, request, past.grade, past.ratedOn ?? resolvedOn ?? receivedOn)
  return id
}

/** Adds to such a request that was open when it came in what a later state of its ledger knows; `end`: it is settled. */
export function amendPast(
  call: WriteCall,
  id: number,
  { departmentIds, assignedOn, staffId, end }: PastAmendment,
): void {
  const { db } = call
  const request = requestById(db, id)
  if (staffId !== null) db.update('request', id, 'current', { staffId })
  assignTo(call, request, departmentIds, assignedOn)
  if (end === null) return
  const { state, resolvedOn, result, outcomeRaw, grade } = end
  const on = resolvedOn ?? request.receivedOn
  db.update('request', id, 'current', { state, resolvedOn, result, outcomeRaw })
  const waiting = db.all<{ id: number }>(
    "SELECT id FROM assignment WHERE request_id = ? AND +state IN ('to-sign', 'signed')",
    [id],
  )
  for (const part of waiting) db.update('assignment', part.id, 'current', { state: 'answered', answeredOn: resolvedOn })
  noteEvent(call, { requestId: id, action: 'resolve', on, from: request.state, to: state })
  if (grade !== null) ratePast(call, request, grade, on)
}

/** Adds to such a request that was settled when it came in how it was rated since. */
export function rateLater(
  call: WriteCall,
  id: number,
  { grade, on }: { readonly grade: Grade; readonly on: Day },
): void {
  ratePast(call, requestById(call.db, id), grade, on)
}

interface PastAmendment extends Pick<PastRequest, 'departmentIds'> {
  /** When the departments got their parts. */
  readonly assignedOn: Day
  readonly staffId: number | null
  readonly end: Pick<PastRequest, 'state' | 'resolvedOn' | 'result' | 'outcomeRaw' | 'grade'> | null
}

function ratePast({ db }: WriteCall, { id: requestId }: RequestRow, grade: Grade, ratedOn: Day): void {
  const rating = { requestId, grade, givenBy: 'talent', means: 'import', isByHandler: 0, ratedOn, round: 1 }
  const ratingId = db.insert('rating', rating)
  db.update('request', requestId, 'current', { ratedOn })
  if (isBad(grade)) db.insert('follow_up', { requestId, ratingId, openedOn: ratedOn, closedOn: ratedOn })
}
