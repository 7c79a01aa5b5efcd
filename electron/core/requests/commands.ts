import type { Recording } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import { isBad, type Grade } from '#shared/domain/ratings.ts'
import type { RequestResult, RequestState } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { WorkingCalendar } from '#shared/domain/clock.ts'
import { readCalendar } from '../calendar.ts'
import type { Cells, Reader, Transaction, WriteCall } from '../ports.ts'
import { noteEvent, requestById, type RequestRow } from '../request-steps.ts'
import { clockOf, dueCells } from './clock.ts'
import { whoActsFor } from '../staff/queries.ts'
import { isNumberTaken, nextRequestNumber } from './numbering.ts'
import { keepAnswers } from './template.ts'

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

/** Writes a new request down as received today or before. Throws what `requests.record` may be refused with. */
export function recordRequest(call: WriteCall, fields: Recording): RequestRow {
  const receivedOn = fields.receivedOn ?? call.today
  if (receivedOn > call.today) throw new Refusal('request/day-in-future', { on: receivedOn, today: call.today })
  const cells = enteredCells(call.db, fields, call.today)
  const id = call.db.insert('request', {
    ...cells,
    number: nextRequestNumber(call.db, receivedOn),
    receivedOn,
    state: 'received',
    handlerId: call.operator.id,
    origin: 'desk',
  })
  noteEvent(call, { requestId: id, action: 'receive', on: receivedOn, from: null, to: 'received' })
  keepAnswers(call.db, { id, itemId: fields.itemId ?? null }, fields.answers ?? [])
  return requestById(call.db, id)
}

/** Cells of an acceptance: what comes on a day off is accepted on the next working day. */
export function acceptedCells(db: Reader, request: RequestRow, on: Day, calendar = readCalendar(db)): Cells {
  const acceptedOn = calendar.acceptanceDay(on)
  return { acceptedOn, ...dueCells(clockOf(db, { ...request, acceptedOn }, calendar)) }
}

/** Gives a part of the request to each department; in order, each waits for the one before it. Throws `request/assigned-already` or `record/not-found`. */
export function assignTo(
  call: WriteCall,
  request: Pick<RequestRow, 'id' | 'dueOn'>,
  departmentIds: readonly number[],
  on: Day,
  dueOn: Day | null = request.dueOn,
  areInOrder = false,
): void {
  const { db } = call
  refuseAssigned(db, request.id, departmentIds)
  let rank =
    db.get<{ rank: number }>('SELECT ifnull(max(rank), 0) AS rank FROM assignment WHERE request_id = ?', [request.id])
      ?.rank ?? 0
  let before: number | null = null
  for (const departmentId of new Set(departmentIds)) {
    rank += 1
    const waitsForId: number | null = areInOrder ? before : null
    before = db.insert('assignment', {
      requestId: request.id,
      departmentId,
      rank,
      state: 'to-sign',
      assignedOn: on,
      dueOn,
      waitsForId,
    })
    noteEvent(call, { requestId: request.id, action: 'assign', on, from: 'accepted', to: 'accepted', departmentId })
  }
}

/**
 * Throws `request/assigned-already` or `record/not-found`. The plus keeps SQLite from going through all that a department
 * ever had: it takes the two indexes for equally good.
 */
