import { Refusal } from '#shared/domain/refusal.ts'
import type { Instant } from '#shared/domain/days.ts'
import type { Cell, Cells, Change, Row, Seen, Transaction } from '#core/ports.ts'
import type { SqliteDatabase } from '../sqlite/database.ts'
import { textFor, type Catalog, type Column, type LoggedTable } from './catalog.ts'

/** Cells of a row in the order of its table's columns. */
export type Image = readonly Cell[]

/** What one command did to one row, from before its first change to now. */
export interface TouchedRow {
  readonly table: LoggedTable
  readonly id: number
  /** `_seq` before the command; of a new row the commit that removed an earlier one of this id, else null. */
  readonly prev: number | null
  /** Null: the row was not there. */
  readonly before: Image | null
  /** Null: the row is gone. */
  after: Image | null
  /** Shall stand in the commit even when no cell differs. */
  isTouched: boolean
}

/** Gives out row ids: desk number × 2³² + counter. */
export interface IdSource {
  next(): number
}

/** Applies each change at once and collects them into one commit, one change a row. */
export class CollectingTransaction implements Transaction {
  readonly seq: number
  readonly at: Instant
  undoes: number | undefined
  readonly #db: SqliteDatabase
  readonly #catalog: Catalog
  readonly #ids: IdSource
  readonly #rows = new Map<string, Map<number, TouchedRow>>()
  readonly #attempts = new Map<string, Set<number>>()
  #isOpen = true

  constructor(db: SqliteDatabase, catalog: Catalog, ids: IdSource, seq: number, at: Instant) {
    this.#db = db
    this.#catalog = catalog
    this.#ids = ids
    this.seq = seq
    this.at = at
  }

  all<R extends object = Row>(sql: string, params?: readonly Cell[]): R[] {
    this.#assertOpen()
    return this.#db.reader.all<R>(sql, params)
  }

  get<R extends object = Row>(sql: string, params?: readonly Cell[]): R | undefined {
    this.#assertOpen()
    return this.#db.reader.get<R>(sql, params)
  }

  revisionOf(tables: readonly string[]): number {
    this.#assertOpen()
    return this.#db.reader.revisionOf(tables)
  }

  insert(tableName: string, cells: Cells): number {
    const table = this.#table(tableName)
    const given = cells['id']
    const id = given === undefined ? this.#ids.next() : Number(given)
    const image: (Cell | undefined)[] = table.columns.map(() => undefined)
    for (const key of Object.keys(cells)) {
      const value = cells[key]
      if (value === undefined || key === 'id') continue
      const at = placeOf(table, key)
      image[at] = stored(table, table.columns[at] as Column, value)
    }
    const after = this.#insert(table, id, image)
    const known = this.#rows.get(table.name)?.get(id)
    if (known) known.after = after
    else {
      // Only a fixed id can have been there before.
      const prev = given === undefined ? null : this.#deletedAt(table, id)
      this.#remember({ table, id, prev, before: null, after, isTouched: false })
    }
    return id
  }

  update(tableName: string, id: number, seen: Seen, cells: Cells): void {
    const row = this.#row(tableName, id, seen)
    const after = [...(row.after ?? [])]
    const names: string[] = []
    const values: Cell[] = []
    for (const key of Object.keys(cells)) {
      const given = cells[key]
      if (given === undefined) continue
      const at = placeOf(row.table, key)
      const column = row.table.columns[at] as Column
      const value = stored(row.table, column, given)
      if (after[at] === value) continue
      names.push(column.name)
      values.push(value)
      after[at] = value
    }
    if (names.length === 0) return
    const sql = textFor(row.table, 'update', names, () => {
      const assignments = names.map((name) => `, ${name} = ?`).join('')
      return `UPDATE ${row.table.name} SET _seq = ?${assignments} WHERE id = ?`
    })
    this.#write(row.table, id, sql, [this.seq, ...values, id])
    row.after = after
    this.#remember(row)
  }

  remove(tableName: string, id: number, seen: Seen): void {
    const row = this.#row(tableName, id, seen)
    this.#write(row.table, id, `DELETE FROM ${row.table.name} WHERE id = ?`, [id])
    row.after = null
    this.#remember(row)
  }

  touch(tableName: string, id: number, seen: Seen): void {
    const row = this.#row(tableName, id, seen)
    this.#write(row.table, id, `UPDATE ${row.table.name} SET _seq = ? WHERE id = ?`, [this.seq, id])
    row.isTouched = true
    this.#remember(row)
  }

  markUndo(seq: number): void {
    this.#assertOpen()
    this.undoes = seq
  }

  /** Ends the collecting: rows that came back to what they were leave the commit, and get back their `_seq`. */
  finish(): TouchedRow[] {
    this.#isOpen = false
    const changed: TouchedRow[] = []
    for (const rows of this.#rows.values()) {
      for (const row of rows.values()) {
        const { before, after } = row
        if (before === null && after === null) continue
        if (row.isTouched || before === null || after === null || before.some((cell, at) => cell !== after[at])) {
          changed.push(row)
        } else {
          this.#db.run(`UPDATE ${row.table.name} SET _seq = ? WHERE id = ?`, [row.prev, row.id])
        }
      }
    }
    return changed
  }

