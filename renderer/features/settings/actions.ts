import {
  AppstoreAddOutlined,
  CheckOutlined,
  ClockCircleOutlined,
  FieldNumberOutlined,
  FileAddOutlined,
  ImportOutlined,
  PictureOutlined,
  PlusOutlined,
  SaveOutlined,
} from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const ADD_SCHEME: ActionKind = {
  id: 'schemes.add',
  label: 'settings:action.addScheme',
  icon: PlusOutlined,
  chords: ['Alt+N'],
}
export const CHOOSE_EMBLEM: ActionKind = {
  id: 'attachments.chooseEmblem',
  label: 'settings:action.chooseEmblem',
  icon: PictureOutlined,
  chords: ['Ctrl+I'],
}
export const ADD_DEPARTMENT: ActionKind = {
  id: 'departments.add',
  label: 'settings:action.addDepartment',
  icon: PlusOutlined,
  chords: ['Alt+B'],
}
export const ADD_STAFF: ActionKind = {
  id: 'staff.add',
  label: 'settings:action.addStaff',
  icon: PlusOutlined,
  chords: ['Alt+P'],
}
export const ADD_ITEM: ActionKind = {
  id: 'items.add',
  label: 'settings:action.addItem',
  icon: PlusOutlined,
  chords: ['Alt+N'],
}
export const ADD_CATEGORY: ActionKind = {
  id: 'items.addCategory',
  label: 'settings:action.addCategory',
  icon: AppstoreAddOutlined,
}
export const ADD_MATERIAL: ActionKind = {
  id: 'items.addMaterial',
  label: 'settings:action.addMaterial',
  icon: FileAddOutlined,
}
export const ADD_QUESTION: ActionKind = {
  id: 'items.addQuestion',
  label: 'settings:action.addQuestion',
  icon: FileAddOutlined,
}
export const ADD_STEP: ActionKind = { id: 'items.addStep', label: 'settings:action.addStep', icon: ClockCircleOutlined }
export const ADD_FIELD: ActionKind = {
  id: 'ownFields.add',
  label: 'settings:action.addField',
  icon: PlusOutlined,
  chords: ['Alt+N'],
}
export const ENTER_NOTICE: ActionKind = {
  id: 'calendars.enterNotice',
  label: 'settings:action.enterNotice',
  icon: FileAddOutlined,
  chords: ['Alt+N'],
}
export const ENTER: ActionKind = {
  id: 'calendars.enter',
  label: 'settings:action.enter',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}
export const SET_HOURS: ActionKind = {
  id: 'calendars.setHours',
  label: 'settings:action.setHours',
  icon: ClockCircleOutlined,
}
export const NUMBER_REQUESTS: ActionKind = {
  id: 'requests.setNumbering',
  label: 'settings:action.numbering',
  icon: FieldNumberOutlined,
}
export const ADD_TEXT: ActionKind = {
  id: 'readyTexts.add',
  label: 'settings:action.addText',
  icon: PlusOutlined,
  chords: ['Alt+N'],
}
export const BRING_IN_ROSTER: ActionKind = {
  id: 'settings.bringInRoster',
  label: 'settings:setup.bringIn',
  icon: ImportOutlined,
}
export const SET_UP_DONE: ActionKind = {
  id: 'settings.setUpDone',
  label: 'settings:setup.done',
  icon: CheckOutlined,
  chords: ['Ctrl+Enter'],
}
export const SET_UP_LATER: ActionKind = {
  id: 'settings.setUpLater',
  label: 'settings:setup.later',
  icon: ClockCircleOutlined,
}
