/** Twice as many slots as ids at least, so that a look ends after one or two. */
const FIRST_SLOTS = 64
const FREE = -1

/**
 * Numbers ids 0, 1, 2 … in the order in which they are first seen. Ids lie above 2³¹, where a Map or Set has to leave
 * compiled code for each of them.
 */
export class IdNumbers {
  #ids = new Float64Array(FIRST_SLOTS / 2)
  /** The number of the id whose place a slot is. */
  #slots = new Int32Array(FIRST_SLOTS).fill(FREE)
  #size = 0

  /** How many different ids were seen. */
  get size(): number {
    return this.#size
  }

  /** In the order of their numbers. */
  get ids(): number[] {
    return [...this.#ids.subarray(0, this.#size)]
  }

  numberOf(id: number): number {
    let slot = this.#slotOf(id)
    const known = this.#slots[slot] ?? FREE
    if (known !== FREE) return known
    if (this.#size === this.#ids.length) {
      this.#grow()
      slot = this.#slotOf(id)
    }
    this.#ids[this.#size] = id
    this.#slots[slot] = this.#size
    return this.#size++
  }

  /** Where the id stands, or the free slot where it would. */
  #slotOf(id: number): number {
    const last = this.#slots.length - 1
    // The lower half of an id counts up; multiplied by an odd number it spreads over all slots.
    let slot = Math.imul(id | 0, 0x9e3779b1) >>> Math.clz32(last)
    for (;;) {
      const known = this.#slots[slot] ?? FREE
      if (known === FREE || this.#ids[known] === id) return slot
      slot = (slot + 1) & last
    }
  }

  #grow(): void {
    const ids = this.#ids
    this.#ids = new Float64Array(ids.length * 2)
    this.#ids.set(ids)
    this.#slots = new Int32Array(this.#slots.length * 2).fill(FREE)
    for (const [number, id] of ids.entries()) this.#slots[this.#slotOf(id)] = number
  }
}
