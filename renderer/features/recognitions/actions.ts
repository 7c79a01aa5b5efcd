import { AuditOutlined, UsergroupAddOutlined } from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const ADD: ActionKind = {
  id: 'recognitions.add',
  label: 'recognitions:action.add',
  icon: AuditOutlined,
  chords: ['Alt+F'],
}
export const ENROL: ActionKind = {
  id: 'recognitions.enrol',
  label: 'recognitions:action.enrol',
  icon: UsergroupAddOutlined,
}
