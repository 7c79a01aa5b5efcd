import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalParams } from '#shared/domain/refusal.ts'
import type { DocumentPlan } from '#shared/domain/sheets.ts'
import type { MergedCells, Workbook, WorkbookRow, WorkbookSheet } from '#shared/domain/workbook.ts'
import { NO_FILES, type AskDoor } from './door-files.ts'
import type { FromSide, SideOrder } from './side.ts'

/** Workbooks kept in memory; the one that was asked for longest ago goes first. */
const KEPT = 2

/** Files behind tokens, read and written by a second worker, so that the desk answers while a large one is worked on. */
export class Documents {
  readonly #sideFile: URL
  readonly #door: AskDoor
  readonly #books = new Map<string, Promise<Workbook>>()
  /** One file at a time: two large ones would need the memory of both. */
  #queue: Promise<unknown> = Promise.resolve()

  constructor(sideFile: URL, door: AskDoor = NO_FILES) {
    this.#sideFile = sideFile
    this.#door = door
  }

  /** The workbook behind a token, read once. Throws `file/unknown-token` and what `readWorkbook` throws. */
  async read(token: string): Promise<Workbook> {
    const known = this.#books.get(token)
    const book = known ?? this.#inTurn(async () => this.#parse(await this.#door.find(token)))
    this.#books.delete(token)
    this.#books.set(token, book)
    book.catch(() => this.#forget(token, book))
    const [oldest] = this.#books.keys()
    if (oldest !== undefined && this.#books.size > KEPT) this.#books.delete(oldest)
    return book
  }

  /** Writes a document where the door says and answers with its token. Throws `file/unknown-token` or `file/not-written`. */
  async write(name: string, plan: DocumentPlan): Promise<string> {
    const { token, path } = await this.#door.make(name)
    await this.#inTurn(() => this.#follow({ task: 'write', path, plan }, () => undefined))
    return token
  }

  /** A template of the office in base64. Throws `file/unknown-token`, `paper/not-a-template` or `paper/unknown-word`. */
  async template(token: string): Promise<{ readonly name: string; readonly file: string }> {
    const { path, name } = await this.#door.find(token)
    let file = ''
    await this.#inTurn(() =>
      this.#follow({ task: 'template', path }, (message) => {
        if (message.type === 'template') file = message.file
      }),
    )
    return { name, file }
  }

  /** Lets go of what was read: it is as confidential as the register. */
  forget(): void {
    this.#books.clear()
  }

  #forget(token: string, book: Promise<Workbook>): void {
    if (this.#books.get(token) === book) this.#books.delete(token)
  }

  async #parse({ path, name }: { readonly path: string; readonly name: string }): Promise<Workbook> {
    const sheets: PackedSheet[] = []
    const told = this.#follow({ task: 'read', path, name }, (message) => {
      if (message.type === 'sheet') sheets.push(new PackedSheet(message.name, message.isHidden))
      else if (message.type === 'rows') sheets.at(-1)?.add(message.count, message.json)
      else if (message.type === 'merged') sheets.at(-1)?.merge(message.merged)
    })
    await told.catch((error: unknown) => {
      throw isOutOfMemory(error)
        ? new Refusal('workbook/too-large', { name, limit: READ_MEMORY_MB * 1024 * 1024 })
        : error
    })
    return { name, sheets }
  }

  /** Runs one second worker to its end. Throws what it refused. */
  async #follow(order: SideOrder, hear: (message: FromSide) => void): Promise<void> {
    const limits = order.task === 'read' ? { resourceLimits: { maxOldGenerationSizeMb: READ_MEMORY_MB } } : {}
    const worker = new Worker(this.#sideFile, { workerData: order, name: 'side', ...limits })
    let refused: { readonly code: string; readonly params: RefusalParams } | null = null
    let failure: unknown = null
    worker.on('message', (message: FromSide) => {
      if (message.type === 'refused') refused = message
      else hear(message)
    })
    worker.on('error', (error) => (failure = error))
    await new Promise<void>((resolve) => worker.once('exit', () => resolve()))
    if (failure) throw failure
    const { code, params } = refused ?? { code: null, params: {} }
    if (code !== null) throw new Refusal(code, params)
  }

  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(step)
    this.#queue = turn.catch(() => undefined)
    return turn
  }
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
  readonly merged: MergedCells[] = []
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

  merge(merged: readonly MergedCells[]): void {
    this.merged.push(...merged)
  }

  *rows(): Generator<WorkbookRow, void, void> {
    const decoder = new TextDecoder()
    for (const part of this.#parts) yield* JSON.parse(decoder.decode(part)) as WorkbookRow[]
  }
}
