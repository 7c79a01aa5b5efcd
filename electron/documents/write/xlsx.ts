import { installChartSupport } from '@cj-tech-master/excelts/chart'
import { Workbook, WorkbookWriter, type Row, type Style, type Worksheet } from '@cj-tech-master/excelts'
import { xmlEncode } from '@cj-tech-master/excelts/xml'
import type { Writable } from 'node:stream'
import {
  FIRST_SHEET_ROW,
  type SheetCell,
  type SheetColumn,
  type SheetHead,
  type SheetPlan,
} from '#shared/domain/sheets.ts'
import { columnLetters } from '#shared/domain/upper-forms.ts'
import { charactersOf } from './column-widths.ts'
import { addChart, addCode } from './drawings.ts'
import { linesOf as brokenLines } from './line-breaks.ts'

const FORMATS: { readonly [K in SheetColumn['kind']]: string } = {
  // Text that looks like a number or a day stays as it was written.
  text: '@',
  number: '#,##0',
  decimal: '#,##0.0',
  percent: '0.0"%"',
  money: '#,##0.00',
  plain: 'General',
}
/** Title, subtitle, headings. */
const HEAD_ROWS = FIRST_SHEET_ROW - 1
/** Paper size A4 in Excel's own numbers. */
const A4 = 9
/** Characters of the usual type that an upright page holds across at 80 %: what is wider lies. */
const UPRIGHT_CHARACTERS = 105
/** The same of a page that lies, printed at 60 %, the least that can be read: what is wider goes over several. */
const LYING_CHARACTERS = 215
/** What says which row it is, on every page of a sheet that is wider than one. */
const REPEATED_COLUMNS = 2
const FONT = '宋体'
/** What an upright page holds of rows and a picture at 55 %, in points. */
const PICTURED_POINTS = 1250
const COVER_CHARACTERS = 84
const LINE_POINTS = 13
/** Size of the usual type, in which widths are counted. */
const USUAL_SIZE = 11
/** What small type takes of the width of the usual one, with some to spare: typefaces differ. */
const SMALLEST = 0.9
/** A line of a row of data, and the highest row that Excel knows. */
const ROW_POINTS = 15
const TALLEST_POINTS = 409
/** What a cell leaves free beside its text, in characters. */
const CELL_RIM = 1

