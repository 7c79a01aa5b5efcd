import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { asOffice, cellsOf, changeRow, rowToChange } from '../reference-rows.ts'
import { periodOf } from '../summaries/queries.ts'
import { addDepartment } from './commands.ts'
import { readDepartments } from './queries.ts'
import { weekSheet } from './week.ts'
import { departmentWork } from './work.ts'

/** What the office says of a department without having checked where its name comes from. */
const OFFICE_ONLY = ['liaisonName', 'liaisonPhone', 'isActive']

export const departments: HandlersOf<'departments'> = {
  list: ({ db, operator }, { isActive }) => ({
    departments: readDepartments(db, operator.role).filter(
      (one) => isActive === undefined || one.isActive === isActive,
    ),
  }),

  work: (call, period) => ({ departments: departmentWork(call, periodOf(period, call.today)) }),

  week: weekSheet,

  add({ db }, { fields }) {
    refuseTakenName(db, fields.nameZh)
    return { id: addDepartment(db, { ...cellsOf(fields), nameZh: fields.nameZh }), seq: db.seq }
  },

  correct({ db }, { id, seen, changes }) {
    const row = rowToChange(db, 'department', id, seen)
    if (changes.nameZh !== undefined) refuseTakenName(db, changes.nameZh, id)
    return changeRow(db, 'department', row, asOffice(row, cellsOf(changes), OFFICE_ONLY))
  },

  confirm({ db }, { id, seen }) {
    return changeRow(db, 'department', rowToChange(db, 'department', id, seen), { provenance: 'office' })
  },

  saveWindow({ db }, { id, seen, windowId, window }) {
    const department = rowToChange(db, 'department', id, seen)
    if (windowId === undefined) db.insert('counter', { departmentId: id, ...window })
    else if (changeRow(db, 'counter', windowOf(db, id, windowId), window).seq !== db.seq)
      return { id, seq: department.seq }
    db.touch('department', id, seen)
    return { id, seq: db.seq }
  },

  removeWindow({ db }, { id, seen, windowId }) {
    rowToChange(db, 'department', id, seen)
    const { number } = windowOf(db, id, windowId)
    if (db.get('SELECT id FROM rule WHERE counter_id = ?', [windowId])) throw new Refusal('window/in-use', { number })
    db.remove('counter', windowId, 'current')
    db.touch('department', id, seen)
    return { id, seq: db.seq }
  },
}

function refuseTakenName(db: Reader, name: string, exceptId = 0): void {
  const other = db.get<{ id: number }>('SELECT id FROM department WHERE name_zh = ? AND id <> ?', [name, exceptId])
  if (other) throw new Refusal('department/name-taken', { departmentId: other.id, name })
}

function windowOf(db: Reader, departmentId: number, id: number): { id: number; seq: number; number: string } {
  const sql = 'SELECT * FROM counter WHERE id = ? AND department_id = ?'
  const row = db.get<{ id: number; seq: number; number: string }>(sql, [id, departmentId])
  if (!row) throw new Refusal('record/not-found', { table: 'counter', id })
  return row
}
