import { Refusal } from '#shared/domain/refusal.ts'
import { obstacleAt, type FormSheet } from '#shared/domain/upper-forms.ts'
import type { Cells, Reader, Transaction } from '../ports.ts'
import { refuseUnknown } from '../reference-rows.ts'
import { chosenCells } from './queries.ts'

/** A workbook as it was read: in base64, and as the window draws it. */
export interface BlankForm {
  readonly fileName: string
  readonly file: string
  readonly sheets: readonly FormSheet[]
}

/** Keeps a blank form under a name. Throws `upper-form/name-taken`. */
export function keepForm(db: Transaction, name: string, blank: BlankForm): number {
  refuseTakenName(db, name)
  return db.insert('upper_form', { name, ...cellsOf(blank), isActive: 1 })
}

/** Another workbook in the place of a form's; cells that it has no longer are no longer chosen. Throws `record/not-found`. */
export function replaceForm(db: Transaction, id: number, blank: BlankForm): void {
  refuseUnknown(db, 'upper_form', id)
  db.update('upper_form', id, 'current', cellsOf(blank))
  for (const { id: cellId, sheet, cell } of chosenCells(db, id)) {
    const there = blank.sheets.find(({ name }) => name === sheet)
    if (!there || obstacleAt(there, cell) !== null) db.remove('upper_form_cell', cellId, 'current')
  }
}

/** Throws `upper-form/name-taken`. */
export function refuseTakenName(db: Reader, name: string, except: number | null = null): void {
  const sql = 'SELECT id FROM upper_form WHERE name = ? AND is_active = 1 AND id IS NOT ?'
  if (db.get(sql, [name, except])) throw new Refusal('upper-form/name-taken', { name })
}

function cellsOf({ fileName, file, sheets }: BlankForm): Cells {
  return { fileName, file, sheets: JSON.stringify(sheets) }
}
