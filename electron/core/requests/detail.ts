import type { AssignmentView, RequestDetail } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import { isOpen, REQUEST_TRANSITIONS, type RequestAction, type RequestEvent } from '#shared/domain/requests.ts'
import type { Role } from '#shared/domain/roles.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readCalendar } from '../calendar.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { maskContact, maskLongNumbers, maskNumbers } from '../protected.ts'
import { stepFor, type RequestRow } from '../request-steps.ts'
import { WAITS_FOR } from './assignments.ts'
import { materialNoticeBy } from './clock.ts'
import { held } from '../usages/commands.ts'
import { linesOf } from './lines.ts'
import { answersOf, stepsOf } from './template.ts'

/** Everything about one request, with what the asking operator may do next. */
export function detailOf(call: ReadCall, row: RequestRow): RequestDetail {
  const { db, today, operator } = call
  const calendar = readCalendar(db)
  const [line] = linesOf(db, [row.id], { calendar, today })
  if (!line) throw new Refusal('record/not-found', { table: 'request', id: row.id })
  const isTheirs = isOpen(row.state) && row.handlerId === operator.id
  const mask = (text: string) => (isTheirs ? maskLongNumbers : maskNumbers)(text)
  const masked = (text: string | null) => (text === null ? null : mask(text))
  const pauses = db
    .all<RequestDetail['pauses'][number]>(
      'SELECT id, from_on, to_on, reason FROM pause WHERE request_id = ? ORDER BY id',
      [row.id],
    )
    .map((pause) => ({ ...pause, reason: mask(pause.reason) }))
  const hasClock = row.acceptedOn !== null && row.statutoryDays !== null && pauses.every(({ toOn }) => toOn !== null)
  return {
    ...line,
    content: mask(row.content),
    contact: row.contact === null || isTheirs ? row.contact : maskContact(row.contact),
    statutoryDays: row.statutoryDays,
    promisedDays: row.promisedDays,
    statutoryDueOn: hasClock ? calendar.dueOn(row.acceptedOn ?? '', row.statutoryDays ?? 0, pauses).on : null,
    missingMaterial: masked(row.missingMaterial),
    materialAskedOn: row.materialAskedOn,
    materialDueOn: row.materialDueOn,
    materialNoticeBy: materialNoticeBy(db, row.receivedOn),
    declinedOn: row.declinedOn,
    declineReason: masked(row.declineReason),
    withdrawnOn: row.withdrawnOn,
    archivedOn: row.archivedOn,
    outcome: masked(row.outcome),
    outcomeRaw: masked(row.outcomeRaw),
    reply: masked(row.reply),
    repliedOn: row.repliedOn,
    calledBackOn: row.calledBackOn,
    timesReopened: row.timesReopened,
    mergedInto: row.mergedIntoId === null ? null : (referred(db, 'id = ?', [row.mergedIntoId])[0] ?? null),
    supervisedOn: row.supervisedOn,
    duplicates: referred(db, 'merged_into_id = ?', [row.id]),
    related: referred(
      db,
      `id IN (SELECT other_id FROM request_link WHERE request_id = ?
         UNION SELECT request_id FROM request_link WHERE other_id = ?)`,
      [row.id, row.id],
    ),
    occasion: row.occasion,
    amountFen: row.amountFen,
    entitlementGround: row.entitlementGround,
    holds: held(db, row.id),
    answers: answersOf(db, row),
    steps: stepsOf(db, row, { calendar, today }),
    handler: handlerName(db, row.handlerId),
    assignments: assignmentsOf(db, row.id).map((one) => ({
      ...one,
      answer: masked(one.answer),
      returnReason: masked(one.returnReason),
    })),
    pauses,
    extensions: db
      .all<RequestDetail['extensions'][number]>(
        'SELECT id, asked_on, days, reason, state, new_due_on, told_on FROM extension WHERE request_id = ? ORDER BY id',
        [row.id],
      )
      .map((one) => ({ ...one, reason: mask(one.reason) })),
    ratings: ratingsOf(db, row.id).map((one) => ({ ...one, note: masked(one.note) })),
    followUps: db
      .all<RequestDetail['followUps'][number]>(
        'SELECT id, opened_on, due_on, contacted_on, closed_on, text FROM follow_up WHERE request_id = ? ORDER BY id',
        [row.id],
      )
      .map((one) => ({ ...one, text: masked(one.text) })),
    events: courseOf(call, row).map((one) => ({ ...one, text: masked(one.text) })),
    may: mayOf(row, operator.role),
  }
}