  /** Whether this transaction wrote to a row, or tried to and broke a constraint. */
  hasWritten(table: string, id: number): boolean {
    return this.#attempts.get(table)?.has(id) ?? false
  }

  /** No use of it after this does anything but throw. */
  close(): void {
    this.#isOpen = false
  }

  /** Writes a row and returns it. A column that has a default and isn't given is left out, so that the default applies. */
  #insert(table: LoggedTable, id: number, image: readonly (Cell | undefined)[]): Image {
    if (table.defaulted.every((place) => image[place] !== undefined)) {
      const params: Cell[] = [id, this.seq]
      for (let at = 0; at < image.length; at += 1) params.push(image[at] ?? null)
      this.#write(table, id, table.insert, params)
      return params.slice(2)
    }
    const given = table.columns.flatMap(({ name }, at) => (image[at] === undefined ? [] : [{ name, value: image[at] }]))
    const columns = given.map(({ name }) => name)
    const sql = textFor(table, 'insert', columns, () => {
      const list = ['id', '_seq', ...columns].join(', ')
      return `INSERT INTO ${table.name} (${list}) VALUES (?, ?${', ?'.repeat(columns.length)})`
    })
    this.#write(table, id, sql, [id, this.seq, ...given.map(({ value }) => value)])
    return (this.#db.first(table.select, [id]) ?? []).slice(1)
  }

  #row(tableName: string, id: number, seen: Seen): TouchedRow {
    const table = this.#table(tableName)
    const known = this.#rows.get(table.name)?.get(id)
    if (known?.after === null) throw new Refusal('record/not-found', { table: tableName, id })
    const row = known ?? this.#read(table, id)
    // After the command's own first change the caller still holds the number it saw before.
    if (seen !== 'current' && seen !== row.prev && !(known && seen === this.seq)) {
      throw new Refusal('record/changed', { table: tableName, id, seen, current: row.prev })
    }
    return row
  }

  #read(table: LoggedTable, id: number): TouchedRow {
    const found = this.#db.first(table.select, [id])
    if (!found) throw new Refusal('record/not-found', { table: table.name, id })
    const before = found.slice(1)
    return { table, id, prev: Number(found[0]), before, after: before, isTouched: false }
  }

  #write(table: LoggedTable, id: number, sql: string, params: readonly Cell[]): void {
    let ids = this.#attempts.get(table.name)
    if (!ids) this.#attempts.set(table.name, (ids = new Set()))
    ids.add(id)
    this.#db.run(sql, params)
  }

  #remember(row: TouchedRow): void {
    let rows = this.#rows.get(row.table.name)
    if (!rows) this.#rows.set(row.table.name, (rows = new Map()))
    rows.set(row.id, row)
  }

  #deletedAt(table: LoggedTable, id: number): number | null {
    return (
      this.#db.get<{ seq: number }>('SELECT seq FROM _deleted WHERE tbl = ? AND id = ?', [table.name, id])?.seq ?? null
    )
  }

  #table(name: string): LoggedTable {
    this.#assertOpen()
    return this.#catalog.table(name)
  }

  #assertOpen(): void {
    if (!this.#isOpen) throw new Error('This transaction has ended; it was kept beyond its command')
  }
}

/** The change of one row as it stands in the commit. */
export function changeOf({ table, id, prev, before, after }: TouchedRow): Change {
  const op = before === null ? 'insert' : after === null ? 'remove' : 'update'
  const cells: { [column: string]: readonly [Cell, Cell] } = {}
  for (let at = 0; at < table.columns.length; at += 1) {
    const column = table.columns[at] as Column
    const from = before?.[at] ?? null
    const to = after?.[at] ?? null
    // A null in a column with a default has to be said: without it a replay would write the default.
    if (from !== to || (op !== 'update' && column.hasDefault)) cells[column.name] = [from, to]
  }
  return { table: table.name, id, op, prev, cells }
}

function placeOf(table: LoggedTable, key: string): number {
  const at = table.byKey.get(key)
  if (at === undefined) throw new Error(`Table ${table.name} has no column for ${key}`)
  return at
}

/**
 * The value exactly as the column gives it back, so that a commit and its replay say the same. Throws where the type
 * is another: SQLite would convert in silence.
 */
function stored(table: LoggedTable, column: Column, value: Cell): Cell {
  if (value === null) return null
  if (column.type === 'TEXT' && typeof value === 'string') return plainText(value)
  if (typeof value === 'number') {
    if (column.type === 'INTEGER' && Number.isSafeInteger(value)) return value + 0
    if (column.type === 'REAL' && Number.isFinite(value)) return value + 0
  }
  throw new Error(`Column ${table.name}.${column.name} is ${column.type} and got a ${typeof value}`)
}

/** NFC without halves of surrogate pairs; a byte order mark in front would get lost on reading. */
function plainText(text: string): string {
  if (!OUT_OF_THE_PLAIN.test(text)) return text
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/^\uFEFF+/, '')
}

/** Any but signs that stand for themselves wherever they are: ASCII, Chinese signs, their punctuation and full widths. */
const OUT_OF_THE_PLAIN = /[^\u0000-\u007E\u3001-\u3029\u4E00-\u9FFF\uFF01-\uFF5E]/
