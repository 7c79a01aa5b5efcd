import { useState } from 'react'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import { RATE_ON_SCREEN, RATE_OTHERWISE, READY_TEXTS, RECEIPT, STEP_ACTIONS, type StepName } from './actions.ts'
import { Extensions } from './Extensions.tsx'
import { FollowUps } from './FollowUps.tsx'
import styles from './requests.module.css'
import { StepDialog, type StepValues } from './StepDialog.tsx'

/** What may be done to the request now, a key on each; steps that need words ask for them first. */
export function Steps({ request }: { request: RequestDetail }) {
  const { t } = useWords()
  const navigate = useGo()
  const mayChange = useMayChange()
  const [asked, setAsked] = useState<StepName | null>(null)
  const { id, seq: seen } = request
  const plain = useCommand('requests.step', (step: PlainStep) => PLAIN[step]({ id, seen }))
  const accept = useCommand('requests.accept', () => call.requests.accept({ id, seen }))
  const take = (step: StepName) => {
    if (step === 'accept') void accept.run(undefined)
    else if (isPlain(step)) void plain.run(step)
    else setAsked(step)
  }
  const refusal = plain.refusal ?? accept.refusal
  const isWithoutEntitlement = accept.refusal?.code.startsWith('usage/not-') ?? false
  const receipt = useAction(RECEIPT, () => void navigate(`/requests/${id}/receipt`))
  const texts = useAction(READY_TEXTS, () => void navigate(`/requests/texts?ids=${id}`))
  const canRate = mayChange && request.may.includes('rate') && canBeRated(request)
  const rate = useAction(RATE_ON_SCREEN, () => void navigate(`/requests/${id}/rate`), canRate)
  const [isRating, setRating] = useState(false)
  const rateOtherwise = useAction(RATE_OTHERWISE, () => setRating(true), canRate)
  return (
    <>
      <Refused sentence={refusal ? sentenceOf(t, refusal) : undefined} />
      {isWithoutEntitlement && (
        <Button size="small" onClick={() => setAsked('accept')}>
          {t('requests:action.acceptOnGround')}
        </Button>
      )}
      <div className={styles.tools} role="group" aria-label={t('requests:page.steps')}>
        {STEP_ACTIONS.map(({ step, kind }, at) => (
          <StepButton
            key={step}
            kind={kind}
            isAvailable={mayChange && request.may.includes(step)}
            isFirst={STEP_ACTIONS.findIndex((one) => request.may.includes(one.step)) === at}
            take={() => take(step)}
          />
        ))}
        <ActionButton action={rate} />
        <ActionButton action={rateOtherwise} />
        <ActionButton action={receipt} />
        <ActionButton action={texts} />
      </div>
      {isRating && (
        <StepDialog
          title={`${t('requests:action.rateOtherwise')} · ${request.number}`}
          command="ratings.record"
          fields={['grade', 'givenBy', 'means', 'note', 'on']}
          perform={({ grade, givenBy, means, note, on }) =>
            call.ratings.record({ id, seen, grade: Number(grade), givenBy, means, note: note || null, on })
          }
          onClose={() => setRating(false)}
        />
      )}
      <Extensions request={request} />
      <FollowUps request={request} />
      {asked !== null && !isPlain(asked) && (
        <StepDialog
          title={`${t(`requests:step.${asked}`)} · ${request.number}`}
          command={COMMANDS[asked].command}
          fields={COMMANDS[asked].fields}
          perform={(values) => COMMANDS[asked].perform({ id, seen }, values)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  )
}

interface StepButtonProps {
  readonly kind: ActionKind
  readonly isAvailable: boolean
  readonly isFirst: boolean
  readonly take: () => void
}

function StepButton({ kind, isAvailable, isFirst, take }: StepButtonProps) {
  const action = useAction(kind, take, isAvailable)
  return <ActionButton action={action} type={isFirst ? 'primary' : 'default'} />
}

/** Once a matter, and once more after a bad one. */
function canBeRated({ ratings, timesReopened }: RequestDetail): boolean {
  const last = ratings.at(-1)
  return last === undefined || timesReopened > 0 || (last.round === 1 && last.grade <= 2)
}

interface Target {
  readonly id: number
  readonly seen: number
}

const PLAIN = {
  'complete-material': (target: Target) => call.requests.completeMaterial(target),
  resume: (target: Target) => call.requests.resume(target),
  archive: (target: Target) => call.requests.archive(target),
}
type PlainStep = keyof typeof PLAIN

function isPlain(step: StepName): step is PlainStep {
  return Object.hasOwn(PLAIN, step)
}

interface AskedStep {
  readonly command: string
  readonly fields: readonly (keyof StepValues)[]
  readonly perform: (target: Target, values: StepValues) => Promise<object>
}

const COMMANDS: { readonly [S in Exclude<StepName, PlainStep>]: AskedStep } = {
  accept: {
    command: 'requests.accept',
    fields: ['ground', 'on'],
    perform: (target, { ground, on }) => call.requests.accept({ ...target, ground: ground || null, on }),
  },
  'ask-material': {
    command: 'requests.askMaterial',
    fields: ['missing', 'on'],
    perform: (target, { missing, on }) => call.requests.askMaterial({ ...target, missing, on }),
  },
  resolve: {
    command: 'requests.resolve',
    fields: ['outcome', 'result', 'on'],
    perform: (target, { result, outcome, ground, on }) =>
      call.requests.resolve({ ...target, result, outcome, ground: ground || null, on }),
  },
  'resolve-on-spot': {
    command: 'requests.resolveOnSpot',
    fields: ['outcome', 'result', 'on'],
    perform: (target, { result, outcome, ground, on }) =>
      call.requests.resolveOnSpot({ ...target, result, outcome, ground: ground || null, on }),
  },
  assign: {
    command: 'requests.assign',
    fields: ['departmentIds', 'areInOrder', 'on'],
    perform: (target, { departmentIds, areInOrder, on }) =>
      call.requests.assign({ ...target, departmentIds: [...departmentIds], areInOrder, on }),
  },
  remind: {
    command: 'requests.remind',
    fields: ['reminder', 'on'],
    perform: (target, { reminder, on }) => call.requests.remind({ ...target, text: reminder, on }),
  },
  supervise: {
    command: 'requests.supervise',
    fields: ['reason', 'on'],
    perform: (target, { reason, on }) => call.requests.supervise({ ...target, reason, on }),
  },
  hold: {
    command: 'requests.hold',
    fields: ['reason', 'on'],
    perform: (target, { reason, on }) => call.requests.hold({ ...target, reason, on }),
  },
  'ask-extension': {
    command: 'requests.askExtension',
    fields: ['days', 'reason', 'on'],
    perform: (target, { days, reason, on }) => call.requests.askExtension({ ...target, days, reason, on }),
  },
  reply: {
    command: 'requests.reply',
    fields: ['reply', 'on'],
    perform: (target, { reply, on }) => call.requests.reply({ ...target, reply, on }),
  },
  'call-back': {
    command: 'requests.callBack',
    fields: ['note', 'on'],
    perform: (target, { note, on }) => call.requests.callBack({ ...target, note: note || null, on }),
  },
  reopen: {
    command: 'requests.reopen',
    fields: ['reason', 'on'],
    perform: (target, { reason, ground, on }) =>
      call.requests.reopen({ ...target, reason, ground: ground || null, on }),
  },
  transfer: {
    command: 'requests.transfer',
    fields: ['staffId', 'on'],
    perform: (target, { staffId, on }) => call.requests.transfer({ ...target, staffId: staffId ?? 0, on }),
  },
  decline: {
    command: 'requests.decline',
    fields: ['reason', 'decidedBy', 'on'],
    perform: (target, { reason, decidedBy, on }) =>
      call.requests.decline({ ...target, reason, approval: { decidedBy: decidedBy || null, document: null }, on }),
  },
  merge: {
    command: 'requests.merge',
    fields: ['into', 'note', 'on'],
    perform: (target, { into, note, on }) => call.requests.merge({ ...target, into, reason: note || null, on }),
  },
  unmerge: {
    command: 'requests.unmerge',
    fields: ['on'],
    perform: (target, { ground, on }) => call.requests.unmerge({ ...target, ground: ground || null, on }),
  },
  withdraw: {
    command: 'requests.withdraw',
    fields: ['reason', 'on'],
    perform: (target, { reason, on }) => call.requests.withdraw({ ...target, reason, on }),
  },
}