/** A workbook as its readers know it: title, headings that stay in sight, widths, ready to be printed on paper that can be read. */
export async function workbookBytes(sheets: readonly SheetPlan[]): Promise<Uint8Array> {
  installChartSupport()
  const workbook = new Workbook()
  for (const plan of sheets) addSheet(workbook, plan)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/**
 * The same workbook of one sheet, written while its rows come: no more of them is held than has not been written yet. Rows
 * go into the library's own stream as text; its objects for each of some millions of cells take most of the time.
 */
export class StreamedWorkbook {
  readonly #workbook: WorkbookWriter
  readonly #sheet: SheetWriter
  readonly #plan: SheetHead
  /** Of each column its letter and the number of the style of its cells. */
  readonly #places: readonly { readonly letter: string; readonly style: number }[]
  #last = HEAD_ROWS

  constructor(stream: Writable, plan: SheetHead) {
    this.#workbook = new WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
    if (plan.cover) addCover(this.#workbook, plan, plan.cover)
    this.#sheet = this.#workbook.addWorksheet(plan.name, optionsOf(plan))
    this.#plan = plan
    addHead(this.#sheet, plan).commit()
    this.#places = plan.columns.map(({ kind }, at) => ({
      letter: columnLetters(at + 1),
      style: this.#workbook.styles.addStyleModel(STYLES[kind]),
    }))
  }

  add(rows: SheetPlan['rows']): void {
    void this.#sheet.stream.write(rows.map((cells) => this.#rowOf(cells)).join(''))
  }

  #rowOf(cells: readonly SheetCell[]): string {
    this.#last += 1
    const lines = linesOf(this.#plan.columns, (at) => cells[at])
    let row = `<row r="${this.#last}"${lines > 1 ? ` ht="${heightOf(lines)}" customHeight="1"` : ''}>`
    for (const [at, { letter, style }] of this.#places.entries()) {
      row += cellOf(`r="${letter}${this.#last}" s="${style}"`, cells[at] ?? null)
    }
    return `${row}</row>`
  }

  async end(): Promise<void> {
    addNotes(this.#sheet, this.#plan, this.#plan.notes, this.#last)
    this.#sheet.commit()
    await this.#workbook.commit()
  }
}

type SheetWriter = ReturnType<WorkbookWriter['addWorksheet']>
type AnySheet = Worksheet | SheetWriter

function addSheet(workbook: Workbook, plan: SheetPlan): void {
  const { columns, rows, kinds = [] } = plan
  const sheet = workbook.addWorksheet(plan.name, optionsOf(plan))
  addHead(sheet, plan)
  const sums = sumsOf(plan)
  for (const [at, row] of [...rows, ...sums].entries()) addRow(sheet, columns, row, kinds[at])
  let last = HEAD_ROWS + rows.length + sums.length
  if (plan.chart) last += addChart(sheet, plan, { keys: plan.chart, below: last }) + 1
  const notes = [...plan.notes, ...(plan.code ? [plan.code.line] : [])]
  addNotes(sheet, plan, notes, last)
  last += notes.length
  if (plan.code) last += addCode(workbook, sheet, { ...plan.code, below: last })
  // Else the page may end within the picture.
  if ((plan.chart || plan.code) && pointsOf(sheet, last) <= PICTURED_POINTS) sheet.pageSetup.fitToHeight = 1
}

/** A page of its own before the list, to be read first. */
function addCover(workbook: WorkbookWriter, plan: SheetHead, lines: readonly string[]): void {
  const { pageSetup, headerFooter } = optionsOf(plan)
  const sheet = workbook.addWorksheet(lines[0] ?? '', {
    pageSetup: {
      paperSize: pageSetup.paperSize,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 1,
    },
    headerFooter,
  })
  sheet.getColumn(1).width = COVER_CHARACTERS
  lines.forEach((text, at) => {
    const row = sheet.addRow([text])
    row.height = (at === 0 ? 3 : 2 * Math.ceil((2 * text.length) / COVER_CHARACTERS)) * LINE_POINTS
    const cell = row.getCell(1)
    cell.numFmt = FORMATS.text
    cell.font = { name: FONT, size: at === 0 ? 18 : 12, bold: at === 0 }
    cell.alignment = { horizontal: at === 0 ? 'center' : 'left', vertical: 'middle', wrapText: true }
    row.commit()
  })
  sheet.commit()
}

/** How wide it is, in characters, and over how many pages it goes. */
function extentOf({ columns }: SheetHead) {
  const characters = columns.reduce((sum, { width, isHidden }) => sum + (isHidden ? 0 : width), 0)
  const isLying = characters > UPRIGHT_CHARACTERS
  return { characters, isLying, pages: isLying ? Math.ceil(characters / LYING_CHARACTERS) : 1 }
}

function optionsOf(plan: SheetHead) {
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
function addHead(sheet: AnySheet, plan: SheetHead): Row {
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

function addRow(
  sheet: AnySheet,
  columns: readonly SheetColumn[],
  cells: readonly SheetCell[],
  plain: SheetColumn['kind'] = 'plain',
): Row {
  const row = sheet.addRow(cells.map(valueOf))
  row.eachCell({ includeEmpty: true }, (cell, at) => {
    const kind = columns[at - 1]?.kind ?? 'text'
    cell.style = STYLES[kind === 'plain' ? plain : kind]
  })
  heighten(
    row,
    linesOf(columns, (at) => cells[at]),
  )
  return row
}

/** Programs but Excel leave a row one line high unless it says how high it is. */
function heighten(row: Row, lines: number): void {
  if (lines > 1) row.height = heightOf(lines)
}

function heightOf(lines: number): number {
  return Math.min(lines * ROW_POINTS, TALLEST_POINTS)
}

/** As high as the rows down to the last are together. */
function pointsOf(sheet: Worksheet, last: number): number {
  return Array.from({ length: last }, (_, at) => sheet.getRow(at + 1).height ?? ROW_POINTS).reduce((a, b) => a + b, 0)
}

/** A cell as it stands in the file. */
function cellOf(place: string, cell: SheetCell): string {
  const value = valueOf(cell)
  switch (typeof value) {
    case 'number':
      return `<c ${place}><v>${value}</v></c>`
    case 'string':
      return `<c ${place} t="str"><v>${xmlEncode(value)}</v></c>`
    default:
      if (value === null) return `<c ${place}/>`
      return `<c ${place} t="${typeof value.result === 'number' ? 'n' : 'str'}"><f>${xmlEncode(value.formula)}</f><v>${xmlEncode(String(value.result))}</v></c>`
  }
}

/** In how many lines words keep whole. */
function brokenAt(text: string, width: number): number {
  return brokenLines(text, { widthOf: charactersOf, widthAt: () => width }).length
}

/** Of the cell with the most of them, as near as is reckoned fast. */
function linesOf(columns: readonly SheetColumn[], textAt: (at: number) => SheetCell | undefined): number {
  let most = 1
  for (let at = 0; at < columns.length; at += 1) {
    const text = textAt(at)
    const width = (columns[at]?.width ?? 0) - CELL_RIM
    if (typeof text !== 'string' || columns[at]?.isHidden) continue
    if (text.length * 2 <= width && !text.includes('\n')) continue
    const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(charactersOf(line) / width)), 0)
    most = Math.max(most, lines)
  }
  return most
}

function addNotes(sheet: AnySheet, plan: SheetHead, notes: readonly string[], below: number): void {
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
  sheet.mergeCells(row, from, row, columns)
  const cell = sheet.getCell(row, from)
  cell.value = text
  cell.numFmt = FORMATS.text
  cell.font = { name: FONT, size, bold: isBold }
  cell.alignment = { horizontal: isCentred ? 'center' : 'left', vertical: 'middle', wrapText: lines > 1 }
  // No program makes a row of merged cells as high as its text.
  if (lines > 1) sheet.getRow(row).height = Math.ceil(lines * Math.max(LINE_POINTS, size * 1.4))
}

/** A row that adds columns up; none under no rows. */
function sumsOf({ columns, rows, sums }: SheetPlan): SheetCell[][] {
  if (!sums || rows.length === 0) return []
  const [from, to] = [FIRST_SHEET_ROW, HEAD_ROWS + rows.length]
  return [
    columns.map(({ key }, at): SheetCell => {
      if (at === 0) return sums.label
      if (!sums.keys.includes(key)) return null
      const result = rows.reduce((sum, row) => sum + Number(row[at] ?? 0), 0)
      const letters = columnLetters(at + 1)
      return { formula: `SUM(${letters}${from}:${letters}${to})`, result }
    }),
  ]
}

function valueOf(cell: SheetCell) {
  return typeof cell === 'object' && cell !== null ? { formula: cell.formula, result: cell.result ?? '—' } : cell
}

const EDGE = { style: 'thin', color: { argb: 'FFB8C4C2' } } as const
const THIN = { top: EDGE, left: EDGE, bottom: EDGE, right: EDGE }

/** One object for all cells of a kind: the library knows by it that it has described them already. */
const STYLES = Object.fromEntries(
  Object.entries(FORMATS).map(([kind, numFmt]) => [kind, styleOf(kind as SheetColumn['kind'], numFmt)]),
) as { readonly [K in SheetColumn['kind']]: Partial<Style> }

function styleOf(kind: SheetColumn['kind'], numFmt: string): Partial<Style> {
  const isText = kind === 'text'
  return {
    numFmt,
    font: { name: FONT, size: 11 },
    alignment: isText
      ? { horizontal: 'left', vertical: 'middle', wrapText: true }
      : // A number stands clear of the text that follows it.
        { horizontal: 'right', vertical: 'middle', indent: 1 },
    border: THIN,
  }
}
