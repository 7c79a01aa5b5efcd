import { CopyOutlined, DeleteOutlined, FileAddOutlined, PlusOutlined, SendOutlined } from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const DRAFT: ActionKind = { id: 'rules.draft', label: 'rules:action.draft', icon: FileAddOutlined }
export const COPY: ActionKind = { id: 'rules.copy', label: 'rules:action.copy', icon: CopyOutlined, chords: ['Alt+B'] }
export const ADD: ActionKind = { id: 'rules.add', label: 'rules:action.add', icon: PlusOutlined, chords: ['Alt+A'] }
export const PUBLISH: ActionKind = {
  id: 'rules.publish',
  label: 'rules:action.publish',
  icon: SendOutlined,
  chords: ['Alt+P'],
}
export const DISCARD: ActionKind = { id: 'rules.discard', label: 'rules:action.discard', icon: DeleteOutlined }
