import type { MatchedBy } from '#shared/contract/holders.ts'
import { fold, type NameReading } from './find-keys.ts'
import { notPending, type Reader } from './ports.ts'

/**
 * Search by the beginnings of keys. One ordered table holds every spelling under which a record can be found; the
 * first sign of a key says what it is, so that each question is one range of the table.
 */
export const KIND = {
  nameFromStart: 'N',
  nameInner: 'n',
  pinyinFromStart: 'P',
  pinyinInner: 'p',
  initialsFromStart: 'I',
  initialsInner: 'i',
  /** Reversed, so that its tail is the beginning of the key. */
  identity: 'D',
  phone: 'T',
  card: 'C',
  cardReversed: 'c',
  /** The number of a record that is not active: found only by the whole of it. */
  wholeIdentity: 'V',
} as const

/** One question to the table of keys. Questions of the same tier are of the same worth. */
export interface Probe {
  readonly matchedBy: MatchedBy
  readonly start: string
  /** The key must be `start` itself, not only begin with it. */
  readonly isWhole: boolean
}

/** A tail of a number shorter than this is no question: it would match a tenth of the register. */
export const SHORTEST_TAIL = 3

/** All keys of a name. */
export function nameKeysOf({ name, pinyin, initials }: NameReading): string[] {
  return [
    ...keyed(KIND.nameFromStart, name.fromStart),
    ...keyed(KIND.nameInner, name.inner),
    ...keyed(KIND.pinyinFromStart, pinyin.fromStart),
    ...keyed(KIND.pinyinInner, pinyin.inner),
    ...keyed(KIND.initialsFromStart, initials.fromStart),
    ...keyed(KIND.initialsInner, initials.inner),
  ]
}

/** The questions that a typed name, pinyin or initials asks: the whole name, then its beginning, then any fragment. */
export function nameTiers(query: string): Probe[][] {
  const text = fold(query)
  if (text === '') return []
  const fromStart = [probe('name', KIND.nameFromStart + text)]
  const inner = [probe('name', KIND.nameInner + text)]
  if (/^[a-z]+$/.test(text)) {
    fromStart.push(probe('pinyin', KIND.pinyinFromStart + text))
    inner.push(probe('pinyin', KIND.pinyinInner + text))
  }
  // Of one letter the initials say no more than the pinyin.
  if (/^[a-z]{2,}$/.test(text)) {
    fromStart.push(probe('initials', KIND.initialsFromStart + text))
    inner.push(probe('initials', KIND.initialsInner + text))
  }
  return [fromStart.map((one) => ({ ...one, isWhole: true })), fromStart, inner]
}

export interface Found {
  readonly id: number
  readonly matchedBy: MatchedBy
}

/**
 * The best `limit` of those that answer a question, tier by tier, in a tier by sort key and id. Of a question that
 * thousands answer the first thousand in the order of keys are ranked: nobody reads on so far.
 */
export function search(db: Reader, of: Searched, tiers: readonly (readonly Probe[])[], limit: number): Found[] {
  // The limit is written out: SQLite plans a statement anew whenever a limit is bound, which costs more than the search.
  const sql = `
    SELECT subject.id, sort_key
    FROM (SELECT DISTINCT subject_id AS id FROM derived_${of}_key WHERE key >= ? AND key < ? LIMIT 1000) AS found
    JOIN derived_${of} AS subject ON subject.id = found.id
    WHERE ${notPending(of, 'found.id')}
    ORDER BY sort_key, subject.id LIMIT ${limit}`
  const found = new Map<number, Found>()
  for (const tier of tiers) {
    const ranked = new Map<number, { readonly found: Found; readonly sortKey: string }>()
    for (const { matchedBy, start, isWhole } of tier) {
      // As many as are wanted in all: each of them may have been found in a tier before.
      const answers = db.all<{ id: number; sortKey: string }>(sql, [start, endOf(start, isWhole)])
      for (const { id, sortKey } of answers) {
        if (!found.has(id) && !ranked.has(id)) ranked.set(id, { found: { id, matchedBy }, sortKey })
      }
    }
    const sorted = [...ranked.values()].sort((a, b) => compare(a.sortKey, b.sortKey) || a.found.id - b.found.id)
    for (const next of sorted.slice(0, limit - found.size)) found.set(next.found.id, next.found)
    if (found.size === limit) break
  }
  return [...found.values()]
}

/** Records that can be searched for: each has a table `derived_…` with its sort key and a table of its keys. */
export type Searched = 'holder' | 'employer'

export function keyTableOf(of: Searched): string {
  return `CREATE TABLE derived_${of}_key (key TEXT NOT NULL, subject_id INTEGER NOT NULL, PRIMARY KEY (key, subject_id))
    STRICT, WITHOUT ROWID`
}

/** The last signs first, by code point. */
export function reversed(text: string): string {
  return [...text].reverse().join('')
}

/** Keys that begin with `start`, or that key alone, lie before this: U+0000 and U+10FFFF are the first and the last of all signs. */
function endOf(start: string, isWhole: boolean): string {
  return start + (isWhole ? '\u{0}' : '\u{10FFFF}')
}

function probe(matchedBy: MatchedBy, start: string): Probe {
  return { matchedBy, start, isWhole: false }
}

function keyed(kind: string, spellings: readonly string[]): string[] {
  return spellings.map((spelling) => kind + spelling)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
