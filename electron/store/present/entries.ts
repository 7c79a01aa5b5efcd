import type { Derivation } from '#core/ports.ts'
import type { Insertion, Unmade } from '../ports.ts'
import { insertKeys, insertRow } from './derived-rows.ts'
import { asArray, asObject, SortedPairs } from './sorted-pairs.ts'

const ROWS_A_STATEMENT = 50

/** What is to be inserted for subjects that have no derived rows yet, made of their sources and of nothing else. */
export class Entries {
  readonly #derivations: ReadonlyMap<string, Making>
  readonly #rows = new Map<string, string[]>()
  readonly #pairs = new SortedPairs()

  constructor(derivations: readonly Derivation[]) {
    this.#derivations = new Map(
      derivations.map((derivation) => [
        derivation.name,
        { derivation, rowSql: insertRow(derivation), keysSql: insertKeys(derivation) },
      ]),
    )
  }

  /** How many keys wait. */
  get keys(): number {
    return this.#pairs.count
  }

  add({ derivation: name, ids, sources }: Unmade): void {
    const making = this.#derivations.get(name)
    if (!making) throw new Error(`No derivation ${name}`)
    const { derivation, rowSql, keysSql } = making
    const rows = this.#rows.get(rowSql) ?? []
    this.#rows.set(rowSql, rows)
    for (const [at, id] of ids.entries()) {
      const source = sources[at] ?? ''
      const { cells, keys } = derivation.entryOf(source)
      rows.push(JSON.stringify([id, ...cells, source]))
      this.#pairs.add(keysSql, new Set(keys), id)
    }
  }

  /** Everything that waits; nothing may be added before the last of it. */
  *insertions(): Generator<Insertion, void, void> {
    for (const [sql, rows] of this.#rows) {
      for (let at = 0; at < rows.length; at += ROWS_A_STATEMENT) {
        yield { kind: 'rows', sql, json: asArray(rows.slice(at, at + ROWS_A_STATEMENT)) }
      }
    }
    this.#rows.clear()
    for (const { sql, pairs } of this.#pairs.parts()) yield { kind: 'keys', sql, json: asObject(pairs) }
  }
}

interface Making {
  readonly derivation: Derivation
  readonly rowSql: string
  readonly keysSql: string
}
