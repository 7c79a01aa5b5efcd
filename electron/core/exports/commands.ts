import type { Contract } from '#shared/contract/index.ts'
import type { Disclosure } from '#shared/contract/exports.ts'
import { dayAt } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { decideBy } from '../approvals.ts'
import { noteFace, type PrintedFace } from '../cards/commands.ts'
import type { WriteCall } from '../ports.ts'

/**
 * Keeps in the log that a file left the desk, when, by whom and what it held; who decided it where it holds numbers in
 * clear, and of cards that their faces went to a printer. Throws `record/changed` where one of these changed meanwhile.
 */
export function noteExport(
  { db, operator }: Pick<WriteCall, 'db' | 'operator'>,
  kind: keyof Contract['exports'],
  { from, to, format, rows, inClear, printed = [] }: Period & Made,
): void {
  if (inClear) decideBy({ db, operator }, 'export', inClear, 'approved', dayAt(db.at), inClear.reason)
  for (const card of printed) noteFace(db, card, dayAt(db.at))
  const cells = { operatorId: operator.id, what: kind, format, fromOn: from, toOn: to, rows, exportedAt: db.at }
  db.insert('export', cells)
}

interface Made {
  readonly format: string
  readonly rows: number
  readonly inClear?: Disclosure | undefined
  readonly printed?: readonly PrintedFace[] | undefined
}
