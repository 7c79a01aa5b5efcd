import { noteExport } from '#core/exports/commands.ts'
import { planExport, type ExportWanted } from '#core/exports/queries.ts'
import type { EditionOrder, ExportKind, ExportOrder, SummaryOrder } from '#shared/contract/exports.ts'
import type { JobEvent } from '#shared/contract/procedure.ts'
import type { Session } from './session.ts'

type Exported = { token: string; name: string; rows: number }
type ExportHandlers = {
  readonly [K in ExportKind | 'edition']: (
    order: K extends 'summary' ? SummaryOrder : K extends 'edition' ? EditionOrder : ExportOrder,
    signal: AbortSignal | undefined,
  ) => AsyncGenerator<JobEvent<Exported>, void, void>
}

/** The feature `exports`: the core says what a file holds, a second worker writes it, and the log keeps that it left. */
export function createExportHandlers(session: Session): ExportHandlers {
  return {
    summary: (order, signal) => exported({ kind: 'summary', order }, signal),
    edition: (order, signal) => exported({ kind: 'edition', order }, signal),
    ledger: (order, signal) => exported({ kind: 'ledger', order }, signal),
    cards: (order, signal) => exported({ kind: 'cards', order }, signal),
  }

  async function* exported(
    wanted: ExportWanted,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<JobEvent<Exported>, void, void> {
    const { kind, order } = wanted
    const command = `exports.${kind}`
    const steps = planExport(() => session.readCall(), wanted, session.code)
    for await (const event of session.jobs.reading(command, steps, signal)) {
      if (event.type === 'progress') {
        yield event
        continue
      }
      const { name, rows, plan, period } = event.result
      const token = await session.documents.write(name, plan)
      // Before anybody learns of the file: no entry, no file.
      const { operator } = session.call()
      if (session.state === 'open') {
        session.commit({ command, operator: operator.id }, (db) =>
          noteExport({ db, operator }, kind, { ...period, format: order.format, rows }),
        )
      }
      yield { type: 'done', result: { token, name, rows } }
    }
  }
}
