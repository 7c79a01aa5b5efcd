import type { Contract } from '#shared/contract/index.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import type { WriteCall } from '../ports.ts'

/** Keeps in the log that a file left the desk, when, by whom and what it held. */
export function noteExport(
  { db, operator }: Pick<WriteCall, 'db' | 'operator'>,
  kind: keyof Contract['exports'],
  { from, to, format, rows }: Period & { readonly format: string; readonly rows: number },
): void {
  const cells = { operatorId: operator.id, what: kind, format, fromOn: from, toOn: to, rows, exportedAt: db.at }
  db.insert('export', cells)
}
