import type { Day } from '#shared/domain/days.ts'
import {
  requestMay,
  type Channel,
  type RequestAction,
  type RequestEvent,
  type RequestResult,
  type RequestStep,
  type RequestState,
  type RequestSubject,
} from '#shared/domain/requests.ts'
import type { Role } from '#shared/domain/roles.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Cells, Reader, WriteCall } from './ports.ts'

/** A request's own row. */
export interface RequestRow {
  readonly id: number
  readonly seq: number
  readonly number: string
  readonly origin: 'desk' | 'import'
  readonly subject: RequestSubject
  readonly holderId: number | null
  readonly relativeId: number | null
  readonly employerId: number | null
  readonly itemId: number | null
  readonly categoryId: number
  readonly content: string
  readonly contact: string | null
  readonly channel: Channel
  readonly receivedOn: Day
  readonly state: RequestState
  readonly acceptedOn: Day | null
  readonly statutoryDays: number | null
  readonly promisedDays: number | null
  readonly dueOn: Day | null
  readonly isDueProvisional: number
  readonly resolvedOn: Day | null
  readonly result: RequestResult | null
  readonly outcome: string | null
  readonly outcomeRaw: string | null
  readonly reply: string | null
  readonly repliedOn: Day | null
  readonly calledBackOn: Day | null
  readonly archivedOn: Day | null
  readonly withdrawnOn: Day | null
  readonly declinedOn: Day | null
  readonly declineReason: string | null
  readonly staffId: number | null
  readonly handlerId: number | null
  readonly people: number
  readonly timesReopened: number
  readonly missingMaterial: string | null
  readonly materialAskedOn: Day | null
  readonly materialDueOn: Day | null
  readonly ruleId: number | null
  readonly occasion: string | null
  /** Why it was taken on without an entitlement; null where it has one or needs none. */
  readonly entitlementGround: string | null
  readonly amountFen: number | null
  /** The request that it is a duplicate of. */
  readonly mergedIntoId: number | null
  /** Since when it is on the leader's list. */
  readonly supervisedOn: Day | null
  /** Day of the rating since it was last resolved. */
  readonly ratedOn: Day | null
}

/** What a step is aimed at: the request as the caller last saw it, and the day the step was taken. */
export interface StepTarget {
  readonly id: number
  readonly seen: number
  readonly on?: Day | undefined
}

/** What is written down beside a step. */
export interface StepNote {
  readonly text?: string | null
  readonly departmentId?: number
  readonly approvalId?: number
}

/** A step under way: everything about it is checked, nothing is written yet. */
export interface StepTaken {
  readonly request: RequestRow
  readonly on: Day
  /** Writes the step: the request's row with its new state, and what is kept of the step itself. */
  readonly commit: (cells?: Cells, note?: StepNote) => { id: number; seq: number }
}

/** Throws `record/not-found`. */
export function requestById(db: Reader, id: number): RequestRow {
  const row = db.get<RequestRow & object>('SELECT * FROM request WHERE id = ?', [id])
  if (!row) throw new Refusal('record/not-found', { table: 'request', id })
  return row
}

/**
 * The only way by which a request moves: by `REQUEST_TRANSITIONS`, on a day that has come and is not before the step that it
 * builds on.
 * Throws `record/not-found`, `record/changed`, `request/step-not-allowed` and what `stepDay` throws.
 */
export function beginStep(call: WriteCall, target: StepTarget, action: RequestAction): StepTaken {
  const { db, operator } = call
  const request = requestById(db, target.id)
  const { id, seq, state, number } = request
  if (seq !== target.seen)
    throw new Refusal('record/changed', { table: 'request', id, seen: target.seen, current: seq })
  const step = stepFor(request, action, operator.role)
  if (!step) throw new Refusal('request/step-not-allowed', { number, state, action })
  const on = stepDay(call, target.on, request, action)
  return {
    request,
    on,
    commit(cells = {}, note = {}) {
      const to = step.to === 'before' ? stateBeforeMerge(db, id) : step.to
      const moved: Cells = to === null ? cells : { ...cells, state: to }
      if (Object.keys(moved).length === 0) db.touch('request', id, seq)
      else db.update('request', id, seq, moved)
      noteEvent(call, { requestId: id, action, on, from: state, to: to ?? state, ...note })
      return { id, seq: db.seq }
    },
  }
}

/**
 * The step, where this role may take it with the request as it stands. One that was declined or withdrawn is filed, and no
 * more: there is no result to call back about, to rate or to take up again.
 */
