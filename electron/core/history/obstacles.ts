import type { UndoBlocker } from '#shared/contract/history.ts'
import { camelCase } from '../column-names.ts'
import type { Cell, ConstraintFailed, Transaction } from '../ports.ts'
import type { Step } from './inverse.ts'

/** As many rows are named as a person reads. */
const NAMED_ROWS = 20

/** The rows because of which a step breaks a constraint. */
export function whatForbids(db: Transaction, step: Step, failure: ConstraintFailed): UndoBlocker[] {
  if (failure.kind === 'unique') return [holderOfValue(db, step, failure.detail)]
  return step.op === 'remove' ? referringRows(db, step) : missingRows(db, step)
}

interface ForeignKey {
  readonly child: string
  readonly column: string
  readonly parent: string
}

export function foreignKeys(db: Pick<Transaction, 'all'>, where: 'child' | 'parent', table: string): ForeignKey[] {
  return db.all<ForeignKey>(
    `SELECT child, "column", parent FROM (
       SELECT s.name AS child, f."from" AS "column", f."table" AS parent
       FROM sqlite_schema AS s JOIN pragma_foreign_key_list(s.name) AS f WHERE s.type = 'table')
     WHERE ${where} = ?`,
    [table],
  )
}

function referringRows(db: Transaction, { table, id }: Step): UndoBlocker[] {
  return foreignKeys(db, 'parent', table).flatMap(({ child, column }) =>
    db
      .all<{ id: number; seq: number }>(`SELECT id, _seq FROM ${child} WHERE ${column} = ? LIMIT ${NAMED_ROWS}`, [id])
      .map((row) => blocker(db, 'referred-to', child, row.id, camelCase(column), row.seq)),
  )
}

function missingRows(db: Transaction, { table, cells }: Step): UndoBlocker[] {
  return foreignKeys(db, 'child', table).flatMap(({ column, parent }) => {
    const id = cells[camelCase(column)]
    if (typeof id !== 'number' || db.get(`SELECT id FROM ${parent} WHERE id = ?`, [id])) return []
    const gone = db.get<{ seq: number }>('SELECT seq FROM _deleted WHERE tbl = ? AND id = ?', [parent, id])
    return [blocker(db, 'removed-since', parent, id, null, gone?.seq ?? null)]
  })
}

/** SQLite names the columns of a broken unique index: `document.kind, document.number`. */
function holderOfValue(db: Transaction, { table, id, cells }: Step, detail: string): UndoBlocker {
  const columns = detail
    .split(', ')
    .flatMap((name) => (name.startsWith(`${table}.`) ? [name.slice(table.length + 1)] : []))
  const present = db.get(`SELECT * FROM ${table} WHERE id = ?`, [id])
  const values = columns.map((column): Cell => cells[camelCase(column)] ?? present?.[camelCase(column)] ?? null)
  const other =
    columns.length === 0
      ? undefined
      : db.get<{ id: number; seq: number }>(
          `SELECT id, _seq FROM ${table} WHERE id <> ? ${columns.map((column) => `AND ${column} IS ?`).join(' ')}`,
          [id, ...values],
        )
  const column = columns.length === 1 && columns[0] ? camelCase(columns[0]) : null
  return blocker(db, 'taken-since', table, other?.id ?? id, column, other?.seq ?? null)
}

/** What the command at hand did itself has no commit yet. */
function blocker(
  db: Transaction,
  why: UndoBlocker['why'],
  table: string,
  id: number,
  column: string | null,
  bySeq: number | null,
): UndoBlocker {
  return { table, id, column, why, bySeq: bySeq === db.seq ? null : bySeq }
}
