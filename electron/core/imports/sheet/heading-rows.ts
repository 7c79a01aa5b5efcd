import { cellText, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '#shared/domain/workbook.ts'
import { inOneLine } from '../cells/texts.ts'

/** The rows of headings, the first and the last one. */
export interface Span {
  readonly from: number
  readonly to: number
}

const MOST_ROWS = 3

/**
 * The rows that may be headings together, from one on: where cells of a row reach over several columns or down, what they
 * group stands below them. Where a cell reaches down, or the row below holds nothing but what is grouped, all rows come first.
 */
export function spansFrom(rows: readonly WorkbookRow[], sheet: WorkbookSheet, at: number): Span[] {
  const from = rows[at]?.row ?? 0
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  let to = from
  for (let row = from; row <= to && row < from + MOST_ROWS; row += 1) {
    const own = rows.find((one) => one.row === row)
    if (own && (mayGroup(own) || isOneGroup(own, rows, sheet))) to = Math.max(to, reachOf(row, sheet, width))
  }
  if (to >= from + MOST_ROWS) return [{ from, to: from }]
  const spans = Array.from({ length: to - from + 1 }, (_, more): Span => ({ from, to: from + more }))
  const isDeep = sheet.merged.some(({ fromRow, toRow }) => fromRow === from && toRow === to && to > from)
  return isDeep || isBelowGroups(rows, sheet, from) ? spans.toReversed() : spans
}

/** Whether the next row stands below cells that reach over several columns, and nowhere else. */
function isBelowGroups(rows: readonly WorkbookRow[], { merged }: WorkbookSheet, from: number): boolean {
  const next = rows.find(({ row }) => row === from + 1)?.cells ?? []
  const filled = next.flatMap((cell, at) => (plain(cell) === '' ? [] : [at + 1]))
  return (
    filled.length > 1 &&
    filled.every((column) =>
      merged.some(
        ({ fromRow, fromColumn, toColumn }) =>
          fromRow === from && fromColumn < toColumn && fromColumn <= column && column <= toColumn,
      ),
    )
  )
}

/** A title over the whole width is one cell; 「填报单位：县人才办」 says who, and groups nothing, as 「姓名：」 among others may. */
function mayGroup({ cells }: WorkbookRow): boolean {
  const texts = cells.map(plain).filter((text) => text !== '')
  return texts.length > 1 && texts.filter((text) => /[:：]/u.test(text)).length * 3 < texts.length
}

/** A few words that reach over some columns, to the right of headings that stand in the row below alone. */
function isOneGroup({ row, cells }: WorkbookRow, rows: readonly WorkbookRow[], { merged }: WorkbookSheet): boolean {
  const [only, ...others] = cells.flatMap((cell, at) => (plain(cell) === '' ? [] : [{ text: plain(cell), at }]))
  if (!only || others.length > 0 || only.at === 0 || only.text.length > 8 || /[表册单：:]/u.test(only.text))
    return false
  const below = rows.find((one) => one.row === row + 1)?.cells ?? []
  return (
    merged.some((one) => one.fromRow === row && one.fromColumn === only.at + 1 && one.toColumn > one.fromColumn) &&
    below.slice(0, only.at).some((cell) => plain(cell) !== '')
  )
}

/** The last row that cells which begin in this one need: their own, or the one below a group. */
function reachOf(row: number, { merged }: WorkbookSheet, width: number): number {
  const ends = merged.flatMap(({ fromRow, toRow, fromColumn, toColumn }) => {
    const columns = toColumn - fromColumn + 1
    if (fromRow !== row || columns >= width) return []
    return [columns > 1 ? toRow + 1 : toRow]
  })
  return Math.max(row, ...ends)
}

/** The words over each column, the widest group first. */
export function headingsIn(
  lines: readonly WorkbookRow[],
  sheet: WorkbookSheet,
): { readonly column: number; readonly parts: readonly string[] }[] {
  const width = Math.max(...lines.map(({ cells }) => cells.length))
  return Array.from({ length: width }, (_, at) => {
    const parts: string[] = []
    for (const line of lines) {
      const text = headingIn(line.cells[at]) || (line === lines.at(-1) ? '' : overheadOf(line, sheet, at + 1))
      if (text !== '' && text !== parts.at(-1)) parts.push(text)
    }
    return { column: at + 1, parts }
  }).filter(({ parts }) => parts.length > 0)
}

/** The heading that reaches over this column from its left. */
function overheadOf(upper: WorkbookRow, sheet: WorkbookSheet, column: number): string {
  const merged = sheet.merged.find(
    ({ fromRow, fromColumn, toColumn }) => fromRow === upper.row && fromColumn < column && column <= toColumn,
  )
  return merged ? headingIn(upper.cells[merged.fromColumn - 1]) : ''
}

/** 「出生」 over 「日期」 in one cell is one word, and no group. */
function headingIn(cell: WorkbookCell | undefined): string {
  return plain(inOneLine(cellText(cell)))
}

/** The words of a cell on one line. */
export function plain(cell: WorkbookCell | undefined): string {
  return cellText(cell).replaceAll(/\s+/g, ' ').trim()
}
