import { AppstoreAddOutlined, CheckOutlined, CloseOutlined, PlusOutlined, SettingOutlined } from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const ENTER: ActionKind = {
  id: 'ledgers.enter',
  label: 'specialLedgers:action.enter',
  icon: PlusOutlined,
  chords: ['F2', 'Alt+A'],
}
export const ADOPT: ActionKind = {
  id: 'ledgers.adopt',
  label: 'specialLedgers:action.adopt',
  icon: AppstoreAddOutlined,
  chords: ['Alt+B'],
}
export const BEGIN: ActionKind = {
  id: 'ledgers.begin',
  label: 'specialLedgers:action.begin',
  icon: CheckOutlined,
  chords: ['Ctrl+Enter'],
}
export const ADD: ActionKind = {
  id: 'ledgers.add',
  label: 'specialLedgers:action.add',
  icon: PlusOutlined,
  chords: ['Alt+N'],
}
export const SETTINGS: ActionKind = {
  id: 'ledgers.settings',
  label: 'specialLedgers:action.settings',
  icon: SettingOutlined,
  chords: ['Alt+E'],
}
export const CAME: ActionKind = {
  id: 'ledgers.came',
  label: 'specialLedgers:action.came',
  icon: CheckOutlined,
  chords: ['Alt+T'],
}
export const ABSENT: ActionKind = { id: 'ledgers.absent', label: 'specialLedgers:action.absent', icon: CloseOutlined }
