import type { SqliteDatabase } from '../sqlite/database.ts'
import { camelCase } from '#core/column-names.ts'

export interface Column {
  readonly name: string
  /** The same in camelCase, as the core writes it. */
  readonly key: string
  readonly type: 'INTEGER' | 'REAL' | 'TEXT'
  /** A missing value is then not the same as null. */
  readonly hasDefault: boolean
}

/** A logged table: `id`, `_seq` and these columns. */
export interface LoggedTable {
  readonly name: string
  readonly columns: readonly Column[]
  /** Positions of the columns that have a default. */
  readonly defaulted: readonly number[]
  /** Position of a column by its camelCase name. */
  readonly byKey: ReadonlyMap<string, number>
  /** Position of a column by its own name. */
  readonly byName: ReadonlyMap<string, number>
  /** Reads `_seq` and all columns of one row by id. */
  readonly select: string
  /** Writes a row: id, `_seq`, all columns. */
  readonly insert: string
  /** SQL for some of the columns, made once: joining and hashing text anew would cost more than running it. */
  readonly texts: Map<string, string>
}

/** What the schema in force says about logged tables; read once and again after a migration. */
export class Catalog {
  readonly #db: SqliteDatabase
  readonly #tables = new Map<string, LoggedTable>()
  #names: readonly string[] | null = null
  /** Tables found right, with the SQL they had then: each step of the schema changes few of them. */
  readonly #checked = new Map<string, string>()

  constructor(db: SqliteDatabase) {
    this.#db = db
  }

  /** Names of all logged tables, sorted. */
  get names(): readonly string[] {
    this.#names ??= this.#db
      .all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
      .map(({ name }) => name)
      .filter(isLogged)
    return this.#names
  }

  table(name: string): LoggedTable {
    let table = this.#tables.get(name)
    if (!table) {
      if (!this.names.includes(name)) throw new Error(`There is no logged table ${name}`)
      table = describe(this.#db, name)
      this.#tables.set(name, table)
    }
    return table
  }

  /** To be called whenever the schema has changed. */
  forget(): void {
    this.#tables.clear()
    this.#names = null
    this.#db.forgetStatements()
  }

  /**
   * Throws when a logged table could change without the log seeing it: every table is STRICT with `id` and `_seq`,
   * foreign keys neither cascade nor wait for COMMIT, and there is no trigger.
   */
  check(): void {
    const schema = this.#db.all<{ type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'trigger') ORDER BY name",
    )
    for (const { type, name, sql } of schema) {
      if (type === 'trigger') throw new Error(`Trigger ${name}: what it writes would be missing from the log`)
      if (!isLogged(name) || this.#checked.get(name) === sql) continue
      this.#checkTable(name, sql)
      this.#checked.set(name, sql)
    }
  }

  #checkTable(name: string, sql: string): void {
    const strict = this.#db.first('SELECT strict FROM pragma_table_list(?)', [name])?.[0]
    if (strict !== 1) throw new Error(`Table ${name} is not STRICT`)
    this.table(name)
    const keys = this.#db.all<{ onUpdate: string; onDelete: string }>('SELECT * FROM pragma_foreign_key_list(?)', [
      name,
    ])
    if (keys.some((key) => key.onUpdate !== 'NO ACTION' || key.onDelete !== 'NO ACTION')) {
      throw new Error(`A foreign key of ${name} cascades: what it writes would be missing from the log`)
    }
    if (/\bDEFERR(ED|ABLE)\b/i.test(sql)) throw new Error(`A foreign key of ${name} waits for COMMIT`)
  }
}

/** Tables of the store begin with `_`, tables made from others with `derived_`; everything else is in the log. */
export function isLogged(table: string): boolean {
  return !/^(_|derived_|sqlite_)/.test(table)
}

/** SQL made by `make` for these columns of a table, kept with the table. */
export function textFor(table: LoggedTable, kind: string, columns: readonly string[], make: () => string): string {
  const key = `${kind} ${columns.join()}`
  let text = table.texts.get(key)
  if (text === undefined) table.texts.set(key, (text = make()))
  return text
}

interface ColumnInfo {
  readonly name: string
  readonly type: string
  readonly pk: number
  readonly notnull: number
  readonly dfltValue: string | null
}

function describe(db: SqliteDatabase, name: string): LoggedTable {
  const found = db.all<ColumnInfo>('SELECT * FROM pragma_table_info(?)', [name])
  const id = found.find((column) => column.name === 'id')
  const seq = found.find((column) => column.name === '_seq')
  if (!id || id.pk !== 1 || id.type !== 'INTEGER') throw new Error(`Table ${name} has no id INTEGER PRIMARY KEY`)
  if (!seq || seq.type !== 'INTEGER' || seq.notnull !== 1) throw new Error(`Table ${name} has no _seq INTEGER NOT NULL`)
  const columns = found
    .filter((column) => column !== id && column !== seq)
    .map((column) => ({
      name: column.name,
      key: camelCase(column.name),
      type: typeOf(name, column),
      hasDefault: column.dfltValue !== null,
    }))
  const names = ['_seq', ...columns.map((column) => column.name)]
  return {
    name,
    columns,
    defaulted: columns.flatMap(({ hasDefault }, at) => (hasDefault ? [at] : [])),
    byKey: new Map(columns.map((column, at) => [column.key, at])),
    byName: new Map(columns.map((column, at) => [column.name, at])),
    select: `SELECT ${names.join(', ')} FROM ${name} WHERE id = ?`,
    insert: `INSERT INTO ${name} (id, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
    texts: new Map(),
  }
}

function typeOf(table: string, { name, type }: ColumnInfo): Column['type'] {
  if (type === 'INTEGER' || type === 'REAL' || type === 'TEXT') return type
  throw new Error(`Column ${table}.${name} is ${type}; the log carries INTEGER, REAL and TEXT`)
}
