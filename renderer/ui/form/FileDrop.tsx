import { InboxOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '../actions/ActionButton.tsx'
import { useAction, type ActionKind } from '../actions/actions.ts'
import styles from './FileDrop.module.css'
import { FileInput } from './FileInput.tsx'

interface FileDropProps {
  /** Opens the system's own dialog. */
  readonly action: ActionKind
  readonly title: string
  readonly inputLabel: string
  /** `.xlsx,.csv` */
  readonly accept: string
  readonly hints: readonly string[]
  readonly isDraggedOver: boolean
  readonly onChoose: (file: File) => void
}

/** What a page shows that waits for a file: it is chosen in the system's own dialog, or dropped anywhere. */
export function FileDrop({ action, title, inputLabel, accept, hints, isDraggedOver, onChoose }: FileDropProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const choose = useAction(action, () => input.current?.click())
  return (
    <section
      className={isDraggedOver ? `${styles.drop} ${styles.over}` : styles.drop}
      aria-label={t('common:dropPlace')}
    >
      <InboxOutlined className={styles.icon ?? ''} aria-hidden />
      <p className={styles.ask}>{title}</p>
      <ActionButton action={choose} type="primary" />
      <FileInput ref={input} label={inputLabel} accept={accept} onChoose={([file]) => onChoose(file)} />
      <ul className={styles.hints}>
        {hints.map((hint) => (
          <li key={hint}>{hint}</li>
        ))}
      </ul>
    </section>
  )
}
