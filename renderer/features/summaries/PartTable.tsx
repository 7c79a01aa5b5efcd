import type { SummaryDetails, SummaryPart } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import table from '#renderer/ui/table.module.css'
import { ListLink } from './ListLink.tsx'
import styles from './summaries.module.css'
import { shown } from './words.ts'

type Measured = Omit<SummaryDetails['byMonth'][number], 'month'>

export interface PartRow extends Measured {
  readonly name: string
  readonly part: SummaryPart
}

interface PartTableProps {
  /** What the rows are. */
  readonly head: string
  readonly rows: readonly PartRow[]
  readonly period: Period
  readonly isPlain?: boolean
  /** Which of the two says how long it took. */
  readonly took?: 'averageWorkingDays' | 'medianWorkingDays'
}

/** The requests of a period by category, department, level or month. */
export function PartTable({ head, rows, period, isPlain = false, took = 'averageWorkingDays' }: PartTableProps) {
  const { t } = useWords()
  if (rows.length === 0) return <p className={`${styles.empty} mute`}>{t('summaries:table.none')}</p>
  return (
    <table className={`${table.table} ${table.rows}`}>
      <thead>
        <tr>
          <th>{head}</th>
          <th className={table.end}>{t('summaries:figure.accepted')}</th>
          <th className={table.end}>{t('summaries:figure.resolved')}</th>
          <th className={table.end}>{t('summaries:figure.overdue')}</th>
          <th className={table.end}>{t(`summaries:figure.${took}`)}</th>
          <th className={table.end}>{t('summaries:figure.satisfactionRate')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {(['accepted', 'resolved', 'overdue'] as const).map((figure) => (
              <td key={figure} className={`${table.end} ${figure === 'overdue' && row.overdue > 0 ? styles.late : ''}`}>
                {row[figure] === 0 || isPlain ? (
                  shown(row[figure], 'requests')
                ) : (
                  <ListLink figure={figure} period={period} part={row.part} of={row.name}>
                    {shown(row[figure], 'requests')}
                  </ListLink>
                )}
              </td>
            ))}
            <td className={table.end}>{shown(row[took], 'days')}</td>
            <td className={table.end}>{shown(row.satisfactionRate, 'percent')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
