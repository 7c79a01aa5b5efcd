import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { CardView } from '#shared/contract/cards.ts'
import { isCardEnded } from '#shared/domain/cards.ts'
import { api } from '#renderer/api/api.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Later } from '#renderer/ui/Later.tsx'
import { Awaited, Empty } from '#renderer/ui/states.tsx'
import { APPLY, ENTER } from './actions.ts'
import { CardCourse } from './CardCourse.tsx'
import { CardDialog } from './CardDialog.tsx'
import { CardFace } from './CardFace.tsx'
import styles from './cards.module.css'
import { CardSteps } from './CardSteps.tsx'
import { BEGINNINGS, valuesOf } from './steps.ts'

interface HolderCardsProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

/** The holder's cards drawn as cards; the one at hand in full, with what may be done to it now. */
export function HolderCards({ holder, canChange }: HolderCardsProps) {
  const { t } = useWords()
  const [begun, setBegun] = useState<keyof typeof BEGINNINGS | null>(null)
  const apply = useAction(APPLY, () => setBegun('apply'), canChange)
  const enter = useAction(ENTER, () => setBegun('enter'), canChange)
  const list = useQuery(api.cards.of.queryOptions({ input: { holderId: holder.id } }))
  const cards = list.data?.cards ?? []
  const { card: chosen, choose } = useChosenCard(cards)
  const chooseDone = (done: object) => 'id' in done && typeof done.id === 'number' && choose(done.id)
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
      <Later key={holder.id}>
        {chosen && canChange && chosen.may.length > 0 && (
          <CardSteps key={chosen.id} card={chosen} onDone={chooseDone} />
        )}
        {chosen && (
          <details className={styles.more} key={`course-${chosen.id}`}>
            <summary>{t('cards:course.title')}</summary>
            <CardCourse id={chosen.id} />
          </details>
        )}
        {canChange && (
          <div className={styles.tools}>
            <ActionButton action={apply} size="small" />
            <ActionButton action={enter} size="small" />
          </div>
        )}
      </Later>
      {begun !== null && (
        <CardDialog
          title={t(`cards:action.${begun}`)}
          asking={BEGINNINGS[begun]}
          target={holder.id}
          initial={valuesOf()}
          onClose={() => setBegun(null)}
          onDone={chooseDone}
        />
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

/** The card that the address or a click names; else what comes first. */
function useChosenCard(cards: readonly CardView[]) {
  const [params] = useSearchParams()
  const [clicked, choose] = useState<number | null>(null)
  const wanted = clicked ?? (Number(params.get('card')) || null)
  return { card: cards.find(({ id }) => id === wanted) ?? cards[0], choose }
}
