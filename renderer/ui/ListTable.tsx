import { useRef, type ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import { PlainKey } from './Keys.tsx'
import styles from './table.module.css'
import { useRowArrows } from './use-row-arrows.ts'

interface ListTableProps {
  readonly heads: readonly ReactNode[]
  /** A `tr` each, with a link; the one at hand is `aria-current`. */
  readonly children: ReactNode
}

/** Columns that need more than the usual room. */
const MANY = 8

/** A list a line each; arrows move, Enter opens. */
export function ListTable({ heads, children }: ListTableProps) {
  const { t } = useWords()
  const body = useRef<HTMLTableSectionElement>(null)
  useRowArrows(body)
  return (
    <div className={heads.length > MANY ? `${styles.place} ${styles.many}` : styles.place}>
      <div className={styles.sheet}>
        <table className={`${styles.table} ${styles.rows} ${styles.list}`}>
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th key={at}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody ref={body}>{children}</tbody>
        </table>
        <p className={styles.keys}>
          <PlainKey>↑</PlainKey> <PlainKey>↓</PlainKey> {t('common:keys.move')} <PlainKey>Enter</PlainKey>{' '}
          {t('common:keys.open')}
        </p>
      </div>
    </div>
  )
}
