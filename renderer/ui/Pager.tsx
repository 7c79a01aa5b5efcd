import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from './Button.tsx'
import styles from './Pager.module.css'

interface PagerProps {
  /** How many rows came before this page. */
  readonly before: number
  /** How many stand on it. */
  readonly shown: number
  readonly total: number
  readonly onBack: () => void
  readonly onNext: () => void
}

/** Which rows of a long list are shown, and the ways to the others; nothing where all are. */
export function Pager({ before, shown, total, onBack, onNext }: PagerProps) {
  const { t } = useWords()
  if (total <= shown) return null
  const range = { from: countOf(before + 1), to: countOf(before + shown), total: countOf(total) }
  return (
    <nav className={styles.pager} aria-label={t('common:pages.label')}>
      <span className="mute">{t('common:pages.range', range)}</span>
      <Button size="small" disabled={before === 0} onClick={onBack}>
        {t('common:pages.back')}
      </Button>
      <Button size="small" disabled={before + shown >= total} onClick={onNext}>
        {t('common:pages.next')}
      </Button>
    </nav>
  )
}
