import type { SummaryPart } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import type { RequestFigure } from '#shared/domain/figures/names.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import table from '#renderer/ui/table.module.css'
import { ListLink } from './ListLink.tsx'
import styles from './summaries.module.css'

interface CountTableProps {
  /** What the rows are. */
  readonly head: string
  readonly figure: RequestFigure
  readonly rows: readonly { readonly name: string; readonly part: SummaryPart; readonly count: number }[]
  readonly period: Period
  readonly isPlain?: boolean
}

/** One figure by its parts. */
export function CountTable({ head, figure, rows, period, isPlain = false }: CountTableProps) {
  const { t } = useWords()
  if (rows.length === 0) return <p className={`${styles.empty} mute`}>{t('summaries:table.none')}</p>
  return (
    <table className={`${table.table} ${table.rows}`}>
      <thead>
        <tr>
          <th>{head}</th>
          <th className={table.end}>{t(`summaries:figure.${figure}`)}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, part, count }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className={table.end}>
              {isPlain || count === 0 ? (
                countOf(count)
              ) : (
                <ListLink figure={figure} period={period} part={part} of={name}>
                  {countOf(count)}
                </ListLink>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
