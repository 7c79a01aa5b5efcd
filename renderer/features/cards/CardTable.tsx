import { Checkbox } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { CardView } from '#shared/contract/cards.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ListTable } from '#renderer/ui/ListTable.tsx'
import table from '#renderer/ui/table.module.css'
import { CardTags } from './CardFace.tsx'
import styles from './pages.module.css'

interface CardTableProps {
  readonly cards: readonly CardView[]
  /** Where rows are chosen for a step of several cards. */
  readonly choice?: Choice
  /** At the end of a row. */
  readonly tools?: (card: CardView) => ReactNode
}

export interface Choice {
  readonly chosen: ReadonlySet<number>
  readonly onChoose: (ids: ReadonlySet<number>) => void
}

/** Cards a line each; arrows move, Enter opens the holder's page with the card at hand. */
export function CardTable({ cards, choice, tools }: CardTableProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  return (
    <ListTable
      heads={[
        ...(choice ? [<ChooseAll key="all" cards={cards} {...choice} />] : []),
        t('cards:field.number'),
        t('cards:list.holder'),
        t('cards:list.card'),
        t('cards:paper.employer'),
        t('cards:list.state'),
        t('cards:field.issuedOn'),
        t('cards:field.validToOn'),
        ...(tools
          ? [
              <span key="tools" className="unseen">
                {t('cards:batch.tools')}
              </span>,
            ]
          : []),
      ]}
    >
      {cards.map((card) => (
        <tr key={card.id}>
          {choice && (
            <td>
              <ChooseOne card={card} {...choice} />
            </td>
          )}
          <td className={`mono ${table.line}`}>{card.number ?? <span className="mute">{t('cards:noNumber')}</span>}</td>
          <td className={table.who}>
            <Link to={`/holders/${card.holder.id}?card=${card.id}`}>{card.holder.name}</Link>
          </td>
          <td>
            {nameOf(card.scheme)} · {nameOf(card.level)}
          </td>
          <td>{card.holder.employer}</td>
          <td>
            <span className={styles.tags}>
              <CardTags card={card} />
              {card.state === 'publicity' && card.publicityToOn !== null && (
                <span className="mute">{t('cards:batch.publicTo', { day: card.publicityToOn })}</span>
              )}
            </span>
          </td>
          <td className={table.line}>{card.issuedOn}</td>
          <td className={table.line}>{card.validToOn}</td>
          {tools && <td className={table.tools}>{tools(card)}</td>}
        </tr>
      ))}
    </ListTable>
  )
}

function ChooseAll({ cards, chosen, onChoose }: Choice & { cards: readonly CardView[] }) {
  const { t } = useWords()
  const isAll = cards.length > 0 && cards.every(({ id }) => chosen.has(id))
  return (
    <Checkbox
      aria-label={t('cards:batch.all')}
      checked={isAll}
      indeterminate={!isAll && chosen.size > 0}
      onChange={() => onChoose(new Set(isAll ? [] : cards.map(({ id }) => id)))}
    />
  )
}

function ChooseOne({ card, chosen, onChoose }: Choice & { card: CardView }) {
  const { t } = useWords()
  const { id } = card
  return (
    <Checkbox
      aria-label={t('cards:batch.choose', { name: card.holder.name })}
      checked={chosen.has(id)}
      onChange={(event) => {
        const next = new Set(chosen)
        if (event.target.checked) next.add(id)
        else next.delete(id)
        onChoose(next)
      }}
    />
  )
}
