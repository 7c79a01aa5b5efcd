import type { Cell, Change, Derivation, Row } from '#core/ports.ts'
import type { SqliteDatabase } from '../sqlite/database.ts'
import type { LoggedTable } from './catalog.ts'
import { DerivedRows, type InsertKeys, type RowWriter } from './derived-rows.ts'
import { asObject, SortedPairs } from './sorted-pairs.ts'
import type { Image, TouchedRow } from './transaction.ts'

const SUBJECTS_A_STEP = 100
/** Every transaction writes the pages that it touched: a statement by itself would have its neighbours' written again. */
const STATEMENTS_A_STEP = 8
/** Pairs kept in memory until they are sorted and written. */
const MOST_PAIRS = 300_000

/** Keeps the derived tables in step with the logged ones. */
export class DerivedTables {
  readonly #db: SqliteDatabase
  readonly #derivations: readonly Derivation[]
  readonly #rows: ReadonlyMap<Derivation, DerivedRows>
  /** Those that `refreshMany` has refreshed but for their pairs, which are still to be inserted. */
  readonly #waiting: Subjects
  #watched: ReadonlySet<string> | null = null

  constructor(db: SqliteDatabase, derivations: readonly Derivation[]) {
    this.#db = db
    this.#derivations = derivations
    const writer: RowWriter = { get: db.reader.get, run: (sql, params) => void db.run(sql, params) }
    this.#rows = new Map(derivations.map((derivation) => [derivation, new DerivedRows(writer, derivation)]))
    this.#waiting = this.subjects()
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

  /** Those whose pairs wait are added to `later` instead: what they had and no longer have isn't there to be deleted. */
  refresh(subjects: Subjects, later: Subjects): void {
    later.takeOver(subjects, (derivation, id) => this.#waiting.has(derivation, id))
    for (const [derivation, ids] of subjects.found) for (const id of ids) this.#rowsOf(derivation).refresh(id)
  }

  /**
   * The same of many, emptying the collection, with what they insert in pairs sorted. A step takes some milliseconds, and
   * between two of them others may write and add to the collection.
   */
  *refreshMany(subjects: Subjects): Generator<void, void, void> {
    const sorted = new SortedPairs()
    try {
      while (subjects.count > 0) {
        yield* this.#refreshSorted(subjects, sorted)
        yield* this.#insert(sorted)
      }
    } finally {
      this.#waiting.clear()
    }
  }

  *#refreshSorted(subjects: Subjects, sorted: SortedPairs): Generator<void, void, void> {
    const insertKeys: InsertKeys = (sql, keys, id) => sorted.add(sql, keys, id)
    for (const [derivation, ids] of subjects.found) {
      let left = SUBJECTS_A_STEP
      for (const id of ids) {
        if (this.#waiting.has(derivation, id)) continue
        this.#rowsOf(derivation).refresh(id, insertKeys)
        ids.delete(id)
        this.#waiting.add(derivation, id)
        left -= 1
        if (left > 0) continue
        yield
        left = SUBJECTS_A_STEP
        if (sorted.count >= MOST_PAIRS) yield* this.#insert(sorted)
      }
    }
  }

  *#insert(sorted: SortedPairs): Generator<void, void, void> {
    let left = STATEMENTS_A_STEP
    for (const { sql, pairs } of sorted.parts()) {
      this.#db.run(sql, [asObject(pairs)])
      left -= 1
      if (left > 0) continue
      yield
      left = STATEMENTS_A_STEP
    }
    this.#waiting.clear()
  }

  #rowsOf(derivation: Derivation): DerivedRows {
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

export class Subjects {
  readonly found = new Map<Derivation, Set<number>>()
  readonly #derivations: readonly Derivation[]

  constructor(derivations: readonly Derivation[]) {
    this.#derivations = derivations
  }

  get count(): number {
    return [...this.found.values()].reduce((sum, ids) => sum + ids.size, 0)
  }

  add(derivation: Derivation, subject: number): void {
    const ids = this.found.get(derivation)
    if (ids) ids.add(subject)
    else this.found.set(derivation, new Set([subject]))
  }

  has(derivation: Derivation, subject: number): boolean {
    return this.found.get(derivation)?.has(subject) ?? false
  }

  clear(): void {
    this.found.clear()
  }

  addAll(other: Subjects): void {
    for (const [derivation, ids] of other.found) for (const id of ids) this.add(derivation, id)
  }

  /** Takes those that are `wanted` out of another collection. */
  takeOver(other: Subjects, wanted: (derivation: Derivation, subject: number) => boolean): void {
    for (const [derivation, ids] of other.found) {
      for (const id of ids) if (wanted(derivation, id) && ids.delete(id)) this.add(derivation, id)
    }
  }

  addRow({ table, id, before, after }: TouchedRow): void {
    if (before) this.#add(table.name, () => rowOf(table, id, (at) => before[at]))
    if (after) this.#add(table.name, () => rowOf(table, id, (at) => after[at]))
  }

  /** `present` reads the row as it is after the change; it is asked only for a column that the change leaves alone. */
  addChange(table: LoggedTable, change: Change, present: () => Image | null): void {
    const cellAt = (side: 0 | 1) => (at: number) => {
      const cell = change.cells[table.columns[at]?.name ?? '']
      return cell ? cell[side] : present()?.[at]
    }
    if (change.op !== 'insert') this.#add(table.name, () => rowOf(table, change.id, cellAt(0)))
    if (change.op !== 'remove') this.#add(table.name, () => rowOf(table, change.id, cellAt(1)))
  }

  #add(table: string, row: () => Row): void {
    for (const derivation of this.#derivations) {
      const subject = derivation.watches[table]?.(row())
      if (subject !== null && subject !== undefined) this.add(derivation, subject)
    }
  }
}

/** A column is looked up when it is asked for: a watch reads one of thirty, for every row of a replay. */
function rowOf(table: LoggedTable, id: number, cellAt: (at: number) => Cell | undefined): Row {
  const get = (_row: object, key: string | symbol): Cell => {
    if (key === 'id') return id
    const at = typeof key === 'string' ? table.byKey.get(key) : undefined
    return (at === undefined ? undefined : cellAt(at)) ?? null
  }
  return new Proxy({}, { get })
}

function createdTable(statement: string): string[] {
  const name = /^\s*CREATE\s+(?:VIRTUAL\s+)?TABLE\s+(\w+)/i.exec(statement)?.[1]
  if (name && !name.startsWith('derived_')) throw new Error(`A derivation may make derived_ tables only, not ${name}`)
  return name ? [name] : []
}
