import { useRef } from 'react'
import { Link } from 'react-router'
import type { RequestLine } from '#shared/contract/request-views.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { PlainKey } from '#renderer/ui/Keys.tsx'
import { useRowArrows } from '#renderer/ui/use-row-arrows.ts'
import styles from './requests.module.css'
import { DueWords, StateWord, useNames } from './words.tsx'

interface RequestTableProps {
  readonly requests: readonly RequestLine[]
  readonly selected: number | null
  readonly onSelect: (id: number) => void
}

/** Requests a line each; arrows move, Enter opens, and the one at hand stands beside the list. */
export function RequestTable({ requests, selected, onSelect }: RequestTableProps) {
  const { t } = useWords()
  const nameOf = useNames()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowArrows(body)
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('requests:field.number')}</th>
            <th>{t('requests:field.who')}</th>
            <th>{t('requests:field.item')}</th>
            <th>{t('requests:field.departments')}</th>
            <th>{t('requests:field.state')}</th>
            <th>{t('requests:field.due')}</th>
          </tr>
        </thead>
        <tbody ref={body}>
          {requests.map((request) => (
            <tr
              key={request.id}
              className={request.id === selected ? styles.selected : undefined}
              onFocus={() => onSelect(request.id)}
              onClick={() => onSelect(request.id)}
            >
              <td className="mono">
                <Link to={`/requests/${request.id}`}>{request.number}</Link>
              </td>
              <td className={styles.who}>
                {request.holder ?? request.employer}
                {request.relation && <span className="mute"> {t(`holders:relation.${request.relation}`)}</span>}
              </td>
              <td>{nameOf(request.item ?? request.category)}</td>
              <td>{request.departments.join('、')}</td>
              <td>
                <StateWord state={request.state} />
              </td>
              <td className={styles.due}>
                <DueWords request={request} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.keys}>
        <PlainKey>↑</PlainKey> <PlainKey>↓</PlainKey> {t('common:keys.move')} <PlainKey>Enter</PlainKey>{' '}
        {t('common:keys.open')}
      </p>
    </div>
  )
}
