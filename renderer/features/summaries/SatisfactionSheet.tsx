import { Segmented } from 'antd'
import { useState } from 'react'
import type { SummaryDetails, SummaryPart } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { Sheet } from '#renderer/ui/Sheet.tsx'
import table from '#renderer/ui/table.module.css'
import { ListLink } from './ListLink.tsx'
import styles from './summaries.module.css'
import { shown } from './words.ts'

const KINDS = ['department', 'item', 'staff', 'month'] as const
type Kind = (typeof KINDS)[number]

interface SatisfactionSheetProps {
  readonly details: SummaryDetails
  readonly period: Period
}

/** How satisfied people were, by department, item, specialist or month. */
export function SatisfactionSheet({ details, period }: SatisfactionSheetProps) {
  const { t } = useWords()
  const [kind, setKind] = useState<Kind>('department')
  const rows = useRated(details)[kind].filter(({ rated }) => rated > 0)
  return (
    <Sheet title={t('summaries:leader.satisfaction')}>
      <div className={styles.choice}>
        <Segmented<Kind>
          size="small"
          aria-label={t('summaries:leader.by')}
          value={kind}
          options={KINDS.map((value) => ({ value, label: t(`summaries:leader.byKind.${value}`) }))}
          onChange={setKind}
        />
      </div>
      {rows.length === 0 ? (
        <p className={`${styles.empty} mute`}>{t('summaries:leader.noRatings')}</p>
      ) : (
        <RatedTable head={t(`summaries:leader.byKind.${kind}`)} rows={rows} period={period} />
      )}
    </Sheet>
  )
}

interface RatedRow {
  readonly name: string
  readonly part: SummaryPart
  readonly rated: number
  readonly satisfied: number
  readonly satisfactionRate: number | null
}

function RatedTable({ head, rows, period }: { head: string; rows: readonly RatedRow[]; period: Period }) {
  const { t } = useWords()
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th>{head}</th>
          {(['rated', 'satisfied', 'satisfactionRate'] as const).map((figure) => (
            <th key={figure} className={table.end}>
              {t(`summaries:figure.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, part, satisfactionRate, ...counts }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {(['rated', 'satisfied'] as const).map((figure) => (
              <td key={figure} className={table.end}>
                <ListLink figure={figure} period={period} part={part} of={name}>
                  {shown(counts[figure], 'requests')}
                </ListLink>
              </td>
            ))}
            <td className={table.end}>{shown(satisfactionRate, 'percent')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useRated({ byDepartment, byItem, byStaff, byMonth }: SummaryDetails): {
  readonly [K in Kind]: readonly RatedRow[]
} {
  const { t } = useWords()
  const nameOf = useNameOf()
  return {
    department: byDepartment.map(({ of, ...part }) => ({
      ...part,
      name: of ? nameOf(of) : t('summaries:table.noDepartment'),
      part: { by: 'department', id: of?.id ?? null },
    })),
    item: byItem.map(({ of, ...part }) => ({
      ...part,
      name: of ? nameOf(of) : t('summaries:leader.noItem'),
      part: { by: 'item', id: of?.id ?? null },
    })),
    staff: byStaff.map(({ of, ...part }) => ({
      ...part,
      name: of ? nameOf(of) : t('summaries:leader.noStaff'),
      part: { by: 'staff', id: of?.id ?? null },
    })),
    month: byMonth.map(({ month, ...part }) => ({ ...part, name: month, part: { by: 'month', month } })),
  }
}
