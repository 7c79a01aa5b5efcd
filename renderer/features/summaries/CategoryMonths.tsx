import type { SummaryDetails } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import table from '#renderer/ui/table.module.css'
import { ListLink } from './ListLink.tsx'
import styles from './summaries.module.css'

/** Requests accepted by category and month. */
export function CategoryMonths({ details, period }: { readonly details: SummaryDetails; readonly period: Period }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const months = details.byMonth.map(({ month }) => month)
  return (
    <div className={styles.across}>
      <table className={`${table.table} ${table.rows}`}>
        <thead>
          <tr>
            <th>{t('summaries:table.category')}</th>
            {months.map((month) => (
              <th key={month} className={table.end}>
                {month.slice(2)}
              </th>
            ))}
            <th className={table.end}>{t('summaries:table.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {details.categoryMonths.map(({ of, accepted, months: counts }) => (
            <tr key={of.id}>
              <th scope="row">{nameOf(of)}</th>
              {months.map((month, at) => (
                <td key={month} className={table.end}>
                  {counts[at] ? (
                    <ListLink
                      figure="accepted"
                      period={period}
                      part={{ by: 'category-month', id: of.id, month }}
                      of={`${nameOf(of)} ${month}`}
                    >
                      {countOf(counts[at])}
                    </ListLink>
                  ) : (
                    <span className="mute">0</span>
                  )}
                </td>
              ))}
              <td className={table.end}>
                <ListLink figure="accepted" period={period} part={{ by: 'category', id: of.id }} of={nameOf(of)}>
                  {countOf(accepted)}
                </ListLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
