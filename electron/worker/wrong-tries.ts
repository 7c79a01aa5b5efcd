import { Refusal } from '#shared/domain/refusal.ts'

/** Slips of the finger cost nothing. */
const FREE_TRIES = 3
const LONGEST_WAIT_S = 300

/** Makes guessing slow: after three wrong tries in a row each costs a wait, doubling from one second to five minutes. */
export class WrongTries {
  readonly #nowMs: () => number
  #count = 0
  #untilMs = 0

  constructor(nowMs: () => number = () => performance.now()) {
    this.#nowMs = nowMs
  }

  /** Throws `session/wait` with the whole seconds left. */
  refuseWhileWaiting(): void {
    const leftMs = this.#untilMs - this.#nowMs()
    if (leftMs > 0) throw new Refusal('session/wait', { seconds: Math.ceil(leftMs / 1000) })
  }

  countWrong(): void {
    this.#count += 1
    const doublings = this.#count - FREE_TRIES - 1
    if (doublings >= 0) this.#untilMs = this.#nowMs() + Math.min(2 ** doublings, LONGEST_WAIT_S) * 1000
  }

  forget(): void {
    this.#count = 0
    this.#untilMs = 0
  }
}
