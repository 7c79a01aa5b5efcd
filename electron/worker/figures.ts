import { setImmediate as turn } from 'node:timers/promises'
import { readingFacts } from '#core/summaries/queries.ts'
import type { ReadCall } from '#core/ports.ts'
import type { Contract } from '#shared/contract/index.ts'

type Procedure = { [F in keyof Contract]: `${F}.${keyof Contract[F] & string}` }[keyof Contract]

/** Procedures that count over every request and card. */
const COUNTING: readonly Procedure[] = [
  'departments.work',
  'editions.get',
  'editions.finalise',
  'exports.cards',
  'exports.inspection',
  'exports.ledger',
  'exports.summary',
  'exports.upperForm',
  'summaries.list',
  'summaries.of',
  'summaries.report',
  'upperForms.get',
  'upperForms.handIn',
]

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

  static isNeededFor(procedure: string): boolean {
    return (COUNTING as readonly string[]).includes(procedure)
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
