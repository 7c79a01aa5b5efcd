import type { Day } from './days.ts'

/**
 * A cell as a workbook keeps it. Text stays text and a number a number, so that a document's number that lost its last
 * digits in a number cell can be told from one that was kept as text. null: nothing there.
 */
export type WorkbookCell =
  | string
  | number
  | null
  /** A number that the cell's format shows as a day; with the time of that day, `8:05`, where it shows one. */
  | { readonly day: Day; readonly time?: string }
  /** A formula that no program has worked out yet. */
  | { readonly formula: true }
  /** A formula that failed: `#N/A`. */
  | { readonly error: string }

/** One row; `cells[0]` is column A. Cells past the last filled one are left out. */
export interface WorkbookRow {
  /** As the workbook counts, from 1. */
  readonly row: number
  readonly cells: readonly WorkbookCell[]
}

/** Cells shown as one, with both ends; the value stands in the first. */
export interface MergedCells {
  readonly fromRow: number
  readonly fromColumn: number
  readonly toRow: number
  readonly toColumn: number
}

/** What somebody noted at a cell (批注). */
export interface CellComment {
  readonly row: number
  readonly column: number
  readonly text: string
}

/** A sheet whose rows can be gone through again and again, in their order; only those with anything in them. */
export interface WorkbookSheet {
  readonly name: string
  readonly isHidden: boolean
  readonly filledRows: number
  readonly merged: readonly MergedCells[]
  /** Rows of which most cells are struck out. */
  readonly struck: readonly number[]
  readonly comments: readonly CellComment[]
  rows(): Iterable<WorkbookRow>
}

export interface Workbook {
  /** The file's name, for people. */
  readonly name: string
  readonly sheets: readonly WorkbookSheet[]
}

/** The cell as its sheet shows it, without anybody's format: what a person would read out. */
export function cellText(cell: WorkbookCell | undefined): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return numberText(cell)
  if ('day' in cell) return cell.time === undefined ? cell.day : `${cell.day} ${cell.time}`
  return 'error' in cell ? cell.error : ''
}

/** A number in all its digits; one of more digits than a workbook keeps as it shows it, so that none is made up. */
function numberText(value: number): string {
  return Math.abs(value) < 1e15 ? String(value) : value.toExponential().toUpperCase()
}
