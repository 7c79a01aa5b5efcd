import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { cellsOf, changeRow, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { linkStaff } from './commands.ts'
import { holdersOf, linksOf, readStaff } from './queries.ts'

export const staff: HandlersOf<'staff'> = {
  list: ({ db, operator, today }, { isActive }) => ({
    staff: readStaff(db, operator.role, today).filter((one) => isActive === undefined || one.isActive === isActive),
  }),

  add({ db }, { fields }) {
    refuseUnknown(db, 'operator', fields.operatorId)
    return { id: db.insert('staff', { isActive: 1, ...cellsOf(fields) }), seq: db.seq }
  },

  correct({ db }, { id, seen, changes }) {
    refuseUnknown(db, 'operator', changes.operatorId)
    return changeRow(db, 'staff', rowToChange(db, 'staff', id, seen), cellsOf(changes))
  },

  of: ({ db, operator, today }, { holderId, on = today }) => ({ links: linksOf(db, holderId, operator.role, on) }),

  holdersOf({ db, today }, { staffId, on = today, page, limit }) {
    refuseUnknown(db, 'staff', staffId)
    return holdersOf(db, staffId, on, { page, limit })
  },

  cover({ db }, fields) {
    refuseUnknown(db, 'staff', fields.staffId)
    refuseUnknown(db, 'staff', fields.coverId)
    refuseWrongCover(db, fields)
    const id = db.insert('staff_cover', fields)
    db.touch('staff', fields.staffId, 'current')
    return { id, seq: db.seq }
  },

  removeCover({ db }, { id, seen }) {
    const row = rowToChange(db, 'staff_cover', id, seen)
    db.remove('staff_cover', id, seen)
    db.touch('staff', Number(row['staffId']), 'current')
    return { id, seq: db.seq }
  },

  link({ db }, { holderId, staffId, fromOn }) {
    refuseUnknown(db, 'holder', holderId)
    refuseUnknown(db, 'staff', staffId)
    const { name } = db.get<{ name: string }>('SELECT name FROM staff WHERE id = ?', [staffId]) ?? { name: '' }
    if (linkStaff(db, { holderId, staffId, fromOn }) === 'already') throw new Refusal('staff/already-linked', { name })
    db.touch('holder', holderId, 'current')
    return { id: holderId, seq: db.seq }
  },

  endLink({ db }, { id, seen, toOn }) {
    const row = rowToChange(db, 'staff_link', id, seen)
    const fromOn = row['fromOn'] as Day | null
    if (fromOn !== null && toOn < fromOn) throw new Refusal('staff/link-ends-before-it-begins', { fromOn, toOn })
    const done = changeRow(db, 'staff_link', row, { toOn })
    if (done.seq === db.seq) db.touch('holder', Number(row['holderId']), 'current')
    return done
  },
}

interface Cover {
  readonly staffId: number
  readonly coverId: number
  readonly fromOn: Day
  readonly toOn: Day
}

function refuseWrongCover(db: Reader, { staffId, coverId, fromOn, toOn }: Cover): void {
  const person = (id: number) =>
    db.get<{ name: string; kind: string; isActive: number }>('SELECT name, kind, is_active FROM staff WHERE id = ?', [
      id,
    ]) ?? { name: '', kind: '', isActive: 0 }
  const [one, other] = [person(staffId), person(coverId)]
  if (toOn < fromOn) throw new Refusal('staff/cover-ends-before-it-begins', { fromOn, toOn })
  if (staffId === coverId) throw new Refusal('staff/covers-oneself', { name: one.name })
  if (one.kind !== other.kind) throw new Refusal('staff/cover-of-other-kind', { name: other.name })
  if (other.isActive === 0) throw new Refusal('staff/cover-inactive', { name: other.name })
  // Who is away can't stand in for somebody: the work would go on to a third.
  const awayThen = (id: number) =>
    db.get<{ fromOn: Day; toOn: Day }>(
      'SELECT from_on, to_on FROM staff_cover WHERE staff_id = ? AND from_on <= ? AND to_on >= ? LIMIT 1',
      [id, toOn, fromOn],
    )
  const taken = awayThen(staffId)
  if (taken) throw new Refusal('staff/covered-already', { name: one.name, ...taken })
  const away = awayThen(coverId)
  if (away) throw new Refusal('staff/cover-away-too', { name: other.name, ...away })
  const standsIn = db.get<{ fromOn: Day; toOn: Day }>(
    'SELECT from_on, to_on FROM staff_cover WHERE cover_id = ? AND from_on <= ? AND to_on >= ? LIMIT 1',
    [staffId, toOn, fromOn],
  )
  if (standsIn) throw new Refusal('staff/stands-in-then', { name: one.name, ...standsIn })
}
