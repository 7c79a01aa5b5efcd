import type { ReactNode } from 'react'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import type { PageRefusal } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import type { ActionKind } from '../actions/actions.ts'
import { Dialog } from '../Dialog.tsx'
import { Refused } from '../states.tsx'
import { SAVE } from './actions.ts'
import { FirstFocus } from './FirstFocus.tsx'
import { formOf, type FormOf } from './form.ts'
import { useFollowing } from './use-following.ts'

interface FormDialogProps<T, R> {
  readonly title: string
  /** What the record says now; what is not typed follows it. */
  readonly initial: T
  /** `departments.correct`. */
  readonly command: string
  readonly save: (values: T) => Promise<R>
  readonly onClose: () => void
  /** With what the command answered, before the dialog closes. */
  readonly onDone?: (done: R) => void
  /** Before the path of a field in the call's input: `fields.`, `changes.`. */
  readonly prefix?: string
  /** Field of a code that concerns one field. */
  readonly fields?: { readonly [code: string]: string }
  /** What is told above the form instead of the refusal's own sentence, for some refusals. */
  readonly toldOf?: (refusal: PageRefusal) => string | undefined
  readonly confirm?: ActionKind
  readonly isDangerous?: boolean
  readonly width?: number
  readonly children: (form: FormOf<T>) => ReactNode
}

/** A dialog that runs one command with what is typed and closes when it is done. */
export function FormDialog<T extends object, R extends object = object>(props: FormDialogProps<T, R>) {
  const { title, initial, command, save, onClose, onDone, prefix = '', fields = {}, toldOf, confirm = SAVE } = props
  const { isDangerous = false, width = 520, children } = props
  const { t } = useWords()
  const { values, change } = useFollowing(initial)
  const keep = useCommand(command, save)
  const { refusal } = keep
  const errors = fieldErrorsOf(t, refusal, fields, prefix)
  const run = async () => {
    const done = await keep.run(values)
    if (done === undefined) return
    onDone?.(done)
    onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      confirm={confirm}
      onConfirm={() => void run()}
      isBusy={keep.isRunning}
      isDangerous={isDangerous}
      width={width}
    >
      <FirstFocus refusal={refusal}>
        <Refused sentence={(refusal && toldOf?.(refusal)) ?? formErrorOf(t, refusal, errors)} />
        {children(formOf(values, errors, change))}
      </FirstFocus>
    </Dialog>
  )
}
