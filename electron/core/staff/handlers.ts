import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import { cellsOf, changeRow, refuseUnknown, rowToChange } from '../reference-rows.ts'
import { linkStaff } from './commands.ts'
import { linksOf, readStaff } from './queries.ts'

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
