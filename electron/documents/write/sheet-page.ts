import type { Row, Workbook, WorkbookWriter, Worksheet } from '@cj-tech-master/excelts'
import { FIRST_SHEET_ROW, type SheetColumn, type SheetHead } from '#shared/domain/sheets.ts'
import { columnLetters } from '#shared/domain/upper-forms.ts'
import { charactersOf } from './column-widths.ts'
import { linesOf as brokenLines } from './line-breaks.ts'

/** How the cells of a column show what they hold. */
export const FORMATS: { readonly [K in SheetColumn['kind']]: string } = {
  // Text that looks like a number or a day stays as it was written.
  text: '@',
  number: '#,##0',
  decimal: '#,##0.0',
  percent: '0.0"%"',
  money: '#,##0.00',
  plain: 'General',
}
/** Title, subtitle, headings. */
export const HEAD_ROWS = FIRST_SHEET_ROW - 1
/** Paper size A4 in Excel's own numbers. */
const A4 = 9
/** Characters of the usual type that an upright page holds across at 80 %: what is wider lies. */
const UPRIGHT_CHARACTERS = 105
/** The same of a page that lies, printed at 60 %, the least that can be read: what is wider goes over several. */
const LYING_CHARACTERS = 215
/** What says which row it is, on every page of a sheet that is wider than one. */
const REPEATED_COLUMNS = 2
export const FONT = '宋体'
export const LINE_POINTS = 13
/** Size of the usual type, in which widths are counted. */
const USUAL_SIZE = 11
/** What small type takes of the width of the usual one, with some to spare: typefaces differ. */
const SMALLEST = 0.9
/** A line of a row of data, and the highest row that Excel knows. */
export const ROW_POINTS = 15
const TALLEST_POINTS = 409
/** What a cell leaves free beside its text, in characters. */
export const CELL_RIM = 1

export type SheetWriter = ReturnType<WorkbookWriter['addWorksheet']>
export type AnySheet = Worksheet | SheetWriter

/** How wide it is, in characters, and over how many pages it goes. */
function extentOf({ columns }: SheetHead) {
  const characters = columns.reduce((sum, { width, isHidden }) => sum + (isHidden ? 0 : width), 0)
  const isLying = characters > UPRIGHT_CHARACTERS
  return { characters, isLying, pages: isLying ? Math.ceil(characters / LYING_CHARACTERS) : 1 }
}

/** The print set-up of a sheet: frozen heads, upright or lying, and no page that can't be read. */
export function optionsOf(plan: SheetHead) {
  const { isLying, pages } = extentOf(plan)
  return {
    views: [{ state: 'frozen', xSplit: 0, ySplit: HEAD_ROWS }],
    pageSetup: {
      paperSize: A4,
      orientation: isLying ? 'landscape' : 'portrait',
      fitToPage: true,
      fitToWidth: pages,
      fitToHeight: 0,
      printTitlesRow: `1:${HEAD_ROWS}`,
      ...(pages > 1 && { printTitlesColumn: `A:${columnLetters(REPEATED_COLUMNS)}` }),
    },
    headerFooter: {
      oddFooter: '&C&P / &N',
      ...(plan.mark === undefined ? {} : { oddHeader: `&R&9 ${plan.mark.replaceAll('&', '&&')}` }),
    },
  } satisfies Parameters<Workbook['addWorksheet']>[1]
}

/** Columns, title, subtitle and headings; answers with the row of headings. */
export function addHead(sheet: AnySheet, plan: SheetHead): Row {
  const { columns } = plan
  const { characters, pages } = extentOf(plan)
  columns.forEach(({ width, kind, isHidden = false }, at) => {
    const column = sheet.getColumn(at + 1)
    column.width = width
    column.hidden = isHidden
    column.numFmt = FORMATS[kind]
  })
  const whole = { columns: columns.length, characters }
  // The middle of a sheet of several pages is where they part.
  const isCentred = pages === 1
  const repeated = columns.slice(0, REPEATED_COLUMNS).reduce((sum, { width }) => sum + width, 0)
  const from = charactersOf(plan.title) > repeated ? unrepeated(pages) : 1
  band(sheet, { ...whole, from, row: 1, text: plan.title, size: 15, isBold: true, isCentred })
  band(sheet, { ...whole, from: unrepeated(pages), row: 2, text: plan.subtitle, size: 10, isBold: false, isCentred })
  const heads = sheet.addRow(columns.map(({ title }) => title))
  heads.eachCell((cell) => {
    cell.font = { name: FONT, bold: true, size: 11 }
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE4EFEC' } }
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true }
    cell.border = THIN
  })
  const shown = columns.filter(({ isHidden }) => !isHidden)
  heighten(heads, Math.max(1, ...shown.map(({ title, width }) => brokenAt(title, width - CELL_RIM))))
  return heads
}

/** Programs but Excel leave a row one line high unless it says how high it is. */
export function heighten(row: Row, lines: number): void {
  if (lines > 1) row.height = heightOf(lines)
}

/** So many lines of a row of data, in points. */
export function heightOf(lines: number): number {
  return Math.min(lines * ROW_POINTS, TALLEST_POINTS)
}

/** In how many lines words keep whole. */
function brokenAt(text: string, width: number): number {
  return brokenLines(text, { widthOf: charactersOf, widthAt: () => width }).length
}

/** Lines of small type below the row `below`. */
export function addNotes(sheet: AnySheet, plan: SheetHead, notes: readonly string[], below: number): void {
  const { characters, pages } = extentOf(plan)
  const look = {
    from: unrepeated(pages),
    columns: plan.columns.length,
    characters,
    size: 9,
    isBold: false,
    isCentred: false,
  }
  notes.forEach((text, at) => band(sheet, { ...look, row: below + 1 + at, text }))
}

/** Right of the columns that every page repeats: text over them would be cut off from the second page on. */
function unrepeated(pages: number): number {
  return pages === 1 ? 1 : REPEATED_COLUMNS + 1
}

interface Band {
  readonly row: number
  /** The first column, where it is not the sheet's. */
  readonly from?: number
  readonly text: string
  readonly columns: number
  /** What a line holds, in characters of the usual type. */
  readonly characters: number
  readonly size: number
  readonly isBold: boolean
  readonly isCentred: boolean
}

/** Text across the columns, in as many lines as it takes. */
function band(sheet: AnySheet, { row, from = 1, text, columns, characters, ...look }: Band): void {
  const { size, isBold, isCentred } = look
  const lines = Math.ceil((charactersOf(text) * Math.max(size / USUAL_SIZE, SMALLEST)) / characters)
  if (columns > from) sheet.mergeCells(row, from, row, columns)
  const cell = sheet.getCell(row, from)
  cell.value = text
  cell.numFmt = FORMATS.text
  cell.font = { name: FONT, size, bold: isBold }
  cell.alignment = { horizontal: isCentred ? 'center' : 'left', vertical: 'middle', wrapText: lines > 1 }
  // No program makes a row of merged cells as high as its text.
  if (lines > 1) sheet.getRow(row).height = Math.ceil(lines * Math.max(LINE_POINTS, size * 1.4))
}

const EDGE = { style: 'thin', color: { argb: 'FFB8C4C2' } } as const
export const THIN = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE }
