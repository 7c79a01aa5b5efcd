import { Link } from 'react-router'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Empty } from '#renderer/ui/states.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords()
  return (
    <Empty title={t('common:notFound.title')} isPage>
      <Link to="/">{t('common:notFound.back')}</Link>
    </Empty>
  )
}
