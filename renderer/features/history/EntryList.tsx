import type { ReactNode } from 'react'
import type { HistoryEntry } from '#shared/contract/history.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import { Entry } from './Entry.tsx'
import styles from './EntryList.module.css'
import { RefusedUndo } from './RefusedUndo.tsx'
import type { NameOf } from './words.ts'
import { useUndo } from './use-undo.ts'

interface EntryListProps {
  /** Pages of entries, newest first; as `useInfiniteQuery` gives them. */
  readonly query: {
    readonly data: readonly HistoryEntry[] | undefined
    readonly error: unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly refetch: () => unknown
    readonly fetchNextPage: () => unknown
  }
  readonly emptyText: string
  readonly nameOf?: NameOf
  readonly subjectOf?: (entry: HistoryEntry) => ReactNode
}

export function EntryList({ query, emptyText, nameOf, subjectOf }: EntryListProps) {
  const { t } = useWords()
  const mayUndo = useMayChange()
  const { undo, refusal, blockers, dismiss } = useUndo()
  const takeBack = ({ seq, undoes }: HistoryEntry) => undo({ seq, isAgain: undoes !== null })
  if (query.data === undefined) {
    return query.error ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />
  }
  if (query.data.length === 0) return <Empty title={emptyText} />
  return (
    <>
      <ol className={styles.list}>
        {query.data.map((entry) => (
          <Entry
            key={entry.seq}
            entry={entry}
            nameOf={nameOf}
            subject={subjectOf?.(entry)}
            onUndo={mayUndo ? takeBack : undefined}
          />
        ))}
      </ol>
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button size="small" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('history:more')}
          </Button>
        </div>
      )}
      <RefusedUndo refusal={refusal} blockers={blockers} onClose={dismiss} />
    </>
  )
}
