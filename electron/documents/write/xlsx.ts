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
import {
  addHead,
  addNotes,
  CELL_RIM,
  FONT,
  FORMATS,
  HEAD_ROWS,
  heighten,
  heightOf,
  LINE_POINTS,
  optionsOf,
  ROW_POINTS,
  THIN,
  type AnySheet,
  type SheetWriter,
} from './sheet-page.ts'

/** What an upright page holds of rows and a picture at 55 %, in points. */
const PICTURED_POINTS = 1250
const COVER_CHARACTERS = 84

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
      return `<c ${place} t="str"><v>${encoded(value)}</v></c>`
    default:
      if (value === null) return `<c ${place}/>`
      return `<c ${place} t="${typeof value.result === 'number' ? 'n' : 'str'}"><f>${xmlEncode(value.formula)}</f><v>${xmlEncode(String(value.result))}</v></c>`
  }
}

/** A text that spells `_x003D_` means just that, and not the sign that workbooks write so. */
function encoded(text: string): string {
  return xmlEncode(text.includes('_x') ? text.replaceAll(/_x(?=[\dA-Fa-f]{4}_)/g, '_x005F_x') : text)
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
