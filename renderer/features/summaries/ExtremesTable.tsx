import { Link } from 'react-router'
import type { Extreme } from '#shared/contract/summaries.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import table from '#renderer/ui/table.module.css'

/** Requests that stand out, by number, each with the way to it. */
export function ExtremesTable({ requests }: { readonly requests: readonly Extreme[] }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <table className={`${table.table} ${table.rows}`}>
      <thead>
        <tr>
          <th>{t('exports:column.number')}</th>
          <th>{t('summaries:table.category')}</th>
          <th>{t('exports:column.grade')}</th>
          <th className={table.end}>{t('exports:column.workingDays')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map(({ id, number, of, grade, workingDays }) => (
          <tr key={id}>
            <th scope="row" className={table.line}>
              <Link to={`/requests/${id}`}>{number}</Link>
            </th>
            <td>{nameOf(of)}</td>
            <td className={table.line}>{grade === null ? '—' : t(`requests:grade.${grade as 1 | 2 | 3 | 4 | 5}`)}</td>
            <td className={table.end}>{workingDays ?? '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
