import {
  CloudDownloadOutlined,
  FileSearchOutlined,
  FolderOpenOutlined,
  ImportOutlined,
  RollbackOutlined,
} from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const CHOOSE: ActionKind = {
  id: 'imports.choose',
  label: 'imports:action.choose',
  icon: FolderOpenOutlined,
  chords: ['Ctrl+Enter'],
}
export const CHOOSE_OTHER: ActionKind = {
  id: 'imports.chooseOther',
  label: 'imports:action.chooseOther',
  icon: FolderOpenOutlined,
  chords: ['Alt+O'],
}
export const PREVIEW: ActionKind = {
  id: 'imports.preview',
  label: 'imports:action.preview',
  icon: FileSearchOutlined,
  chords: ['Ctrl+Enter'],
}
export const BACK: ActionKind = {
  id: 'imports.back',
  label: 'imports:action.back',
  icon: RollbackOutlined,
  chords: ['Alt+B'],
}
export const BRING_IN: ActionKind = {
  id: 'imports.bringIn',
  label: 'imports:action.bringIn',
  icon: ImportOutlined,
  chords: ['Ctrl+Enter'],
}
export const KEEP_REFUSED: ActionKind = {
  id: 'imports.keepRefused',
  label: 'imports:action.keepRefused',
  icon: CloudDownloadOutlined,
  chords: ['Alt+X'],
}
