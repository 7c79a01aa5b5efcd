import { DeleteOutlined, SaveOutlined } from '@ant-design/icons'
import type { ActionKind } from '../actions/actions.ts'

/** What a form is for. */
export const SAVE: ActionKind = {
  id: 'form.save',
  label: 'common:action.save',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}
export const REMOVE: ActionKind = {
  id: 'form.remove',
  label: 'common:action.remove',
  icon: DeleteOutlined,
  chords: ['Ctrl+Enter'],
}
