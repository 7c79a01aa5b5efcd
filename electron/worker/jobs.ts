import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import type { JobCall, JobProgress, Transaction } from '#core/ports.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CommandHead, Committed } from '#store/ports.ts'
import type { JobKeys } from './keys.ts'

/** A part with its commit: others wait no longer. */
const PART_MS = 20
/** Where nothing is committed a stop costs nothing, and a pause of the collector comes on top. */
const READING_PART_MS = 15
/** What of it the work itself may take is found out part by part, since search keys and the disk take the rest. */
const FIRST_WORK_MS = 5
const LEAST_WORK_MS = 1
const PROGRESS_EVERY_MS = 100

/** What a job needs from the session. */
export interface JobGround {
  readonly head: { readonly seq: number }
  commit<T>(head: CommandHead, body: (tx: Transaction) => T): Committed<T>
  /** How many records of the job have no search keys yet; before the last part they are to be made. */
  readonly behind: number
  /** Makes them in short steps. */
  catchUp(): Generator<void, void, void>
  /** Makes them beside a job while it goes on; see `JobKeys`. */
  jobKeys(): Pick<JobKeys, 'step' | 'ready' | 'stop'>
  /** Takes back the parts of the group that has no last one, a commit a step. */
  takeBackUnfinished(): Generator<JobProgress, void, void>
}

type Steps<R, P = JobProgress> = Generator<P, R, void>

/** Bulk work in parts, one job at a time. Between two parts everybody else is answered. */
export class Jobs {
  #running: { readonly command: string; readonly cancel: AbortController; readonly ended: Promise<void> } | null = null

  get running(): string | null {
    return this.#running?.command ?? null
  }

  refuseIfRunning(): void {
    if (this.#running) throw new Refusal('job/running', { command: this.#running.command })
  }

  /** Cancels what runs and waits until it is taken back. */
  async stop(): Promise<void> {
    this.#running?.cancel.abort()
    await this.#running?.ended
  }

  /** A job that only reads; between two parts it waits for `ready`. */
  reading<R>(
    command: string,
    steps: Steps<R>,
    signal: AbortSignal | undefined,
    ready?: () => Promise<void>,
  ): AsyncGenerator<JobEvent<R>, void, void> {
    return this.#run(command, signal, {
      part: () => work(steps, READING_PART_MS),
      ...(ready && { ready }),
      end: async () => void steps.return(undefined as R),
    })
  }

  /**
   * A job that writes: each part is an ordinary commit of one group. Cancelled, or stopped by an error, it is taken
   * back by compensating commits before the caller hears of it.
   */
  writing<R>(
    head: Omit<CommandHead, 'group'>,
    ground: JobGround,
    start: (db: () => Transaction) => Steps<R>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<JobEvent<R>, void, void> {
    let tx: Transaction | null = null
    const steps = start(() => {
      if (!tx) throw new TypeError('A job reached for its transaction between two parts')
      return tx
    })
    let groupId: number | null = null
    let parts = 0
    let workMs = FIRST_WORK_MS
    let progress: JobProgress = { done: 0, total: null }
    /** What the work ended with, while the last part is still to come. */
    let end: Done<R> | null = null
    const keys = ground.jobKeys()
    let waitsForKeys = false

    return this.#run(head.command, signal, {
      part: () => {
        const isMakingKeys = keys.step(end !== null)
        waitsForKeys = !isMakingKeys && end !== null && ground.behind > 0
        if (isMakingKeys || waitsForKeys) return { isDone: false, progress } as const
        groupId ??= ground.head.seq + 1
        // The store reads `last` when it writes the header, and only the work itself knows that it ends here.
        const group = { id: groupId, part: parts + 1, last: false }
        const begunAt = performance.now()
        const made = ground.commit({ ...head, group }, (current) => {
          tx = current
          try {
            const made = end ?? work(steps, workMs)
            if (made.isDone) end = made
            else progress = made.progress
            group.last = made.isDone && ground.behind === 0
            return group.last ? made : ({ isDone: false, progress } as const)
          } finally {
            tx = null
          }
        })
        if (made.seq !== null) parts += 1
        workMs = fitted(workMs, performance.now() - begunAt)
        return made.value
      },
      ready: () => (waitsForKeys ? keys.ready() : null),
      end: async (isWhole) => {
        await keys.stop()
        if (isWhole) return
        steps.return(undefined as R)
        // What others have built on stays, so it is to be found.
        for (const rest of [ground.takeBackUnfinished(), ground.catchUp()]) {
          for (const step of rest) {
            void step
            await turn()
          }
        }
      },
    })
  }

  async *#run<R>(
    command: string,
    signal: AbortSignal | undefined,
    job: { part(): Part<R>; ready?(): Promise<void> | null; end(isWhole: boolean): Promise<void> },
  ): AsyncGenerator<JobEvent<R>, void, void> {
    this.refuseIfRunning()
    const cancel = new AbortController()
    const stop = AbortSignal.any(signal ? [cancel.signal, signal] : [cancel.signal])
    let announceEnd = () => {}
    const ended = new Promise<void>((resolve) => (announceEnd = resolve))
    this.#running = { command, cancel, ended }
    let last: Done<R> | null = null
    let toldAt = 0
    try {
      while (!last) {
        if (stop.aborted) throw new Refusal('job/cancelled')
        const part = job.part()
        if (part.isDone) last = part
        else if (Date.now() - toldAt >= PROGRESS_EVERY_MS) {
          toldAt = Date.now()
          yield { type: 'progress', ...part.progress }
        }
        await turn()
        const ready = job.ready?.()
        if (ready) await orStopped(ready, stop)
      }
    } finally {
      // Also reached when the caller leaves the stream at a progress event.
      try {
        await job.end(last !== null)
      } finally {
        this.#running = null
        announceEnd()
      }
    }
    yield { type: 'done', result: last.result }
  }
}

type Done<R> = { readonly isDone: true; readonly result: R }
type Part<R, P = JobProgress> = Done<R> | { readonly isDone: false; readonly progress: P }

/** Waits until something is ready, or until `stop` says that nobody wants it any more. */
async function orStopped(ready: Promise<void>, stop: AbortSignal): Promise<void> {
  const waiting = new AbortController()
  try {
    await Promise.race([ready, stop.aborted ? null : once(stop, 'abort', { signal: waiting.signal })])
  } finally {
    waiting.abort()
  }
}

/** The working time that makes the next part as long as it may be, when this one took `partMs`. */
function fitted(workMs: number, partMs: number): number {
  const fit = Math.min(Math.max(PART_MS / partMs, 0.5), 1.5)
  return Math.min(Math.max(workMs * fit, LEAST_WORK_MS), PART_MS)
}

/** Runs steps until the time is up or they end. */
function work<R, P>(steps: Steps<R, P>, forMs: number): Part<R, P> {
  const until = performance.now() + forMs
  for (;;) {
    const step = steps.next()
    if (step.done) return { isDone: true, result: step.value }
    if (performance.now() >= until) return { isDone: false, progress: step.value }
  }
}

/** A `JobCall` whose transaction is that of the part at hand. */
export function jobCall(call: Omit<JobCall, 'db'>, db: () => Transaction): JobCall {
  return {
    ...call,
    get db() {
      return db()
    },
  }
}
