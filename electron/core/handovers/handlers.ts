import { daysLater, type Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { StaffKind } from '#shared/domain/reference.ts'
import type { RequestState } from '#shared/domain/requests.ts'
import type { HandlersOf } from '../handler.ts'
import type { JobCall, Reader, WriteCall } from '../ports.ts'
import { refuseUnknown } from '../reference-rows.ts'
import { noteEvent } from '../request-steps.ts'
import { linesOf, readHandovers, rowsOf, rowsToHandOver, type HandoverRow } from './queries.ts'

export const handovers: HandlersOf<'handovers'> = {
  preview({ db, today }, { staffId }) {
    refuseUnknown(db, 'staff', staffId)
    return { lines: linesOf(db, rowsToHandOver(db, staffId, today)) }
  },

  list: ({ db }) => ({ handovers: readHandovers(db) }),

  get({ db }, { id }) {
    const [head] = readHandovers(db, id)
    if (!head) throw new Refusal('record/not-found', { table: 'handover', id })
    return { ...head, lines: linesOf(db, rowsOf(db, id)) }
  },

  *transfer(call, input) {
    const [from, to] = [colleague(call.db, input.fromStaffId), colleague(call.db, input.toStaffId)]
    refuseWrongPair(call, from, to, input.onDay)
    const rows = rowsToHandOver(call.db, from.id, input.onDay)
    const seen = new Set<string>()
    if (rows.length === 0 && input.papers === null) throw new Refusal('handover/nothing', { name: from.name })
    const id = call.db.insert('handover', { ...input })
    const moved = { holder: 0, request: 0, promise: 0, card: 0, visit: 0, paper: 0 }
    const move = (row: HandoverRow) => {
      seen.add(keyOf(row))
      call.db.insert('handover_line', { handoverId: id, ...row })
      moveRow(call, row, from, to, input.onDay)
      moved[row.kind] += 1
    }
    for (let at = 0; at < rows.length; at += ROWS_A_STEP) {
      if (at > 0) yield { done: at, total: rows.length }
      // Between two parts others work: what is no longer the giver's, or settled, stays as it is.
      const still = new Set(at === 0 ? rows.map(keyOf) : stillTheirs(call.db, from, input.onDay, rows))
      for (const row of rows.slice(at, at + ROWS_A_STEP)) if (still.has(keyOf(row))) move(row)
    }
    for (const row of rowsToHandOver(call.db, from.id, input.onDay)) {
      if (row.kind !== 'card' && row.kind !== 'paper' && !seen.has(keyOf(row))) move(row)
    }
    const requests = moved.request + moved.promise
    return { id, holders: moved.holder, requests, visits: moved.visit, seq: call.db.seq }
  },
}

const ROWS_A_STEP = 20

function keyOf({ kind, holderId, requestId, visitId, cardId }: HandoverRow): string {
  return [kind, holderId, requestId, visitId, cardId].join(' ')
}

/** Cards and papers only name what went with a holder or a request. */
function stillTheirs(db: Reader, from: Colleague, onDay: Day, rows: readonly HandoverRow[]): string[] {
  const named = rows.filter(({ kind }) => kind === 'card' || kind === 'paper')
  return [...rowsToHandOver(db, from.id, onDay), ...named].map(keyOf)
}

interface Colleague {
  readonly id: number
  readonly name: string
  readonly kind: StaffKind
  readonly operatorId: number | null
  readonly isActive: number
}

/** Throws `record/not-found`. */
function colleague(db: Reader, id: number): Colleague {
  const row = db.get<Colleague & object>('SELECT id, name, kind, operator_id, is_active FROM staff WHERE id = ?', [id])
  if (!row) throw new Refusal('record/not-found', { table: 'staff', id })
  return row
}

function refuseWrongPair({ today }: JobCall, from: Colleague, to: Colleague, onDay: Day): void {
  if (from.id === to.id) throw new Refusal('handover/to-oneself', { name: from.name })
  if (from.kind !== to.kind) throw new Refusal('handover/other-kind', { from: from.kind, to: to.kind })
  if (to.isActive === 0) throw new Refusal('handover/receiver-inactive', { name: to.name })
  if (onDay > today) throw new Refusal('handover/in-future', { onDay, today })
}

/** Cards go with their holders and printed papers with their requests: neither has a colleague of its own. */
function moveRow(call: WriteCall, row: HandoverRow, from: Colleague, to: Colleague, onDay: Day): void {
  if (row.kind === 'holder' && row.holderId !== null) moveLinks(call, row.holderId, from, to, onDay)
  if ((row.kind === 'request' || row.kind === 'promise') && row.requestId !== null)
    moveRequest(call, row.requestId, from, to)
  if (row.kind === 'visit' && row.visitId !== null) call.db.update('visit', row.visitId, 'current', { staffId: to.id })
}

/** A link that began before ends the day before; one that begins on the day or later begins with the receiver instead. */
function moveLinks({ db }: WriteCall, holderId: number, from: Colleague, to: Colleague, onDay: Day): void {
  const links = db.all<{ id: number; fromOn: Day | null; toOn: Day | null }>(
    `SELECT id, from_on, to_on FROM staff_link
     WHERE holder_id = ? AND staff_id = ? AND (to_on IS NULL OR to_on >= ?) ORDER BY id`,
    [holderId, from.id, onDay],
  )
  for (const { id, fromOn, toOn } of links) {
    const beginsOn = fromOn !== null && fromOn >= onDay ? fromOn : onDay
    if (isLookedAfter(db, holderId, to.id, { beginsOn, toOn })) {
      if (fromOn !== null && fromOn >= onDay) db.remove('staff_link', id, 'current')
      else db.update('staff_link', id, 'current', { toOn: daysLater(onDay, -1) })
      continue
    }
    if (fromOn !== null && fromOn >= onDay) db.update('staff_link', id, 'current', { staffId: to.id })
    else {
      db.update('staff_link', id, 'current', { toOn: daysLater(onDay, -1) })
      db.insert('staff_link', { holderId, staffId: to.id, fromOn: onDay, toOn })
    }
  }
  db.touch('holder', holderId, 'current')
}

/** Whether the receiver looks after the holder all that time already. */
function isLookedAfter(
  db: Reader,
  holderId: number,
  staffId: number,
  { beginsOn, toOn }: { readonly beginsOn: Day; readonly toOn: Day | null },
): boolean {
  const sql = `SELECT id FROM staff_link WHERE holder_id = ? AND staff_id = ? AND ifnull(from_on, '') <= ?
    AND ifnull(to_on, '9999') >= ? LIMIT 1`
  return db.get(sql, [holderId, staffId, beginsOn, toOn ?? '9999']) !== undefined
}

function moveRequest(call: WriteCall, requestId: number, from: Colleague, to: Colleague): void {
  const { db, today } = call
  const request = db.get<{ state: RequestState; handlerId: number | null }>(
    'SELECT state, handler_id FROM request WHERE id = ?',
    [requestId],
  )
  if (!request) return
  const isHandler = from.operatorId !== null && to.operatorId !== null && request.handlerId === from.operatorId
  db.update('request', requestId, 'current', {
    staffId: to.id,
    ...(isHandler ? { handlerId: to.operatorId } : {}),
  })
  const { state } = request
  noteEvent(call, { requestId, action: 'transfer', on: today, from: state, to: state, text: to.name })
}
