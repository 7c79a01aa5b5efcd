import type { UndoBlocker } from '#shared/contract/history.ts'
import { sentenceOf, type PageRefusal } from '#renderer/api/refusals.ts'
import { useWords } from '#renderer/i18n/i18n.ts'
import { Dialog } from '#renderer/ui/Dialog.tsx'
import styles from './RefusedUndo.module.css'
import { columnLabelOf, tableLabelOf } from './words.ts'

interface RefusedUndoProps {
  readonly refusal: PageRefusal | null
  readonly blockers: readonly UndoBlocker[] | null
  readonly onClose: () => void
}

/** Why a commit could not be taken back, and by which later ones. */
export function RefusedUndo({ refusal, blockers, onClose }: RefusedUndoProps) {
  const { t } = useWords()
  return (
    <Dialog title={t('history:undo.refused')} isOpen={refusal !== null} onClose={onClose}>
      {refusal && <p>{sentenceOf(t, refusal)}</p>}
      {blockers && (
        <ul className={styles.blockers}>
          {[...new Map(blockers.map((blocker) => [lineOf(blocker), blocker]))].map(([line, blocker]) => (
            <Blocker key={line} blocker={blocker} />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

/** Rows of a table that one commit changed are told once. */
function lineOf({ table, column, why, bySeq }: UndoBlocker): string {
  return [table, column, why, bySeq].join()
}

function Blocker({ blocker: { table, column, why, bySeq } }: { blocker: UndoBlocker }) {
  const { t } = useWords()
  const field = column === null ? null : columnLabelOf(t, table, column)
  const subject =
    field === null ? tableLabelOf(t, table) : t('history:undo.field', { table: tableLabelOf(t, table), field })
  return (
    <li>
      {t(`history:undo.why.${why}`, { subject })}
      {bySeq !== null && <span className="mute"> {t('history:undo.by', { seq: bySeq })}</span>}
    </li>
  )
}
