import {
  CalendarOutlined,
  CheckOutlined,
  EditOutlined,
  FormOutlined,
  PrinterOutlined,
  StopOutlined,
} from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const PLAN: ActionKind = {
  id: 'visits.plan',
  label: 'visits:action.plan',
  icon: CalendarOutlined,
  chords: ['Alt+Y'],
}
export const RECORD: ActionKind = {
  id: 'visits.record',
  label: 'visits:action.record',
  icon: CheckOutlined,
  chords: ['F4'],
}
export const CORRECT: ActionKind = {
  id: 'visits.correct',
  label: 'visits:action.correct',
  icon: EditOutlined,
  chords: ['Alt+E'],
}
export const PROMISE: ActionKind = {
  id: 'visits.promise',
  label: 'visits:action.promise',
  icon: FormOutlined,
  chords: ['Alt+A'],
}
export const CANCEL: ActionKind = { id: 'visits.cancel', label: 'visits:action.cancel', icon: StopOutlined }
export const PRINT: ActionKind = {
  id: 'visits.print',
  label: 'visits:action.print',
  icon: PrinterOutlined,
  chords: ['F9'],
}
