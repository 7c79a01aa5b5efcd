import { useState } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { APPLY, ENTER } from './actions.ts'
import { CardCourse } from './CardCourse.tsx'
import { CardDialog } from './CardDialog.tsx'
import styles from './cards.module.css'
import { CardSteps } from './CardSteps.tsx'
import { SameScheme } from './SameScheme.tsx'
import { BEGINNINGS, valuesOf } from './steps.ts'
import { useHolderCards } from './use-holder-cards.ts'

interface CardWorkProps {
  readonly holder: { readonly id: number }
  readonly canChange: boolean
}

/** What may be done now to the card at hand, what was done to it, and how another one begins. */
export function CardWork({ holder, canChange }: CardWorkProps) {
  const { t } = useWords()
  const [begun, setBegun] = useState<keyof typeof BEGINNINGS | null>(null)
  const apply = useAction(APPLY, () => setBegun('apply'), canChange)
  const enter = useAction(ENTER, () => setBegun('enter'), canChange)
  const { cards, chosen, choose } = useHolderCards(holder.id)
  const chooseDone = (done: object) => 'id' in done && typeof done.id === 'number' && choose(done.id)
  if (!chosen && !canChange) return null
  return (
    <section className={styles.cards} aria-label={t('cards:work')}>
      {chosen && canChange && chosen.may.length > 0 && <CardSteps key={chosen.id} card={chosen} onDone={chooseDone} />}
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
      {begun !== null && (
        <CardDialog
          title={t(`cards:action.${begun}`)}
          asking={BEGINNINGS[begun]}
          target={holder.id}
          initial={valuesOf()}
          onClose={() => setBegun(null)}
          onDone={chooseDone}
          {...(begun === 'apply' && { note: ({ levelId }) => <SameScheme cards={cards} levelId={levelId} /> })}
        />
      )}
    </section>
  )
}
