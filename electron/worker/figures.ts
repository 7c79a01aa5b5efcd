import { setImmediate as turn } from 'node:timers/promises'
import { readingFacts, timesAsked } from '#core/summaries/queries.ts'
import type { ReadCall } from '#core/ports.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { FailureLog } from './failure-log.ts'

/** Read by itself it gives way sooner than when somebody waits for it. */
const IDLE_PART_MS = 5
const PART_MS = 20
/** So long after a login somebody is likely to want something else first. */
const SOON_MS = 1_500
/** Figures that are so many commits behind are brought up before anybody asks. */
const EVERY_COMMITS = 100

/**
 * What figures are made from takes seconds to read in a large register. It is read in parts, between which everybody else
 * is answered: soon after a login, and again when it has fallen behind, so that who asks for figures seldom waits.
 */
export class FigureReading {
  readonly #call: () => ReadCall
  readonly #failures: FailureLog
  readonly #isBusy: () => boolean
  #running: Promise<void> | null = null
  #isDue = false
  #partMs = PART_MS

  /** While `isBusy` it begins by itself with nothing. */
  constructor(call: () => ReadCall, failures: FailureLog, isBusy: () => boolean) {
    this.#call = call
    this.#failures = failures
    this.#isBusy = isBusy
  }

  /** After a commit. */
  consider(seq: number): void {
    if (seq % EVERY_COMMITS === 0) this.soon()
  }

  soon(): void {
    if (this.#isDue) return
    this.#isDue = true
    setTimeout(() => {
      this.#isDue = false
      if (this.#isBusy()) this.soon()
      else
        this.#reading(IDLE_PART_MS).catch(
          (error: unknown) => error instanceof Refusal || void this.#failures.record(error),
        )
    }, SOON_MS).unref()
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
    return this.#reading(PART_MS)
  }

  #reading(partMs: number): Promise<void> {
    this.#partMs = Math.max(this.#running ? this.#partMs : 0, partMs)
    this.#running ??= this.#read().finally(() => (this.#running = null))
    return this.#running
  }

  async #read(): Promise<void> {
    const steps = readingFacts(this.#call)
    for (let until = performance.now() + this.#partMs; !steps.next().done;) {
      if (performance.now() < until) continue
      await turn()
      until = performance.now() + this.#partMs
    }
  }
}
