import { useInfiniteQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode } from 'react'
import type { HistoryEntry } from '#shared/contract/history.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { EntryList } from './EntryList.tsx'
import styles from './HistoryPage.module.css'

const PAGE = 30

/** What was done at this desk, newest first. `holder` names whom an entry concerns. */
export function HistoryPage({ holder }: { holder: (id: number) => ReactNode }) {
  const { t } = useWords()
  const query = useInfiniteQuery(
    api.history.recent.infiniteOptions({
      input: (before: number | undefined) => ({ limit: PAGE, ...(before !== undefined && { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.hasMore ? page.entries.at(-1)?.seq : undefined),
      select: ({ pages }) => pages.flatMap(({ entries }) => entries),
    }),
  )
  return (
    <div className={styles.page}>
      <h1>{t('history:page.title')}</h1>
      <p className="mute">{t('history:page.note')}</p>
      <Sheet>
        <EntryList
          query={query}
          emptyText={t('history:page.empty')}
          subjectOf={(entry) => holdersOf(entry).map((id) => <Fragment key={id}>{holder(id)}</Fragment>)}
        />
      </Sheet>
    </div>
  )
}

/** The holders that a commit is about: one, or the two of a merge; none of bulk work. */
function holdersOf(entry: HistoryEntry): number[] {
  const ids = new Set(entry.changes.flatMap(({ table, id, cells }) => (table === 'holder' ? [id] : ownersIn(cells))))
  return ids.size > 2 ? [] : [...ids]
}

/** The holder that a row of somebody belongs to. */
function ownersIn(cells: HistoryEntry['changes'][number]['cells']): number[] {
  const owner = cells.find(({ column }) => column === 'holderId')
  return [owner?.before, owner?.after].filter((id) => typeof id === 'number')
}
