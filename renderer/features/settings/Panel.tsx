import type { ReactNode } from 'react'
import { useWords } from '#renderer/i18n/i18n.ts'
import table from '#renderer/ui/table.module.css'
import styles from './settings.module.css'

interface PanelProps {
  /** What the panel is for, or what narrows its list. */
  readonly lead: ReactNode
  /** At the far end of the line: what can be added. */
  readonly tools: ReactNode
  readonly children: ReactNode
}

/** A tab of settings: one line above, its sheets below. */
export function Panel({ lead, tools, children }: PanelProps) {
  return (
    <div className={styles.panel}>
      <div className={styles.bar}>
        {typeof lead === 'string' ? <p className={styles.remark}>{lead}</p> : lead}
        <div className={styles.end}>{tools}</div>
      </div>
      {children}
    </div>
  )
}

interface PanelTableProps {
  readonly heads: readonly string[]
  /** Whether each row ends with its own tools. */
  readonly hasTools?: boolean
  /** A `tr` each. */
  readonly children: ReactNode
}

/** Rows of reference data, corrected where they stand. */
export function PanelTable({ heads, hasTools = true, children }: PanelTableProps) {
  const { t } = useWords()
  return (
    <table className={`${table.table} ${table.top} ${table.rows}`}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head}>{head}</th>
          ))}
          {hasTools && (
            <th>
              <span className="unseen">{t('settings:action.more')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  )
}
