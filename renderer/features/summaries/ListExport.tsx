import { useSearchParams } from 'react-router'
import type { ExportKind } from '#shared/contract/exports.ts'
import { Day } from '#shared/domain/days.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import page from '#renderer/ui/page.module.css'
import { ExportButtons } from './ExportButtons.tsx'
import { periodCalled } from './period.ts'

/** Exports of a list page: of the days that its filter names, else of this year so far; which days is said beside them. */
export function ListExport({ kind }: { readonly kind: ExportKind }) {
  const { t } = useWords()
  const [params] = useSearchParams()
  const year = periodCalled('year', today())
  const given = (name: string, otherwise: Day) => Day.catch(otherwise).parse(params.get(name))
  const period = { from: given('receivedFrom', year.from), to: given('receivedTo', year.to) }
  return (
    <div className={page.tools}>
      <span className="mute">
        {t('exports:action')} {t('summaries:period.of', period)}
      </span>
      <ExportButtons kind={kind} period={period} />
    </div>
  )
}
