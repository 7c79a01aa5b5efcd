import type { VisitState, VisitView } from '#shared/contract/visits.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Row, Transaction, WriteCall } from '../ports.ts'
import { asMeant } from '../protected.ts'
import { changeRow, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { recordRequest } from '../requests/commands.ts'
import { listVisits, visitById } from './queries.ts'

export const visits: HandlersOf<'visits'> = {
  list: (call, { page, limit, ...filter }) => listVisits(call, filter, { page, limit }),

  get: (call, { id }) => visitById(call, id),

  plan({ db }, { fields }) {
    const { holderId, employerId, staffId } = fields
    if ((holderId === null) === (employerId === null)) throw new Refusal('visit/subject-missing', { field: 'holderId' })
    refuseUnknown(db, 'holder', holderId)
    refuseUnknown(db, 'employer', employerId)
    refuseUnknown(db, 'staff', staffId)
    refuseInactive(db, holderId)
    const id = db.insert('visit', { ...fields })
    touchHolder(db, holderId)
    return { id, seq: db.seq }
  },

  correct(call, { id, seen, changes }) {
    const row = visitToChange(call, id, seen, ['planned'])
    refuseUnknown(call.db, 'staff', changes.staffId)
    return changeVisit(call.db, row, asMeant(changes, row, ['visitors', 'purpose']))
  },

  record(call, { id, seen, visitedOn, visitors, findings }) {
    const { db, today } = call
    const row = visitToChange(call, id, seen, ['planned', 'made'])
    if (visitedOn > today) throw new Refusal('visit/in-future', { visitedOn, today })
    return changeVisit(db, row, asMeant({ visitedOn, visitors, findings }, row, ['visitors', 'findings']))
  },

  cancel(call, { id, seen, reason }) {
    return changeVisit(call.db, visitToChange(call, id, seen, ['planned']), { cancelReason: reason })
  },

  promise(call, { visitId, content, itemId, categoryId }) {
    const { db } = call
    const { state, holderId, employerId, staffId, visitedOn } = visitById(call, visitId)
    if (visitedOn === null) throw new Refusal('visit/not-made', { state })
    refuseUnknown(db, 'item', itemId)
    refuseUnknown(db, 'category', categoryId)
    const { id, number } = recordRequest(call, {
      subject: holderId === null ? 'employer' : 'holder',
      holderId,
      employerId,
      itemId,
      categoryId,
      content,
      staffId,
      channel: 'visit',
      receivedOn: visitedOn,
    })
    db.insert('visit_promise', { visitId, requestId: id })
    db.touch('visit', visitId, 'current')
    return { id, seq: db.seq, number }
  },
}

type VisitRow = Row & { readonly seq: number }

/** The visit as the caller last saw it, in one of these states. Throws `visit/not-planned` and what `rowToChange` throws. */
function visitToChange(call: WriteCall, id: number, seen: number, states: readonly VisitState[]): VisitRow {
  const row = rowToChange(call.db, 'visit', id, seen)
  const { state } = visitById(call, id)
  if (!states.includes(state)) throw new Refusal('visit/not-planned', { state })
  return row
}

function changeVisit(
  db: Transaction,
  row: VisitRow,
  cells: { readonly [K in keyof VisitView]?: string | number | null | undefined },
): { id: number; seq: number } {
  const given = Object.entries(cells).filter((cell): cell is [string, string | number | null] => cell[1] !== undefined)
  const done = changeRow(db, 'visit', row, Object.fromEntries(given))
  if (done.seq === db.seq) touchHolder(db, row['holderId'] as number | null)
  return done
}

function touchHolder(db: Transaction, holderId: number | null): void {
  if (holderId !== null) db.touch('holder', holderId, 'current')
}

function refuseInactive(db: Transaction, holderId: number | null): void {
  const holder = db.get<{ state: string }>('SELECT state FROM holder WHERE id = ?', [holderId])
  if (holder && holder.state !== 'active') throw new Refusal('holder/not-active', { state: holder.state })
}
