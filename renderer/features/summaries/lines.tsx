import { Link } from 'react-router'
import type { CardView } from '#shared/contract/cards.ts'
import type { RequestLine } from '#shared/contract/request-views.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import table from '#renderer/ui/table.module.css'

/** Requests a line each, as the ledger has them. */
export function RequestLines({ requests }: { readonly requests: readonly RequestLine[] }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const heads = ['number', 'who', 'item', 'departments', 'receivedOn', 'state', 'due', 'result', 'grade'] as const
  return (
    <ListTable heads={heads.map((head) => t(`requests:field.${head}`))}>
      {requests.map((request) => (
        <tr key={request.id}>
          <td className={`mono ${table.line}`}>
            <Link to={`/requests/${request.id}`}>{request.number}</Link>
          </td>
          <td>{request.holder ?? request.employer}</td>
          <td>{nameOf(request.item ?? request.category)}</td>
          <td>{request.departments.map(nameOf).join(t('common:comma'))}</td>
          <td className={table.line}>{request.receivedOn}</td>
          <td>{t(`requests:state.${request.state}`)}</td>
          <td className={table.line}>{request.dueOn}</td>
          <td>{request.result && t(`requests:result.${request.result}`)}</td>
          <td>{request.grade && t(`requests:grade.${request.grade as 1 | 2 | 3 | 4 | 5}`)}</td>
        </tr>
      ))}
    </ListTable>
  )
}

/** Cards a line each; a line leads to the holder. */
export function CardLines({ cards }: { readonly cards: readonly CardView[] }) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const heads = ['holder', 'card', 'level', 'state', 'valid'] as const
  return (
    <ListTable heads={heads.map((head) => t(`summaries:list.${head}`))}>
      {cards.map((card) => (
        <tr key={card.id}>
          <td>
            <Link to={`/holders/${card.holder.id}?card=${card.id}`}>{card.holder.name}</Link>
          </td>
          <td className={`mono ${table.line}`}>{card.number}</td>
          <td>
            {nameOf(card.scheme)} {nameOf(card.level)}
          </td>
          <td>{t(`cards:state.${card.state}`)}</td>
          <td className={table.line}>
            {card.validFromOn} – {card.validToOn}
          </td>
        </tr>
      ))}
    </ListTable>
  )
}

interface PeopleLinesProps {
  readonly people: readonly { readonly holderId: number; readonly name: string; readonly count: number }[]
  /** Times they were served, or cards they hold. */
  readonly counted: 'times' | 'pieces'
}

/** People a line each with what is counted of each. */
export function PeopleLines({ people, counted }: PeopleLinesProps) {
  const { t } = useWords()
  return (
    <ListTable heads={[t('summaries:list.name'), t(`summaries:list.${counted}`)]}>
      {people.map(({ holderId, name, count }) => (
        <tr key={holderId}>
          <td>
            <Link to={`/holders/${holderId}`}>{name}</Link>
          </td>
          <td>{countOf(count)}</td>
        </tr>
      ))}
    </ListTable>
  )
}
