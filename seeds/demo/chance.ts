/** A row of numbers that looks like chance and is the same every time for the same seed and place (mulberry32). */
export class Chance {
  #state: number

  constructor(seed: number, at: number) {
    this.#state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(at + 1, 0x85ebca6b)) | 0
  }

  /** A whole number from 0 to below `count`. */
  below(count: number): number {
    return Math.floor(this.#next() * count)
  }

  is(probability: number): boolean {
    return this.#next() < probability
  }

  one<T>(options: readonly T[]): T {
    const option = options[this.below(options.length)]
    if (option === undefined) throw new RangeError('Nothing to choose from')
    return option
  }

  #next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