function mayOf(request: RequestRow, role: Role): RequestAction[] {
  return REQUEST_TRANSITIONS.map(({ action }) => action).filter(
    (action) =>
      stepFor(request, action, role) &&
      (request.resolvedOn !== null || action !== 'reopen') &&
      (request.mergedIntoId !== null || action !== 'unmerge') &&
      // What is missing is said once.
      (request.materialAskedOn === null || action !== 'ask-material'),
  )
}

function referred(db: Reader, condition: string, params: readonly number[]): RequestDetail['related'] {
  return db.all(`SELECT id, number, state FROM request WHERE ${condition} ORDER BY number`, params)
}

function handlerName(db: Reader, id: number | null): string | null {
  if (id === null) return null
  return db.get<{ name: string }>('SELECT name FROM operator WHERE id = ?', [id])?.name ?? null
}

function assignmentsOf(db: Reader, requestId: number): AssignmentView[] {
  return db.all(
    `SELECT assignment.id, department_id, name_zh AS department, name_en AS department_en, state, assigned_on, due_on, signed_on, answered_on,
       answer, returned_on, return_reason, return_rule, ${WAITS_FOR}
     FROM assignment JOIN department ON department.id = department_id WHERE request_id = ? ORDER BY rank, assignment.id`,
    [requestId],
  )
}

function ratingsOf(db: Reader, requestId: number): RequestDetail['ratings'] {
  return db
    .all<Omit<RequestDetail['ratings'][number], 'isByHandler'> & { isByHandler: number }>(
      `SELECT id, grade, given_by, means, is_by_handler, rated_on, round, note
       FROM rating WHERE request_id = ? ORDER BY id`,
      [requestId],
    )
    .map((row) => ({ ...row, isByHandler: row.isByHandler === 1 }))
}

/** Its steps; of a request that came in with a ledger, what the ledger knew of its end stands among them. */
function courseOf(call: ReadCall, row: RequestRow): RequestDetail['events'] {
  const { id, origin, acceptedOn, resolvedOn } = row
  const [intake, ...later] = eventsOf(call, id).map((event) => ({
    ...event,
    acceptedOn: event.action === 'accept' && acceptedOn !== null && event.onDay < acceptedOn ? acceptedOn : null,
  }))
  if (origin !== 'import' || !intake) return intake ? [intake, ...later] : []
  const told = (from: number, action: RequestEvent, onDay: Day) => ({ ...intake, id: from, action, onDay, text: null })
  const isEnded = later.some(({ action }) => action === 'resolve')
  const ratings = ratingsOf(call.db, id).filter(({ means }) => means === 'import')
  const known = [
    ...(resolvedOn === null || isEnded ? [] : [told(id, 'resolve', resolvedOn)]),
    ...ratings.map((rating) => told(rating.id, 'rate', rating.ratedOn)),
  ]
  return [
    intake,
    ...[...later, ...known].sort((one, other) => Number(one.onDay > other.onDay) - Number(one.onDay < other.onDay)),
  ]
}

function eventsOf({ db, history }: ReadCall, requestId: number): Omit<RequestDetail['events'][number], 'acceptedOn'>[] {
  return db
    .all<
      Omit<RequestDetail['events'][number], 'recordedAt' | 'signed' | 'acceptedOn'> & {
        seq: number
        approvalId: number | null
        decidedBy: string | null
      }
    >(
      `SELECT request_event.id, request_event._seq, action, on_day, text, name_zh AS department, name_en AS department_en,
         approval.id AS approval_id, decided_by
       FROM request_event LEFT JOIN department ON department.id = department_id
       LEFT JOIN approval ON approval.id = approval_id AND is_offline = 1
       WHERE request_id = ? ORDER BY request_event.id`,
      [requestId],
    )
    .map(({ seq, approvalId, decidedBy, ...event }) => ({
      ...event,
      recordedAt: history.commit(seq)?.header.at ?? null,
      signed: approvalId === null || decidedBy === null ? null : { approvalId, decidedBy },
    }))
}
