import type { Database, SqlValue } from 'sql.js'
import { ConstraintFailed, type Cell, type Reader, type Row } from '#core/ports.ts'
import { camelCase } from '#core/column-names.ts'
import { engine } from './engine.ts'
import { FileRoom } from './file-room.ts'
import { Revisions, tableWrittenBy } from './revisions.ts'
import { PreparedStatement } from './statement.ts'

const MEBIBYTE = 1024 * 1024

/**
 * Zeroes to keep behind the pages of a database to be opened: a replay takes its new pages from them, since it may write
 * them before it commits. A small file is copied in no time and needs little; `expected` is the size it may soon grow to.
 */
export function spareBytes(expected: number): number {
  return Math.min(64 * MEBIBYTE, Math.max(MEBIBYTE / 4, expected))
}

/** Statements kept prepared. SQL made on the fly (lists of parameters) must not grow without end. */
const KEPT_STATEMENTS = 400

interface Prepared {
  readonly statement: PreparedStatement
  /** Column names in camelCase; read once, when the statement first gives a row. */
  names: readonly string[] | null
  isReading: boolean | null
  /** The table it writes to, null for another kind of statement; found out when it is first run. */
  table: string | null | undefined
}

export type Watcher = (table: string, id: number) => void

/** One sql.js database with everything that may be done to it. Only `store` holds one; others get a `Reader`. */
export class SqliteDatabase {
  #db: Database
  readonly #prepared = new Map<string, Prepared>()
  readonly #revisions = new Revisions()
  /** Null where sql.js keeps the file in an array of its own. */
  #room: FileRoom | null = null
  #isLive = false
  #pageSize: number | null = null
  /** Reads with camelCase columns; refuses SQL that could write. */
  readonly reader: Reader

  /** `bytes` are a database file, zeroes may follow it; without them it is empty. */
  constructor(bytes?: Uint8Array) {
    this.#db = bytes ? this.#openedIn(bytes) : new engine.Database(null)
    this.script(SETTINGS)
    this.reader = {
      all: <R extends object = Row>(sql: string, params?: readonly Cell[]) => this.#objects(sql, params, true) as R[],
      get: <R extends object = Row>(sql: string, params?: readonly Cell[]) =>
        this.#objects(sql, params, true, 1)[0] as R | undefined,
      revisionOf: (tables) => this.#revisions.of(tables),
    }
  }

  /** Rows as objects, columns in camelCase. */
  all<R extends object = Row>(sql: string, params?: readonly Cell[]): R[] {
    return this.#objects(sql, params, false) as R[]
  }

  get<R extends object = Row>(sql: string, params?: readonly Cell[]): R | undefined {
    return this.#objects(sql, params, false, 1)[0] as R | undefined
  }

  /** The first row as an array, in the order of the columns asked for. */
  first(sql: string, params: readonly Cell[]): Cell[] | undefined {
    const { statement } = this.#prepare(sql)
    try {
      statement.bind(params)
      return statement.step() ? statement.row() : undefined
    } finally {
      statement.reset()
    }
  }

  /** Rows as arrays, one after the other; the database must not be written to meanwhile. */
  *rows(sql: string, params: readonly Cell[] = []): Generator<Cell[]> {
    const statement = this.#db.prepare(sql)
    try {
      statement.bind(params as SqlValue[])
      while (statement.step()) yield statement.get() as Cell[]
    } finally {
      statement.free()
    }
  }

  /** Runs one statement; answers how many rows it changed. Throws `ConstraintFailed` where the schema forbids it. */
  run(sql: string, params: readonly (Cell | Uint8Array)[] = []): number {
    const prepared = this.#prepare(sql)
    if (prepared.table === undefined) prepared.table = tableWrittenBy(sql)
    if (prepared.table === null) this.#revisions.noteAll()
    else this.#revisions.note(prepared.table)
    this.#step(prepared, params)
    return this.#db.getRowsModified()
  }

  /** Runs one or more statements without parameters and forgets prepared ones: the schema may be another now. */
  script(sql: string): void {
    this.forgetStatements()
    this.#revisions.noteAll()
    try {
      this.#db.exec(sql)
    } catch (error) {
      throw asConstraint(error)
    }
  }

