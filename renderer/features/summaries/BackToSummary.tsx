import { Link } from 'react-router'
import { useWords } from '#renderer/i18n/i18n.ts'

/** Where a list goes back to. */
export function BackToSummary({ from, to }: { readonly from: string; readonly to: string }) {
  const { t } = useWords()
  return <Link to={`/summaries?from=${from}&to=${to}`}>{t('summaries:list.back')}</Link>
}
