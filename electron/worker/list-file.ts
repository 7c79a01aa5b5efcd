import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalParams } from '#shared/domain/refusal.ts'
import type { ListPlan, NamedDocument, SheetPlan } from '#shared/domain/sheets.ts'
import type { FromSide, ListMessage, SideOrder } from './side.ts'

/** Parts that may wait to be written; whoever makes them waits when there are more. */
const MOST_WAITING = 8

/** A list on its way into a file, which a second worker writes. */
export class ListFile {
  readonly #path: string
  readonly #worker: Worker
  readonly #exited: Promise<void>
  readonly #encoder = new TextEncoder()
  #waiting = 0
  #wake: () => void = () => undefined
  #refused: { readonly code: string; readonly params: RefusalParams } | null = null
  #failure: unknown = null
  #hasEnded = false
  #isWritten = false

  constructor(sideFile: URL, path: string, list: ListPlan) {
    this.#path = path
    const order: SideOrder = { task: 'list', path, list }
    this.#worker = new Worker(sideFile, { workerData: order, name: 'side' })
    this.#worker.on('message', (message: FromSide) => {
      if (message.type === 'taken') this.#waiting -= 1
      else if (message.type === 'written') this.#isWritten = true
      else if (message.type === 'refused') this.#refused = message
      this.#wake()
    })
    this.#worker.on('error', (error) => (this.#failure = error))
    this.#exited = new Promise((resolve) => {
      this.#worker.once('exit', () => {
        this.#hasEnded = true
        this.#wake()
        resolve()
      })
    })
  }

  /** Hands rows on; nothing is held of them here. */
  add(rows: SheetPlan['rows']): void {
    const json = this.#encoder.encode(JSON.stringify(rows))
    this.#waiting += 1
    this.#tell({ type: 'rows', json }, [json.buffer])
  }

  /** Hands other files of the folder that the list is in on. */
  beside(files: readonly NamedDocument[]): void {
    this.#waiting += 1
    this.#tell({ type: 'files', files })
  }

  /** Answers when few enough wait to be written. Throws `file/not-written` or `export/no-typeface`. */
  async ready(): Promise<void> {
    while (this.#waiting > MOST_WAITING && !this.#hasEnded && !this.#refused) {
      await new Promise<void>((resolve) => (this.#wake = resolve))
    }
    if (this.#hasEnded || this.#refused) await this.#whole()
  }

  /** Answers when the file is written. Throws `file/not-written` or `export/no-typeface`. */
  async end(): Promise<void> {
    this.#tell({ type: 'end' })
    await this.#whole()
    if (!this.#isWritten) throw new Refusal('file/not-written')
  }

  /** Leaves nothing of it behind, even where the second worker has died over it. */
  async discard(): Promise<void> {
    this.#tell({ type: 'discard' })
    await this.#exited
    for (const left of [`${this.#path}.part`, this.#path]) await rm(left, { force: true }).catch(() => undefined)
  }

  async #whole(): Promise<void> {
    await this.#exited
    if (this.#failure) throw this.#failure
    if (this.#refused) throw new Refusal(this.#refused.code, this.#refused.params)
  }

  #tell(message: ListMessage, transfer: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, [...transfer])
  }
}
