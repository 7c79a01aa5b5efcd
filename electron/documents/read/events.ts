import type { CellComment, MergedCells, WorkbookRow } from '#shared/domain/workbook.ts'

/** What a reader of workbooks tells, sheet by sheet; merged cells, rows struck out and comments come after the rows of their sheet. */
export type WorkbookEvent =
  | { readonly type: 'sheet'; readonly name: string; readonly isHidden: boolean }
  | { readonly type: 'rows'; readonly rows: readonly WorkbookRow[] }
  | { readonly type: 'merged'; readonly merged: readonly MergedCells[] }
  | { readonly type: 'struck'; readonly struck: readonly number[] }
  | { readonly type: 'comments'; readonly comments: readonly CellComment[] }

/** Columns past this one are not looked at: sheets formatted to their last column are common. */
export const COLUMN_LIMIT = 400
/** Rows of the largest sheet that a program of tables has. */
export const ROW_LIMIT = 1_048_576
/** Sheets of one file. */
export const SHEET_LIMIT = 1_000
/** Signs of a cell that are looked at: no field of a list takes a third of them, and says so of what it leaves. */
export const TEXT_LIMIT = 10_000
/** Merged cells, and comments, of one sheet: they are handed over at once, and hold up whoever takes them. */
export const MARK_LIMIT = 500_000
/** Signs of all the comments of one sheet. */
export const COMMENT_LIMIT = 20_000_000
/** Cells of one file: 100,000 rows of 60 columns. */
export const CELL_LIMIT = 6_000_000
