import type { Derivation } from '#core/ports.ts'
import type { SqliteDatabase } from '../sqlite/database.ts'
import { DerivedBatch } from './batch.ts'
import { DerivedRows, type RowWriter } from './derived-rows.ts'
import { Entries } from './entries.ts'
import { Subjects } from './subjects.ts'

/** Keys kept in memory until they are sorted and written. */
const MOST_KEYS = 300_000

/** Keeps the derived tables in step with the logged ones. */
export class DerivedTables {
  readonly #db: SqliteDatabase
  readonly #derivations: readonly Derivation[]
  readonly #rows: ReadonlyMap<Derivation, DerivedRows>
  /** Those whose rows are being made. */
  readonly #batches = new Set<DerivedBatch>()
  #watched: ReadonlySet<string> | null = null

  constructor(db: SqliteDatabase, derivations: readonly Derivation[]) {
    this.#db = db
    this.#derivations = derivations
    const writer: RowWriter = { get: db.reader.get, run: (sql, params) => void db.run(sql, params) }
    this.#rows = new Map(derivations.map((derivation) => [derivation, new DerivedRows(writer, derivation)]))
  }

  /** Makes anew, whole, each derivation that the database has in another version, and drops those no longer known. */
  ensure(): void {
    const present = new Map(
      this.#db
        .all<{ name: string; version: number }>('SELECT name, version FROM _derivation')
        .map(({ name, version }) => [name, version]),
    )
    for (const name of present.keys()) {
      if (!this.#derivations.some((derivation) => derivation.name === name)) this.#drop(name)
    }
    for (const derivation of this.#derivations) {
      if (present.get(derivation.name) !== derivation.version) this.#rebuild(derivation)
    }
    this.#watched = null
  }

  /** Whether rows made from this table are there; where they are not yet, `ensure` makes all of them. */
  isPresent(table: string): boolean {
    this.#watched ??= new Set(
      this.#derivations
        .filter(({ name }) => this.#db.get('SELECT 1 AS one FROM _derivation WHERE name = ?', [name]))
        .flatMap((derivation) => Object.keys(derivation.watches)),
    )
    return this.#watched.has(table)
  }

  /** Forgets all of them; `ensure` makes them again. */
  dropAll(): void {
    for (const { name } of this.#db.all<{ name: string }>('SELECT name FROM _derivation')) this.#drop(name)
    this.#watched = null
  }

  /** Collects the subjects that rows belong to, before and after their change. */
  subjects(): Subjects {
    return new Subjects(this.#derivations)
  }

  /** How many are in batches. */
  get waiting(): number {
    return [...this.#batches].reduce((sum, { size }) => sum + size, 0)
  }

  isWaiting(derivation: Derivation, subject: number): boolean {
    for (const batch of this.#batches) if (batch.subjects.has(derivation, subject)) return true
    return false
  }

  /** Those in a batch are added to `later` instead: what they had and no longer have isn't there to be deleted. */
  refresh(subjects: Subjects, later: Subjects): void {
    later.takeOver(subjects, (derivation, id) => this.isWaiting(derivation, id))
    for (const [derivation, ids] of subjects.found) for (const id of ids) this.rowsOf(derivation).refresh(id)
  }

  /** A batch to be filled from those that are `behind`. */
  batch(behind: Subjects): DerivedBatch {
    const batch = new DerivedBatch(this.#db, this, behind)
    this.#batches.add(batch)
    return batch
  }

  /** Nobody waits for its rows any more. */
  forget(batch: DerivedBatch): void {
    this.#batches.delete(batch)
  }

  /**
   * Makes the rows of many anew, emptying the collection. A step takes some milliseconds, and between two of them others
   * may write and add to the collection.
   */
  *refreshMany(behind: Subjects): Generator<void, void, void> {
    for (let hasRead = true; hasRead;) {
      hasRead = false
      const batch = this.batch(behind)
      try {
        const entries = new Entries(this.#derivations)
        for (let unmade; entries.keys < MOST_KEYS && (unmade = batch.read()); hasRead = true) {
          entries.add(unmade)
          yield
        }
        yield* batch.insert(entries.insertions())
      } finally {
        batch.giveUp()
      }
    }
  }

  rowsOf(derivation: Derivation): DerivedRows {
    const rows = this.#rows.get(derivation)
    if (!rows) throw new Error(`No derivation ${derivation.name}`)
    return rows
  }

  #rebuild(derivation: Derivation): void {
    this.#drop(derivation.name)
    for (const statement of derivation.schema) this.#db.script(statement)
    const all = new Subjects([derivation])
    for (const subject of derivation.subjects(this.#db.reader)) all.add(derivation, subject)
    for (const step of this.refreshMany(all)) void step
    this.#db.run('INSERT INTO _derivation (name, version, tables) VALUES (?, ?, ?)', [
      derivation.name,
      derivation.version,
      JSON.stringify(derivation.schema.flatMap(createdTable)),
    ])
  }

  #drop(name: string): void {
    const row = this.#db.get<{ tables: string }>('SELECT tables FROM _derivation WHERE name = ?', [name])
    if (!row) return
    for (const table of JSON.parse(row.tables) as string[]) this.#db.script(`DROP TABLE ${table}`)
    this.#db.run('DELETE FROM _derivation WHERE name = ?', [name])
  }
}

function createdTable(statement: string): string[] {
  const name = /^\s*CREATE\s+(?:VIRTUAL\s+)?TABLE\s+(\w+)/i.exec(statement)?.[1]
  if (name && !name.startsWith('derived_')) throw new Error(`A derivation may make derived_ tables only, not ${name}`)
  return name ? [name] : []
}
