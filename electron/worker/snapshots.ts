import { Worker } from 'node:worker_threads'
import type { Problem } from '#shared/contract/desk.ts'
import type { Store } from '#store/ports.ts'
import type { FailureLog } from './failure-log.ts'
import type { FromSide, SideOrder } from './side.ts'

/** The clerk's next click comes first. */
const PAUSE_MS = 1_000
/** A snapshot that can't be made now won't be made a second later. */
const PAUSE_AFTER_FAILURE_MS = 10 * 60_000
/** Opening next time is only slower without it. */
const FINISH_LIMIT_MS = 10_000

interface Running {
  readonly worker: Worker
  /** From here on it may be ended. */
  readonly begun: Promise<void>
  readonly ended: Promise<void>
}

/** Lets a second worker build snapshots beside the desk, one at a time. */
export class Snapshots {
  readonly #sideFile: URL
  readonly #failures: FailureLog
  readonly #isBusy: () => boolean
  #timer: NodeJS.Timeout | null = null
  #running: Running | null = null
  #notBefore = 0
  #problem: Problem | null = null

  /** While `isBusy` none is begun: a job has the disk to itself. */
  constructor(sideFile: URL, failures: FailureLog, isBusy: () => boolean) {
    this.#sideFile = sideFile
    this.#failures = failures
    this.#isBusy = isBusy
  }

  get problem(): Problem | null {
    return this.#problem
  }

  /** After a commit: begins one soon when the tail has grown long. */
  consider(store: Store): void {
    if (this.#timer || this.#running || !store.wantsSnapshot || Date.now() < this.#notBefore) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (this.#isBusy()) this.consider(store)
      else void this.#build(store)
    }, PAUSE_MS)
  }

  /** Before a clean close: lets a running one end and builds one that is due, so that the next opening is short. */
  async finish(store: Store): Promise<void> {
    this.#forgetTimer()
    const due = this.#running?.ended ?? (store.wantsSnapshotOnClosing ? this.#build(store) : null)
    const late = setTimeout(() => void this.stop(), FINISH_LIMIT_MS)
    await due
    clearTimeout(late)
  }

  /** Ends a running one; what it wrote so far is no snapshot. */
  async stop(): Promise<void> {
    this.#forgetTimer()
    const running = this.#running
    if (!running) return
    await Promise.race([running.begun, running.ended])
    await running.worker.terminate()
    await running.ended
  }

  #build(store: Store): Promise<void> {
    try {
      const worker = new Worker(this.#sideFile, {
        workerData: { task: 'snapshot', order: store.beginSnapshot() } satisfies SideOrder,
        name: 'side',
      })
      const begun = new Promise<void>((resolve) => worker.once('message', () => resolve()))
      const ended = this.#follow(worker, store).finally(() => (this.#running = null))
      this.#running = { worker, begun, ended }
      return ended
    } catch (error) {
      this.#fail(error)
      return Promise.resolve()
    }
  }

  async #follow(worker: Worker, store: Store): Promise<void> {
    let last: FromSide | null = null
    let failure: unknown = null
    worker.on('message', (message: FromSide) => (last = message))
    worker.on('error', (error) => (failure = error))
    await new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    if (failure) this.#fail(failure)
    else this.#adopt(store, last)
  }

  /** Without a last message it was stopped. */
  #adopt(store: Store, last: FromSide | null): void {
    if (last?.type !== 'made') return
    try {
      store.adoptSnapshot(last.made)
      this.#problem = null
    } catch (error) {
      this.#fail(error)
    }
  }

  #fail(error: unknown): void {
    this.#notBefore = Date.now() + PAUSE_AFTER_FAILURE_MS
    this.#problem = { code: 'snapshot/failed', params: { reference: this.#failures.record(error) } }
  }

  #forgetTimer(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
  }
}
