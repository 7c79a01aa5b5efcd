import { useId, type ReactNode } from 'react'
import styles from './Sheet.module.css'

interface SheetProps {
  readonly title?: string
  /** Beside the title, in small. */
  readonly note?: ReactNode
  /** At the right end of the title's line. */
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A piece of paper on the desk, named by its title. */
export function Sheet({ title, note, tools, children }: SheetProps) {
  const id = useId()
  return (
    <section className={styles.sheet} aria-labelledby={title ? id : undefined}>
      {title && (
        <div className={styles.head}>
          <h2 id={id}>{title}</h2>
          {note && <span className={styles.note}>{note}</span>}
          {tools && <span className={styles.tools}>{tools}</span>}
        </div>
      )}
      {children}
    </section>
  )
}
