import type { Instant } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Change, Commit, Derivation, Migration } from '#core/ports.ts'
import type { Batch } from '../ports.ts'
import { SqliteDatabase, spareBytes } from '../sqlite/database.ts'
import { emptyRoom } from '../sqlite/file-room.ts'
import { Catalog } from './catalog.ts'
import { DerivedTables } from './derived.ts'
import type { Subjects } from './subjects.ts'
import { applyCommit, applyMigration, imageOf, MIGRATE_COMMAND } from './replay.ts'
import { readMeta, recordCommit, SYSTEM_TABLES, writeMeta } from './system.ts'

export interface PresentSettings {
  readonly migrations: readonly Migration[]
  readonly derivations: readonly Derivation[]
  /** Desk number of this folder: its ids are counted on, those of other desks are not. */
  readonly desk: number
}

const COUNTERS_A_DESK = 2 ** 32

export interface Replayed {
  readonly changes: number
  /** The iterator has come to its end. */
  readonly isDone: boolean
  /** What the iterator threw, or null. */
  readonly stoppedBy: unknown
}

/** The present in sql.js, at one commit of the log, and the numbers that go with it. */
export class Present {
  readonly catalog: Catalog
  readonly derived: DerivedTables
  seq = 0
  at: Instant | null = null
  schema = 0
  /** Highest counter given out in ids of this desk. */
  counter = 0
  /** Rows of each logged table, kept by count of inserts and removals: a snapshot is checked against them. */
  readonly counts = new Map<string, number>()
  readonly #settings: PresentSettings
  readonly #db: SqliteDatabase
  /** Subjects whose derived rows are older than the tables they come from. */
  readonly #stale: Subjects

  private constructor(db: SqliteDatabase, settings: PresentSettings) {
    this.#db = db
    this.#settings = settings
    this.catalog = new Catalog(db)
    this.derived = new DerivedTables(db, settings.derivations)
    this.#stale = this.derived.subjects()
  }

  /** Before the first commit, with room for a log of `expected` bytes. */
  static empty(settings: PresentSettings, expected: number): Present {
    const bytes = blankDatabase()
    const withSpare = emptyRoom(bytes.length + spareBytes(expected))
    withSpare.set(bytes)
    return Present.fromBytes(withSpare, settings)
  }