export function stepFor(
  { state, declinedOn, withdrawnOn }: Pick<RequestRow, 'state' | 'declinedOn' | 'withdrawnOn'>,
  action: RequestAction,
  role: Role,
): RequestStep | undefined {
  const hasNoResult = declinedOn !== null || withdrawnOn !== null
  return hasNoResult && AFTER_A_RESULT.includes(action) ? undefined : requestMay(state, action, role)
}

function stateBeforeMerge(db: Reader, requestId: number): RequestState {
  const sql = `SELECT from_state FROM request_event WHERE request_id = ? AND action = 'merge' ORDER BY id DESC LIMIT 1`
  return db.get<{ fromState: RequestState }>(sql, [requestId])?.fromState ?? 'received'
}

/** Keeps that something was done to a request: on which day it was, whenever it is written down. */
export function noteEvent(
  { db }: Pick<WriteCall, 'db'>,
  event: {
    readonly requestId: number
    readonly action: RequestEvent
    readonly on: Day
    readonly from: RequestState | null
    readonly to: RequestState
  } & StepNote,
): void {
  db.insert('request_event', {
    requestId: event.requestId,
    action: event.action,
    onDay: event.on,
    fromState: event.from,
    toState: event.to,
    text: event.text ?? null,
    departmentId: event.departmentId ?? null,
    approvalId: event.approvalId ?? null,
  })
}

/**
 * The day of a step, today where none is said. Throws `request/day-in-future`, `request/day-before-receipt` or
 * `request/day-before-step`.
 */
export function stepDay(
  call: Pick<WriteCall, 'today'> & { readonly db: Reader },
  said: Day | undefined,
  request: Pick<RequestRow, 'id' | 'receivedOn' | 'resolvedOn'>,
  action: RequestAction,
): Day {
  const on = dayOfStep(call, said, request)
  const sql = `SELECT action, on_day FROM request_event
    WHERE request_id = ? AND (from_state IS NOT to_state OR action IN (SELECT value FROM json_each(?)))
      AND (action <> 'archive' OR ?)
    ORDER BY on_day DESC, request_event.id DESC LIMIT 1`
  const params = [request.id, JSON.stringify(BUILDS_ON[action] ?? []), WHATEVER_THE_FILING.includes(action) ? 0 : 1]
  const last = call.db.get<{ action: RequestEvent; onDay: Day }>(sql, params)
  if (last) refuseBefore(on, last.action, last.onDay)
  refuseBefore(on, 'resolve', AFTER_THE_END.includes(action) ? request.resolvedOn : null)
  return on
}

/** The same for a step that builds on others than those of the request itself. */
export function dayOfStep(
  { today }: Pick<WriteCall, 'today'>,
  said: Day | undefined,
  { receivedOn }: Pick<RequestRow, 'receivedOn'>,
): Day {
  const on = said ?? today
  if (on > today) throw new Refusal('request/day-in-future', { on, today })
  if (on < receivedOn) throw new Refusal('request/day-before-receipt', { on, receivedOn })
  return on
}

/** Throws `request/day-before-step` where the step on which one on this day builds was taken later. */
export function refuseBefore(on: Day, action: RequestEvent, before: Day | null): void {
  if (before !== null && on < before) throw new Refusal('request/day-before-step', { on, before, action })
}

const AFTER_A_RESULT: readonly RequestAction[] = ['reply', 'call-back', 'rate', 'reopen']

/** Of an earlier ledger only the row says when it was resolved. */
const AFTER_THE_END: readonly RequestAction[] = [...AFTER_A_RESULT, 'archive']

/** They build on the end alone: a request is filed on any day after it, and what its subject says is written down later. */
const WHATEVER_THE_FILING: readonly RequestAction[] = ['reply', 'call-back', 'rate']

/** Beside the last step that moved the request, on which each builds. */
const BUILDS_ON: { readonly [A in RequestAction]?: readonly RequestEvent[] } = {
  'decide-extension': ['ask-extension'],
  'tell-extension': ['decide-extension'],
  resolve: ['answer', 'return', 'ask-extension', 'decide-extension', 'tell-extension'],
  rate: ['rate', 'follow-up'],
  reopen: ['reply', 'call-back', 'rate', 'follow-up'],
}

/** The last reopening. What has a greater id came after it: a request is rated and timed anew, even within one day. */
export function lastReopening(db: Reader, requestId: number): { readonly id: number; readonly onDay: Day } | null {
  const sql = `SELECT id, on_day FROM request_event WHERE request_id = ? AND action = 'reopen' ORDER BY id DESC LIMIT 1`
  return db.get<{ id: number; onDay: Day }>(sql, [requestId]) ?? null
}
