import { RedoOutlined, UndoOutlined } from '@ant-design/icons'
import { dismissNewest, useChanges } from '#renderer/api/changes.ts'
import { useMayChange } from '#renderer/api/operator.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { ActionButton } from '#renderer/ui/actions/ActionButton.tsx'
import { useAction, type ActionKind } from '#renderer/ui/actions/actions.ts'
import { Toast } from '#renderer/ui/Toasts.tsx'
import { RefusedUndo } from './RefusedUndo.tsx'
import { useUndo } from './use-undo.ts'
import { commandLabelOf } from './words.ts'

const UNDO: ActionKind = {
  id: 'history.undo',
  label: 'history:undo.do',
  icon: UndoOutlined,
  chords: ['Ctrl+Z'],
  isOutsideInputs: true,
}
const REDO: ActionKind = {
  id: 'history.redo',
  label: 'history:undo.redo',
  icon: RedoOutlined,
  chords: ['Ctrl+Y'],
  isOutsideInputs: true,
}
const LASTS_MS = 10_000

/** Says after each change that it is kept, and takes it back: by the button, or later by Ctrl+Z. */
export function UndoToast() {
  const { t } = useWords()
  const { open, newest, undone } = useChanges()
  const mayChange = useMayChange()
  const { undo, refusal, blockers, dismiss } = useUndo()
  const last = open.at(-1)
  const takeBack = useAction(UNDO, () => last && undo({ seq: last.seq }), mayChange && last !== undefined)
  const doAgain = useAction(
    REDO,
    () => undone && undo({ seq: undone.seq, isAgain: true }),
    mayChange && undone !== null && !undone.isFinal,
  )
  return (
    <>
      {newest && (
        <Toast
          key={newest.seq}
          lasts={LASTS_MS}
          onClose={dismissNewest}
          tools={!newest.isFinal && <ActionButton action={undone ? doAgain : takeBack} size="small" />}
        >
          {t('history:undo.kept', { command: commandLabelOf(t, newest.command) })}
        </Toast>
      )}
      <RefusedUndo refusal={refusal} blockers={blockers} onClose={dismiss} />
    </>
  )
}
