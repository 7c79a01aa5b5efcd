import { useCommand } from '#renderer/api/changes.ts'
import { sentenceOf } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '../actions/actions.ts'
import { Dialog } from '../Dialog.tsx'
import { Refused } from '../states.tsx'
import { REMOVE } from './actions.ts'

interface RemoveDialogProps {
  readonly title?: string
  readonly question: string
  readonly command: string
  /** What the button says, where nothing is removed. */
  readonly confirm?: ActionKind
  readonly remove: () => Promise<{ seq: number }>
  readonly onClose: () => void
}

/** Asks before something is removed. */
export function RemoveDialog({ title, question, command, confirm = REMOVE, remove, onClose }: RemoveDialogProps) {
  const { t } = useWords()
  const removal = useCommand<null, { seq: number }>(command, remove)
  return (
    <Dialog
      title={title ?? t('common:action.remove')}
      isOpen
      onClose={onClose}
      confirm={confirm}
      onConfirm={() => void removal.run(null).then((done) => done && onClose())}
      isBusy={removal.isRunning}
      isDangerous
    >
      <p>{question}</p>
      <Refused sentence={removal.refusal ? sentenceOf(t, removal.refusal) : undefined} />
    </Dialog>
  )
}
