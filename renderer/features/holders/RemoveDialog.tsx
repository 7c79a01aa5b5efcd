import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { REMOVE } from './actions.ts'
import styles from './forms.module.css'

interface RemoveDialogProps {
  /** Null while nothing is to be removed. */
  readonly question: string | null
  readonly command: string
  readonly remove: () => Promise<{ seq: number }>
  readonly onClose: () => void
}

/** Asks before a row of a holder is removed. */
export function RemoveDialog({ question, command, remove, onClose }: RemoveDialogProps) {
  const { t } = useWords()
  const removal = useCommand<null, { seq: number }>(command, remove)
  const close = () => {
    removal.reset()
    onClose()
  }
  return (
    <Dialog
      title={t('holders:action.remove')}
      isOpen={question !== null}
      onClose={close}
      confirm={REMOVE}
      onConfirm={() => void removal.run(null).then((done) => done && close())}
      isBusy={removal.isRunning}
      isDangerous
    >
      <div className={styles.stack}>
        <p>{question}</p>
        <Refused sentence={removal.refusal ? sentenceOf(t, removal.refusal) : undefined} />
      </div>
    </Dialog>
  )
}