export function refuseAssigned(db: Reader, requestId: number, departmentIds: readonly number[]): void {
  for (const departmentId of departmentIds) {
    const department = db.get<{ nameZh: string; nameEn: string | null }>(
      'SELECT name_zh, name_en FROM department WHERE id = ?',
      [departmentId],
    )
    if (!department) throw new Refusal('record/not-found', { table: 'department', id: departmentId })
    const isWaiting = db.get(
      "SELECT id FROM assignment WHERE request_id = ? AND +department_id = ? AND state IN ('to-sign', 'signed')",
      [requestId, departmentId],
    )
    if (isWaiting) {
      const { nameZh, nameEn } = department
      throw new Refusal('request/assigned-already', { department: nameZh, departmentEn: nameEn ?? nameZh })
    }
  }
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

function ratePast({ db }: WriteCall, { id: requestId }: RequestRow, grade: Grade, ratedOn: Day): void {
  const rating = { requestId, grade, givenBy: 'talent', means: 'import', isByHandler: 0, ratedOn, round: 1 }
  const ratingId = db.insert('rating', rating)
  db.update('request', requestId, 'current', { ratedOn })
  if (isBad(grade)) db.insert('follow_up', { requestId, ratingId, openedOn: ratedOn, closedOn: ratedOn })
}

/** The cells that a clerk's entry fills, with what item and register say where the entry says nothing. */
function enteredCells(db: Reader, fields: Recording, today: Day): Cells {
  const { subject, content } = fields
  const holderId = subject === 'employer' ? null : (fields.holderId ?? null)
  const relativeId = subject === 'relative' ? (fields.relativeId ?? null) : null
  const employerId = subject === 'employer' ? (fields.employerId ?? null) : null
  refuseMissingSubject(db, { ...fields, holderId, relativeId, employerId })
  const item = itemOf(db, fields.itemId ?? null)
  const categoryId = fields.categoryId ?? item?.categoryId
  if (categoryId === undefined) throw new Refusal('request/category-missing', { field: 'fields.categoryId' })
  refuseUnknown(db, 'category', categoryId)
  const staffId = fields.staffId ?? null
  if (staffId !== null) refuseUnknown(db, 'staff', staffId)
  return {
    subject,
    holderId,
    relativeId,
    employerId,
    itemId: fields.itemId ?? null,
    categoryId,
    content,
    contact: fields.contact ?? null,
    channel: fields.channel ?? 'window',
    isDueProvisional: 0,
    statutoryDays: fields.statutoryDays ?? item?.statutoryDays ?? null,
    promisedDays: fields.promisedDays ?? item?.promisedDays ?? null,
    staffId: staffId ?? (holderId === null ? null : specialistOf(db, holderId, today)),
    people: fields.people ?? 1,
    timesReopened: 0,
    occasion: fields.occasion ?? null,
    amountFen: fields.amountFen ?? null,
  }
}

function refuseMissingSubject(
  db: Reader,
  { subject, holderId, relativeId, employerId }: Pick<RequestRow, 'subject' | 'holderId' | 'relativeId' | 'employerId'>,
): void {
  if (subject === 'employer') {
    if (employerId === null) throw new Refusal('request/subject-missing', { field: 'fields.employerId', subject })
    refuseUnknown(db, 'employer', employerId)
    return
  }
  if (holderId === null) throw new Refusal('request/subject-missing', { field: 'fields.holderId', subject })
  const holder = db.get<{ state: string }>('SELECT state FROM holder WHERE id = ?', [holderId])
  if (!holder) throw new Refusal('record/not-found', { table: 'holder', id: holderId })
  if (holder.state !== 'active') throw new Refusal('holder/not-active', { state: holder.state })
  if (subject === 'holder') return
  if (relativeId === null) throw new Refusal('request/subject-missing', { field: 'fields.relativeId', subject })
  const isTheirs = db.get('SELECT id FROM relative WHERE id = ? AND holder_id = ?', [relativeId, holderId])
  if (!isTheirs) throw new Refusal('request/not-a-relative', { field: 'fields.relativeId' })
}

interface ItemLimits {
  readonly categoryId: number
  readonly statutoryDays: number | null
  readonly promisedDays: number | null
}

function itemOf(db: Reader, id: number | null): ItemLimits | undefined {
  if (id === null) return undefined
  const item = db.get<ItemLimits & object>('SELECT category_id, statutory_days, promised_days FROM item WHERE id = ?', [
    id,
  ])
  if (!item) throw new Refusal('record/not-found', { table: 'item', id })
  return item
}

function refuseUnknown(db: Reader, table: 'category' | 'staff' | 'employer', id: number): void {
  if (!db.get(`SELECT id FROM ${table} WHERE id = ?`, [id])) throw new Refusal('record/not-found', { table, id })
}

/** Who looks after the holder on the day, or stands in for that one. */
function specialistOf(db: Reader, holderId: number, on: Day): number | null {
  const link = db.get<{ staffId: number }>(
    `SELECT staff_id FROM staff_link JOIN staff ON staff.id = staff_id
     WHERE holder_id = ? AND kind = 'specialist' AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?
     ORDER BY staff_link.id DESC LIMIT 1`,
    [holderId, on, on],
  )
  return link ? whoActsFor(db, link.staffId, on) : null
}
