import { CalendarOutlined, PrinterOutlined, SwapOutlined } from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const COVER: ActionKind = {
  id: 'staff.cover',
  label: 'staff:action.cover',
  icon: CalendarOutlined,
  chords: ['Alt+A'],
}
export const HAND_OVER: ActionKind = {
  id: 'staff.handOver',
  label: 'staff:action.handOver',
  icon: SwapOutlined,
  chords: ['Alt+T'],
}
export const TRANSFER: ActionKind = {
  id: 'handovers.transfer',
  label: 'staff:action.transfer',
  icon: SwapOutlined,
  chords: ['Ctrl+Enter', 'Ctrl+S'],
}
export const LIST: ActionKind = {
  id: 'handovers.list',
  label: 'staff:action.preview',
  icon: PrinterOutlined,
  chords: ['F9'],
}
