import { Checkbox } from 'antd'
import { useRef, type ReactNode } from 'react'
import { Link } from 'react-router'
import type { CardView } from '#shared/contract/cards.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { PlainKey } from '#renderer/ui/Keys.tsx'
import { useRowArrows } from '#renderer/ui/use-row-arrows.ts'
import { CardTags } from './CardFace.tsx'
import styles from './pages.module.css'
import { useNameOf } from './words.ts'

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
  const body = useRef<HTMLTableSectionElement>(null)
  useRowArrows(body)
  return (
    <div className={styles.sheet}>
      <table className={styles.table}>
        <thead>
          <tr>
            {choice && (
              <th>
                <ChooseAll cards={cards} {...choice} />
              </th>
            )}
            <th>{t('cards:field.number')}</th>
            <th>{t('cards:list.holder')}</th>
            <th>{t('cards:list.card')}</th>
            <th>{t('cards:paper.employer')}</th>
            <th>{t('cards:list.state')}</th>
            <th>{t('cards:field.issuedOn')}</th>
            <th>{t('cards:field.validToOn')}</th>
            {tools && (
              <th>
                <span className="unseen">{t('cards:batch.tools')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody ref={body}>
          {cards.map((card) => (
            <tr key={card.id}>
              {choice && (
                <td>
                  <ChooseOne card={card} {...choice} />
                </td>
              )}
              <td className={`mono ${styles.number ?? ''}`}>
                {card.number ?? <span className="mute">{t('cards:noNumber')}</span>}
              </td>
              <td className={styles.who}>
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
              <td className={styles.day}>{card.issuedOn}</td>
              <td className={styles.day}>{card.validToOn}</td>
              {tools && <td className={styles.rowTools}>{tools(card)}</td>}
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
