import { memo, useSyncExternalStore } from 'react'
import type { DeskStatus } from '#shared/contract/desk.ts'
import { connection } from '#renderer/api/api.ts'
import { Verification } from '#renderer/features/desk/Verification.tsx'
import { minuteOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { LookSwitches } from '#renderer/ui/LookSwitches.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import styles from './Foot.module.css'

/** What an owner of data wants to know at any time: saved, proved, offline, whole. */
export const Foot = memo(function Foot({ status }: { status: DeskStatus }) {
  const { t } = useWords()
  const state = useSyncExternalStore(connection.watch, () => connection.state)
  const isOpen = state === 'open'
  const saved = status.savedAt ? t('desk:foot.saved', { at: minuteOf(status.savedAt) }) : t('desk:foot.nothingYet')
  return (
    <footer className={styles.foot}>
      <span role="status">
        <i className={isOpen ? styles.dot : `${styles.dot} ${styles.late}`} />
        {!isOpen ? t('desk:foot.reconnecting') : status.state === 'read-only' ? t('desk:foot.readOnly') : saved}
      </span>
      <span>
        {status.snapshot ? t('desk:foot.snapshot', { at: minuteOf(status.snapshot.at) }) : t('desk:foot.noSnapshot')}
      </span>
      <span>{t('desk:foot.offline')}</span>
      {status.sealed === false && (
        <span title={t('desk:foot.trialLong')}>
          <Tag tone="warn">{t('desk:foot.trial')}</Tag>
        </span>
      )}
      <span className={styles.right}>
        <Verification />
        <LookSwitches />
      </span>
    </footer>
  )
})
