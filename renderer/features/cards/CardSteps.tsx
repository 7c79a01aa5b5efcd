import { useState } from 'react'
import type { CardView } from '#shared/contract/cards.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Refused } from '#renderer/ui/states.tsx'
import { STEP_ACTIONS, type StepName } from './actions.ts'
import { CardDialog } from './CardDialog.tsx'
import styles from './cards.module.css'
import { ASKED, isPlain, PLAIN, valuesOf, type AskedStep, type PlainStep } from './steps.ts'

/** What may be done to the card now; steps that need words ask for them first. */
export function CardSteps({ card }: { card: CardView }) {
  const { t } = useWords()
  const [asked, setAsked] = useState<AskedStep | null>(null)
  const target = { id: card.id, seen: card.seq }
  const name = card.number ?? card.scheme.nameZh
  const plain = useCommand('cards.step', (step: PlainStep): Promise<object> => PLAIN[step](target))
  const take = (step: StepName) => (isPlain(step) ? void plain.run(step) : setAsked(step))
  const may = STEP_ACTIONS.filter(({ step }) => card.may.includes(step))
  const rare = may.filter(({ isRare }) => isRare)
  return (
    <>
      <Refused sentence={plain.refusal ? sentenceOf(t, plain.refusal) : undefined} />
      <div className={styles.steps} role="group" aria-label={t('cards:steps', { card: name })}>
        <div className={styles.tools}>
          {may
            .filter(({ isRare }) => !isRare)
            .map(({ step, kind, isNext }) => (
              <StepButton key={step} kind={kind} isNext={isNext} take={() => take(step)} />
            ))}
        </div>
        {rare.length > 0 && (
          <details className={styles.more}>
            <summary>{t('cards:moreSteps')}</summary>
            <div className={styles.tools}>
              {rare.map(({ step, kind }) => (
                <StepButton key={step} kind={kind} isNext={false} take={() => take(step)} />
              ))}
            </div>
          </details>
        )}
      </div>
      {asked !== null && (
        <CardDialog
          title={`${t(`cards:action.${asked}`)} · ${name}`}
          asking={ASKED[asked]}
          target={target}
          initial={valuesOf(card)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

function StepButton({ kind, isNext, take }: { kind: ActionKind; isNext: boolean; take: () => void }) {
  const action = useAction(kind, take)
  return <ActionButton action={action} size="small" type={isNext ? 'primary' : 'default'} />
}
