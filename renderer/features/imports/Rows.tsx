import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ImportVerdict, type ImportCounts, type ImportOrder } from '#shared/contract/imports.ts'
import { api } from '#renderer/api/api.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Pager } from '#renderer/ui/Pager.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import table from '#renderer/ui/table.module.css'
import { Tile, Tiles } from '#renderer/ui/Tiles.tsx'
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
      <Tiles label={t('imports:rows.filters')}>
        {FILTERS.map((one) => (
          <Tile
            key={one}
            count={countOf(numberOf(one, order, counts))}
            label={t(`imports:rows.filter.${one}`)}
            isPressed={one === filter}
            isLate={one === 'refused' && counts.refused > 0}
            onPress={() => setShown({ filter: one, after: 0 })}
          />
        ))}
      </Tiles>
      {counts.cards > 0 && <p className="mute">{t('imports:rows.cards', { count: counts.cards })}</p>}
      <Awaited of={rows} lines={10}>
        {total === 0 && (
          <div className={table.sheet}>
            <Empty title={t(counts.rows === 0 ? 'imports:rows.noneAtAll' : 'imports:rows.none')} />
          </div>
        )}
      </Awaited>
      {rows.isSuccess && total > 0 && <RowTable rows={rows.data.rows} kind={order.kind} />}
      <Pager
        before={after}
        shown={Math.min(PAGE, total - after)}
        total={total}
        onBack={() => setShown({ filter, after: after - PAGE })}
        onNext={() => setShown({ filter, after: after + PAGE })}
      />
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
    new: { roster: counts.holders, requests: counts.requests, usages: counts.usages, rules: counts.rules }[kind],
    changed: counts.changed,
    same: counts.same,
    duplicate: counts.duplicates,
    refused: counts.refused,
    repairs: counts.repaired,
    warnings: counts.warnings,
  }[filter]
}
