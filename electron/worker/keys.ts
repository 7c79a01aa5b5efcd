import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Batch, Insertion, Store } from '#store/ports.ts'
import type { FailureLog } from './failure-log.ts'
import type { FromSide, KeysMessage, SideOrder } from './side.ts'

/** Fewer records than `least` are not handed over unless they are the rest; search keys of `most` are sorted together. */
const SIZES = { least: 1_000, most: 30_000 }

/**
 * Search keys of what a job enters, made by a second worker while the job goes on. Where that worker dies, they are made on
 * this thread.
 */
export class JobKeys {
  readonly #sideFile: URL
  readonly #store: Store
  readonly #failures: FailureLog
  readonly #sizes: typeof SIZES
  #side: Side | null = null
  #hasDied = false
  #ended: Promise<void> | undefined
  /** The batch that is being handed over, and those that are handed over whole, the oldest first. */
  #filling: Batch | null = null
  readonly #given: Batch[] = []
  readonly #answers: Insertion[][] = []
  #steps: Generator<void, void, void> | null = null
  #wake = (): void => undefined

  /** Tests: smaller `sizes`. */
  constructor(sideFile: URL, store: Store, failures: FailureLog, sizes = SIZES) {
    this.#sizes = sizes
    this.#sideFile = sideFile
    this.#store = store
    this.#failures = failures
  }

  /**
   * Takes a short step and answers true, or false when there is none to take at present. Few records wait for more to come
   * unless the job has entered them `all`.
   */
  step(all: boolean): boolean {
    this.#steps ??= this.#nextSteps(all)
    if (!this.#steps) return !this.#hasDied && this.#hand(all)
    if (this.#steps.next().done) this.#steps = null
    return true
  }

  /** Answers when the second worker has answered or has died. */
  async ready(): Promise<void> {
    if (this.#given.length > this.#answers.length) await new Promise<void>((resolve) => (this.#wake = resolve))
  }

  /** Ends the second worker; what it had is left behind. */
  async stop(): Promise<void> {
    try {
      for (; this.#steps; await turn()) if (this.#steps.next().done) this.#steps = null
    } finally {
      this.#giveUp(0)
      const side = this.#side
      this.#side = null
      await side?.end()
      await this.#ended
    }
  }

  #nextSteps(all: boolean): Generator<void, void, void> | null {
    const answer = this.#answers.shift()
    if (answer) return this.#given.shift()?.insert(answer) ?? null
    // For few records no second worker is started.
    const isAlone = this.#hasDied || (all && !this.#side)
    return isAlone && this.#unread > (all ? 0 : this.#sizes.most) ? this.#store.catchUp() : null
  }

  #hand(all: boolean): boolean {
    if (this.#unread >= (all ? 1 : this.#sizes.least)) {
      const batch = (this.#filling ??= this.#store.batch())
      const unmade = batch.read()
      if (unmade) {
        this.#tell({ type: 'unmade', unmade })
        if (batch.size >= this.#sizes.most) this.#close(batch)
        return true
      }
    }
    if (!all || !this.#filling?.size) return false
    this.#close(this.#filling)
    return true
  }

  get #unread(): number {
    return [...this.#given, this.#filling].reduce((left, batch) => left - (batch?.size ?? 0), this.#store.behind)
  }

  #close(batch: Batch): void {
    this.#filling = null
    this.#given.push(batch)
    this.#tell({ type: 'end' })
  }

  #tell(message: KeysMessage): void {
    try {
      this.#side ??= new Side(this.#sideFile, {
        hear: (insertions) => {
          this.#answers.push(insertions)
          this.#wake()
        },
        die: (error) => this.#goOnAlone(error),
      })
      this.#side.tell(message)
    } catch (error) {
      this.#goOnAlone(error)
    }
  }

  #goOnAlone(error: unknown): void {
    this.#failures.record(error)
    // It may live and only have refused a message.
    this.#ended = this.#side?.end()
    this.#side = null
    this.#hasDied = true
    this.#giveUp(this.#answers.length)
    this.#wake()
  }

  /** Leaves all but the first `answered` batches behind. */
  #giveUp(answered: number): void {
    for (const batch of [...this.#given.splice(answered), this.#filling]) batch?.giveUp()
    this.#answers.length = answered
    this.#filling = null
  }
}

interface Ear {
  hear(insertions: Insertion[]): void
  die(error: unknown): void
}

/** The second worker; ended by its starter, it says nothing more. */
class Side {
  readonly #worker: Worker
  readonly #begun: Promise<void>
  #isEnding = false

  constructor(sideFile: URL, ear: Ear) {
    this.#worker = new Worker(sideFile, { workerData: { task: 'keys' } satisfies SideOrder, name: 'side' })
    let failure: unknown = new Error('The second worker ended before the job')
    this.#worker.on('error', (error) => (failure = error))
    this.#begun = new Promise((resolve) => {
      this.#worker.on('message', (message: FromSide) => {
        if (message.type === 'begun') resolve()
        else if (message.type === 'insertions' && !this.#isEnding) ear.hear(message.insertions)
      })
      this.#worker.once('exit', () => {
        resolve()
        if (!this.#isEnding) ear.die(failure)
      })
    })
  }

  tell(message: KeysMessage): void {
    this.#worker.postMessage(message)
  }

  async end(): Promise<void> {
    this.#isEnding = true
    await this.#begun
    await this.#worker.terminate()
  }
}
