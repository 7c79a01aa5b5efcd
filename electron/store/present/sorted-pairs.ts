/** A key and the number of what it leads to. */
export type Pair = readonly [key: string, id: number]

const PAIRS_A_STATEMENT = 1_000
/** Keys are put together by their beginnings, so that no sorting takes long. */
const SIGNS_IN_COMMON = 3

/**
 * Pairs that wait for their statement, to be handed to it in the order of their keys: neighbours in a table lie on the
 * same pages, so that inserting many of them sorted takes a fraction of inserting them as they come.
 */
export class SortedPairs {
  readonly #waiting = new Map<string, Map<string, Pair[]>>()
  #count = 0

  get count(): number {
    return this.#count
  }

  add(sql: string, pairs: readonly Pair[]): void {
    this.#count += pairs.length
    let groups = this.#waiting.get(sql)
    if (!groups) this.#waiting.set(sql, (groups = new Map()))
    for (const pair of pairs) {
      const beginning = pair[0].slice(0, SIGNS_IN_COMMON)
      const group = groups.get(beginning)
      if (group) group.push(pair)
      else groups.set(beginning, [pair])
    }
  }

  /** Everything that waits, in parts of a thousand at most; nothing may be added before the last of them. */
  *parts(): Generator<{ readonly sql: string; readonly pairs: readonly Pair[] }, void, void> {
    for (const [sql, groups] of this.#waiting) {
      let pairs: Pair[] = []
      for (const beginning of [...groups.keys()].toSorted()) {
        for (const pair of groups.get(beginning)?.toSorted(byKey) ?? []) {
          if (pairs.push(pair) < PAIRS_A_STATEMENT) continue
          yield { sql, pairs }
          pairs = []
        }
      }
      if (pairs.length > 0) yield { sql, pairs }
    }
    this.#waiting.clear()
    this.#count = 0
  }
}

/** What `json_each` gives back as keys and values, in this order. */
export function asObject(pairs: readonly Pair[]): string {
  return `{${pairs.map(([key, id]) => `${JSON.stringify(key)}:${id}`).join()}}`
}

function byKey([one]: Pair, [other]: Pair): number {
  return one < other ? -1 : one > other ? 1 : 0
}
