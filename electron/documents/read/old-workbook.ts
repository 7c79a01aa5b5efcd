import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CellComment, MergedCells, WorkbookCell, WorkbookRow } from '#shared/domain/workbook.ts'
import { CELL_LIMIT, COLUMN_LIMIT, ROW_LIMIT, type WorkbookEvent } from './events.ts'
import { numberUnder } from './styles.ts'

const BATCH = 500

/** Formulas, drawings and styles are not looked at; text stays text, whatever number it spells. */
const OPTIONS = {
  dense: true,
  raw: true,
  cellDates: false,
  cellFormula: false,
  cellHTML: false,
  cellNF: true,
  cellText: false,
  bookVBA: false,
} as const

/**
 * The sheets of a workbook of Excel 97 to 2003 (BIFF), or of what web systems name `.xls`: a page of HTML with a table, or
 * the XML of Excel 2003. The whole file is held in memory, so it belongs in the second worker. Throws
 * `workbook/not-readable`, `workbook/encrypted` or `workbook/too-large`.
 */
export function* readOldWorkbook(file: Buffer | string, name: string): Generator<WorkbookEvent, void, void> {
  const book = opened(file, name)
  const startsIn1904 = book.Workbook?.WBProps?.date1904 === true
  let cells = 0
  for (const [at, sheetName] of book.SheetNames.entries()) {
    const sheet = book.Sheets[sheetName]
    if (!sheet) continue
    yield { type: 'sheet', name: sheetName, isHidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0 }
    let batch: WorkbookRow[] = []
    if (((sheet['!data'] ?? []) as Data).length > ROW_LIMIT)
      throw new Refusal('workbook/too-large', { name, limit: ROW_LIMIT })
    for (const row of rowsOf(sheet, startsIn1904)) {
      cells += row.cells.length
      if (cells > CELL_LIMIT) throw new Refusal('workbook/too-large', { name, limit: CELL_LIMIT })
      batch.push(row)
      if (batch.length < BATCH) continue
      yield { type: 'rows', rows: batch }
      batch = []
    }
    if (batch.length > 0) yield { type: 'rows', rows: batch }
    const merged = mergedOf(sheet)
    if (merged.length > 0) yield { type: 'merged', merged }
    const comments = [...commentsOf(sheet)]
    if (comments.length > 0) yield { type: 'comments', comments }
  }
}

function opened(file: Buffer | string, name: string): WorkBook {
  try {
    return typeof file === 'string'
      ? read(file, { ...OPTIONS, type: 'string' })
      : read(file, { ...OPTIONS, type: 'buffer' })
  } catch (error) {
    const isLocked = /password|encrypt/i.test(error instanceof Error ? error.message : '')
    throw isLocked
      ? new Refusal('workbook/encrypted', { name })
      : new Refusal('workbook/not-readable', { name, reason: 'part' })
  }
}

type Data = readonly (readonly (CellObject | undefined)[] | undefined)[]

function* commentsOf(sheet: WorkSheet): Generator<CellComment, void, void> {
  for (const [row, cells] of ((sheet['!data'] ?? []) as Data).entries()) {
    for (const [column, cell] of (cells ?? []).slice(0, COLUMN_LIMIT).entries()) {
      const text = (cell?.c ?? []).map(({ t }) => t.trim()).join('\n')
      if (text !== '') yield { row: row + 1, column: column + 1, text }
    }
  }
}

function* rowsOf(sheet: WorkSheet, startsIn1904: boolean): Generator<WorkbookRow, void, void> {
  const rows = (sheet['!data'] ?? []) as Data
  for (let at = 0; at < rows.length; at += 1) {
    const cells = Array.from((rows[at] ?? []).slice(0, COLUMN_LIMIT), (cell) => valueOf(cell, startsIn1904))
    while (cells.length > 0 && cells.at(-1) === null) cells.pop()
    if (cells.length > 0) yield { row: at + 1, cells }
  }
}

function valueOf(cell: CellObject | undefined, startsIn1904: boolean): WorkbookCell {
  if (!cell || cell.v === undefined || cell.v === '') return null
  switch (cell.t) {
    case 'n':
      return numberUnder(String(cell.z ?? 'General'), Number(cell.v), startsIn1904)
    case 'b':
      return cell.v === true ? 'TRUE' : 'FALSE'
    case 'e':
      return { error: ERRORS[Number(cell.v)] ?? '#N/A' }
    case 'd':
      return cell.v instanceof Date ? { day: cell.v.toISOString().slice(0, 10) } : String(cell.v)
    case 'z':
      return null
    default:
      return String(cell.v)
  }
}

/** Codes of [MS-XLS] 2.5.10 (BErr). */
const ERRORS: { readonly [code: number]: string } = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}

function mergedOf(sheet: WorkSheet): MergedCells[] {
  return (sheet['!merges'] ?? []).map(({ s, e }) => ({
    fromRow: s.r + 1,
    fromColumn: s.c + 1,
    toRow: e.r + 1,
    toColumn: e.c + 1,
  }))
}
