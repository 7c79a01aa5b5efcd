const PAIRS_A_STATEMENT = 500
/** Keys are put together by their beginnings, so that no sorting takes long. */
const SIGNS_IN_COMMON = 3

/**
 * Pairs of a key and an id that wait for their statement, to be handed to it in the order of their keys: neighbours in a
 * table lie on the same pages, so that inserting many of them sorted takes a fraction of inserting them as they come.
 */
export class SortedPairs {
  readonly #waiting = new Map<string, Map<string, string[]>>()
  #count = 0

  get count(): number {
    return this.#count
  }

  add(sql: string, keys: ReadonlySet<string>, id: number): void {
    this.#count += keys.size
    let groups = this.#waiting.get(sql)
    if (!groups) this.#waiting.set(sql, (groups = new Map()))
    for (const key of keys) {
      const beginning = key.slice(0, SIGNS_IN_COMMON)
      const group = groups.get(beginning)
      if (group) group.push(pairOf(key, id))
      else groups.set(beginning, [pairOf(key, id)])
    }
  }

  /** Everything that waits, in parts of some hundred; nothing may be added before the last of them. */
  *parts(): Generator<{ readonly sql: string; readonly pairs: readonly string[] }, void, void> {
    for (const [sql, groups] of this.#waiting) {
      let pairs: string[] = []
      for (const beginning of [...groups.keys()].toSorted()) {
        for (const pair of groups.get(beginning)?.toSorted() ?? []) {
          if (pairs.push(pair) < PAIRS_A_STATEMENT) continue
          yield { sql, pairs }
          pairs = []
        }
        groups.delete(beginning)
      }
      if (pairs.length > 0) yield { sql, pairs }
    }
    this.#waiting.clear()
    this.#count = 0
  }
}

/** A pair as JSON has it in an object; of two such texts that with the lower key comes first. */
export function pairOf(key: string, id: number): string {
  return `${JSON.stringify(key)}:${id}`
}

/** What `json_each` gives back as keys and values, in this order, in UTF-8: sql.js is slow to encode a long text. */
export function asObject(pairs: readonly string[]): Uint8Array<ArrayBuffer> {
  return ENCODER.encode(`{${pairs.join()}}`)
}

/** The same of values. */
export function asArray(values: readonly string[]): Uint8Array<ArrayBuffer> {
  return ENCODER.encode(`[${values.join()}]`)
}

const ENCODER = new TextEncoder()
