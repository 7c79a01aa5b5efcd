import { headingKey } from './headings.ts'
import type { SheetLayout } from './layout.ts'
import { cellText, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '#shared/domain/workbook.ts'

/**
 * The rows of data below the headings, a value that stands for several rows (merged downwards) in each of them. Set aside
 * are blank rows, numbered rows with nothing else, totals (合计), remarks, names of sections, and headings said again.
 */
export function* dataRows(sheet: WorkbookSheet, layout: SheetLayout): Generator<WorkbookRow, void, void> {
  const downwards = sheet.merged.filter(({ fromRow, toRow }) => toRow > fromRow && toRow > layout.headings.to)
  for (const own of sheet.rows()) {
    const isData = own.row > layout.headings.to && !isSetAside(own, layout)
    // Values are carried from rows above, so each row is looked at, data or not.
    const row = downwards.length === 0 ? own : carried(own, downwards)
    if (isData) yield row
  }
}

/** A merged area with the value of its first cell, once that row has gone by. */
type Downwards = WorkbookSheet['merged'][number] & { value?: WorkbookCell }

function carried(own: WorkbookRow, downwards: Downwards[]): WorkbookRow {
  const cells = [...own.cells]
  for (const area of downwards) {
    if (own.row < area.fromRow || own.row > area.toRow) continue
    const at = area.fromColumn - 1
    if (own.row === area.fromRow) area.value = own.cells[at] ?? null
    else if (area.value !== undefined && area.value !== null) {
      while (cells.length <= at) cells.push(null)
      cells[at] ??= area.value
    }
  }
  return { row: own.row, cells }
}

function isSetAside({ cells }: WorkbookRow, { columns }: SheetLayout): boolean {
  const textAt = (column: number | undefined) => (column === undefined ? '' : cellText(cells[column - 1]).trim())
  const columnOf = (field: string) => columns.find((one) => one.field === field)?.column
  const filled = cells.flatMap((cell, at) => (cellText(cell).trim() === '' && !isUnknown(cell) ? [] : [at + 1]))
  const sequence = columnOf('sequence')
  const telling = filled.filter((column) => column !== sequence)
  const first = textAt(filled[0])
  const name = textAt(columnOf('name'))
  if (filled.length === 0) return true
  if (TOTAL.test(first.replaceAll(/\s/g, '')) || TOTAL.test(name.replaceAll(/\s/g, ''))) return true
  if (REMARK.test(first) && (telling.length <= 3 || name === '')) return true
  if (telling.length === 0) return true
  // A section's name, a signature: one cell, and not that of the name, or no name at all.
  if (filled.length === 1 && (filled[0] !== columnOf('name') || !/^[\p{Script=Han}·\s]{2,8}$/u.test(name))) return true
  const repeated = columns.filter(
    ({ column, heading }) => heading !== '' && headingKey(textAt(column)) === headingKey(heading),
  )
  return repeated.length >= 3 && repeated.length * 2 >= filled.length
}

function isUnknown(cell: WorkbookCell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && 'formula' in cell
}

const TOTAL = /^(合计|总计|小计|共计|累计|总数|本页小计|本页合计)([:：]?\d*.{0,6})$|^(共|总)计?\d+(人|件|张|条|户)/u
const REMARK =
  /^(注|备注|说明|填表说明|填报说明|填表人|填报人|制表|制表人|审核|审核人|单位负责人|负责人|经办人|填报单位|填报日期|联系人|联系电话)\s*[:：1-9]/u
