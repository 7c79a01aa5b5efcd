import { memo, useState } from 'react'
import { Link } from 'react-router'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { call } from '#renderer/api/api.ts'
import { useCommand } from '#renderer/api/changes.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { liveActions, useAction, type Action } from '#renderer/ui/actions/actions.ts'
import { LeaveQuestion } from '#renderer/ui/form/LeaveQuestion.tsx'
import { hasUnsaved } from '#renderer/ui/form/unsaved.ts'
import { Tag } from '#renderer/ui/Tag.tsx'
import { useOpening } from '#renderer/ui/use-opening.ts'
import { LOCK, SHOW_KEYS } from '../actions.ts'
import { FindBox } from '../find/FindBox.tsx'
import { KeysSheet } from './KeysSheet.tsx'
import styles from './TopBar.module.css'
import { useQuestionMark } from './use-question-mark.ts'

/** Brand, the one box, whose desk it is and who is at it. */
export const TopBar = memo(function TopBar({ status: { office, operator } }: { status: DeskStatus }) {
  const { t } = useWords()
  // Taken before the sheet opens, since under it the page's actions rest.
  const [keys, setKeys] = useState<readonly Action[] | null>(null)
  const logout = useCommand('desk.logout', call.desk.logout)
  const asking = useOpening()
  const lockNow = () => void logout.run({})
  const lock = useAction(LOCK, () => (hasUnsaved() ? asking.open() : lockNow()), operator !== null)
  const showKeys = useAction(SHOW_KEYS, () => setKeys(liveActions()))
  useQuestionMark(showKeys.perform)
  return (
    <header className={styles.bar}>
      <Link to="/" className={styles.brand}>
        <span className={styles.seal} lang="zh-CN" aria-hidden>
          {t('common:brandSeal')}
        </span>
        {t('common:brand')}
      </Link>
      <FindBox />
      <div className={styles.whose}>
        {office && (
          <span className={styles.office} title={office.name}>
            {office.shortName}
          </span>
        )}
        {operator && (
          <span title={t(`common:role.${operator.role}`)}>
            <Tag tone="done">{operator.name}</Tag>
          </span>
        )}
        <ActionButton action={lock} size="small" type="text" />
        <ActionButton action={showKeys} size="small" type="text" />
      </div>
      <LeaveQuestion isOpen={asking.isOpen} onStay={asking.close} onLeave={lockNow} />
      <KeysSheet actions={keys} onClose={() => setKeys(null)} />
    </header>
  )
})
