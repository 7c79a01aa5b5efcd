import { Worker } from 'node:worker_threads'
import type { PaperKind } from '#shared/domain/papers.ts'
import { Refusal, type RefusalParams } from '#shared/domain/refusal.ts'
import type { DocumentPlan, ListPlan } from '#shared/domain/sheets.ts'
import type { CellComment, MergedCells, Workbook, WorkbookRow, WorkbookSheet } from '#shared/domain/workbook.ts'
import type { BlankForm } from '#core/upper-forms/commands.ts'
import { NO_FILES, type AskDoor } from './door-files.ts'
import type { DoorFile } from './orders.ts'
import { ListFile } from './list-file.ts'
import type { FromSide, SideOrder } from './side.ts'

/** Workbooks kept in memory; the one that was asked for longest ago goes first. */
const KEPT = 2

/** Files behind tokens, read and written by a second worker, so that the desk answers while a large one is worked on. */
export class Documents {
  readonly #sideFile: URL
  readonly #door: AskDoor
  readonly #books = new Map<string, Reading>()
  /** One file at a time: two large ones would need the memory of both. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(sideFile: URL, door: AskDoor = NO_FILES) {
    this.#sideFile = sideFile
    this.#door = door
  }

  /**
   * The workbook behind a token, read once. Given up by everybody who waits for it, it is read no further and nothing of
   * it is kept. Throws `file/unknown-token`, `job/cancelled` and what `readWorkbook` throws.
   */
  async read(token: string, signal?: AbortSignal): Promise<Workbook> {
    const reading = this.#books.get(token) ?? this.#begin(token)
    this.#books.delete(token)
    this.#books.set(token, reading)
    const [oldest] = this.#books.keys()
    if (oldest !== undefined && this.#books.size > KEPT) this.#books.delete(oldest)
    return waitedFor(reading, signal)
  }

  #begin(token: string): Reading {
    const giveUp = new AbortController()
    const book = this.#inTurn(async () => {
      refuseGivenUp(giveUp.signal)
      return this.#parse(await this.#door.find(token), giveUp.signal)
    })
    const reading = { book, giveUp, waiting: 0 }
    // Whoever asks again meanwhile begins anew.
    giveUp.signal.addEventListener('abort', () => this.#forget(token, reading))
    book.catch(() => this.#forget(token, reading))
    return reading
  }

  /** Writes a document where the door says and answers with its token. Throws `file/unknown-token` or `file/not-written`. */
  async write(name: string, plan: DocumentPlan): Promise<string> {
    const { token, path } = await this.#door.make(name)
    await this.#inTurn(() => this.#follow({ task: 'write', path, plan }, () => undefined))
    return token
  }

  /**
   * Writes a list where the door says, as `fill` hands its rows on, and answers with its token and with what `fill` says.
   * Whatever `fill` throws, nothing is left behind. Throws `file/unknown-token` or `file/not-written` too.
   */
  async *list<E, R>(
    name: string,
    list: ListPlan,
    fill: (file: ListFile) => AsyncGenerator<E, R, void>,
  ): AsyncGenerator<E, { readonly token: string; readonly filled: R }, void> {
    const { token, path } = await this.#door.make(name)
    const leave = await this.#turn()
    let file: ListFile | null = null
    let isWhole = false
    try {
      file = new ListFile(this.#sideFile, path, list)
      const filled = yield* fill(file)
      await file.end()
      isWhole = true
      return { token, filled }
    } finally {
      try {
        if (!isWhole) await file?.discard()
      } finally {
        leave()
      }
    }
  }

  /** A template of the office in base64; the copy that the door took in goes. Throws `file/unknown-token` and what `checkedTemplate` throws. */
  async template(token: string, kind: PaperKind): Promise<{ readonly name: string; readonly file: string }> {
    const { path, name } = await this.#door.find(token)
    let file = ''
    await this.#inTurn(() =>
      this.#follow({ task: 'template', path, kind }, (message) => {
        if (message.type === 'template') file = message.file
      }),
    ).finally(() => this.leave(token))
    return { name, file }
  }

  /** A blank form of the upper level; the copy that the door took in goes. Throws `file/unknown-token` and what `readForm` throws. */
  async form(token: string): Promise<BlankForm> {
    const { path, name } = await this.#door.find(token)
    let blank: Omit<BlankForm, 'fileName'> = { file: '', sheets: [] }
    await this.#inTurn(() =>
      this.#follow({ task: 'form', path, name }, (message) => {
        if (message.type === 'form') blank = { file: message.file, sheets: message.sheets }
      }),
    ).finally(() => this.leave(token))
    return { fileName: name, ...blank }
  }

  /** Lets go of one file: what was read of it, and the copy that the door took in. */
  leave(token: string): void {
    this.#books.get(token)?.giveUp.abort()
    this.#door.discard(token)
  }

  /** Lets go of what was read: it is as confidential as the register. */
  forget(): void {
    for (const { giveUp } of this.#books.values()) giveUp.abort()
    this.#books.clear()
  }

  #forget(token: string, reading: Reading): void {
    if (this.#books.get(token) === reading) this.#books.delete(token)
  }

  async #parse({ path, name }: DoorFile, givenUp: AbortSignal): Promise<Workbook> {
    const sheets: PackedSheet[] = []
    const told = this.#follow(
      { task: 'read', path, name },
      (message) => {
        if (message.type === 'sheet') sheets.push(new PackedSheet(message.name, message.isHidden))
        else if (message.type === 'rows') sheets.at(-1)?.add(message.count, message.json)
        else if (message.type === 'merged' || message.type === 'struck' || message.type === 'comments')
          sheets.at(-1)?.mark(message)
      },
      givenUp,
    )
    await told.catch((error: unknown) => {
      throw isOutOfMemory(error)
        ? new Refusal('workbook/too-large', { name, limit: READ_MEMORY_MB * 1024 * 1024 })
        : error
    })
    return { name, sheets }
  }

  /** Runs one second worker to its end, or until it is given up. Throws what it refused, or `job/cancelled`. */
  async #follow(order: SideOrder, hear: (message: FromSide) => void, givenUp?: AbortSignal): Promise<void> {
    const limits = order.task === 'read' ? { resourceLimits: { maxOldGenerationSizeMb: READ_MEMORY_MB } } : {}
    const worker = new Worker(this.#sideFile, { workerData: order, name: 'side', ...limits })
    let refused: { readonly code: string; readonly params: RefusalParams } | null = null
    let failure: unknown = null
    worker.on('message', (message: FromSide) => {
      if (message.type === 'refused') refused = message
      else hear(message)
    })
    worker.on('error', (error) => (failure = error))
    const end = () => void worker.terminate()
    givenUp?.addEventListener('abort', end)
    await new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    givenUp?.removeEventListener('abort', end)
    refuseGivenUp(givenUp)
    if (failure) throw failure
    const { code, params } = refused ?? { code: null, params: {} }
    if (code !== null) throw new Refusal(code, params)
  }

  /** Waits until it is this one's turn, which lasts until the answer is called. */
  #turn(): Promise<() => void> {
    return new Promise((begin) => {
      void this.#inTurn(() => new Promise<void>((leave) => begin(leave)))
    })
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(step)
    this.#queue = turn.catch(() => undefined)
    return turn
  }
}

