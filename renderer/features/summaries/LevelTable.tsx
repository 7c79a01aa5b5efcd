import type { SummaryDetails } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import table from '#renderer/ui/table.module.css'
import { ListLink } from './ListLink.tsx'
import styles from './summaries.module.css'

interface LevelTableProps {
  readonly levels: SummaryDetails['cards']['byLevel']
  readonly period: Period
  readonly isPlain?: boolean
}

/** Cards in force at the end by scheme and level, in people and in pieces. */
export function LevelTable({ levels, period, isPlain = false }: LevelTableProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  if (levels.length === 0) return <p className={`${styles.empty} mute`}>{t('summaries:table.noCards')}</p>
  return (
    <table className={`${table.table} ${table.rows}`}>
      <thead>
        <tr>
          <th>{t('summaries:table.scheme')}</th>
          <th>{t('summaries:table.level')}</th>
          <th className={table.end}>{t('summaries:unit.people')}</th>
          <th className={table.end}>{t('summaries:unit.pieces')}</th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ of, scheme, people, pieces }) => (
          <tr key={of.id}>
            <td>{nameOf(scheme)}</td>
            <th scope="row">{nameOf(of)}</th>
            {(
              [
                ['people', people],
                ['cardsAtEnd', pieces],
              ] as const
            ).map(([figure, count]) => (
              <td key={figure} className={table.end}>
                {isPlain ? (
                  countOf(count)
                ) : (
                  <ListLink figure={figure} period={period} part={{ by: 'level', id: of.id }} of={nameOf(of)}>
                    {countOf(count)}
                  </ListLink>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
