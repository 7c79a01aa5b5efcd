import { Link } from 'react-router'
import type { RequestLine } from '#shared/contract/request-views.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import table from '#renderer/ui/table.module.css'
import styles from './summaries.module.css'

interface OldestTableProps {
  readonly requests: readonly RequestLine[]
  /** On paper nothing opens. */
  readonly isPlain?: boolean
}

/** The requests open longest, a line each, with how late they are. */
export function OldestTable({ requests, isPlain = false }: OldestTableProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  if (requests.length === 0) return <p className={`${styles.empty} mute`}>{t('summaries:leader.noOldest')}</p>
  return (
    <table className={table.table} aria-label={t('summaries:leader.oldest')}>
      <thead>
        <tr>
          <th>{t('requests:field.number')}</th>
          <th>{t('requests:field.who')}</th>
          <th>{t('requests:field.item')}</th>
          <th>{t('requests:field.departments')}</th>
          <th>{t('summaries:leader.receivedOn')}</th>
          <th>{t('requests:field.state')}</th>
          <th>{t('requests:field.due')}</th>
        </tr>
      </thead>
      <tbody>
        {requests.map((request) => (
          <tr key={request.id}>
            <th scope="row" className={`mono ${table.line}`}>
              {isPlain ? request.number : <Link to={`/requests/${request.id}`}>{request.number}</Link>}
            </th>
            <td className={request.holder ? table.who : undefined}>{request.holder ?? request.employer}</td>
            <td>{nameOf(request.item ?? request.category)}</td>
            <td>{request.departments.map(nameOf).join(t('common:comma'))}</td>
            <td className={table.line}>{request.receivedOn}</td>
            <td>{t(`requests:state.${request.state}`)}</td>
            <td className={(request.daysLeft ?? 0) < 0 ? styles.lateWord : undefined}>
              <Due request={request} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Due({ request: { state, dueOn, daysLeft } }: { readonly request: RequestLine }) {
  const { t } = useWords()
  if (state === 'on-hold') return t('requests:due.paused')
  if (dueOn === null || daysLeft === null) return dueOn ?? '—'
  if (daysLeft < 0) return t('requests:due.late', { count: -daysLeft })
  return daysLeft === 0 ? t('requests:due.today') : t('requests:due.left', { count: daysLeft })
}
