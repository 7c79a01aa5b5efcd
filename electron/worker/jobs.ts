import { setImmediate as turn } from 'node:timers/promises'
import type { JobCall, JobProgress, Transaction } from '#core/ports.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CommandHead, Committed } from '#store/ports.ts'

/** Time a part works before its commit; with the commit it stays under 30 ms. */
const PART_MS = 20
const PROGRESS_EVERY_MS = 100

/** What a job needs from the session. */
export interface JobGround {
  readonly head: { readonly seq: number }
  commit<T>(head: CommandHead, body: (tx: Transaction) => T): Committed<T>
  /** Takes back the parts of the group that has no last one, a commit a step. */
  takeBackUnfinished(): Generator<JobProgress, void, void>
}

type Steps<R> = Generator<JobProgress, R, void>

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

  /** A job that only reads. */
  reading<R>(
    command: string,
    steps: Steps<R>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<JobEvent<R>, void, void> {
    return this.#run(command, signal, {
      part: () => work(steps),
      takeBack: async () => void steps.return(undefined as R),
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

    return this.#run(head.command, signal, {
      part: () => {
        groupId ??= ground.head.seq + 1
        // The store reads `last` when it writes the header, and only the work itself knows that it ends here.
        const group = { id: groupId, part: parts + 1, last: false }
        const made = ground.commit({ ...head, group }, (current) => {
          tx = current
          try {
            const end = work(steps)
            group.last = end.isDone
            return end
          } finally {
            tx = null
          }
        })
        if (made.seq !== null) parts += 1
        return made.value
      },
      takeBack: async () => {
        steps.return(undefined as R)
        for (const progress of ground.takeBackUnfinished()) {
          void progress
          await turn()
        }
      },
    })
  }

  async *#run<R>(
    command: string,
    signal: AbortSignal | undefined,
    job: { part(): Part<R>; takeBack(): Promise<void> },
  ): AsyncGenerator<JobEvent<R>, void, void> {
    this.refuseIfRunning()
    const cancel = new AbortController()
    let announceEnd = () => {}
    const ended = new Promise<void>((resolve) => (announceEnd = resolve))
    this.#running = { command, cancel, ended }
    let last: Done<R> | null = null
    let toldAt = 0
    try {
      while (!last) {
        if (signal?.aborted || cancel.signal.aborted) throw new Refusal('job/cancelled')
        const part = job.part()
        if (part.isDone) last = part
        else if (Date.now() - toldAt >= PROGRESS_EVERY_MS) {
          toldAt = Date.now()
          yield { type: 'progress', ...part.progress }
        }
        await turn()
      }
    } finally {
      // Also reached when the caller leaves the stream at a progress event.
      try {
        if (!last) await job.takeBack()
      } finally {
        this.#running = null
        announceEnd()
      }
    }
    yield { type: 'done', result: last.result }
  }
}

type Done<R> = { readonly isDone: true; readonly result: R }
type Part<R> = Done<R> | { readonly isDone: false; readonly progress: JobProgress }

/** Runs steps until the time is up or they end. */
function work<R>(steps: Steps<R>): Part<R> {
  const until = performance.now() + PART_MS
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
