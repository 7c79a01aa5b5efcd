import {
  BellOutlined,
  EyeOutlined,
  CheckCircleOutlined,
  CheckOutlined,
  CopyOutlined,
  FileAddOutlined,
  FileTextOutlined,
  FolderOutlined,
  MergeCellsOutlined,
  PauseOutlined,
  SplitCellsOutlined,
  PhoneOutlined,
  PlayCircleOutlined,
  PrinterOutlined,
  RedoOutlined,
  RollbackOutlined,
  SendOutlined,
  SmileOutlined,
  StopOutlined,
  SwapOutlined,
  StarOutlined,
  FieldTimeOutlined,
  FileSearchOutlined,
  MessageOutlined,
} from '@ant-design/icons'
import type { RequestAction } from '#shared/domain/requests.ts'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const RECORD: ActionKind = {
  id: 'requests.record',
  label: 'requests:action.record',
  icon: FileAddOutlined,
  chords: ['F2', 'Alt+E'],
}
export const RESOLVE_NOW: ActionKind = {
  id: 'requests.recordResolved',
  label: 'requests:action.saveOnSpot',
  icon: CheckCircleOutlined,
  chords: ['F4'],
}
export const RECEIPT: ActionKind = {
  id: 'requests.receipt',
  label: 'requests:action.receipt',
  icon: PrinterOutlined,
  chords: ['F9'],
}
export const RATE_ON_SCREEN: ActionKind = {
  id: 'requests.rate',
  label: 'requests:action.rateOnScreen',
  icon: SmileOutlined,
  chords: ['Alt+T'],
}

export const READY_TEXTS: ActionKind = {
  id: 'requests.readyTexts',
  label: 'requests:action.readyTexts',
  icon: FileTextOutlined,
  chords: ['Alt+Z'],
}
export const COPY_TEXT: ActionKind = {
  id: 'requests.copyText',
  label: 'requests:action.copyText',
  icon: CopyOutlined,
  chords: ['Ctrl+Enter'],
}
export const RATE_OTHERWISE: ActionKind = {
  id: 'requests.rateOtherwise',
  label: 'requests:action.rateOtherwise',
  icon: StarOutlined,
  chords: ['Alt+W'],
}
export const RECORD_FOR_EMPLOYER: ActionKind = {
  id: 'requests.recordForEmployer',
  label: 'requests:action.recordForEmployer',
  icon: FileAddOutlined,
  chords: ['Alt+G'],
}

/** The steps that a clerk takes from the request's own page, in the order of its life. */
export const STEP_ACTIONS = [
  step('accept', CheckOutlined, 'Alt+A'),
  step('ask-material', FileSearchOutlined, 'Alt+M'),
  step('complete-material', CheckOutlined, 'Alt+M'),
  step('resolve', CheckCircleOutlined, 'F4'),
  step('resolve-on-spot', CheckCircleOutlined, 'F4'),
  step('assign', SendOutlined, 'Alt+B'),
  step('hold', PauseOutlined, 'Alt+P'),
  step('resume', PlayCircleOutlined, 'Alt+P'),
  step('ask-extension', FieldTimeOutlined, 'Alt+Y'),
  step('reply', MessageOutlined, 'Alt+F'),
  step('call-back', PhoneOutlined, 'Alt+K'),
  step('archive', FolderOutlined, 'Alt+X'),
  step('reopen', RedoOutlined, 'Alt+O'),
  step('transfer', SwapOutlined, 'Alt+J'),
  step('decline', StopOutlined, 'Alt+N'),
  step('withdraw', RollbackOutlined, 'Alt+V'),
  step('remind', BellOutlined, 'Alt+I'),
  step('supervise', EyeOutlined, 'Alt+S'),
  step('merge', MergeCellsOutlined, 'Alt+H'),
  step('unmerge', SplitCellsOutlined, 'Alt+H'),
] as const

export type StepName = (typeof STEP_ACTIONS)[number]['step']

function step<A extends RequestAction>(
  action: A,
  icon: ActionKind['icon'],
  chord: NonNullable<ActionKind['chords']>[number],
): { readonly step: A; readonly kind: ActionKind } {
  return { step: action, kind: { id: `requests.${action}`, label: `requests:step.${action}`, icon, chords: [chord] } }
}
