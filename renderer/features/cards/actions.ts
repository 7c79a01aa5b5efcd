import {
  ArrowUpOutlined,
  CheckCircleOutlined,
  CheckOutlined,
  ContainerOutlined,
  CreditCardOutlined,
  EditOutlined,
  ExclamationCircleOutlined,
  GiftOutlined,
  IdcardOutlined,
  InboxOutlined,
  PlusOutlined,
  PrinterOutlined,
  PauseOutlined,
  PlayCircleOutlined,
  RedoOutlined,
  RollbackOutlined,
  SearchOutlined,
  SendOutlined,
  SoundOutlined,
  StopOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import type { CardAction } from '#shared/domain/cards.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const CONFIRM: ActionKind = {
  id: 'cards.confirm',
  label: 'cards:action.confirm',
  icon: CheckOutlined,
  chords: ['Ctrl+Enter'],
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

export const PRINT_FACE: ActionKind = {
  id: 'cards.printFace',
  label: 'cards:paper.face',
  icon: PrinterOutlined,
  chords: ['Alt+P'],
}
export const PRINT_RECEIPT: ActionKind = {
  id: 'cards.printReceipt',
  label: 'cards:batch.receipt',
  icon: PrinterOutlined,
}

export const GO_BATCHES: ActionKind = {
  id: 'cards.goBatches',
  label: 'cards:list.batches',
  icon: ContainerOutlined,
  chords: ['Alt+B'],
}
export const OPEN_BATCH: ActionKind = {
  id: 'cards.openBatch',
  label: 'cards:batch.open',
  icon: PlusOutlined,
  chords: ['Alt+N'],
}
export const CLOSE_BATCH: ActionKind = { id: 'cards.closeBatch', label: 'cards:batch.close', icon: CheckOutlined }
export const ADD_TO_BATCH: ActionKind = {
  id: 'cards.addToBatch',
  label: 'cards:batch.add',
  icon: PlusOutlined,
  chords: ['Alt+I'],
}
export const PRINT_SIGN_OFF: ActionKind = {
  id: 'cards.printSignOff',
  label: 'cards:batch.signOff',
  icon: PrinterOutlined,
  chords: ['F9'],
}
export const PRINT_FACES: ActionKind = {
  id: 'cards.printFaces',
  label: 'cards:batch.faces',
  icon: PrinterOutlined,
  chords: ['Alt+P'],
}
export const RECEIVE_BLANKS: ActionKind = {
  id: 'cards.receiveBlanks',
  label: 'cards:stock.receive',
  icon: InboxOutlined,
  chords: ['Alt+I'],
}
export const VOID_BLANKS: ActionKind = { id: 'cards.voidBlanks', label: 'cards:stock.void', icon: StopOutlined }

/** Steps of a whole batch, in the order of a card's life. */
export const BATCH_STEPS = [
  step('review', CheckOutlined, 'Alt+A'),
  step('approve', CheckCircleOutlined, 'Alt+K'),
  step('publish', SoundOutlined, 'Alt+B'),
  step('make', CreditCardOutlined, 'Alt+M'),
  step('make-ready', InboxOutlined, 'Alt+T'),
  step('decline', StopOutlined, 'Alt+O'),
] as const

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
  step('upgrade', ArrowUpOutlined, 'Alt+T'),
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
