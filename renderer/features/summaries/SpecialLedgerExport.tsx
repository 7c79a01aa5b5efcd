import type { SpecialLedgerOrder } from '#shared/contract/exports.ts'
import { call } from '#renderer/api/api.ts'
import { ListButtons } from './ExportButtons.tsx'

/** Exports of a special ledger: exactly what its list shows, on all its pages. */
export function SpecialLedgerExport(shown: Pick<SpecialLedgerOrder, 'ledgerId' | 'text' | 'from' | 'to'>) {
  return <ListButtons make={(form, options) => call.exports.specialLedger({ ...shown, ...form }, options)} />
}
