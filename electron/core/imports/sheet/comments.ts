import { spareField, type ImportKind } from '#shared/domain/import-fields.ts'
import type { CellComment, WorkbookCell, WorkbookRow, WorkbookSheet } from '#shared/domain/workbook.ts'
import { placeIn } from './beside.ts'
import { plain } from './heading-rows.ts'
import type { LayoutColumn, SheetLayout } from './layout.ts'

/** What is noted at the cells of a row stands under this, as a column of its own. */
export const COMMENT_HEADING = '批注'

/** The columns with one for what is noted at cells of the list, behind all others, where it can be kept. */
export function withCommentColumn(
  columns: readonly LayoutColumn[],
  kind: ImportKind,
  { comments, width, below }: Pick<WorkbookSheet, 'comments'> & { readonly width: number; readonly below: number },
): readonly LayoutColumn[] {
  const field = spareField(kind)
  if (field === null || comments.every(({ row }) => row <= below)) return columns
  const column = Math.max(width, ...columns.map((one) => one.column)) + 1
  return [...columns, { column, heading: COMMENT_HEADING, field, isOfComments: true }]
}

/** What is noted at the cells of a sheet, row by row. */
export class Comments {
  readonly #byRow: ReadonlyMap<number, readonly CellComment[]>

  constructor({ comments }: WorkbookSheet) {
    this.#byRow = Map.groupBy(comments, ({ row }) => row)
  }

  /** The rows below one at which something is noted, in their order. */
  rowsBelow(above: number): number[] {
    return [...this.#byRow.keys()].filter((row) => row > above).toSorted((one, other) => one - other)
  }

  /**
   * The row with what is noted at its cells, each with the heading of its column. `group`: which one of a list that goes on
   * beside itself the row holds; what is noted at the others is not of it.
   */
  added(row: WorkbookRow, { columns, beside }: SheetLayout, group?: number): WorkbookRow {
    const noted = this.#byRow.size === 0 ? undefined : this.#byRow.get(row.row)
    const column = noted && columns.find(({ isOfComments }) => isOfComments === true)?.column
    if (!noted || column === undefined) return row
    const cells: WorkbookCell[] = Array.from(
      { length: Math.max(column, row.cells.length) },
      (_, at) => row.cells[at] ?? null,
    )
    const told = noted.flatMap(({ column: at, text }) => {
      const place = beside && placeIn(beside, at)
      const isOfOthers = place !== null && group !== undefined && place.group !== group
      return isOfOthers ? [] : [`${headingAt(columns, place?.column ?? at)}：${text}`]
    })
    if (told.length === 0) return row
    cells[column - 1] = [plain(cells[column - 1]), ...told].filter((text) => text !== '').join('；')
    return { ...row, cells }
  }
}

export function headingAt(columns: readonly LayoutColumn[], at: number): string {
  return plain(columns.find(({ column }) => column === at)?.heading ?? '') || `第${at}列`
}
