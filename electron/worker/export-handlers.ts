import { noteExport } from '#core/exports/commands.ts'
import {
  planCorrections,
  planExport,
  planFaces,
  planForm,
  planInspection,
  planList,
  planPapers,
  planSpecialLedger,
  planTemplate,
  type Planned,
  type PlannedList,
} from '#core/exports/queries.ts'
import type { JobProgress } from '#core/ports.ts'
import type { Disclosure, InspectionOrder, LedgerOrder } from '#shared/contract/exports.ts'
import type { PagesFormat } from '#shared/domain/exports.ts'
import type { Contract } from '#shared/contract/index.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { CLERKS } from '#shared/domain/roles.ts'
import { mayHaveTypefaces } from '#documents/write/typeface-files.ts'
import { DamagedAttachment } from '#store/attachment-files.ts'
import type { ListFile } from './list-file.ts'
import type { OwnHandlers } from './own-handlers.ts'
import type { Session } from './session.ts'

type Exported = { token: string; name: string; rows: number }
type InInspection = Exported & { format: PagesFormat }
type Plan = Generator<JobProgress, Planned, void>

/** The feature `exports`: the core says what a file holds, a second worker writes it, and the log keeps that it left. */
export function createExportHandlers(session: Session): OwnHandlers<Contract['exports']> {
  const call = () => session.readCall()
  const desk = {
    call,
    codeAt: (seq?: number) => session.codeAt(seq),
  }
  const contentOf = (mac: string) => sound(session.attachments.reading(mac))
  return {
    summary: (order, signal) => made('summary', planExport('summary', desk, order), signal),
    edition: (order, signal) => made('edition', planExport('edition', desk, order), signal),
    ledger: (order, signal) => ledger(order, signal),
    cards: (order, signal) => listed('cards', () => planList('cards', call, order), signal),
    specialLedger: (order, signal) => listed('specialLedger', () => planSpecialLedger(call, order), signal),
    week: (order, signal) => made('week', planExport('week', desk, order), signal),
    dispatch: (order, signal) => made('dispatch', planExport('dispatch', desk, order), signal),
    inspection,
    upperForm: (order, signal) => made('upperForm', planForm(call, order), signal),
    corrections: ({ employerId }, signal) => made('corrections', planCorrections(call, employerId), signal),
    faces: ({ batchId }, signal) => faces(batchId, signal),
    papers: ({ ids }, signal) => made('papers', planPapers(call, ids), signal),
    paperTemplate: ({ kind }, signal) => made('paperTemplate', planTemplate(call, kind), signal),
  }

  async function* made(
    what: keyof Contract['exports'],
    steps: Plan,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<JobEvent<Exported>, void, void> {
    const command = `exports.${what}`
    for await (const event of session.jobs.reading(command, steps, signal)) {
      if (event.type === 'progress') {
        yield event
        continue
      }
      const { name, rows, plan, period, format, printed } = event.result
      const token = await session.documents.write(name, plan)
      note(what, { ...period, format, rows, printed })
      yield { type: 'done', result: { token, name, rows } }
    }
  }

  /** Numbers in clear leave only where the log can tell of it. */
  async function* ledger(order: LedgerOrder, signal: AbortSignal | undefined) {
    const { inClear } = order
    if (inClear) session.admit({ kind: 'write', may: CLERKS, undo: 'none' })
    if (inClear) refuseUnrecorded()
    yield* listed('ledger', () => planList('ledger', call, order), signal, inClear)
  }

  /** Where no typeface of Chinese can be used, requests are written for a word processor, which brings its own. */
  async function* inspection(
    order: InspectionOrder,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<JobEvent<InInspection>, void, void> {
    const inFormat = async function* (format: PagesFormat) {
      for await (const event of listed('inspection', () => planInspection(call, order, format), signal)) {
        yield event.type === 'done' ? { ...event, result: { ...event.result, format } } : event
      }
    }
    if (!(await mayHaveTypefaces())) return yield* inFormat('docx')
    try {
      yield* inFormat('pdf')
    } catch (error) {
      if (!(error instanceof Refusal && error.code === 'export/no-typeface')) throw error
      yield* inFormat('docx')
    }
  }

  /** Cards go to a printer only where the log can keep their numbers from being taken back. */
  async function* faces(batchId: number, signal: AbortSignal | undefined) {
    refuseUnrecorded()
    yield* made('faces', planFaces({ call, contentOf }, batchId), signal)
  }

  function refuseUnrecorded(): void {
    if (session.state !== 'open') throw new Refusal('desk/read-only', { reason: 'store/opened-for-reading' })
  }

  /** A list of any length: its rows go to the file while others are made. It is whole only when the log tells of it. */
  async function* listed(
    what: 'ledger' | 'cards' | 'inspection' | 'specialLedger',
    plan: () => PlannedList,
    signal: AbortSignal | undefined,
    inClear?: Disclosure,
  ): AsyncGenerator<JobEvent<Exported>, void, void> {
    session.jobs.refuseIfRunning()
    const { name, list, period, steps } = plan()
    const { token, filled: rows } = yield* session.documents.list(name, list, async function* (file) {
      const handed = session.jobs.reading(`exports.${what}`, handing(steps, file), signal, () => file.ready())
      for await (const event of handed) {
        if (event.type !== 'done') {
          yield event
          continue
        }
        const format = list.within === undefined ? list.format : 'zip'
        note(what, { ...period, format, rows: event.result, inClear })
        return event.result
      }
      throw new Error('A job ended without a result')
    })
    yield { type: 'done', result: { token, name, rows } }
  }

  /** Before anybody learns of the file: no entry, no file. */
  function note(what: keyof Contract['exports'], made: Parameters<typeof noteExport>[2]): void {
    const { operator } = session.call()
    if (session.state !== 'open' && made.inClear === undefined && made.printed === undefined) return
    const head = { command: `exports.${what}`, operator: operator.id }
    session.commit(head, (db) => noteExport({ db, operator }, what, made))
  }
}

/** Hands the rows of each step on and answers how many they were. */
function* handing(steps: PlannedList['steps'], file: ListFile): Generator<JobProgress, number, void> {
  let count = 0
  try {
    let step = steps.next()
    for (; !step.done; step = steps.next()) {
      const { rows, files, ...progress } = step.value
      if (rows.length > 0) file.add(rows)
      if (files) file.beside(files)
      count += rows.length
      yield progress
    }
    return count
  } finally {
    steps.return(undefined)
  }
}

/** The bytes of a content, or a refusal where they are no longer what was kept. */
function* sound<T>(steps: Generator<unknown, T, void>): Generator<unknown, T, void> {
  try {
    return yield* steps
  } catch (error) {
    throw error instanceof DamagedAttachment ? new Refusal(`attachment/${error.fault}`) : error
  }
}
