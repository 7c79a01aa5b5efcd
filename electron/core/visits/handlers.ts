import type { VisitState, VisitView } from '#shared/contract/visits.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Row, Transaction } from '../ports.ts'
import { changeRow, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { recordRequest } from '../requests/commands.ts'
import { listVisits, visitById } from './queries.ts'

export const visits: HandlersOf<'visits'> = {
  list: ({ db }, { page, limit, ...filter }) => listVisits(db, filter, { page, limit }),

  get: ({ db }, { id }) => visitById(db, id),

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

  correct({ db }, { id, seen, changes }) {
    const row = visitToChange(db, id, seen, ['planned'])
    refuseUnknown(db, 'staff', changes.staffId)
    return changeVisit(db, row, changes)
  },

  record({ db, today }, { id, seen, visitedOn, visitors, findings }) {
    const row = visitToChange(db, id, seen, ['planned', 'made'])
    if (visitedOn > today) throw new Refusal('visit/in-future', { visitedOn, today })
    return changeVisit(db, row, { visitedOn, visitors, findings })
  },

  cancel({ db }, { id, seen, reason }) {
    return changeVisit(db, visitToChange(db, id, seen, ['planned']), { cancelReason: reason })
  },

  promise(call, { visitId, content, itemId, categoryId }) {
    const { db } = call
    const { state, holderId, employerId, staffId, visitedOn } = visitById(db, visitId)
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
function visitToChange(db: Transaction, id: number, seen: number, states: readonly VisitState[]): VisitRow {
  const row = rowToChange(db, 'visit', id, seen)
  const { state } = visitById(db, id)
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
