import {
  ArrowUpOutlined,
  CheckCircleOutlined,
  CheckOutlined,
  CreditCardOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  GiftOutlined,
  IdcardOutlined,
  InboxOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  RedoOutlined,
  RollbackOutlined,
  SaveOutlined,
  SearchOutlined,
  SendOutlined,
  SoundOutlined,
  StopOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import type { CardAction } from '#shared/domain/cards.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const SAVE: ActionKind = {
  id: 'cards.save',
  label: 'cards:action.save',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}
export const APPLY: ActionKind = {
  id: 'cards.apply',
  label: 'cards:action.apply',
  icon: CreditCardOutlined,
  chords: ['Alt+A'],
}
export const ENTER: ActionKind = {
  id: 'cards.enter',
  label: 'cards:action.enter',
  icon: InboxOutlined,
  chords: ['Alt+I'],
}

/**
 * The steps of a card from the holder's page, in the order of its life. One key takes whatever comes next on the way to
 * its holder's hands; `rare` ones stand behind the others.
 */
export const STEP_ACTIONS = [
  next('report', SendOutlined),
  next('resubmit', SendOutlined),
  next('record-issue', IdcardOutlined),
  next('arrive', InboxOutlined),
  next('review', CheckOutlined),
  next('approve', CheckCircleOutlined),
  next('make', CreditCardOutlined),
  next('make-ready', InboxOutlined),
  next('collect', GiftOutlined),
  step('record-return', RollbackOutlined, 'Alt+N'),
  step('publish', SoundOutlined, 'Alt+B'),
  step('decline', StopOutlined, 'Alt+N'),
  step('find', SearchOutlined, 'Alt+O'),
  step('resume', PlayCircleOutlined, 'Alt+T'),
  step('report-lost', ExclamationCircleOutlined, 'Alt+O'),
  step('replace', SwapOutlined, 'Alt+M'),
  step('renew', RedoOutlined, 'Alt+X'),
  step('upgrade', ArrowUpOutlined, 'Alt+Y'),
  rare('suspend', PauseOutlined),
  rare('surrender', RollbackOutlined),
  rare('revoke', StopOutlined),
  rare('correct', EditOutlined),
  rare('void', StopOutlined),
] as const

export type StepName = (typeof STEP_ACTIONS)[number]['step']

interface StepAction<A extends CardAction> {
  readonly step: A
  /** On the way into the holder's hands. */
  readonly isNext: boolean
  readonly isRare: boolean
  readonly kind: ActionKind
}

function next<A extends CardAction>(action: A, icon: ActionKind['icon']): StepAction<A> {
  return { ...step(action, icon, 'Alt+K'), isNext: true }
}

function step<A extends CardAction>(
  action: A,
  icon: ActionKind['icon'],
  chord: NonNullable<ActionKind['chords']>[number],
): StepAction<A> {
  const { kind, ...about } = rare(action, icon)
  return { ...about, isRare: false, kind: { ...kind, chords: [chord] } }
}

function rare<A extends CardAction>(action: A, icon: ActionKind['icon']): StepAction<A> {
  const kind = { id: `cards.${action}`, label: `cards:action.${action}`, icon } as const
  return { step: action, isNext: false, isRare: true, kind }
}
