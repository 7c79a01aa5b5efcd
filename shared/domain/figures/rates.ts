/** A share in percent, rounded to one decimal (`93.3`); null where there is nothing to share. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10
}

/** Values with how often each was seen: hundreds of thousands of requests take a few dozen different working days. */
export class Tally {
  readonly #times = new Map<number, number>()

  constructor(values: Iterable<number> = []) {
    for (const value of values) this.add(value)
  }

  add(value: number, times = 1): void {
    this.#times.set(value, (this.#times.get(value) ?? 0) + times)
  }

  /** Rounded to one decimal; null of nothing. */
  mean(): number | null {
    let [sum, count] = [0, 0]
    for (const [value, times] of this.#times) {
      sum += value * times
      count += times
    }
    return count === 0 ? null : Math.round((sum * 10) / count) / 10
  }

  /** The middle value, of an even number of values the mean of the two in the middle; null of nothing. */
  median(): number | null {
    const sorted = [...this.#times].toSorted(([one], [other]) => one - other)
    const count = sorted.reduce((sum, [, times]) => sum + times, 0)
    if (count === 0) return null
    const at = (place: number) => {
      let seen = 0
      return sorted.find(([, times]) => (seen += times) > place)?.[0] ?? 0
    }
    return (at((count - 1) >> 1) + at(count >> 1)) / 2
  }
}
