import { useQuery } from '@tanstack/react-query'
import { memo } from 'react'
import { NavLink } from 'react-router'
import { api } from '#renderer/api/api.ts'
import { countOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Keys } from '#renderer/ui/Keys.tsx'
import { useGo } from '#renderer/ui/use-go.ts'
import {
  GO_CARDS,
  GO_DAY,
  GO_DEPARTMENTS,
  GO_FIND,
  GO_HISTORY,
  GO_HOLDERS,
  GO_IMPORTS,
  GO_LEADER,
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
export const SideNav = memo(function SideNav() {
  const { t } = useWords()
  const counts = useQuery(api.requests.counts.queryOptions({ input: {} }))
  return (
    <nav className={styles.side} aria-label={t('common:nav.label')}>
      <Way kind={GO_FIND} to="/" />
      <Way kind={GO_DAY} to="/day" late={counts.data?.counts.overdue ?? 0} />
      <Way kind={GO_REQUESTS} to="/requests" />
      <Way kind={GO_SERVED} to="/served" />
      <Way kind={GO_VISITS} to="/visits" />
      <Way kind={GO_LEDGERS} to="/ledgers" />
      <h2>{t('common:nav.register')}</h2>
      <Way kind={GO_HOLDERS} to="/holders" />
      <Way kind={GO_CARDS} to="/cards" />
      <Way kind={GO_STAFF} to="/staff" />
      <Way kind={GO_DEPARTMENTS} to="/departments" />
      <Way kind={GO_IMPORTS} to="/import" />
      <h2>{t('common:nav.desk')}</h2>
      <Way kind={GO_LEADER} to="/leader" />
      <Way kind={GO_SUMMARIES} to="/summaries" />
      <Way kind={GO_SETTINGS} to="/settings" />
      <Way kind={GO_RULES} to="/rules" />
      <Way kind={GO_PRACTICES} to="/practices" />
      <Way kind={GO_HISTORY} to="/history" />
    </nav>
  )
})

/** Who went somewhere goes on there: arrows move the page, not the ways. */
function focusPage(): void {
  document.getElementById('main')?.focus({ preventScroll: true })
}

interface WayProps {
  readonly kind: ActionKind
  readonly to: string
  /** How many are late there; takes the place of the key. */
  readonly late?: number
}

function Way({ kind, to, late = 0 }: WayProps) {
  const { t } = useWords()
  const navigate = useGo()
  useAction(kind, () => void navigate(to))
  const { icon: Icon, chords = [] } = kind
  return (
    <NavLink to={to} end={to === '/'} className={({ isActive }) => (isActive ? styles.on : '')} onClick={focusPage}>
      <Icon aria-hidden />
      {t(kind.label)}
      {late > 0 ? (
        <span className={styles.late} title={t('common:nav.late', { count: late })}>
          {countOf(late)}
        </span>
      ) : (
        chords[0] && <Keys chord={chords[0]} />
      )}
    </NavLink>
  )
}
