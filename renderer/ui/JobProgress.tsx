import { Progress } from 'antd'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from './Button.tsx'
import styles from './JobProgress.module.css'

interface JobProgressProps {
  readonly label: string
  /** Null where nothing is counted. */
  readonly progress: { readonly done: number; readonly total: number | null } | null
  readonly onCancel: () => void
}

/** How far long work has come, and the way to stop it. */
export function JobProgress({ label, progress, onCancel }: JobProgressProps) {
  const { t } = useWords()
  const { done, total } = progress ?? { done: 0, total: null }
  const percent = total === null || total === 0 ? 0 : Math.floor((done / total) * 100)
  return (
    <div className={styles.job}>
      <span>{label}</span>
      <Progress
        className={styles.bar ?? ''}
        percent={percent}
        showInfo={false}
        aria-label={label}
        status="active"
        strokeColor="var(--fill)"
      />
      {progress && (
        <span className={styles.count}>{total === null ? countOf(done) : `${countOf(done)} / ${countOf(total)}`}</span>
      )}
      <Button size="small" onClick={onCancel}>
        {t('common:cancel')}
      </Button>
    </div>
  )
}
