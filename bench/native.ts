import { dirname } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { Refusal } from '#shared/domain/refusal.ts'
import { DerivedRows } from '#store/present/derived-rows.ts'
import { Revisions, tableWrittenBy } from '#store/sqlite/revisions.ts'
import type { Cell, Cells, Derivation, History, Migration, Reader, Row, Seen, Transaction } from '#core/ports.ts'

/**
 * The peer that the store is measured against: a native SQLite file (WAL, synchronous=FULL) behind the same ports, so
 * that the same handlers run the same SQL on the same tables. History is what an ordinary program would have: one row
 * a change with the cells as JSON. It has no chain, no seal, no proof, and it maps columns no more than it must.
 */
export class NativeDesk {
  readonly #db: DatabaseSync
  readonly #statements = new Map<string, Prepared>()
  readonly #revisions = new Revisions()
  readonly #tables = new Map<string, Table>()
  readonly #derivations: readonly Derivation[]
  readonly #derived: ReadonlyMap<Derivation, DerivedRows>
  #seq = 0
  #counter = 0

  /** Where its file lies. */
  readonly folder: string

  constructor(file: string, migrations: readonly Migration[], derivations: readonly Derivation[]) {
    this.folder = dirname(file)
    this.#db = new DatabaseSync(file)
    this.#db.exec(SETTINGS)
    this.#derivations = derivations
    const writer = {
      get: this.get,
      run: (sql: string, params: readonly (Cell | Uint8Array)[]) => void this.#run(sql, params),
    }
    this.#derived = new Map(derivations.map((derivation) => [derivation, new DerivedRows(writer, derivation)]))
    if (this.get("SELECT 1 AS one FROM sqlite_schema WHERE name = '_history'") === undefined) this.#make(migrations)
    this.#seq = this.get<{ last: number }>('SELECT coalesce(max(seq), 0) AS last FROM _history')?.last ?? 0
    this.#counter = this.get<{ last: number }>('SELECT last FROM _counter')?.last ?? 0
  }

  readonly all = <R extends object = Row>(sql: string, params: readonly Cell[] = []): R[] => {
    const { statement, names } = this.#prepare(sql)
    return (statement.all(...params) as unknown as Cell[][]).map((cells) => named(names, cells) as R)
  }

  readonly get = <R extends object = Row>(sql: string, params: readonly Cell[] = []): R | undefined => {
    const { statement, names } = this.#prepare(sql)
    const cells = statement.get(...params) as Cell[] | undefined
    return cells === undefined ? undefined : (named(names, cells) as R)
  }

  readonly revisionOf = (tables: readonly string[]): number => this.#revisions.of(tables)

  readonly #reader: Reader = { all: this.all, get: this.get, revisionOf: this.revisionOf }

  /** One durable transaction with its history rows. */
  transact<T>(head: { command: string; operator: number | null; at: string }, body: (tx: Transaction) => T): T {
    this.#run('BEGIN IMMEDIATE')
    try {
      const tx = new NativeTransaction(this.#handle, this.#seq + 1, head.at)
      const value = body(tx)
      for (const [part, { table, id, op, cells }] of tx.changes.entries()) {
        this.#run(
          'INSERT INTO _history (seq, tbl, id, part, at, operator, command, op, cells) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
          [tx.seq, table, id, part, head.at, head.operator, head.command, op, JSON.stringify(cells)],
        )
      }
      if (tx.changes.some(({ op }) => op === 'insert')) this.#run('UPDATE _counter SET last = ?', [this.#counter])
      this.#refresh(tx.touched)
      this.#run('COMMIT')
      this.#seq = tx.seq
      return value
    } catch (error) {
      this.#run('ROLLBACK')
      throw error
    }
  }

  /** Nobody asks the peer for its past while it is measured. */
  get history(): History {
    throw new Error('the native peer shows no history')
  }

  close(): void {
    this.#db.close()
  }

  #make(migrations: readonly Migration[]): void {
    this.#db.exec(OWN_TABLES)
    const db = {
      ...this.#reader,
      run: (sql: string, params: readonly Cell[] = []) => void this.#run(sql, params),
    }
    for (const migration of migrations) migration.up(db)
    for (const derivation of this.#derivations) for (const sql of derivation.schema) this.#db.exec(sql)
  }

  readonly #handle: Handle = {
    ...this.#reader,
    run: (sql, params) => this.#run(sql, params),
    table: (name) => this.#table(name),
    nextId: () => DESK * 2 ** 32 + ++this.#counter,
  }

  #refresh(touched: readonly { table: string; row: Row }[]): void {
    for (const derivation of this.#derivations) {
      const subjects = new Set<number>()
      for (const { table, row } of touched) {
        const subject = derivation.watches[table]?.(row)
        if (subject !== undefined && subject !== null) subjects.add(subject)
      }
      for (const subject of subjects) this.#derived.get(derivation)?.refresh(subject)
    }
  }

  #run(sql: string, params: readonly (Cell | Uint8Array)[] = []): number {
    const { statement, table } = this.#prepare(sql)
    if (table !== null) this.#revisions.note(table)
    return Number(statement.run(...params).changes)
  }

  #prepare(sql: string): Prepared {
    let known = this.#statements.get(sql)
    if (!known) {
      const statement = this.#db.prepare(sql)
      statement.setReturnArrays(true)
      const names = statement.columns().map(({ name }) => camelCase(name))
      known = { statement, names, table: tableWrittenBy(sql) }
      this.#statements.set(sql, known)
    }
    return known
  }

  #table(name: string): Table {
    let table = this.#tables.get(name)
    if (!table) {
      const columns = this.all<{ name: string }>(`SELECT name FROM pragma_table_info('${name}')`).map(
        (column) => column.name,
      )
      const own = columns.filter((column) => column !== 'id' && column !== '_seq')
      table = {
        columns: new Map(own.map((column) => [camelCase(column), column])),
        insert: `INSERT INTO ${name} (id, _seq, ${own.join(', ')}) VALUES (?, ?${', ?'.repeat(own.length)})`,
        select: `SELECT * FROM ${name} WHERE id = ?`,
      }
      this.#tables.set(name, table)
    }
    return table
  }
}

