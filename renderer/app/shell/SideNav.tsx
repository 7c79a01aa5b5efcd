import { NavLink, useNavigate } from 'react-router'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Keys } from '#renderer/ui/Keys.tsx'
import {
  GO_CARDS,
  GO_DAY,
  GO_FIND,
  GO_HISTORY,
  GO_HOLDERS,
  GO_IMPORTS,
  GO_LEDGERS,
  GO_PRACTICES,
  GO_REQUESTS,
  GO_RULES,
  GO_SERVED,
  GO_SETTINGS,
  GO_STAFF,
  GO_SUMMARIES,
  GO_VISITS,
} from '../actions.ts'
import styles from './SideNav.module.css'

/** The ways through the desk; only what exists. */
export function SideNav() {
  const { t } = useWords()
  return (
    <nav className={styles.side} aria-label={t('common:nav.label')}>
      <Way kind={GO_FIND} to="/" />
      <Way kind={GO_DAY} to="/day" />
      <Way kind={GO_REQUESTS} to="/requests" />
      <Way kind={GO_SERVED} to="/served" />
      <Way kind={GO_VISITS} to="/visits" />
      <Way kind={GO_LEDGERS} to="/ledgers" />
      <h2>{t('common:nav.register')}</h2>
      <Way kind={GO_HOLDERS} to="/holders" />
      <Way kind={GO_CARDS} to="/cards" />
      <Way kind={GO_STAFF} to="/staff" />
      <Way kind={GO_IMPORTS} to="/import" />
      <h2>{t('common:nav.desk')}</h2>
      <Way kind={GO_SUMMARIES} to="/summaries" />
      <Way kind={GO_SETTINGS} to="/settings" />
      <Way kind={GO_RULES} to="/rules" />
      <Way kind={GO_PRACTICES} to="/practices" />
      <Way kind={GO_HISTORY} to="/history" />
    </nav>
  )
}

function Way({ kind, to }: { kind: ActionKind; to: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  useAction(kind, () => void navigate(to))
  const { icon: Icon, chords = [] } = kind
  return (
    <NavLink to={to} end={to === '/'} className={({ isActive }) => (isActive ? styles.on : '')}>
      <Icon aria-hidden />
      {t(kind.label)}
      {chords[0] && <Keys chord={chords[0]} />}
    </NavLink>
  )
}
