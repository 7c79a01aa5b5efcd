import { DownloadOutlined, PaperClipOutlined, SaveOutlined, UserOutlined } from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const ATTACH: ActionKind = {
  id: 'attachments.add',
  label: 'attachments:action.add',
  icon: PaperClipOutlined,
  chords: ['Ctrl+O'],
}
export const SAVE_COPY: ActionKind = {
  id: 'attachments.save',
  label: 'attachments:action.save',
  icon: DownloadOutlined,
  chords: ['Ctrl+S'],
}
export const CHOOSE_PHOTO: ActionKind = {
  id: 'attachments.choosePhoto',
  label: 'attachments:action.photo',
  icon: UserOutlined,
  chords: ['Ctrl+I'],
}
export const USE_PHOTO: ActionKind = {
  id: 'attachments.setPhoto',
  label: 'attachments:action.usePhoto',
  icon: SaveOutlined,
  chords: ['Ctrl+Enter'],
}
