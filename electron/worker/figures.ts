import { setImmediate as turn } from 'node:timers/promises'
import { readingFacts, timesAsked } from '#core/summaries/queries.ts'
import type { ReadCall } from '#core/ports.ts'
import { Refusal } from '#shared/domain/refusal.ts'

const PART_MS = 20

/**
 * What figures are made from is read when they are first asked for, which takes seconds in a large register. It is read
 * in parts, between which everybody else is answered; only who asks for figures waits.
 */
export class FigureReading {
  readonly #call: () => ReadCall
  #running: Promise<void> | null = null

  constructor(call: () => ReadCall) {
    this.#call = call
  }

  /** How often facts for figures were asked for; 0 where nobody can ask. */
  get timesAsked(): number {
    try {
      return timesAsked(this.#call())
    } catch (error) {
      if (error instanceof Refusal) return 0
      throw error
    }
  }

  /** Throws what `call` throws where the desk is locked meanwhile. */
  done(): Promise<void> {
    this.#running ??= this.#read().finally(() => (this.#running = null))
    return this.#running
  }

  async #read(): Promise<void> {
    const steps = readingFacts(this.#call)
    for (let until = performance.now() + PART_MS; !steps.next().done;) {
      if (performance.now() < until) continue
      await turn()
      until = performance.now() + PART_MS
    }
  }
}
