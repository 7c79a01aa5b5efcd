import { useState } from 'react'
import type { CardView } from '#shared/contract/cards.ts'
import { isPrintable } from '#shared/domain/cards.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useNameOf } from '#renderer/i18n/use-name-of.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { PRINT_FACE, PRINT_RECEIPT, STEP_ACTIONS, type StepName } from './actions.ts'
import { CardDialog } from './CardDialog.tsx'
import styles from './cards.module.css'
import { ASKED, isPlain, PLAIN, valuesOf, type AskedStep, type PlainStep } from './steps.ts'

interface CardStepsProps {
  readonly card: CardView
  /** With what a step answered: the card, or the one that follows it. */
  readonly onDone: (done: object) => void
}

/** What may be done to the card now; steps that need words ask for them first. */
export function CardSteps({ card, onDone }: CardStepsProps) {
  const { t } = useWords()
  const nameOf = useNameOf()
  const navigate = useGo()
  const [asked, setAsked] = useState<AskedStep | null>(null)
  const name = card.number ?? nameOf(card.scheme)
  const face = useAction(PRINT_FACE, () => void navigate(`/cards/${card.id}/face`), isPrintable('face', card))
  const receipt = useAction(
    PRINT_RECEIPT,
    () => void navigate(`/cards/${card.id}/receipt`),
    isPrintable('receipt', card),
  )
  const may = STEP_ACTIONS.filter(({ step }) => card.may.includes(step))
  const rare = may.filter(({ isRare }) => isRare)
  return (
    <>
      <div className={styles.steps} role="group" aria-label={t('cards:steps', { card: name })}>
        <div className={styles.tools}>
          {may
            .filter(({ isRare }) => !isRare)
            .map((step) => (
              <StepButton key={step.step} {...step} card={card} ask={setAsked} />
            ))}
          <ActionButton action={face} size="small" />
          <ActionButton action={receipt} size="small" />
        </div>
        {rare.length > 0 && (
          <details className={styles.more}>
            <summary>{t('cards:moreSteps')}</summary>
            <div className={styles.tools}>
              {rare.map((step) => (
                <StepButton key={step.step} {...step} card={card} ask={setAsked} />
              ))}
            </div>
          </details>
        )}
      </div>
      {asked !== null && (
        <CardDialog
          title={`${t(`cards:action.${asked}`)} · ${name}`}
          asking={ASKED[asked]}
          target={targetOf(card)}
          initial={valuesOf(card)}
          onClose={() => setAsked(null)}
          onDone={onDone}
        />
      )}
    </>
  )
}

type StepButtonProps = Pick<(typeof STEP_ACTIONS)[number], 'kind' | 'isNext'> & {
  readonly step: StepName
  readonly card: CardView
  readonly ask: (step: AskedStep) => void
}

function StepButton({ step, ask, ...look }: StepButtonProps) {
  return isPlain(step) ? <PlainButton step={step} {...look} /> : <AskingButton {...look} ask={() => ask(step)} />
}

function PlainButton({ step, kind, isNext, card }: Omit<StepButtonProps, 'step' | 'ask'> & { step: PlainStep }) {
  const { t } = useWords()
  const { command, perform } = PLAIN[step]
  const plain = useCommand(command, (): Promise<object> => perform(targetOf(card)))
  const action = useAction(kind, () => void plain.run(undefined), !plain.isRunning)
  return (
    <>
      <ActionButton action={action} size="small" type={isNext ? 'primary' : 'default'} />
      <Refused sentence={plain.refusal ? sentenceOf(t, plain.refusal) : undefined} />
    </>
  )
}

function AskingButton({ kind, isNext, ask }: Pick<StepButtonProps, 'kind' | 'isNext'> & { ask: () => void }) {
  const action = useAction(kind, ask)
  return <ActionButton action={action} size="small" type={isNext ? 'primary' : 'default'} />
}

function targetOf({ id, seq }: CardView) {
  return { id, seen: seq }
}
