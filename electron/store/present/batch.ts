import type { Cell } from '#core/ports.ts'
import type { Batch, Insertion, Unmade } from '../ports.ts'
import type { SqliteDatabase } from '../sqlite/database.ts'
import type { DerivedTables } from './derived.ts'
import { Subjects } from './subjects.ts'

const SUBJECTS_A_STEP = 100
/** Every transaction writes the pages that it touched: a statement by itself would have its neighbours' written again. */
const STATEMENTS_A_STEP = 8

/**
 * Subjects whose derived rows are made together. Whoever changes one between the reading of its source and the end of the
 * insertion adds it to those that are behind, and a later batch finds what this one inserted.
 */
export class DerivedBatch implements Batch {
  readonly subjects = new Subjects([])
  readonly #db: SqliteDatabase
  readonly #tables: DerivedTables
  readonly #behind: Subjects

  constructor(db: SqliteDatabase, tables: DerivedTables, behind: Subjects) {
    this.#db = db
    this.#tables = tables
    this.#behind = behind
  }

  get size(): number {
    return this.subjects.count
  }

  /**
   * Takes some of those that are behind in, with their sources; who has rows already gets them at once. Null when nobody is
   * left but those that other batches hold.
   */
  read(): Unmade | null {
    for (const [derivation, behind] of this.#behind.found) {
      const rows = this.#tables.rowsOf(derivation)
      const [ids, sources]: [number[], string[]] = [[], []]
      let left = SUBJECTS_A_STEP
      for (const id of behind) {
        if (this.#tables.isWaiting(derivation, id)) continue
        const found = rows.sources(id)
        if (found.before === null && found.after !== null) {
          ids.push(id)
          sources.push(found.after)
          this.subjects.add(derivation, id)
        } else rows.refresh(id, found)
        behind.delete(id)
        left -= 1
        if (left === 0) break
      }
      if (left < SUBJECTS_A_STEP) return { derivation: derivation.name, ids, sources }
    }
    return null
  }

  /** Inserts what was made of all that were read. */
  *insert(insertions: Iterable<Insertion>): Generator<void, void, void> {
    try {
      let left = STATEMENTS_A_STEP
      for (const insertion of insertions) {
        this.#run(insertion)
        left -= 1
        if (left > 0) continue
        yield
        left = STATEMENTS_A_STEP
      }
    } finally {
      this.subjects.clear()
      this.#tables.forget(this)
    }
  }

  #run({ kind, sql, json }: Insertion): void {
    const runs = kind === 'keys' ? [[json]] : (JSON.parse(DECODER.decode(json)) as Cell[][])
    for (const values of runs) this.#db.run(sql, values)
  }

  /** Those that were read are behind again. */
  giveUp(): void {
    this.#behind.addAll(this.subjects)
    this.subjects.clear()
    this.#tables.forget(this)
  }
}

const DECODER = new TextDecoder()
