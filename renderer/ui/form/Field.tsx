import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'

/** What a control needs to be found by its label and to say what is wrong with it. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
  readonly 'aria-required': boolean
  readonly status: '' | 'error'
}

interface FieldProps {
  readonly label: string
  readonly error?: string | undefined
  readonly hint?: ReactNode
  readonly isRequired?: boolean
  /** Takes the whole width of a form of two columns. */
  readonly isWide?: boolean
  readonly children: (control: ControlProps) => ReactNode
}

/** A label, its control, and below it what is wrong and what helps. */
export function Field({ label, error, hint, isRequired = false, isWide = false, children }: FieldProps) {
  const id = useId()
  const [errorId, hintId] = [`${id}-error`, `${id}-hint`]
  const notes = [...(error ? [errorId] : []), ...(hint ? [hintId] : [])].join(' ')
  return (
    <div className={isWide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id} className={isRequired ? `${styles.label} ${styles.required}` : styles.label}>
        {label}
      </label>
      {children({
        id,
        'aria-invalid': error !== undefined,
        'aria-describedby': notes || undefined,
        'aria-required': isRequired,
        status: error === undefined ? '' : 'error',
      })}
      {error && (
        <div id={errorId} className={styles.error} role="alert">
          {error}
        </div>
      )}
      {hint && (
        <div id={hintId} className={styles.hint}>
          {hint}
        </div>
      )}
    </div>
  )
}
