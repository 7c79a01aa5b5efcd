import { type Day } from '../days.ts'
import type { KeyColumn } from './columns.ts'
import type { Period } from './course.ts'
import { MARK, type Marks } from './marks.ts'
import { percent, Tally } from './rates.ts'

/** Months whose categories a report still tells. */
export const MOST_MONTHS = 24

/** A part of the requests of a period, such as one category or month. `key` is null for those that have none. */
export interface Part<K> {
  readonly key: K
  readonly accepted: number
  readonly resolved: number
  /** Resolved late in the period, or open and overdue at its end. */
  readonly overdue: number
  readonly averageWorkingDays: number | null
  readonly medianWorkingDays: number | null
  /** Rated and satisfied as the totals count them: without what the handler recorded of a call of their own. */
  readonly rated: number
  readonly satisfied: number
  readonly satisfactionRate: number | null
}

/** The marks that parts count, in the order of their bits in a `PartMarks`. */
const COUNTED = [MARK.accepted, MARK.resolved, MARK.overdue, MARK.rated, MARK.satisfied]
const KINDS = 1 << COUNTED.length
/** Of a request that counts in no part. */
export const IN_NO_PART: PartMarks = 0
export const ACCEPTED: PartMarks = 1
export const OVERDUE: PartMarks = 4

/** What of a request's marks parts count: small enough to count requests by it. */
export type PartMarks = number

export function partMarksOf(marks: Marks): PartMarks {
  if ((marks & (MARK.accepted | MARK.resolved | MARK.overdue)) === 0) return IN_NO_PART
  return COUNTED.reduce((sum, mark, at) => sum | ((marks & mark) === 0 ? 0 : 1 << at), 0)
}

/** Counts requests by their keys. */
export class Parts<K> {
  readonly keys: readonly K[]
  /** How many of each kind (`PartMarks`) fall to each key. */
  readonly #counts: Int32Array
  /** Of the requests whose working days are known. */
  readonly #workingDays: readonly Tally[]

  constructor(keys: readonly K[]) {
    this.keys = keys
    this.#counts = new Int32Array(keys.length * KINDS)
    this.#workingDays = keys.map(() => new Tally())
  }

  /** `took`: working days; below zero where they are not known. */
  add(place: number, marks: PartMarks, took: number): void {
    const at = place * KINDS + marks
    this.#counts[at] = (this.#counts[at] as number) + 1
    if (took >= 0) this.#workingDays[place]?.add(took)
  }

  /** Every key, those included to which nothing falls. */
  all(): Part<K>[] {
    return this.keys.map((key, place) => this.#told(key, place))
  }

  /** The keys that something falls to. */
  told(): Part<K>[] {
    return this.all().filter(({ accepted, resolved, overdue }) => accepted + resolved + overdue > 0)
  }

  #told(key: K, place: number): Part<K> {
    const counts = this.#counts.subarray(place * KINDS, (place + 1) * KINDS)
    const count = (mark: Marks) => {
      const bit = 1 << COUNTED.indexOf(mark)
      return counts.reduce((sum, times, kind) => sum + ((kind & bit) === 0 ? 0 : times), 0)
    }
    const [rated, satisfied] = [count(MARK.rated), count(MARK.satisfied)]
    const workingDays = this.#workingDays[place] ?? new Tally()
    return {
      key,
      accepted: count(MARK.accepted),
      resolved: count(MARK.resolved),
      overdue: count(MARK.overdue),
      averageWorkingDays: workingDays.mean(),
      medianWorkingDays: workingDays.median(),
      rated,
      satisfied,
      satisfactionRate: percent(satisfied, rated),
    }
  }
}

/** Parts by a column of keys. */
export class ColumnParts<K> extends Parts<K> {
  readonly #places: Int32Array

  constructor({ keys, places }: KeyColumn<K>) {
    super(keys)
    this.#places = places
  }

  addRow(row: number, marks: PartMarks, took: number): void {
    this.add(this.#places[row] as number, marks, took)
  }
}

/** Every month that the period touches, `YYYY-MM`. */
export function monthsOf({ from, to }: Period): string[] {
  const [first, last] = [countOf(from), countOf(to)]
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => {
    const month = first + at
    return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`
  })
}

/** Months since the year 0. */
function countOf(day: Day): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

export function monthOf(day: Day): string {
  return day.slice(0, 7)
}
