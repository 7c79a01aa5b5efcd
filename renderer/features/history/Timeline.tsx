import { useInfiniteQuery } from '@tanstack/react-query'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import { EntryList } from './EntryList.tsx'
import type { NameOf } from './words.ts'

const PAGE = 20

/** Everything that was ever done to one record, newest first, from the log. */
export function Timeline({ table, id, nameOf }: { table: string; id: number; nameOf: NameOf }) {
  const { t } = useWords()
  const query = useInfiniteQuery(
    api.history.of.infiniteOptions({
      input: (before: number | undefined) => ({ table, id, limit: PAGE, ...(before !== undefined && { before }) }),
      initialPageParam: undefined,
      getNextPageParam: (page) => (page.hasMore ? page.entries.at(-1)?.seq : undefined),
      select: ({ pages }) => pages.flatMap(({ entries }) => entries),
    }),
  )
  return (
    <Sheet title={t('history:timeline.title')} note={t('history:timeline.note')}>
      <EntryList query={query} nameOf={nameOf} emptyText={t('history:timeline.empty')} />
    </Sheet>
  )
}
