import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { REMOVE } from './actions.ts'
import styles from './settings.module.css'

interface RemoveDialogProps {
  readonly question: string
  readonly command: string
  readonly remove: () => Promise<{ seq: number }>
  readonly onClose: () => void
}

/** Asks before a row is removed. */
export function RemoveDialog({ question, command, remove, onClose }: RemoveDialogProps) {
  const { t } = useWords()
  const removal = useCommand<null, { seq: number }>(command, remove)
  return (
    <Dialog
      title={t('settings:action.remove')}
      isOpen
      onClose={onClose}
      confirm={REMOVE}
      onConfirm={() => void removal.run(null).then((done) => done && onClose())}
      isBusy={removal.isRunning}
      isDangerous
    >
      <div className={styles.form}>
        <p>{question}</p>
        <Refused sentence={removal.refusal ? sentenceOf(t, removal.refusal) : undefined} />
      </div>
    </Dialog>
  )
}
