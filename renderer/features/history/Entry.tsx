import { UndoOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { HistoryEntry } from '#shared/contract/history.ts'
import { minuteOf } from '#renderer/i18n/formats.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Button } from '#renderer/ui/Button.tsx'
import { Tag } from '#renderer/ui/Tag.tsx'
import { ChangeList } from './ChangeList.tsx'
import styles from './Entry.module.css'
import { commandLabelOf, type NameOf } from './words.ts'

interface EntryProps {
  readonly entry: HistoryEntry
  /** Whom it concerns, where the list is about several. */
  readonly subject?: ReactNode
  readonly nameOf?: NameOf | undefined
  /** Undefined for somebody who may not undo. */
  readonly onUndo?: ((entry: HistoryEntry) => void) | undefined
}

/** One commit: what was done, by whom, when, what it changed, and whether it was taken back. */
export function Entry({ entry, subject, nameOf, onUndo }: EntryProps) {
  const { t } = useWords()
  const label = commandLabelOf(t, entry.command)
  const canUndo = onUndo !== undefined && entry.undo !== 'none' && entry.undoneBy === null
  const word = entry.undoes === null ? t('history:undo.do') : t('history:undo.redo')
  return (
    <li className={entry.undoneBy === null ? styles.entry : `${styles.entry} ${styles.undone}`}>
      <div className={styles.head}>
        <b>{label}</b>
        {subject}
        {entry.undoes !== null && <Tag>{t('history:undoes', { seq: entry.undoes })}</Tag>}
        {entry.undoneBy !== null && <Tag tone="warn">{t('history:undoneBy', { seq: entry.undoneBy })}</Tag>}
        {entry.parts > 1 && <Tag>{t('history:parts', { count: entry.parts })}</Tag>}
        {canUndo && (
          <Button
            className={styles.undo ?? ''}
            size="small"
            type="text"
            icon={<UndoOutlined aria-hidden />}
            aria-label={t('history:undo.of', { word, label, seq: entry.seq })}
            onClick={() => onUndo(entry)}
          >
            {word}
          </Button>
        )}
      </div>
      <div className={styles.when}>
        <time dateTime={entry.at}>{minuteOf(entry.at)}</time>
        <span>{entry.operator ?? t('history:program')}</span>
        <span>{t('history:number', { seq: entry.seq })}</span>
      </div>
      <ChangeList changes={entry.changes} nameOf={nameOf} />
    </li>
  )
}
