import { z } from 'zod'
import type { Period } from './figures/course.ts'

/** Largest blank form that is kept, in bytes. */
export const LARGEST_FORM = 2 * 1024 * 1024
/** What the window shows of a form; anything larger is a list and no form. */
export const MOST_FORM_ROWS = 400
export const MOST_FORM_COLUMNS = 80

/** A cell by its name in the workbook: `B7`. */
export const CellName = z.string().regex(/^[A-Z]{1,3}[1-9]\d{0,5}$/)
export type CellName = z.infer<typeof CellName>

const Place = z.int().min(1)

/** A sheet of a blank form as the window draws it. Rows and columns count from 1. */
export const FormSheet = z.object({
  name: z.string(),
  isHidden: z.boolean(),
  columns: Place,
  /** In characters of the usual type, a number a column. */
  widths: z.array(z.number()),
  /** The texts of each row from the first; a row may be shorter than the sheet. */
  rows: z.array(z.array(z.string())),
  merged: z.array(z.object({ fromRow: Place, fromColumn: Place, toRow: Place, toColumn: Place })),
  /** Cells that the workbook reckons by itself. */
  formulas: z.array(CellName),
  /** Cells whose format shows a share: 0.933 as 93.3%. */
  percents: z.array(CellName),
})
export type FormSheet = z.infer<typeof FormSheet>

/** Of what was handed in, the newest first, what a period is compared with: the same days, else the last. */
export function comparedReturn<R extends Pick<Period, 'from' | 'to'>>(
  returns: readonly R[],
  { from, to }: Period,
): R | undefined {
  return returns.find((one) => one.from === from && one.to === to) ?? returns[0]
}

/** What goes into a cell of a form; null where a figure can't be reckoned. */
export type FormValue = string | number | null

/** One cell to be filled. */
export interface FilledCell {
  readonly sheet: string
  readonly cell: CellName
  readonly value: FormValue
}

/** `B7` for row 7 and column 2. */
export function cellName(row: number, column: number): CellName {
  return `${columnLetters(column)}${row}`
}

/** `AB` for 28. */
export function columnLetters(column: number): string {
  const last = String.fromCodePoint(65 + ((column - 1) % 26))
  return column <= 26 ? last : columnLetters(Math.floor((column - 1) / 26)) + last
}

/** Row and column of `B7`: 7 and 2. */
export function placeOf(cell: CellName): { readonly row: number; readonly column: number } {
  const letters = /^[A-Z]+/.exec(cell)?.[0] ?? ''
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
  return { row: Number(cell.slice(letters.length)), column }
}

/** A word behind the label of its cell, `填报单位：`; else in place of what the cell says. */
export function behindLabel(text: string, word: string): string {
  return /[：:]\s*$/.test(text) ? `${text}${word}` : word
}

/** Why a cell can't be filled: it is not there, the workbook reckons it, or it is hidden under a merged one. */
export function obstacleAt(
  { rows, columns, merged, formulas }: FormSheet,
  cell: CellName,
): 'outside' | 'formula' | 'merged' | null {
  const { row, column } = placeOf(cell)
  if (row > rows.length || column > columns) return 'outside'
  if (formulas.includes(cell)) return 'formula'
  const covers = merged.find(
    (area) => row >= area.fromRow && row <= area.toRow && column >= area.fromColumn && column <= area.toColumn,
  )
  return covers && (covers.fromRow !== row || covers.fromColumn !== column) ? 'merged' : null
}