  /**
   * From the bytes of a database that `toBytes` gave, with zeroes behind them to grow into. Rows are counted unless
   * the `counts` are known.
   */
  static fromBytes(
    bytes: Uint8Array,
    settings: PresentSettings,
    counts?: { readonly [table: string]: number },
  ): Present {
    const present = new Present(new SqliteDatabase(bytes), settings)
    const meta = readMeta(present.#db)
    present.seq = meta.seq
    present.schema = meta.schema
    present.counter = meta.counter
    if (counts) for (const [table, count] of Object.entries(counts)) present.counts.set(table, count)
    else present.recount()
    return present
  }

  get db(): SqliteDatabase {
    return this.#db
  }

  /** The database as a file, with the numbers that only a replay from the beginning would tell. */
  toBytes(): Uint8Array {
    this.#db.begin()
    writeMeta(this.#db, { seq: this.seq, schema: this.schema, counter: this.counter })
    this.#db.commit()
    return this.#db.bytes()
  }

  /**
   * Applies commits that follow the present one, out of an iterator that can be gone on with, until they hold `limit`
   * changes; `settle` is due at the end. When the iterator throws, what came before stays applied and the error is
   * answered. A commit that doesn't fit throws `ReplayMismatch` and leaves the present unusable.
   */
  replay(commits: Iterator<{ readonly commit: Commit }>, limit: number): Replayed {
    let changes = 0
    let ended: { readonly isDone: boolean; readonly stoppedBy: unknown } | null = null
    this.#db.begin()
    while (changes < limit && !ended) {
      const next = nextOf(commits)
      if ('stoppedBy' in next) ended = { isDone: false, ...next }
      else if (next.done) ended = { isDone: true, stoppedBy: null }
      else {
        this.#apply(next.value.commit)
        // A commit without changes takes its time too.
        changes += 1 + next.value.commit.changes.length
      }
    }
    this.#db.commit()
    return { changes, ...(ended ?? { isDone: false, stoppedBy: null }) }
  }

  /** How many subjects have derived rows older than the tables they come from. */
  get behind(): number {
    return this.#stale.count + this.derived.waiting
  }

  /** Leaves the derived rows of subjects that were just inserted, and of those left before, to `catchUp`. */
  postpone(subjects: Subjects, inserted: ReadonlySet<number>): void {
    this.#stale.takeOver(subjects, (derivation, id) => inserted.has(id) || this.#stale.has(derivation, id))
  }

  /** Adds everything that was left to `catchUp`. */
  addBehind(subjects: Subjects): void {
    subjects.addAll(this.#stale)
  }

  /** Makes derived rows anew at once, but for those that `catchUp` is in the midst of. */
  refresh(subjects: Subjects): void {
    this.derived.refresh(subjects, this.#stale)
  }

  /** Makes the derived rows that were postponed, in steps of some milliseconds, each a transaction of its own. */
  catchUp(): Generator<void, void, void> {
    return this.#stepwise(this.derived.refreshMany(this.#stale))
  }

  /** The same for whoever has them made elsewhere. */
  batch(): Batch {
    const batch = this.derived.batch(this.#stale)
    return {
      get size() {
        return batch.size
      },
      read: () => this.#alone(() => batch.read()),
      insert: (insertions) => this.#stepwise(batch.insert(insertions)),
      giveUp: () => batch.giveUp(),
    }
  }

  /**
   * Ends the replaying, once the schema is ours: brings derived tables up to date, those of another version whole, the
   * rest by row. From here on foreign keys are kept, and nothing reaches the file before COMMIT.
   */
  settle(): void {
    this.#db.begin()
    this.derived.ensure()
    for (const step of this.derived.refreshMany(this.#stale)) void step
    this.#db.commit()
    this.#db.goLive()
  }

  /** Runs the step of the schema with this number inside the transaction at hand. */
  migrate(number: number): void {
    const migration = this.#settings.migrations[number - 1]
    if (!migration) {
      throw new Refusal('desk/newer-schema', { schema: number, known: this.#settings.migrations.length })
    }
    applyMigration(this.#db, this.catalog, migration)
    this.schema = number
    this.recount()
  }

  /** Steps of the schema up to this number, for this session only. */
  migrateInMemory(toSchema: number): void {
    while (this.schema < toSchema) {
      this.#db.begin()
      this.migrate(this.schema + 1)
      this.#db.commit()
    }
  }

  /** Moves on to a commit whose changes are in the tables. */
  advance(seq: number, at: Instant, changes: readonly Change[]): void {
    this.seq = seq
    this.at = at
    for (const { op, table, id } of changes) {
      if (op === 'update') continue
      this.counts.set(table, (this.counts.get(table) ?? 0) + (op === 'insert' ? 1 : -1))
      if (op === 'insert' && Math.floor(id / COUNTERS_A_DESK) === this.#settings.desk) {
        this.counter = Math.max(this.counter, id % COUNTERS_A_DESK)
      }
    }
  }

  /** An id no row of this desk has had; given back by setting `counter` when the command comes to nothing. */
  nextId(): number {
    if (this.counter + 1 >= COUNTERS_A_DESK) throw new Error('This desk has given out all its ids')
    this.counter += 1
    return this.#settings.desk * COUNTERS_A_DESK + this.counter
  }

  /** Counts the rows of every logged table. */
  recount(): void {
    this.counts.clear()
    for (const table of this.catalog.names) {
      this.counts.set(table, Number(this.#db.first(`SELECT count(*) FROM ${table}`, [])?.[0]))
    }
  }

  close(): void {
    this.#db.close()
  }

  *#stepwise(steps: Generator<void, void, void>): Generator<void, void, void> {
    for (let isDone = false; !isDone;) {
      isDone = this.#alone(() => steps.next().done === true)
      yield
    }
  }

  /** Runs something that writes no logged table in a transaction of its own. */
  #alone<T>(body: () => T): T {
    this.#db.begin()
    let value: T
    try {
      value = body()
    } catch (error) {
      this.#db.rollback()
      throw error
    }
    this.#db.commit()
    return value
  }

  #apply(commit: Commit): void {
    const { header } = commit
    if (header.command === MIGRATE_COMMAND) this.migrate(header.schema)
    const changes = commit.changes.filter((change) => !change.erased)
    applyCommit(this.#db, this.catalog, { header, changes })
    for (const change of changes) {
      if (!this.derived.isPresent(change.table)) continue
      const table = this.catalog.table(change.table)
      this.#stale.addChange(table, change, () => imageOf(this.#db, table, change.id))
    }
    recordCommit(this.#db, header, changes)
    this.advance(header.seq, header.at, changes)
  }
}

let blank: Uint8Array | null = null

/** A database with nothing but the store's own tables. */
function blankDatabase(): Uint8Array {
  if (!blank) {
    const made = new SqliteDatabase()
    made.script(SYSTEM_TABLES)
    blank = made.bytes()
    made.close()
  }
  return blank
}

function nextOf<T>(items: Iterator<T>): IteratorResult<T> | { readonly stoppedBy: unknown } {
  try {
    return items.next()
  } catch (error) {
    return { stoppedBy: error }
  }
}
