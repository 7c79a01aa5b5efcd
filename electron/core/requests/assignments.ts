import type { Day } from '#shared/domain/days.ts'
import {
  assignmentMay,
  type AssignmentAction,
  type AssignmentState,
  type RequestEvent,
} from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Cells, Reader, WriteCall } from '../ports.ts'
import { dayOfStep, noteEvent, refuseBefore, requestById, type StepTarget } from '../request-steps.ts'

interface AssignmentRow {
  readonly id: number
  readonly departmentId: number
  readonly department: string
  readonly departmentEn: string
  readonly state: AssignmentState
  readonly assignedOn: Day
  readonly signedOn: Day | null
  /** When the department before it answered or returned its part; null where it waits for none. */
  readonly turnOn: Day | null
  readonly waitsFor: string | null
  readonly waitsForEn: string | null
}

/**
 * Moves one department's part by `ASSIGNMENT_TRANSITIONS` while its request is under way; `seen` is the request's. Throws
 * `record/not-found`, `record/changed`, `request/step-not-allowed`, `request/assignment-step-not-allowed`,
 * `request/not-its-turn`, `request/day-before-step` and what `dayOfStep` throws.
 */
export function stepAssignment(
  call: WriteCall,
  target: StepTarget & { readonly assignmentId: number },
  action: AssignmentAction,
  cellsOn: (on: Day, row: AssignmentRow) => Cells,
  text: string | null = null,
): { id: number; seq: number } {
  const { db, operator } = call
  const request = requestById(db, target.id)
  const { id, seq, number, state } = request
  if (seq !== target.seen)
    throw new Refusal('record/changed', { table: 'request', id, seen: target.seen, current: seq })
  if (state !== 'accepted' && state !== 'on-hold') {
    throw new Refusal('request/step-not-allowed', { number, state, action: 'assign' })
  }
  const row = assignmentOf(call, id, target.assignmentId)
  const step = assignmentMay(row.state, action, operator.role)
  if (!step) {
    const { department, departmentEn } = row
    throw new Refusal('request/assignment-step-not-allowed', { department, departmentEn, state: row.state })
  }
  refuseBeforeTurn(row)
  const on = dayOfStep(call, target.on, request)
  refuseBeforePart(on, row)
  db.update('assignment', row.id, 'current', { ...cellsOn(on, row), ...(step.to === null ? {} : { state: step.to }) })
  db.touch('request', id, seq)
  noteEvent(call, { requestId: id, action, on, from: state, to: state, text, departmentId: row.departmentId })
  return { id, seq: db.seq }
}

/** Throws `request/day-before-step`: a part is worked on after it was given, on its turn, and answered after it was signed for. */
export function refuseBeforePart(on: Day, row: Pick<AssignmentRow, 'assignedOn' | 'signedOn' | 'turnOn'>): void {
  const before: readonly (readonly [RequestEvent, Day | null])[] = [
    ['sign', row.signedOn],
    ['answer', row.turnOn],
    ['assign', row.assignedOn],
  ]
  for (const [action, day] of before) refuseBefore(on, action, day)
}

/** The department whose turn comes before, while it has neither answered nor returned its part. */
export const WAITS_FOR = waitsFor('leading.name_zh', 'waits_for')
export const WAITS_FOR_EN = waitsFor('ifnull(leading.name_en, leading.name_zh)', 'waits_for_en')
const DEPARTMENT = 'name_zh AS department, ifnull(name_en, name_zh) AS department_en'

function waitsFor(name: string, as: string): string {
  return `(SELECT ${name} FROM assignment AS earlier JOIN department AS leading
    ON leading.id = earlier.department_id WHERE earlier.id = assignment.waits_for_id
    AND earlier.state IN ('to-sign', 'signed')) AS ${as}`
}

/** When the department before it answered or returned its part. */
export const TURN_ON = `(SELECT ifnull(earlier.answered_on, earlier.returned_on) FROM assignment AS earlier
  WHERE earlier.id = assignment.waits_for_id)`

/**
 * The day on which the department was given the part that it works on. Throws `request/not-assigned`, or
 * `request/not-its-turn` where a department before it has not answered yet.
 */
export function assignedSince(db: Reader, requestId: number, departmentId: number): Day {
  const waiting = db.get<Turn & { readonly assignedOn: Day }>(
    `SELECT ${DEPARTMENT}, assigned_on, ${WAITS_FOR}, ${WAITS_FOR_EN}
     FROM assignment JOIN department ON department.id = department_id
     WHERE request_id = ? AND +department_id = ? AND state IN ('to-sign', 'signed')`,
    [requestId, departmentId],
  )
  if (!waiting) throw new Refusal('request/not-assigned', { departmentId })
  refuseBeforeTurn(waiting)
  return waiting.assignedOn
}

type Turn = Pick<AssignmentRow, 'department' | 'departmentEn' | 'waitsFor' | 'waitsForEn'>

function refuseBeforeTurn({ department, departmentEn, waitsFor: before, waitsForEn: beforeEn }: Turn): void {
  if (before !== null) throw new Refusal('request/not-its-turn', { department, departmentEn, before, beforeEn })
}

function assignmentOf({ db }: WriteCall, requestId: number, id: number): AssignmentRow {
  const row = db.get<AssignmentRow & object>(
    `SELECT assignment.id, department_id, ${DEPARTMENT}, state, assigned_on, signed_on, ${WAITS_FOR}, ${WAITS_FOR_EN},
       ${TURN_ON} AS turn_on
     FROM assignment JOIN department ON department.id = department_id WHERE assignment.id = ? AND request_id = ?`,
    [id, requestId],
  )
  if (!row) throw new Refusal('record/not-found', { table: 'assignment', id })
  return row
}
