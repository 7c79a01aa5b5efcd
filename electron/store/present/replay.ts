import type { Cell, Change, Commit, Migration } from '#core/ports.ts'
import { ConstraintFailed } from '#core/ports.ts'
import type { SqliteDatabase } from '../sqlite/database.ts'
import { textFor, type Catalog, type LoggedTable } from './catalog.ts'
import type { Image } from './transaction.ts'

/** The row that a change of the log speaks of is not as the change says it was. */
export class ReplayMismatch extends Error {
  readonly seq: number
  readonly table: string
  readonly id: number

  constructor(seq: number, { table, id }: Pick<Change, 'table' | 'id'>) {
    super(`Commit ${seq} does not fit row ${id} of ${table}`)
    this.name = 'ReplayMismatch'
    this.seq = seq
    this.table = table
    this.id = id
  }
}

export const MIGRATE_COMMAND = 'store.migrate'

/**
 * Applies one commit of the log to logged tables. Each change proves on the way that the row was as the log says:
 * present or not, `_seq` equal to `prev`, changed cells equal to what they were. Foreign keys are off in a replay:
 * the commit was checked when it was made, and its changes stand in the order of their rows' first change.
 */
export function applyCommit(db: SqliteDatabase, catalog: Catalog, { header, changes }: Commit): void {
  try {
    for (const change of changes) applyChange(db, catalog.table(change.table), change, header.seq)
  } catch (error) {
    if (!(error instanceof ConstraintFailed)) throw error
    rewriteRows(db, catalog, header.seq, changes)
  }
}

/** Runs a step of the schema. */
export function applyMigration(db: SqliteDatabase, catalog: Catalog, migration: Migration): void {
  migration.up({
    ...db.reader,
    run: (sql, params) => (params ? void db.run(sql, params) : db.script(sql)),
  })
  catalog.forget()
  catalog.check()
}

/** The row as it stands now. */
export function imageOf(db: SqliteDatabase, table: LoggedTable, id: number): Image | null {
  return db.first(table.select, [id])?.slice(1) ?? null
}

function applyChange(db: SqliteDatabase, table: LoggedTable, change: Change, seq: number): void {
  const { op, id, prev } = change
  const names = Object.keys(change.cells)
  if (op === 'insert') {
    insertRow(db, table, id, seq, (name) => change.cells[name]?.[1] ?? null)
    return
  }
  const isAsBefore = () => `id = ? AND _seq = ?${names.map((name) => ` AND ${name} IS ?`).join('')}`
  const before = names.map((name) => change.cells[name]?.[0] ?? null)
  const changed =
    op === 'remove'
      ? db.run(
          textFor(table, 'remove as before', names, () => `DELETE FROM ${table.name} WHERE ${isAsBefore()}`),
          [id, prev, ...before],
        )
      : db.run(
          textFor(table, 'update as before', names, () => {
            const assignments = names.map((name) => `, ${name} = ?`).join('')
            return `UPDATE ${table.name} SET _seq = ?${assignments} WHERE ${isAsBefore()}`
          }),
          [seq, ...names.map((name) => change.cells[name]?.[1] ?? null), id, prev, ...before],
        )
  if (changed !== 1) throw new ReplayMismatch(seq, change)
}

/**
 * For a commit whose rows swapped unique values on the way: no order of its changes works, so all its rows are taken
 * out and put back as they are afterwards. Works from any point at which applying them one by one has stopped.
 */
function rewriteRows(db: SqliteDatabase, catalog: Catalog, seq: number, changes: readonly Change[]): void {
  const rows = changes.map((change) => {
    const table = catalog.table(change.table)
    const present = change.op === 'update' ? imageOf(db, table, change.id) : null
    if (change.op === 'update' && !present) throw new ReplayMismatch(seq, change)
    return { table, change, present }
  })
  for (const { table, change } of rows) db.run(`DELETE FROM ${table.name} WHERE id = ?`, [change.id])
  for (const { table, change, present } of rows) {
    if (change.op === 'remove') continue
    const after = (name: string, at: number): Cell => {
      const cell = change.cells[name]
      return cell ? cell[1] : (present?.[at] ?? null)
    }
    try {
      insertRow(db, table, change.id, seq, after)
    } catch (error) {
      throw error instanceof ConstraintFailed ? new ReplayMismatch(seq, change) : error
    }
  }
}

function insertRow(
  db: SqliteDatabase,
  table: LoggedTable,
  id: number,
  seq: number,
  value: (column: string, at: number) => Cell,
): void {
  db.run(table.insert, [id, seq, ...table.columns.map(({ name }, at) => value(name, at))])
}
