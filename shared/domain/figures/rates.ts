/** A share in percent, rounded to one decimal (`93.3`); null where there is nothing to share. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 1000) / whole) / 10
}

/** Whole values from 0 with how often each was seen: thousands of requests take a few dozen different working days. */
export class Tally {
  /** By the value. */
  readonly #times: number[] = []

  constructor(values: Iterable<number> = []) {
    for (const value of values) this.add(value)
  }

  add(value: number, times = 1): void {
    while (this.#times.length <= value) this.#times.push(0)
    this.#times[value] = (this.#times[value] ?? 0) + times
  }

  /** Rounded to one decimal; null of nothing. */
  mean(): number | null {
    let [sum, count] = [0, 0]
    for (const [value, times] of this.#times.entries()) {
      sum += value * times
      count += times
    }
    return count === 0 ? null : Math.round((sum * 10) / count) / 10
  }

  /** The middle value, of an even number of values the mean of the two in the middle; null of nothing. */
  median(): number | null {
    const count = this.#times.reduce((sum, times) => sum + times, 0)
    if (count === 0) return null
    const at = (place: number) => {
      let seen = 0
      return this.#times.findIndex((times) => (seen += times) > place)
    }
    return (at((count - 1) >> 1) + at(count >> 1)) / 2
  }
}
