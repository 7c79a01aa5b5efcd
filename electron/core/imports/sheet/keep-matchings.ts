import type { ImportOrder } from '#shared/contract/imports.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import type { Cells, WriteCall } from '../../ports.ts'
import { kindOf } from './kinds.ts'
import { layoutOf, layoutUnder, type SheetLayout } from './layout.ts'
import { readMatchings } from './matching-rows.ts'
import { headingIds, type Matching } from './matchings.ts'
import type { ChosenSheet, Outcome } from '../run.ts'

/** Lists of an office are few; the oldest make room. */
const MOST_KEPT = 100

/**
 * Keeps what the clerk corrected of a list's columns or headings for the next list of the same headings; what was kept
 * before, and is read so without it, goes. Answers with how many of the sheets that came in are kept.
 */
export function keepMatchings(call: WriteCall, order: ImportOrder, { sheets, source }: Outcome): number {
  const { db } = call
  let kept = 0
  for (const chosen of sheets) {
    if (!order.sheets.some(({ name }) => name === chosen.sheet.name)) continue
    const cells = cellsOf(chosen, order, source)
    const known = readMatchings(db).find(({ id }) => id === chosen.layout.matching?.id)
    if (cells !== null) kept += 1
    if (cells === null && known) db.remove('matching', known.id, 'current')
    else if (cells !== null && !known) db.insert('matching', { ...cells, keptOn: call.today })
    else if (cells !== null && known && isOther(known, cells))
      db.update('matching', known.id, 'current', { ...cells, keptOn: call.today })
  }
  for (const { id } of readMatchings(db).slice(MOST_KEPT)) db.remove('matching', id, 'current')
  return kept
}

/** What is to be kept of a sheet; null where the program reads it so by itself. */
function cellsOf({ sheet, layout }: ChosenSheet, { kind }: ImportOrder, source: string): Cells | null {
  const plain = layoutOf(sheet, kind)
  const unaided = layoutOf(sheet, kind, { name: sheet.name, headings: layout.headings })
  const columns = layout.columns.filter(({ isOfComments }) => !isOfComments)
  const isAsRead = differences(layout, unaided).length === 0
  const isFound = plain?.headings.from === layout.headings.from && plain.headings.to === layout.headings.to
  if (isAsRead && isFound && kindOf(sheet) === kind) return null
  // What the values told is kept too: the next list may have too few of them.
  const fields = differences(
    layout,
    layoutUnder(
      columns.map(({ heading }) => heading),
      kind,
    ),
  )
  return {
    kind,
    name: (layout.title || source).slice(0, 200),
    headingRows: layout.headings.to - layout.headings.from + 1,
    headings: JSON.stringify(headingIds(columns)),
    fields: JSON.stringify(fields),
  }
}

function differences(layout: SheetLayout, unaided: SheetLayout | null): [string, ImportField | null][] {
  const ids = headingIds(layout.columns)
  return layout.columns.flatMap(({ field, isOfComments }, at): [string, ImportField | null][] =>
    isOfComments || field === unaided?.columns[at]?.field ? [] : [[ids[at] ?? '', field]],
  )
}

/** Whether it would be read otherwise; another file's name or one column more is no other matching. */
function isOther({ fields, headingRows }: Matching, cells: Cells): boolean {
  return JSON.stringify([...fields]) !== cells['fields'] || headingRows !== cells['headingRows']
}
