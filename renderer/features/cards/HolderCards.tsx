import type { CardView } from '#shared/contract/cards.ts'
import { isCardEnded } from '#shared/domain/cards.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { CardFace } from './CardFace.tsx'
import styles from './cards.module.css'
import { useHolderCards } from './use-holder-cards.ts'

interface HolderCardsProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

/** The holder's cards drawn as cards, the one at hand in full. */
export function HolderCards({ holder, canChange }: HolderCardsProps) {
  const { t } = useWords()
  const { list, cards, chosen, choose } = useHolderCards(holder.id)
  const kept = cards.filter(({ state }) => !isCardEnded(state))
  const ended = cards.filter(({ state }) => isCardEnded(state))
  return (
    <section className={styles.cards} aria-label={t('cards:title')}>
      <Awaited of={list} lines={3}>
        {cards.length === 0 && (
          <div className={styles.noCard}>
            <Empty title={t('cards:none')}>{canChange && <p>{t('cards:noneHint')}</p>}</Empty>
          </div>
        )}
      </Awaited>
      <Cards cards={kept} chosen={chosen} choose={choose} />
      {ended.length > 0 && (
        <details className={styles.more} open={chosen !== undefined && isCardEnded(chosen.state)}>
          <summary>{t('cards:ended', { count: ended.length })}</summary>
          <Cards cards={ended} chosen={chosen} choose={choose} />
        </details>
      )}
    </section>
  )
}

interface CardsProps {
  readonly cards: readonly CardView[]
  readonly chosen: CardView | undefined
  readonly choose: (id: number) => void
}

function Cards({ cards, chosen, choose }: CardsProps) {
  if (cards.length === 0) return null
  return (
    <ul className={styles.list}>
      {cards.map((card) => (
        <li key={card.id}>
          <button
            type="button"
            className={styles.cardButton}
            aria-pressed={card.id === chosen?.id}
            onClick={() => choose(card.id)}
          >
            <CardFace card={card} isFull={card.id === chosen?.id} />
          </button>
        </li>
      ))}
    </ul>
  )
}
