import { randomBytes } from 'node:crypto'
import { getCompileCacheDir } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import type { Problem } from '#shared/contract/desk.ts'
import type { DoorFiles, FileAnswer, FileQuestion, FromWorker, ToWorker, WorkerOrders } from '#worker/orders.ts'

export type { DoorFiles }

/** The desk's one worker, kept alive. */
export interface WorkerHost {
  /** A port that speaks oRPC strings. It closes when either side closes it and when the worker dies. */
  connect(): MessagePort
  /**
   * Resolves when the first worker has tried to lock the folder, with what stood in the way; the folder is opened after
   * that. Rejects when that worker ends before.
   */
  readonly locked: Promise<Problem | null>
  /** Called when a dead worker has been replaced; all ports of before are closed. */
  onDeath(listener: () => void): void
  /** From now on the worker's questions about files are answered from here; before, no token stands for anything. */
  useFiles(files: DoorFiles): void
  /** Lets the call at hand finish, closes the store and its lock, and ends the worker. */
  stop(): Promise<void>
  /** Ends the worker as a crash would; another is started. For tests of exactly that. */
  kill(): Promise<void>
}

export interface WorkerOptions extends Omit<WorkerOrders, 'lockOwner'> {
  /** See `workerFile`. */
  readonly workerFile: URL
}

const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 5_000
/** A worker that lived this long starts the pauses anew. */
const STEADY_MS = 30_000
/** Closing syncs files; a disk that hangs longer than this does not come back. */
const STOP_LIMIT_MS = 30_000

export function startWorker({ workerFile, ...options }: WorkerOptions): WorkerHost {
  const orders: WorkerOrders = { ...options, lockOwner: randomBytes(8).toString('hex') }
  const listeners: (() => void)[] = []
  /** Ports asked for while no worker runs; the next one gets them. */
  let waiting: MessagePort[] = []
  let worker: Worker | null = null
  let files: DoorFiles | null = null
  let isStopping = false
  let pause = FIRST_PAUSE_MS
  const giveUpPause = new AbortController()
  const locked = Promise.withResolvers<Problem | null>()
  // Not every door waits for it.
  locked.promise.catch(() => undefined)

  start()
  return {
    locked: locked.promise,
    connect,
    onDeath: (listener) => listeners.push(listener),
    useFiles: (door) => (files = door),
    stop,
    kill,
  }

  function start(): void {
    const startedAt = Date.now()
    const started = new Worker(workerFile, { workerData: orders, name: 'desk', env: environment() })
    worker = started
    for (const port of waiting) hand(started, port)
    waiting = []
    // A listener keeps the error from ending the whole program; 'exit' follows and says what to do.
    // The worker keeps errors of its work to itself: what arrives here are modules that don't load, or no memory left.
    started.on('error', (error) => process.stderr.write(`The desk's worker ended: ${error.name}: ${error.message}\n`))
    started.on('message', (message: FromWorker) => {
      if (message.type === 'locked') return locked.resolve(message.problem)
      const answer = answered(message, files)
      started.postMessage({ type: 'files', id: message.id, answer } satisfies FileAnswer, buffersOf(answer))
    })
    started.on('exit', () => {
      locked.reject(new Error('The worker ended before it had looked for the folder'))
      if (worker === started) worker = null
      if (!isStopping) void replace(Date.now() - startedAt)
    })
  }

  async function replace(livedMs: number): Promise<void> {
    if (livedMs >= STEADY_MS) pause = FIRST_PAUSE_MS
    const current = pause
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS)
    await wait(current, undefined, { signal: giveUpPause.signal }).catch(() => undefined)
    if (isStopping) return
    start()
    for (const listener of listeners) listener()
  }

  function connect(): MessagePort {
    const { port1, port2 } = new MessageChannel()
    if (isStopping) port2.close()
    else if (worker) hand(worker, port2)
    else waiting.push(port2)
    return port1
  }

  async function stop(): Promise<void> {
    isStopping = true
    giveUpPause.abort()
    for (const port of waiting) port.close()
    waiting = []
    const last = worker
    if (!last) return
    const ended = new Promise<void>((resolve) => last.once('exit', () => resolve()))
    last.postMessage({ type: 'stop' } satisfies ToWorker)
    const late = setTimeout(() => void last.terminate(), STOP_LIMIT_MS)
    await ended
    clearTimeout(late)
  }

  async function kill(): Promise<void> {
    await worker?.terminate()
  }
}

/** A thread compiles its program with the same help as the thread that starts it only when its environment says so. */
function environment(): NodeJS.ProcessEnv {
  const compiled = getCompileCacheDir()
  return { ...process.env, ...(compiled !== undefined && { NODE_COMPILE_CACHE: compiled }) }
}

/** The worker's file beside an entry: `worker.js` in `out/main`, the source beside a source. */
export function workerFile(entryUrl: string): URL {
  return new URL(entryUrl.endsWith('.ts') ? './worker/worker.ts' : './worker.js', entryUrl)
}

function answered(question: FileQuestion, files: DoorFiles | null): FileAnswer['answer'] {
  if (!files) return null
  if ('find' in question) return files.find(question.find)
  if ('make' in question) return files.make(question.make)
  if ('discard' in question) {
    files.discard?.(question.discard)
    return null
  }
  if ('take' in question) return files.held?.take(question.take) ?? null
  if ('shown' in question) return files.held?.shown(question.shown) ?? null
  if ('show' in question) return files.held?.show(question.show, question.file) ?? null
  files.held?.release()
  return null
}

/** Bytes change hands without being copied. */
function buffersOf(answer: FileAnswer['answer']): ArrayBuffer[] {
  return answer !== null && typeof answer === 'object' && 'bytes' in answer ? [answer.bytes.buffer] : []
}

function hand(worker: Worker, port: MessagePort): void {
  try {
    worker.postMessage({ type: 'connect', port } satisfies ToWorker, [port])
  } catch {
    // The page closed its end while the port waited for a worker: there is nothing left to hand over.
  }
}
