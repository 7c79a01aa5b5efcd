import { FileSearchOutlined, SaveOutlined } from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const CHECK: ActionKind = {
  id: 'usages.check',
  label: 'usages:action.check',
  icon: FileSearchOutlined,
  chords: ['Alt+K'],
}
export const RECORD_MANY: ActionKind = {
  id: 'usages.recordMany',
  label: 'usages:action.record',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}
