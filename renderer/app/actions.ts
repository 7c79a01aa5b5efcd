import {
  AuditOutlined,
  BankOutlined,
  BarChartOutlined,
  BookOutlined,
  CarOutlined,
  ContainerOutlined,
  DashboardOutlined,
  CreditCardOutlined,
  HistoryOutlined,
  HomeOutlined,
  ImportOutlined,
  LockOutlined,
  ProfileOutlined,
  QuestionOutlined,
  ScheduleOutlined,
  SearchOutlined,
  SettingOutlined,
  SolutionOutlined,
  TableOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { ActionKind } from '#renderer/ui/actions/actions.ts'

export const FIND: ActionKind = {
  id: 'find.open',
  label: 'common:action.find',
  icon: SearchOutlined,
  chords: ['Ctrl+K', 'F3'],
}
export const GO_FIND: ActionKind = { id: 'go.find', label: 'common:nav.find', icon: HomeOutlined, chords: ['Alt+Q'] }
export const GO_DAY: ActionKind = { id: 'go.day', label: 'common:nav.day', icon: ScheduleOutlined, chords: ['Alt+D'] }
export const GO_REQUESTS: ActionKind = {
  id: 'go.requests',
  label: 'common:nav.requests',
  icon: ContainerOutlined,
  chords: ['Alt+U'],
}
export const GO_HOLDERS: ActionKind = {
  id: 'go.holders',
  label: 'common:nav.holders',
  icon: UserOutlined,
  chords: ['Alt+R'],
}
export const GO_CARDS: ActionKind = {
  id: 'go.cards',
  label: 'common:nav.cards',
  icon: CreditCardOutlined,
  chords: ['F6'],
}
export const GO_IMPORTS: ActionKind = {
  id: 'go.imports',
  label: 'common:nav.imports',
  icon: ImportOutlined,
  chords: ['F7'],
}
export const GO_CHECKUP: ActionKind = { id: 'go.checkup', label: 'checkups:title', icon: AuditOutlined }
export const GO_DEPARTMENTS: ActionKind = {
  id: 'go.departments',
  label: 'departments:title',
  icon: BankOutlined,
}
export const GO_HISTORY: ActionKind = {
  id: 'go.history',
  label: 'common:nav.history',
  icon: HistoryOutlined,
  chords: ['Alt+C'],
}
export const GO_PRACTICES: ActionKind = {
  id: 'go.practices',
  label: 'common:nav.practices',
  icon: BookOutlined,
}
export const GO_LEADER: ActionKind = { id: 'go.leader', label: 'common:nav.leader', icon: DashboardOutlined }
export const GO_SUMMARIES: ActionKind = {
  id: 'go.summaries',
  label: 'common:nav.summaries',
  icon: BarChartOutlined,
  chords: ['F8'],
}
export const GO_RULES: ActionKind = { id: 'go.rules', label: 'common:nav.rules', icon: ProfileOutlined }
export const GO_SERVED: ActionKind = { id: 'go.served', label: 'common:nav.served', icon: TeamOutlined }
export const GO_SETTINGS: ActionKind = {
  id: 'go.settings',
  label: 'common:nav.settings',
  icon: SettingOutlined,
}
export const GO_VISITS: ActionKind = { id: 'go.visits', label: 'common:nav.visits', icon: CarOutlined }
export const GO_LEDGERS: ActionKind = {
  id: 'go.ledgers',
  label: 'common:nav.ledgers',
  icon: TableOutlined,
  chords: ['F10'],
}
export const GO_STAFF: ActionKind = { id: 'go.staff', label: 'common:nav.staff', icon: SolutionOutlined }
export const SHOW_KEYS: ActionKind = {
  id: 'keys.show',
  label: 'common:action.keys',
  icon: QuestionOutlined,
  chords: ['F1'],
}
export const LOCK: ActionKind = { id: 'desk.lock', label: 'desk:lock', icon: LockOutlined, chords: ['Alt+L'] }