  /** Prepared statements remember column names, so a change of the schema drops them. */
  forgetStatements(): void {
    for (const { statement } of this.#prepared.values()) statement.free()
    this.#prepared.clear()
  }

  begin(): void {
    this.#step(this.#prepare('BEGIN'))
    this.#revisions.begin()
  }

  commit(): void {
    if (this.#room && !this.#hasRoom(this.#room)) this.#room = null
    this.#step(this.#prepare('COMMIT'))
  }

  rollback(): void {
    this.#revisions.rollBack()
    try {
      this.#step(this.#prepare('ROLLBACK'))
    } catch (error) {
      // SQLite itself rolls back when memory runs out; then there is nothing left to roll back.
      if (!/no transaction is active/.test(messageOf(error))) throw error
    }
  }

  /** Set for replaying at first; this sets it for commands. What has outgrown its room gets another. */
  goLive(): void {
    if (!this.#room) {
      const bytes = this.bytes()
      this.close()
      this.#db = this.#openedIn(bytes)
      this.script(SETTINGS)
    }
    this.script(LIVE_SETTINGS)
    this.#isLive = true
  }

  /** Called for each row that a statement inserts, updates or deletes. */
  watch(watcher: Watcher | null): void {
    this.#db.updateHook(watcher && ((_operation, _database, table, id) => watcher(table, id)))
  }

  /** The database file without spare. Never inside a transaction. */
  bytes(): Uint8Array {
    this.forgetStatements()
    const size = this.size()
    const all = this.#db.export()
    // Exporting closes and opens the file again, which loses the settings of the connection.
    this.script(SETTINGS)
    this.#isLive = false
    return all.subarray(0, size)
  }

  /** Bytes of the pages in use. */
  size(): number {
    this.#pageSize ??= Number(this.first('PRAGMA page_size', [])?.[0])
    return Number(this.first('PRAGMA page_count', [])?.[0]) * this.#pageSize
  }

  close(): void {
    this.forgetStatements()
    this.#db.close()
  }

  #openedIn(bytes: Uint8Array): Database {
    const { opened, room } = FileRoom.around(bytes, (file) => new engine.Database(file))
    this.#room = room
    return opened
  }

  /** Before a live database commits, nothing of it has been written; one that replays may have outgrown its room by then. */
  #hasRoom(room: FileRoom): boolean {
    const size = this.size()
    return this.#isLive ? room.hold(size) : size <= room.bytes
  }

  #step({ statement }: Prepared, params: readonly (Cell | Uint8Array)[] = []): void {
    try {
      statement.bind(params)
      statement.step()
    } catch (error) {
      throw asConstraint(error)
    } finally {
      statement.reset()
    }
  }

  #objects(sql: string, params: readonly Cell[] = [], mustOnlyRead: boolean, limit = Infinity): Row[] {
    const prepared = this.#prepare(sql)
    if (mustOnlyRead && !(prepared.isReading ??= this.#onlyReads(sql))) {
      throw new Error(`A reader was given a statement that writes: ${sql.slice(0, 80)}`)
    }
    const { statement } = prepared
    const rows: Row[] = []
    try {
      statement.bind(params)
      while (rows.length < limit && statement.step()) {
        const names = (prepared.names ??= statement.names.map(camelCase))
        const row: { [column: string]: Cell } = {}
        for (let at = 0; at < names.length; at += 1) row[names[at] as string] = statement.cell(at)
        rows.push(row)
      }
    } finally {
      statement.reset()
    }
    return rows
  }

  #prepare(sql: string): Prepared {
    const known = this.#prepared.get(sql)
    if (known) return known
    const made: Prepared = {
      statement: new PreparedStatement(this.#db, sql),
      names: null,
      isReading: null,
      table: undefined,
    }
    this.#prepared.set(sql, made)
    if (this.#prepared.size > KEPT_STATEMENTS) {
      for (const [oldest, { statement }] of this.#prepared) {
        statement.free()
        this.#prepared.delete(oldest)
        break
      }
    }
    return made
  }

  /** SQLite's own program of the statement says whether it opens a write transaction. */
  #onlyReads(sql: string): boolean {
    if (!/^\s*(SELECT|WITH|VALUES)\b/i.test(sql)) return false
    const program = this.#db.exec(`EXPLAIN ${sql}`)[0]
    if (!program) return false
    const opcode = program.columns.indexOf('opcode')
    const p2 = program.columns.indexOf('p2')
    return program.values.every((step) => step[opcode] !== 'Transaction' || step[p2] === 0)
  }
}

/** The log makes changes durable, so the journal serves ROLLBACK only. */
const SETTINGS = `
  PRAGMA journal_mode = MEMORY;
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA synchronous = OFF;
  PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -8192;
  PRAGMA foreign_keys = OFF;
`

/**
 * Foreign keys are checked at each statement of a command, never in a replay: the commits were checked when they were
 * made. Without spilling nothing reaches the file before COMMIT; a rollback after spilling would cut the file to its
 * pages and lose the spare.
 */
const LIVE_SETTINGS = 'PRAGMA foreign_keys = ON; PRAGMA cache_spill = OFF'

function asConstraint(error: unknown): unknown {
  const failed = /^(UNIQUE|FOREIGN KEY|NOT NULL|CHECK) constraint failed(?:: (.*))?$/.exec(messageOf(error))
  if (!failed) return error
  const kind = failed[1] === 'UNIQUE' ? 'unique' : failed[1] === 'FOREIGN KEY' ? 'foreign-key' : 'value'
  return new ConstraintFailed(kind, failed[2] ?? '')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
