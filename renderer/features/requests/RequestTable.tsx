import { Checkbox } from 'antd'
import { Link } from 'react-router'
import type { RequestLine } from '#shared/contract/request-views.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import table from '#renderer/ui/table.module.css'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './requests.module.css'
import { DueWords, StateWord } from './words.tsx'

interface RequestTableProps {
  readonly requests: readonly RequestLine[]
  readonly selected: number | null
  readonly onSelect: (id: number) => void
  readonly chosen: readonly number[]
  readonly onChoose: (ids: readonly number[]) => void
}

/** A level that is known by its letter; that of a scheme with one level says nothing beside a name. */
const LETTERED = /^[A-Z]/

/** Requests a line each; arrows move, Enter opens, and the one at hand stands beside the list. */
export function RequestTable({ requests, selected, onSelect, chosen, onChoose }: RequestTableProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const heads = ['number', 'who', 'item', 'departments', 'state', 'due'] as const
  return (
    <ListTable
      heads={heads.map((head) =>
        head === 'number' ? (
          <>
            <Checkbox
              aria-label={t('requests:many.chooseAll')}
              checked={requests.every(({ id }) => chosen.includes(id))}
              onChange={(event) => onChoose(event.target.checked ? requests.map(({ id }) => id) : [])}
            />{' '}
            {t('requests:field.number')}
          </>
        ) : (
          t(`requests:field.${head}`)
        ),
      )}
    >
      {requests.map((request) => (
        <tr
          key={request.id}
          className={styles.line}
          aria-current={request.id === selected ? 'true' : undefined}
          onFocus={() => onSelect(request.id)}
          onClick={() => onSelect(request.id)}
        >
          <td className={`mono ${table.line}`}>
            <Checkbox
              aria-label={t('requests:many.choose', { number: request.number })}
              checked={chosen.includes(request.id)}
              onChange={(event) =>
                onChoose(event.target.checked ? [...chosen, request.id] : chosen.filter((id) => id !== request.id))
              }
            />{' '}
            <Link to={`/requests/${request.id}`}>{request.number}</Link>
          </td>
          <td>
            <b>{request.holder ?? request.employer}</b>
            {request.level && LETTERED.test(request.level.code) && (
              <>
                {' '}
                <Tag tone={request.level.tone} title={nameOf(request.level)}>
                  {request.level.code}
                </Tag>
              </>
            )}
            {request.relation && <span className="mute"> {t(`holders:relation.${request.relation}`)}</span>}
          </td>
          <td>{nameOf(request.item ?? request.category)}</td>
          <td>{request.departments.map(nameOf).join(t('common:comma'))}</td>
          <td className={styles.breaks}>
            <StateWord state={request.state} />
          </td>
          <td className={styles.breaks}>
            <DueWords request={request} />
          </td>
        </tr>
      ))}
    </ListTable>
  )
}
