import { cellText, type WorkbookCell } from '#shared/domain/workbook.ts'

/** Excel keeps 15 digits of a number; of a longer one the rest is gone. */
const EXACT_NUMBERS = 1e15
/** A number as Excel writes it into a text file once it has rounded it. */
const ROUNDED = /^\s*\d(?:\.\d+)?E\+?\d+\s*$/i
/** The same where a number may hold letters: Excel writes the plus. */
const ROUNDED_TEXT = /^\s*\d(?:\.\d+)?E\+\d+\s*$/i

/** Whether a cell that should hold digits alone was rounded. */
export function isRounded(cell: WorkbookCell | undefined): boolean {
  if (typeof cell === 'number') return Math.abs(cell) >= EXACT_NUMBERS || !Number.isInteger(cell)
  return typeof cell === 'string' && ROUNDED.test(cell)
}

/** Whether a cell that may hold letters and figures was rounded. */
export function hasLostDigits(cell: WorkbookCell | undefined): boolean {
  return typeof cell === 'number' ? Math.abs(cell) >= EXACT_NUMBERS : ROUNDED_TEXT.test(cellText(cell))
}

/** A number of which a list shows only some signs: 138****0021. */
export const MASKED = /[*＊×✱•●■]/u
/** More signs than any number has with its name and a remark. */
export const LONGEST_NUMBER = 100
