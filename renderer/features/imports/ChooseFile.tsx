import { InboxOutlined } from '@ant-design/icons'
import { useRef } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction } from '#renderer/ui/actions/actions.ts'
import { FileInput } from '#renderer/ui/form/FileInput.tsx'
import { CHOOSE } from './actions.ts'
import styles from './imports.module.css'

interface ChooseFileProps {
  readonly onChoose: (file: File) => void
  readonly isDraggedOver: boolean
}

/** The system's own dialog, or a file dropped anywhere. Old workbooks may be chosen too: then it is said what to do. */
export function ChooseFile({ onChoose, isDraggedOver }: ChooseFileProps) {
  const { t } = useWords()
  const input = useRef<HTMLInputElement>(null)
  const choose = useAction(CHOOSE, () => input.current?.click())
  return (
    <section
      className={isDraggedOver ? `${styles.drop} ${styles.over}` : styles.drop}
      aria-label={t('imports:drop.label')}
    >
      <InboxOutlined className={styles.icon ?? ''} aria-hidden />
      <p className={styles.ask}>{t('imports:drop.title')}</p>
      <ActionButton action={choose} type="primary" />
      <FileInput
        ref={input}
        label={t('imports:drop.input')}
        accept=".xlsx,.xlsm,.xls,.csv,.txt"
        onChoose={([file]) => onChoose(file)}
      />
      <ul className={styles.hints}>
        <li>{t('imports:drop.formats')}</li>
        <li>{t('imports:drop.shape')}</li>
        <li>{t('imports:drop.nothingYet')}</li>
      </ul>
    </section>
  )
}
