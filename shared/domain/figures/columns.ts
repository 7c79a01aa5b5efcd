import type { Pause } from '../clock.ts'
import { isBad } from '../ratings.ts'
import type { Channel, RequestResult } from '../requests.ts'
import type { RequestFacts } from './course.ts'
import { codeOf } from './day-codes.ts'
import { IdNumbers } from './id-numbers.ts'

/** What of a request's facts is yes or no, a bit each. */
export const FLAG = { solved: 1, dayUnknown: 2, ratedByHandler: 4, satisfied: 8, bad: 16 } as const

/** How a request ended, as a number. */
export const END = { none: 0, resolved: 1, withdrawn: 2, declined: 3 } as const

/** A column of keys: `places` says by row which of `keys` stands there. */
export interface KeyColumn<K> {
  readonly keys: readonly K[]
  readonly places: Int32Array
}

/**
 * The facts of many requests, a column each and a row a request: what is counted lies side by side, days are numbers and
 * keys small ones. Counting objects one by one takes five times as long, most of it for fetching them.
 */
export interface RequestColumns {
  readonly rows: number
  readonly received: Int32Array
  readonly accepted: Int32Array
  /** One of `END`. */
  readonly end: Uint8Array
  readonly ended: Int32Array
  readonly due: Int32Array
  /** Of `FLAG`. */
  readonly flags: Uint8Array
  /** How many were served at once. */
  readonly people: Int32Array
  readonly grade: Uint8Array
  readonly category: KeyColumn<number>
  readonly department: KeyColumn<number | null>
  readonly level: KeyColumn<number | null>
  readonly item: KeyColumn<number | null>
  readonly channel: KeyColumn<Channel>
  readonly staff: KeyColumn<number | null>
  readonly holder: KeyColumn<number | null>
  readonly result: KeyColumn<RequestResult | null>
  /** By row, of the few that were on hold. */
  readonly pauses: ReadonlyMap<number, readonly Pause[]>
}

/** Made once for a list of facts; the list must not be changed afterwards. */
export function columnsOf(requests: readonly RequestFacts[]): RequestColumns {
  const steps = readingColumns(requests)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** The same in parts. */
export function* readingColumns(requests: readonly RequestFacts[]): Generator<void, RequestColumns, void> {
  const columns = made.get(requests) ?? (yield* readColumns(requests))
  made.set(requests, columns)
  return columns
}

const made = new WeakMap<readonly RequestFacts[], RequestColumns>()

/** Rows between which others are let in. */
const ROWS_A_PART = 5_000

export function flagsOf({ result, isDayUnknown, rating }: RequestFacts): number {
  const flags = (result === 'solved' ? FLAG.solved : 0) | (isDayUnknown ? FLAG.dayUnknown : 0)
  if (rating === null) return flags
  return flags | (rating.isByHandler ? FLAG.ratedByHandler : isBad(rating.grade) ? FLAG.bad : FLAG.satisfied)
}

function* readColumns(requests: readonly RequestFacts[]): Generator<void, RequestColumns, void> {
  const days = () => new Int32Array(requests.length)
  const small = () => new Uint8Array(requests.length)
  const [received, accepted, ended, due, people] = [days(), days(), days(), days(), days()]
  const [end, flags, grade] = [small(), small(), small()]
  const pauses = new Map<number, readonly Pause[]>()
  for (const [row, facts] of requests.entries()) {
    if (row % ROWS_A_PART === 0) yield
    received[row] = codeOf(facts.receivedOn)
    accepted[row] = codeOf(facts.acceptedOn)
    end[row] = END[facts.end?.kind ?? 'none']
    ended[row] = codeOf(facts.end?.on ?? null)
    due[row] = codeOf(facts.dueOn)
    flags[row] = flagsOf(facts)
    people[row] = facts.people
    grade[row] = facts.rating?.grade ?? 0
    if (facts.pauses.length > 0) pauses.set(row, facts.pauses)
  }
  yield
  const category = wordColumn(requests, ({ categoryId }) => categoryId)
  yield
  const department = idColumn(requests, ({ departmentId }) => departmentId)
  yield
  const level = idColumn(requests, ({ levelId }) => levelId)
  yield
  const item = idColumn(requests, ({ itemId }) => itemId)
  yield
  const channel = wordColumn(requests, ({ channel }) => channel)
  yield
  const staff = idColumn(requests, ({ staffId }) => staffId)
  yield
  const holder = idColumn(requests, ({ holderId }) => holderId)
  yield
  const result = wordColumn(requests, ({ result }) => result)
  return {
    rows: requests.length,
    received,
    accepted,
    end,
    ended,
    due,
    flags,
    people,
    grade,
    category,
    department,
    level,
    item,
    channel,
    staff,
    holder,
    result,
    pauses,
  }
}

/** Stands for null among ids. */
const NO_ID = -1

function idColumn(requests: readonly RequestFacts[], idOf: (facts: RequestFacts) => number | null) {
  const ids = new IdNumbers()
  const places = Int32Array.from(requests, (facts) => ids.numberOf(idOf(facts) ?? NO_ID))
  return { keys: ids.ids.map((id) => (id === NO_ID ? null : id)), places }
}

function wordColumn<K>(requests: readonly RequestFacts[], keyOf: (facts: RequestFacts) => K): KeyColumn<K> {
  const numbers = new Map<K, number>()
  const places = Int32Array.from(requests, (facts) => {
    const key = keyOf(facts)
    const known = numbers.get(key) ?? numbers.size
    if (known === numbers.size) numbers.set(key, known)
    return known
  })
  return { keys: [...numbers.keys()], places }
}
