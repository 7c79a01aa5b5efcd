import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { on } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { derivations, migrations } from '#core/index.ts'
import { readWorkbook } from '#documents/read/workbook.ts'
import { writeDocument } from '#documents/write/document.ts'
import { ListWriter } from '#documents/write/list.ts'
import type { PaperKind } from '#shared/domain/papers.ts'
import { Refusal, type RefusalParams } from '#shared/domain/refusal.ts'
import type { DocumentPlan, ListPlan, NamedDocument, SheetPlan } from '#shared/domain/sheets.ts'
import { LARGEST_FORM, type FormSheet } from '#shared/domain/upper-forms.ts'
import type { CellComment, MergedCells } from '#shared/domain/workbook.ts'
import { nodeFiles } from '#store/node-files.ts'
import type { Insertion, SnapshotOrder, Unmade } from '#store/ports.ts'
import { Entries } from '#store/present/entries.ts'
import { buildSnapshot } from '#store/snapshots/build.ts'

/** The one thing that a second worker is started for. */
export type SideOrder =
  | { readonly task: 'snapshot'; readonly order: SnapshotOrder }
  | { readonly task: 'read'; readonly path: string; readonly name: string }
  | { readonly task: 'template'; readonly path: string; readonly kind: PaperKind }
  | { readonly task: 'form'; readonly path: string; readonly name: string }
  | { readonly task: 'write'; readonly path: string; readonly plan: DocumentPlan }
  | { readonly task: 'list'; readonly path: string; readonly list: ListPlan }
  | { readonly task: 'keys' }

/**
 * What follows a `list`: rows as the JSON of `SheetPlan['rows']`, other files of its folder, then its end, or that nothing
 * shall come of it.
 */
export type ListMessage =
  | { readonly type: 'rows'; readonly json: Uint8Array<ArrayBuffer> }
  | { readonly type: 'files'; readonly files: readonly NamedDocument[] }
  | { readonly type: 'end' }
  | { readonly type: 'discard' }

/** What follows `keys`, again and again until the thread is ended: sources, then that what was made of them is wanted. */
export type KeysMessage = { readonly type: 'unmade'; readonly unmade: Unmade } | { readonly type: 'end' }

/**
 * `begun`: from now on the thread may be ended at any moment. Then what came of it: the snapshot that was made, proved
 * and published; or a template or a blank form in base64; or a workbook, whose rows come in parts as the JSON of `WorkbookRow[]`, so that they take little room and
 * are handed over without being copied. An error that is no refusal ends the thread and is its starter's to tell.
 */
export type FromSide =
  | { readonly type: 'begun' }
  | { readonly type: 'made'; readonly made: ReturnType<typeof buildSnapshot> }
  | { readonly type: 'sheet'; readonly name: string; readonly isHidden: boolean }
  | { readonly type: 'rows'; readonly count: number; readonly json: Uint8Array<ArrayBuffer> }
  | { readonly type: 'merged'; readonly merged: readonly MergedCells[] }
  | { readonly type: 'struck'; readonly struck: readonly number[] }
  | { readonly type: 'comments'; readonly comments: readonly CellComment[] }
  | { readonly type: 'read' }
  | { readonly type: 'written' }
  /** Of a list: these rows or files are written. */
  | { readonly type: 'taken' }
  /** Of what came since the last of these. */
  | { readonly type: 'insertions'; readonly insertions: Insertion[] }
  | { readonly type: 'template'; readonly file: string }
  | { readonly type: 'form'; readonly file: string; readonly sheets: readonly FormSheet[] }
  | { readonly type: 'refused'; readonly code: string; readonly params: RefusalParams }

/** The second worker: does one thing, without the database, and ends. */
async function begin(order: SideOrder): Promise<void> {
  tell({ type: 'begun' })
  if (order.task === 'snapshot') build(order.order)
  else if (order.task === 'keys') makeKeys()
  else if (order.task === 'template') await refusing(() => readTemplate(order))
  else if (order.task === 'form') await refusing(() => readBlank(order))
  else if (order.task === 'list') await refusing(() => writeList(order))
  else await refusing(() => (order.task === 'read' ? readRows(order) : write(order)))
}

/** What a file is refused for is told; anything else ends the thread. */
async function refusing(task: () => Promise<void>): Promise<void> {
  try {
    await task()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    tell({ type: 'refused', code: error.code, params: error.params })
  }
}

async function write({ path, plan }: SideOrder & { task: 'write' }): Promise<void> {
  await writeDocument(path, plan)
  tell({ type: 'written' })
}

async function writeList({ path, list }: SideOrder & { task: 'list' }): Promise<void> {
  if (!parentPort) return
  const writer = new ListWriter(path, list)
  const decoder = new TextDecoder()
  for await (const [message] of on(parentPort, 'message') as AsyncIterable<[ListMessage]>) {
    if (message.type === 'rows') {
      await writer.add(JSON.parse(decoder.decode(message.json)) as SheetPlan['rows'])
      tell({ type: 'taken' })
    } else if (message.type === 'files') {
      await writer.beside(message.files)
      tell({ type: 'taken' })
    } else {
      if (message.type === 'discard') return writer.discard()
      await writer.end()
      return tell({ type: 'written' })
    }
  }
}

async function readTemplate({ path, kind }: SideOrder & { task: 'template' }): Promise<void> {
  const { checkedTemplate, LARGEST_TEMPLATE } = await import('#documents/write/filled.ts')
  if ((await stat(path)).size > LARGEST_TEMPLATE) throw new Refusal('paper/not-a-template')
  tell({ type: 'template', file: await checkedTemplate(await readFile(path), kind) })
}

async function readBlank({ path, name }: SideOrder & { task: 'form' }): Promise<void> {
  const { readForm } = await import('#documents/read/form.ts')
  if ((await stat(path)).size > LARGEST_FORM) throw new Refusal('upper-form/too-large', { name })
  const bytes = await readFile(path)
  try {
    tell({ type: 'form', file: bytes.toString('base64'), sheets: await readForm(bytes, name) })
  } catch (error) {
    // Whatever the parser of XML stumbles over is a fault of the file.
    throw error instanceof Refusal ? error : new Refusal('upper-form/not-a-form', { name })
  }
}

function build(order: SnapshotOrder): void {
  const random = (count: number) => randomBytes(count)
  tell({ type: 'made', made: buildSnapshot(order, { files: nodeFiles, random, migrations, derivations }) })
}

function makeKeys(): void {
  const entries = new Entries(derivations)
  parentPort?.on('message', (message: KeysMessage) => {
    if (message.type === 'unmade') return entries.add(message.unmade)
    const insertions = [...entries.insertions()]
    tell(
      { type: 'insertions', insertions },
      insertions.map(({ json }) => json.buffer),
    )
  })
}

async function readRows({ path, name }: SideOrder & { task: 'read' }): Promise<void> {
  const encoder = new TextEncoder()
  for await (const event of readWorkbook(path, name)) {
    if (event.type !== 'rows') tell(event)
    else {
      const json = encoder.encode(JSON.stringify(event.rows))
      tell({ type: 'rows', count: event.rows.length, json }, [json.buffer])
    }
  }
  tell({ type: 'read' })
}

function tell(message: FromSide, transfer: readonly ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, [...transfer])
}

// Not while modules are evaluated: see `worker.ts`.
setImmediate(() => void begin(workerData as SideOrder))
