import { useState, type ReactNode } from 'react'
import { useCommand } from '#renderer/api/changes.ts'
import { fieldErrorsOf, formErrorOf } from '#renderer/api/field-errors.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import { FirstFocus } from '#renderer/ui/form/FirstFocus.tsx'
import { Refused } from '#renderer/ui/states.tsx'
import { SAVE } from './actions.ts'
import { formOf, type FormOf } from './form.ts'
import styles from './settings.module.css'

interface FormDialogProps<T> {
  readonly title: string
  readonly initial: T
  readonly command: string
  readonly save: (values: T) => Promise<{ seq: number }>
  readonly onClose: () => void
  /** Before the path of a field in the call's input: `fields.`, `changes.`. */
  readonly prefix: string
  /** Field of a code that concerns one field. */
  readonly fields?: { readonly [code: string]: string }
  readonly width?: number
  readonly children: (form: FormOf<T>) => ReactNode
}

/** A dialog that writes one row and closes when it is saved. */
export function FormDialog<T extends object>(props: FormDialogProps<T>) {
  const { title, initial, command, save, onClose, prefix, fields = {}, width = 620, children } = props
  const { t } = useWords()
  const [values, setValues] = useState(initial)
  const keep = useCommand(command, save)
  const errors = fieldErrorsOf(t, keep.refusal, fields, prefix)
  const confirm = async () => {
    if (await keep.run(values)) onClose()
  }
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      confirm={SAVE}
      onConfirm={() => void confirm()}
      isBusy={keep.isRunning}
      width={width}
    >
      <FirstFocus>
        <div className={styles.form}>
          <Refused sentence={formErrorOf(t, keep.refusal, errors)} />
          {children(formOf(values, errors, setValues))}
        </div>
      </FirstFocus>
    </Dialog>
  )
}
