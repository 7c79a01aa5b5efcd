import type { ExportKind, SummaryOrder } from '#shared/contract/exports.ts'
import type { WriteCall } from '../ports.ts'

/** Keeps in the log that a file left the desk, when, by whom and what it held. */
export function noteExport(
  { db, operator }: Pick<WriteCall, 'db' | 'operator'>,
  kind: ExportKind | 'edition',
  { from, to, format, rows }: Pick<SummaryOrder, 'from' | 'to' | 'format'> & { readonly rows: number },
): void {
  const cells = { operatorId: operator.id, what: kind, format, fromOn: from, toOn: to, rows, exportedAt: db.at }
  db.insert('export', cells)
}
