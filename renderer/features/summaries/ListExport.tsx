import { useSearchParams } from 'react-router'
import { Day } from '#shared/domain/days.ts'
import type { ExportKind } from '#shared/contract/exports.ts'
import { today } from '#renderer/i18n/formats.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { periodCalled } from './period.ts'

/** Exports of a list page: of the days that its filter names, else of this year so far. */
export function ListExport({ kind }: { readonly kind: ExportKind }) {
  const [params] = useSearchParams()
  const year = periodCalled('year', today())
  const given = (name: string, otherwise: Day) => Day.catch(otherwise).parse(params.get(name))
  const period = { from: given('receivedFrom', year.from), to: given('receivedTo', year.to) }
  return <ExportButtons kind={kind} period={period} />
}
