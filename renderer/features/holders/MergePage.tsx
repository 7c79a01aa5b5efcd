import { skipToken, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Failed, Loading } from '#renderer/ui/states.tsx'
import { MergeChooser } from './MergeChooser.tsx'
import { MergeForm } from './MergeForm.tsx'
import styles from './MergePage.module.css'
import { useHolder } from './use-holder.ts'

/** Joins two registrations of one person: first the other one is chosen, then what is kept of each. */
export function MergePage() {
  const { t } = useWords()
  const [params, setParams] = useSearchParams()
  const otherId = Number(params.get('with')) || null
  const keep = useHolder()
  const drop = useQuery(api.holders.get.queryOptions({ input: otherId === null ? skipToken : { id: otherId } }))

  if (keep.isPending || (otherId !== null && drop.isPending)) return <Loading lines={10} />
  if (keep.isError) return <Failed error={keep.error} retry={() => void keep.refetch()} />
  if (drop.isError) return <Failed error={drop.error} retry={() => void drop.refetch()} />
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>{t('holders:merge.title', { name: keep.data.name })}</h1>
        <span className="mute">{drop.data ? t('holders:merge.note') : t('holders:merge.choose')}</span>
      </div>
      {drop.data ? (
        <MergeForm key={`${keep.data.id}-${drop.data.id}`} keep={keep.data} drop={drop.data} />
      ) : (
        <MergeChooser holder={keep.data} onChoose={(id) => setParams({ with: String(id) })} />
      )}
    </div>
  )
}
