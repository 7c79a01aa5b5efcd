import type { Cell, Change, History, ReadCall, Reader } from '../ports.ts'

/** All, those of some ids, or those from one id to another, both included. */
export type Which = 'all' | readonly number[] | { readonly from: number; readonly to: number }

/** How facts are read, and which of them a change of a row touches. */
export interface FactsPlan<T extends { readonly id: number }> {
  /** A row of it has one fact at most, by its id. */
  readonly table: string
  /** Those that are still there. */
  load(db: Reader, which: Which): T[]
  /** By table: the column that says whose facts a row belongs to, and where that is no id of facts, which those are. */
  readonly watches: {
    readonly [table: string]: { readonly column: string; idsOf?(db: Reader, value: number): readonly number[] }
  }
}

type Call = Pick<ReadCall, 'db' | 'history'>

/** So many take a few milliseconds. */
const ROWS_A_PART = 250

/**
 * Facts for thousands of figures at once. Reading them all takes longer than counting them, so they are read once a store,
 * kept up by the commits that the log has since, and read anew after bulk work.
 */
export class KeptFacts<T extends { readonly id: number }> {
  readonly #plan: FactsPlan<T>
  readonly #kept = new WeakMap<History, Kept<T>>()

  constructor(plan: FactsPlan<T>) {
    this.#plan = plan
  }

  /** As of the last commit. */
  of({ db, history }: Call): readonly T[] {
    const kept = this.#kept.get(history)
    const seq = history.head
    const changes = kept ? changesSince(history, kept.seq) : null
    if (!kept || changes === null) {
      const all = this.#plan.load(db, 'all')
      this.#kept.set(history, { seq, byId: new Map(all.map((one) => [one.id, one])), all })
      return all
    }
    const touched = [...new Set(changes.flatMap((change) => this.#touchedBy(db, change)))]
    if (touched.length > 0) {
      for (const id of touched) kept.byId.delete(id)
      for (const one of this.#plan.load(db, touched)) kept.byId.set(one.id, one)
      kept.all = [...kept.byId.values()]
    }
    kept.seq = seq
    return kept.all
  }

  /** Reads them in parts: afterwards `of` takes up only what came meanwhile. It ends early when the store is another. */
  *reading(call: () => Call): Generator<void, void, void> {
    const { history } = call()
    const kept = this.#kept.get(history)
    if (kept && changesSince(history, kept.seq) !== null) return
    const seq = history.head
    const byId = new Map<number, T>()
    const part = `SELECT min(id) AS "from", max(id) AS "to"
      FROM (SELECT id FROM ${this.#plan.table} WHERE id > ? ORDER BY id LIMIT ${ROWS_A_PART})`
    for (let last = 0; ;) {
      yield
      const now = call()
      if (now.history !== history) return
      const next = now.db.get<{ from: number | null; to: number | null }>(part, [last])
      if (!next || next.from === null || next.to === null) break
      for (const one of this.#plan.load(now.db, { from: next.from, to: next.to })) byId.set(one.id, one)
      last = next.to
    }
    this.#kept.set(history, { seq, byId, all: [...byId.values()] })
  }

  #touchedBy(db: Reader, { table, id, cells }: Change): readonly number[] {
    const watch = this.#plan.watches[table]
    if (!watch) return []
    const { column, idsOf } = watch
    if (column === 'id') return [id]
    const now = db.get<{ value: Cell }>(`SELECT ${column} AS value FROM ${table} WHERE id = ?`, [id])?.value
    const values = [...(cells[column] ?? []), now ?? null].filter((value) => typeof value === 'number')
    return idsOf ? values.flatMap((value) => idsOf(db, value)) : values
  }
}

interface Kept<T> {
  /** The last commit that is in them. */
  seq: number
  readonly byId: Map<number, T>
  /** What `byId` holds: made once a change, not once a look. */
  all: readonly T[]
}

/** Past so many it is quicker to read everything anew: commits lie in the log, and a job's have hundreds of changes. */
const MANY_COMMITS = 200
const MANY_CHANGES = 20_000

/** Null where there are too many of them. */
function changesSince(history: History, seq: number): Change[] | null {
  if (history.head - seq > MANY_COMMITS) return null
  const changes: Change[] = []
  for (let next = history.head; next > seq; next -= 1) {
    changes.push(...(history.commit(next)?.changes ?? []))
    if (changes.length > MANY_CHANGES) return null
  }
  return changes
}
