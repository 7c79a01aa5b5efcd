import { useState } from 'react'
import type { ImportCounts, ImportOrder, ImportSheet } from '#shared/contract/imports.ts'
import { sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { JobProgress } from '#renderer/ui/JobProgress.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { BACK, BRING_IN } from './actions.ts'
import styles from './imports.module.css'
import { Rows } from './Rows.tsx'

/** Long work as a page shows it. */
export interface RunningJob {
  readonly progress: { readonly done: number; readonly total: number | null } | null
  readonly refusal: PageRefusal | null
  readonly isRunning: boolean
  readonly cancel: () => void
}

interface PreviewStepProps {
  readonly order: ImportOrder
  readonly counts: ImportCounts
  /** Sheets that come in, of people who left by what they call themselves. */
  readonly leavers: readonly ImportSheet[]
  readonly run: RunningJob
  readonly onBack: () => void
  readonly onBringIn: () => void
}

/** What would become of each row; nothing is on the register yet. */
export function PreviewStep({ order, counts, leavers, run, onBack, onBringIn }: PreviewStepProps) {
  const { t } = useWords()
  const [isStopped, setStopped] = useState(false)
  const { holders, requests, usages, rules, cards, changed } = counts
  const hasNews = holders + requests + usages + rules + cards + changed > 0
  const back = useAction(BACK, onBack, !run.isRunning)
  const bringIn = useAction(
    BRING_IN,
    () => {
      setStopped(false)
      onBringIn()
    },
    hasNews && !run.isRunning,
  )
  const stop = () => {
    run.cancel()
    setStopped(true)
  }
  return (
    <>
      <Refused sentence={run.refusal ? sentenceOf(t, run.refusal) : undefined} />
      {isStopped && !run.isRunning && (
        <p className={styles.remark} role="status">
          {t('imports:preview.stopped')}
        </p>
      )}
      {leavers.length > 0 && (
        <p className={styles.remark} role="alert">
          {t('imports:preview.leavers', { sheets: leavers.map(({ name }) => name).join(t('common:comma')) })}
        </p>
      )}
      <div className={styles.bar}>
        {run.progress ? (
          <JobProgress label={t('imports:preview.running')} progress={run.progress} onCancel={stop} />
        ) : (
          <>
            <ActionButton action={bringIn} type="primary" />
            <ActionButton action={back} />
            <span className="mute">{t(hasNews ? 'imports:preview.nothingYet' : 'imports:preview.nothingNew')}</span>
          </>
        )}
      </div>
      <Rows order={order} counts={counts} />
    </>
  )
}
