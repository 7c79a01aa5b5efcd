import { useState } from 'react'
import type { HistoryEntry } from '#shared/contract/history.ts'
import { useWords, type Translate } from '#renderer/i18n/i18n.ts'
import styles from './ChangeList.module.css'
import { cellTextOf, columnLabelOf, tableLabelOf, type NameOf } from './words.ts'

type Change = HistoryEntry['changes'][number]
type Cell = Change['cells'][number]

/** As many rows as a commit of the counter has; a job's rows are opened on demand. */
const SHOWN_ROWS = 4

interface ChangeListProps {
  readonly changes: readonly Change[]
  /** The name of a row that a cell refers to by its id. */
  readonly nameOf?: NameOf | undefined
}

/** What one commit changed, a row a line: before → after. */
export function ChangeList({ changes, nameOf }: ChangeListProps) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  const told = changes
    .map((change) => ({ change, cells: toldCells(t, change, nameOf) }))
    .filter(({ change, cells }) => cells.length > 0 || change.op === 'remove')
  const shown = isOpen ? told : told.slice(0, SHOWN_ROWS)
  return (
    <>
      <ul className={styles.list}>
        {shown.map(({ change, cells }) => (
          <li key={`${change.table}-${change.id}`}>
            {change.table !== 'holder' && <span className={styles.table}>{tableLabelOf(t, change.table)}</span>}
            {change.op === 'remove' && <span className={styles.label}>{t('history:removed')}</span>}
            {cells.map(({ cell, label }) => (
              <CellText key={cell.column} cell={cell} label={label} op={change.op} nameOf={nameOf} />
            ))}
          </li>
        ))}
      </ul>
      {told.length > shown.length && (
        <button type="button" className="text-button" onClick={() => setOpen(true)}>
          {t('history:showRest', { count: told.length - shown.length })}
        </button>
      )}
    </>
  )
}

interface CellTextProps {
  readonly cell: Cell
  readonly label: string
  readonly op: Change['op']
  readonly nameOf: NameOf | undefined
}

function CellText({ cell, label, op, nameOf }: CellTextProps) {
  const { t } = useWords()
  const before = cellTextOf(t, cell.column, cell.before, nameOf)
  const after = cellTextOf(t, cell.column, cell.after, nameOf)
  return (
    <span className={styles.cell}>
      <span className={styles.label}>{label}</span>{' '}
      {op === 'update' && before === after ? (
        t('history:replaced')
      ) : (
        <>
          {op !== 'insert' && <del className={cell.before === null ? styles.blank : styles.before}>{before}</del>}
          {op === 'update' && <span className={styles.arrow}> → </span>}
          {op !== 'remove' && <ins className={styles.after}>{after}</ins>}
        </>
      )}
    </span>
  )
}

/** Fields that say something: of a new row not the blanks, of a removed one what it was known by. */
function toldCells(t: Translate, { table, op, cells }: Change, nameOf: NameOf | undefined) {
  return cells.flatMap((cell) => {
    const label = columnLabelOf(t, table, cell.column)
    if (label === null) return []
    if (op === 'update') {
      const known = [cell.before, cell.after].filter((value) => value !== null)
      const isTold = known.some((value) => cellTextOf(t, cell.column, value, nameOf) !== null)
      return isTold ? [{ cell, label }] : []
    }
    // Whose row it is says the page.
    if (cell.column === 'holderId' || cell.column === 'state') return []
    const value = op === 'insert' ? cell.after : cell.before
    return value === null || cellTextOf(t, cell.column, value, nameOf) === null ? [] : [{ cell, label }]
  })
}
