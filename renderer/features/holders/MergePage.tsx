import { useSearchParams } from 'react-router'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { MergeChooser } from './MergeChooser.tsx'
import { MergeForm } from './MergeForm.tsx'
import styles from './MergePage.module.css'
import { useHolder, useHolderId } from './use-holder.ts'

/** Joins two registrations of one person: first the other one is chosen, then what is kept of each. */
export function MergePage() {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const otherId = Number(params.get('with')) || null
  const { holder: keep, failure, retry } = useHolder(useHolderId())
  const { holder: drop, failure: otherFailure, retry: retryOther } = useHolder(otherId)

  if (failure) return <Failed error={failure} retry={retry} />
  if (otherFailure) return <Failed error={otherFailure} retry={retryOther} />
  if (!keep || (otherId !== null && !drop)) return <Loading lines={10} />
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t('holders:merge.title', { name: keep.name })}</h1>
        <span className="mute">{drop ? t('holders:merge.note') : t('holders:merge.choose')}</span>
      </div>
      {drop ? (
        <MergeForm key={`${keep.id}-${drop.id}`} keep={keep} drop={drop} />
      ) : (
        <MergeChooser holder={keep} onChoose={(id) => setParams({ with: String(id) })} />
      )}
    </div>
  )
}
