import type { CardFilter } from '#shared/contract/cards.ts'
import type { RequestFilter } from '#shared/contract/request-views.ts'
import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import page from '#renderer/ui/page.module.css'
import { ExportButtons } from './ExportButtons.tsx'

type ListExportProps =
  { readonly kind: 'ledger'; readonly filter: RequestFilter } | { readonly kind: 'cards'; readonly filter: CardFilter }

/** Exports of a list page: exactly what its filter leaves, on all its pages. */
export function ListExport(props: ListExportProps) {
  const { t } = useWords()
  const days = { from: today(), to: today() }
  return (
    <div className={page.tools}>
      <span className="mute">{t('exports:list')}</span>
      <ExportButtons
        make={(form, options) =>
          props.kind === 'ledger'
            ? call.exports.ledger({ ...days, ...form, filter: props.filter }, options)
            : call.exports.cards({ ...days, ...form, filter: props.filter }, options)
        }
      />
    </div>
  )
}
