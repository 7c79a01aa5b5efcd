import {
  ApartmentOutlined,
  EditOutlined,
  IdcardOutlined,
  MergeCellsOutlined,
  SnippetsOutlined,
  StopOutlined,
  TeamOutlined,
  UserAddOutlined,
  EyeOutlined,
} from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const REGISTER: ActionKind = {
  id: 'holders.register',
  label: 'holders:action.register',
  icon: UserAddOutlined,
  chords: ['F2'],
  yieldsKeys: true,
}
export const PASTE: ActionKind = {
  id: 'holders.paste',
  label: 'holders:action.paste',
  icon: SnippetsOutlined,
  chords: ['Alt+V'],
}
export const CORRECT: ActionKind = {
  id: 'holders.correct',
  label: 'holders:action.correct',
  icon: EditOutlined,
  chords: ['Alt+G'],
}
export const ADD_IDENTITY: ActionKind = {
  id: 'holders.addIdentity',
  label: 'holders:action.addIdentity',
  icon: IdcardOutlined,
  chords: ['Alt+Z'],
}
export const ADD_EMPLOYMENT: ActionKind = {
  id: 'holders.addEmployment',
  label: 'holders:action.addEmployment',
  icon: ApartmentOutlined,
  chords: ['Alt+W'],
}
export const ADD_RELATIVE: ActionKind = {
  id: 'holders.addRelative',
  label: 'holders:action.addRelative',
  icon: TeamOutlined,
  chords: ['Alt+J'],
}
export const MERGE: ActionKind = {
  id: 'holders.merge',
  label: 'holders:action.merge',
  icon: MergeCellsOutlined,
  chords: ['Alt+H'],
}
export const VOID: ActionKind = {
  id: 'holders.void',
  label: 'holders:action.void',
  icon: StopOutlined,
  chords: ['Alt+V'],
}
export const REVEAL: ActionKind = {
  id: 'holders.reveal',
  label: 'holders:action.reveal',
  icon: EyeOutlined,
  chords: ['Ctrl+Enter'],
}
