import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ImportVerdict, type ImportCounts, type ImportOrder } from '#shared/contract/imports.ts'
import { api } from '#renderer/api/api.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Empty, Failed, Loading } from '#renderer/ui/states.tsx'
import styles from './imports.module.css'
import { RowTable } from './RowTable.tsx'

const PAGE = 100
const FILTERS = ['all', ...ImportVerdict.options, 'repairs', 'warnings'] as const
type Filter = (typeof FILTERS)[number]

/** The counts, each of which shows its rows. */
export function Rows({ order, counts }: { order: ImportOrder; counts: ImportCounts }) {
  const { t } = useWords()
  const [{ filter, after }, setShown] = useState<{ filter: Filter; after: number }>({ filter: 'all', after: 0 })
  const rows = useQuery({
    ...api.imports.rows.queryOptions({ input: { token: order.token, ...askedFor(filter), after, limit: PAGE } }),
    placeholderData: keepPreviousData,
  })
  const total = rows.data?.total ?? 0
  return (
    <>
      <div className={styles.tiles} role="group" aria-label={t('imports:rows.filters')}>
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            className={one === 'refused' && counts.refused > 0 ? `${styles.tile} ${styles.late}` : styles.tile}
            aria-pressed={one === filter}
            onClick={() => setShown({ filter: one, after: 0 })}
          >
            <b>{countOf(numberOf(one, order, counts))}</b>
            <span>{t(`imports:rows.filter.${one}`)}</span>
          </button>
        ))}
      </div>
      {counts.cards > 0 && <p className="mute">{t('imports:rows.cards', { count: counts.cards })}</p>}
      {rows.isPending && <Loading lines={10} />}
      {rows.isError && <Failed error={rows.error} retry={() => void rows.refetch()} />}
      {rows.isSuccess && total === 0 && (
        <div className={styles.sheet}>
          <Empty title={t(counts.rows === 0 ? 'imports:rows.noneAtAll' : 'imports:rows.none')} />
        </div>
      )}
      {rows.isSuccess && total > 0 && <RowTable rows={rows.data.rows} />}
      {total > PAGE && (
        <div className={styles.pages}>
          <span className="mute">
            {t('imports:rows.range', {
              from: countOf(after + 1),
              to: countOf(Math.min(after + PAGE, total)),
              total: countOf(total),
            })}
          </span>
          <Button size="small" disabled={after === 0} onClick={() => setShown({ filter, after: after - PAGE })}>
            {t('imports:rows.before')}
          </Button>
          <Button
            size="small"
            disabled={after + PAGE >= total}
            onClick={() => setShown({ filter, after: after + PAGE })}
          >
            {t('imports:rows.next')}
          </Button>
        </div>
      )}
    </>
  )
}

function askedFor(filter: Filter): { verdicts: ImportVerdict[]; has: 'repairs' | 'warnings' | null } {
  const verdict = ImportVerdict.safeParse(filter)
  if (verdict.success) return { verdicts: [verdict.data], has: null }
  return { verdicts: [], has: filter === 'repairs' || filter === 'warnings' ? filter : null }
}

function numberOf(filter: Filter, { kind }: ImportOrder, counts: ImportCounts): number {
  return {
    all: counts.rows,
    new: kind === 'roster' ? counts.holders : counts.requests,
    changed: counts.changed,
    same: counts.same,
    duplicate: counts.duplicates,
    refused: counts.refused,
    repairs: counts.repaired,
    warnings: counts.warnings,
  }[filter]
}
