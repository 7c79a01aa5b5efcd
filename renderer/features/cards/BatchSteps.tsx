import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CardView } from '#shared/contract/cards.ts'
import { api, call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { BATCH_STEPS } from './actions.ts'
import { CardDialog } from './CardDialog.tsx'
import page from '#renderer/ui/page.module.css'
import { approvalOf, decisionOf, valuesOf, type Asking, type Target } from './steps.ts'

interface BatchStepsProps {
  readonly cards: readonly CardView[]
  readonly chosen: ReadonlySet<number>
  readonly onTaken: () => void
}

/** What can be done to several cards at once: to those chosen, or to all that may take the step. */
export function BatchSteps({ cards, chosen, onTaken }: BatchStepsProps) {
  const { t } = useWords()
  const meant = chosen.size === 0 ? cards : cards.filter(({ id }) => chosen.has(id))
  const next = BATCH_STEPS.find(({ step }) => meant.some(({ may }) => may.includes(step)))?.step
  const ready = meant.filter(({ may }) => may.includes('make')).length
  const stock = useQuery(api.cards.stock.queryOptions({ input: {} })).data?.stock
  const counted = stock?.find(({ schemeId }) => schemeId === cards[0]?.scheme.id)?.left
  // More were made than were ever entered: the stock is not kept exactly, and nothing is left as far as it tells.
  const left = counted === undefined ? undefined : Math.max(0, counted)
  return (
    <>
      <div className={page.tools} role="group" aria-label={t('cards:batch.tools')}>
        {BATCH_STEPS.map(({ step, kind }) => {
          const able = meant.filter(({ may }) => may.includes(step))
          const targets = able.map(({ id, seq }) => ({ id, seen: seq }))
          return <StepOfMany key={step} {...{ step, kind, targets, onTaken }} isNext={step === next} />
        })}
        {chosen.size > 0 && <span className="mute">{t('cards:batch.chosen', { count: chosen.size })}</span>}
      </div>
      {left !== undefined && left < ready && <p role="status">{t('cards:stock.short', { left, needed: ready })}</p>}
    </>
  )
}

interface StepOfManyProps {
  readonly step: (typeof BATCH_STEPS)[number]['step']
  readonly kind: ActionKind
  readonly targets: readonly Target[]
  /** The step to begin with. */
  readonly isNext: boolean
  readonly onTaken: () => void
}

function StepOfMany({ step, kind, targets, isNext, onTaken }: StepOfManyProps) {
  const { t } = useWords()
  const [isAsking, setAsking] = useState(false)
  const { command, fields, perform } = STEPS[step]
  const plain = useCommand(command, () => perform([...targets], valuesOf()))
  const take = async () => {
    if (fields.length > 0) setAsking(true)
    else if (await plain.run(undefined)) onTaken()
  }
  const action = useAction(kind, () => void take(), targets.length > 0 && !plain.isRunning)
  const title = t('cards:batch.step', { action: t(kind.label), count: targets.length })
  return (
    <>
      <ActionButton action={action} type={isNext ? 'primary' : 'default'} />
      <Refused sentence={plain.refusal ? sentenceOf(t, plain.refusal) : undefined} />
      {isAsking && (
        <CardDialog
          title={title}
          asking={STEPS[step]}
          target={[...targets]}
          initial={valuesOf()}
          onClose={() => setAsking(false)}
          onDone={onTaken}
        />
      )}
    </>
  )
}

type Many = Target[]

const STEPS: { readonly [S in StepOfManyProps['step']]: Asking<Many> } = {
  review: { command: 'cards.review', fields: [], perform: (targets) => call.cards.review({ targets }) },
  approve: {
    command: 'cards.approve',
    fields: ['decidedBy', 'document', 'on'],
    perform: (targets, values) => call.cards.approve({ targets, approval: approvalOf(values), on: values.on ?? '' }),
  },
  publish: {
    command: 'cards.publish',
    fields: ['untilOn', 'on'],
    perform: (targets, { untilOn, on }) => call.cards.publish({ targets, untilOn, on: on ?? '' }),
  },
  make: { command: 'cards.make', fields: [], perform: (targets) => call.cards.make({ targets }) },
  'make-ready': { command: 'cards.makeReady', fields: [], perform: (targets) => call.cards.makeReady({ targets }) },
  decline: {
    command: 'cards.decline',
    fields: ['ground', 'decidedBy', 'document', 'on'],
    isDangerous: true,
    perform: (targets, values) => call.cards.decline({ targets, ...decisionOf(values) }),
  },
}
