import type { CardFilter } from '#shared/contract/cards.ts'
import { call } from '#renderer/api/api.ts'
import { today } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import page from '#renderer/ui/page.module.css'
import { ListButtons } from './ExportButtons.tsx'

/** Exports of the list of cards: exactly what its filter leaves, on all its pages. */
export function CardExport({ filter }: { readonly filter: CardFilter }) {
  const { t } = useWords()
  const days = { from: today(), to: today() }
  return (
    <div className={page.tools}>
      <span className="mute">{t('exports:list')}</span>
      <ListButtons make={(form, options) => call.exports.cards({ ...days, ...form, filter }, options)} />
    </div>
  )
}
