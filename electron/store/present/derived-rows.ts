import type { Cell, Derivation, Reader } from '#core/ports.ts'
import { asObject, pairOf } from './sorted-pairs.ts'

export interface RowWriter extends Pick<Reader, 'get'> {
  run(sql: string, params: readonly (Cell | Uint8Array)[]): void
}

/** What the rows of a subject were made from and what they are to be made from; null where there are none. */
export interface Sources {
  readonly before: string | null
  readonly after: string | null
}

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
    if (!/^derived_\w+$/.test(table)) throw new Error(`A derivation may write to derived_ tables only, not to ${table}`)
    this.#db = db
    this.#derivation = derivation
    this.#sources = `SELECT (SELECT source FROM ${table} WHERE id = subject.id) AS before, (${source}) AS after
      FROM (SELECT ? AS id) AS subject`
    this.#removeRow = `DELETE FROM ${table} WHERE id = ?`
    this.#insertRow = insertRow(derivation)
    this.#removeKey = `DELETE FROM ${table}_key WHERE key = ? AND subject_id = ?`
    this.#insertKeys = insertKeys(derivation)
  }

  sources(id: number): Sources {
    return this.#db.get<Sources>(this.#sources, [id]) ?? { before: null, after: null }
  }

  /** Makes the rows of one subject anew, which may no longer exist. */
  refresh(id: number, { before, after }: Sources = this.sources(id)): void {
    if (before === after) return
    const [old, fresh] = [before, after].map((source) => (source === null ? null : this.#derivation.entryOf(source)))
    this.#writeKeys(id, new Set(old?.keys), new Set(fresh?.keys))
    if (old) this.#db.run(this.#removeRow, [id])
    if (fresh) this.#db.run(this.#insertRow, [id, ...fresh.cells, after])
  }

  /** Writes the difference between the keys before and after a change. */
  #writeKeys(id: number, old: ReadonlySet<string>, fresh: ReadonlySet<string>): void {
    for (const key of old) if (!fresh.has(key)) this.#db.run(this.#removeKey, [key, id])
    const added = [...fresh].filter((key) => !old.has(key))
    if (added.length > 0) this.#db.run(this.#insertKeys, [asObject(added.map((key) => pairOf(key, id)))])
  }
}

/** Inserts a row of its id, its cells and its source. */
export function insertRow({ table, columns }: Derivation): string {
  const all = ['id', ...columns, 'source']
  return `INSERT INTO ${table} (${all.join(', ')}) VALUES (${all.map(() => '?').join(', ')})`
}

/** Inserts keys out of an object of keys and ids. */
export function insertKeys({ table }: Derivation): string {
  return `INSERT INTO ${table}_key (key, subject_id) SELECT key, value FROM json_each(CAST(? AS TEXT))`
}