const DESK = 1

const SETTINGS = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -262144;
  PRAGMA foreign_keys = ON;
`

/** `_pending` stays empty here: the handlers' queries name it. */
export const OWN_TABLES = `
  CREATE TABLE _history (
    seq INTEGER NOT NULL, tbl TEXT NOT NULL, id INTEGER NOT NULL, part INTEGER NOT NULL, at TEXT NOT NULL,
    operator INTEGER, command TEXT NOT NULL, op TEXT NOT NULL, cells TEXT NOT NULL, PRIMARY KEY (seq, tbl, id, part)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE _counter (last INTEGER NOT NULL) STRICT;
  INSERT INTO _counter (last) VALUES (0);
  CREATE TABLE _pending (tbl TEXT NOT NULL, from_id INTEGER NOT NULL, to_id INTEGER NOT NULL,
    group_id INTEGER NOT NULL, PRIMARY KEY (tbl, from_id)) STRICT, WITHOUT ROWID;
`

interface Prepared {
  readonly statement: StatementSync
  readonly names: readonly string[]
  readonly table: string | null
}

interface Table {
  /** camelCase to snake_case. */
  readonly columns: ReadonlyMap<string, string>
  readonly insert: string
  readonly select: string
}

interface Handle extends Reader {
  run(sql: string, params: readonly Cell[]): number
  table(name: string): Table
  nextId(): number
}

interface NativeChange {
  readonly table: string
  readonly id: number
  readonly op: 'insert' | 'update' | 'remove'
  readonly cells: { readonly [column: string]: readonly [before: Cell, after: Cell] }
}

class NativeTransaction implements Transaction {
  readonly #desk: Handle
  readonly changes: NativeChange[] = []
  readonly touched: { table: string; row: Row }[] = []
  readonly seq: number
  readonly at: string
  readonly all: Transaction['all']
  readonly get: Transaction['get']
  readonly revisionOf: Transaction['revisionOf']

  constructor(desk: Handle, seq: number, at: string) {
    this.#desk = desk
    this.seq = seq
    this.at = at
    this.all = desk.all
    this.get = desk.get
    this.revisionOf = desk.revisionOf
  }

  insert(table: string, cells: Cells): number {
    const { columns, insert } = this.#desk.table(table)
    const id = typeof cells['id'] === 'number' ? cells['id'] : this.#desk.nextId()
    const values = [...columns.keys()].map((key) => cells[key] ?? null)
    this.#desk.run(insert, [id, this.seq, ...values])
    const written = [...columns].flatMap(([key, column]) =>
      cells[key] === null || cells[key] === undefined ? [] : [[column, [null, cells[key]]] as const],
    )
    this.#note(table, id, 'insert', Object.fromEntries(written), { ...cells, id })
    return id
  }

  update(table: string, id: number, seen: Seen, cells: Cells): void {
    const { columns } = this.#desk.table(table)
    const before = this.#row(table, id, seen)
    const changed = Object.keys(cells).filter((key) => before[key] !== cells[key])
    if (changed.length === 0) return
    const names = changed.map((key) => columns.get(key) ?? key)
    const sql = `UPDATE ${table} SET _seq = ?, ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`
    this.#desk.run(sql, [this.seq, ...changed.map((key) => cells[key] ?? null), id])
    const pairs = changed.map((key, at) => [names[at] ?? key, [before[key] ?? null, cells[key] ?? null]] as const)
    this.touched.push({ table, row: before })
    this.#note(table, id, 'update', Object.fromEntries(pairs), { ...before, ...cells })
  }

  remove(table: string, id: number, seen: Seen): void {
    const before = this.#row(table, id, seen)
    this.#desk.run(`DELETE FROM ${table} WHERE id = ?`, [id])
    this.#note(table, id, 'remove', {}, before)
  }

  touch(table: string, id: number, seen: Seen): void {
    const before = this.#row(table, id, seen)
    this.#desk.run(`UPDATE ${table} SET _seq = ? WHERE id = ?`, [this.seq, id])
    this.#note(table, id, 'update', {}, before)
  }

  markUndo(): void {
    throw new Error('the native peer undoes nothing')
  }

  #row(table: string, id: number, seen: Seen): Row {
    const row = this.#desk.get(this.#desk.table(table).select, [id])
    if (row === undefined) throw new Refusal('record/not-found', { table, id })
    if (seen !== 'current' && row['seq'] !== seen) throw new Refusal('record/changed', { table, id })
    return row
  }

  #note(table: string, id: number, op: NativeChange['op'], cells: NativeChange['cells'], row: Row): void {
    this.changes.push({ table, id, op, cells })
    this.touched.push({ table, row })
  }
}

function named(names: readonly string[], cells: readonly Cell[]): Row {
  const row: { [column: string]: Cell } = {}
  names.forEach((name, at) => (row[name] = cells[at] ?? null))
  return row
}

function camelCase(column: string): string {
  return column === '_seq' ? 'seq' : column.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