/** A workbook on its way, or read; `waiting`: how many wait for it. */
interface Reading {
  readonly book: Promise<Workbook>
  readonly giveUp: AbortController
  waiting: number
}

/** The workbook, or `job/cancelled` when the signal comes first; with the last who waits, the reading ends. */
async function waitedFor(reading: Reading, signal: AbortSignal | undefined): Promise<Workbook> {
  refuseGivenUp(signal)
  reading.waiting += 1
  let leave = () => {}
  const left = new Promise<never>((_, reject) => {
    leave = () => {
      if (reading.waiting === 1) reading.giveUp.abort()
      reject(new Refusal('job/cancelled'))
    }
  })
  signal?.addEventListener('abort', leave)
  try {
    return await Promise.race([reading.book, left])
  } finally {
    reading.waiting -= 1
    signal?.removeEventListener('abort', leave)
  }
}

function refuseGivenUp(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Refusal('job/cancelled')
}

/** What a file may take to be read, in MiB; one made to take more ends its own thread and no other. */
const READ_MEMORY_MB = 1536

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

/** A sheet whose rows stay packed until they are gone through. */
class PackedSheet implements WorkbookSheet {
  readonly name: string
  readonly isHidden: boolean
  merged: readonly MergedCells[] = []
  struck: readonly number[] = []
  comments: readonly CellComment[] = []
  filledRows = 0
  readonly #parts: Uint8Array[] = []

  constructor(name: string, isHidden: boolean) {
    this.name = name
    this.isHidden = isHidden
  }

  add(count: number, json: Uint8Array): void {
    this.filledRows += count
    this.#parts.push(json)
  }

  /** What comes once, behind all rows. */
  mark(marks: Partial<Pick<WorkbookSheet, 'merged' | 'struck' | 'comments'>>): void {
    this.merged = marks.merged ?? this.merged
    this.struck = marks.struck ?? this.struck
    this.comments = marks.comments ?? this.comments
  }

  *rows(): Generator<WorkbookRow, void, void> {
    const decoder = new TextDecoder()
    for (const part of this.#parts) yield* JSON.parse(decoder.decode(part)) as WorkbookRow[]
  }
}
