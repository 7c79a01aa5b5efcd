import type { Cell, Derivation, Reader } from '#core/ports.ts'
import { asObject, pairOf } from './sorted-pairs.ts'

export interface RowWriter extends Pick<Reader, 'get'> {
  run(sql: string, params: readonly (Cell | Uint8Array)[]): void
}

/** Inserts each key with the id; it may do so later, with the keys of other subjects. */
export type InsertKeys = (sql: string, keys: readonly string[], id: number) => void

/** What stands in the tables of one derivation. */
export class DerivedRows {
  readonly #db: RowWriter
  readonly #derivation: Derivation
  readonly #sources: string
  readonly #removeRow: string
  readonly #insertRow: string
  readonly #removeKey: string
  readonly #insertKeys: string

  constructor(db: RowWriter, derivation: Derivation) {
    const { table, source } = derivation
    const columns = ['id', ...derivation.columns, 'source']
    if (!/^derived_\w+$/.test(table)) throw new Error(`A derivation may write to derived_ tables only, not to ${table}`)
    this.#db = db
    this.#derivation = derivation
    this.#sources = `SELECT (SELECT source FROM ${table} WHERE id = subject.id) AS before, (${source}) AS after
      FROM (SELECT ? AS id) AS subject`
    this.#removeRow = `DELETE FROM ${table} WHERE id = ?`
    this.#insertRow = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`
    this.#removeKey = `DELETE FROM ${table}_key WHERE key = ? AND subject_id = ?`
    this.#insertKeys = `INSERT INTO ${table}_key (key, subject_id) SELECT key, value FROM json_each(CAST(? AS TEXT))`
  }

  /** Makes the rows of one subject anew, which may no longer exist. */
  refresh(id: number, insertKeys: InsertKeys = this.#insertAtOnce): void {
    const { before, after } = this.#db.get<Sources>(this.#sources, [id]) ?? NO_SOURCES
    if (before === after) return
    const [old, fresh] = [before, after].map((source) => (source === null ? null : this.#derivation.entryOf(source)))
    this.#writeKeys(id, new Set(old?.keys), new Set(fresh?.keys), insertKeys)
    if (old) this.#db.run(this.#removeRow, [id])
    if (fresh) this.#db.run(this.#insertRow, [id, ...fresh.cells, after])
  }

  /** Writes the difference between the keys before and after a change. */
  #writeKeys(id: number, old: ReadonlySet<string>, fresh: ReadonlySet<string>, insertKeys: InsertKeys): void {
    for (const key of old) if (!fresh.has(key)) this.#db.run(this.#removeKey, [key, id])
    const added = [...fresh].filter((key) => !old.has(key))
    if (added.length > 0) insertKeys(this.#insertKeys, added, id)
  }

  readonly #insertAtOnce: InsertKeys = (sql, keys, id) => {
    this.#db.run(sql, [asObject(keys.map((key) => pairOf(key, id)))])
  }
}

interface Sources {
  readonly before: string | null
  readonly after: string | null
}

const NO_SOURCES: Sources = { before: null, after: null }
