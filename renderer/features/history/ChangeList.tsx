import type { HistoryEntry } from '#shared/contract/history.ts'
import { useWords, type Translate } from '#renderer/i18n/i18n.ts'
import styles from './ChangeList.module.css'
import { cellTextOf, columnLabelOf, tableLabelOf } from './words.ts'

type Change = HistoryEntry['changes'][number]
type Cell = Change['cells'][number]

/** What one commit changed, a line a field: before → after. */
export function ChangeList({ changes }: { changes: readonly Change[] }) {
  const { t } = useWords()
  const told = changes.map((change) => ({ change, cells: toldCells(t, change) }))
  return (
    <ul className={styles.list}>
      {told
        .filter(({ change, cells }) => cells.length > 0 || change.op === 'remove')
        .map(({ change, cells }) => (
          <li key={`${change.table}-${change.id}`}>
            {change.table !== 'holder' && <span className={styles.table}>{tableLabelOf(t, change.table)}</span>}
            {change.op === 'remove' && <span className={styles.removed}>{t('history:removed')}</span>}
            {cells.map(({ cell, label }) => (
              <CellLine key={cell.column} cell={cell} label={label} op={change.op} />
            ))}
          </li>
        ))}
    </ul>
  )
}

function CellLine({ cell, label, op }: { cell: Cell; label: string; op: Change['op'] }) {
  const { t } = useWords()
  const before = cellTextOf(t, cell.column, cell.before)
  const after = cellTextOf(t, cell.column, cell.after)
  return (
    <div className={styles.cell}>
      <span className={styles.label}>{label}</span>
      {op !== 'insert' && before !== null && (
        <>
          <del className={styles.before}>{before}</del>
          {op === 'update' && <span aria-hidden>→</span>}
        </>
      )}
      {op !== 'remove' && after !== null && <ins className={styles.after}>{after}</ins>}
      {op === 'update' && before === null && after === null && <span>{t('history:replaced')}</span>}
    </div>
  )
}

/** Fields that say something: of a new row not the blanks, of a removed one what it was known by. */
function toldCells(t: Translate, { table, op, cells }: Change) {
  return cells.flatMap((cell) => {
    const label = columnLabelOf(t, table, cell.column)
    const isBlank = (op === 'insert' ? cell.after : op === 'remove' ? cell.before : 0) === null
    const isIdOnly = op !== 'update' && cell.column.endsWith('Id')
    return label === null || isBlank || isIdOnly ? [] : [{ cell, label }]
  })
}
