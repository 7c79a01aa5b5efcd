import type { Workbook, Worksheet } from '@cj-tech-master/excelts'
import { FIRST_SHEET_ROW, plainCell, type SheetPlan } from '#shared/domain/sheets.ts'
import { columnLetters } from '#shared/domain/upper-forms.ts'
import { codePicture } from './code-picture.ts'
import { charactersOf } from './column-widths.ts'

const CHART_ROWS = 16
/** Of a chart that lies, for each name. */
const BAR_ROWS = 1.5
/** As wide a name as is read at an angle below its column. */
const LONGEST_UPRIGHT = 28
/** As the window draws them; apart in grey, too. */
const CHART_COLOURS = ['#0E5A5E', '#BFDFD0'] as const
/** 34 mm in pixels of a ninety-sixth of an inch: of these at least 25 are printed. */
const CODE_PIXELS = 128
/** Rows of the usual height that the picture covers. */
const CODE_ROWS = 7

/** `below` is the last row that is filled. */
interface Below {
  readonly below: number
}

/** Answers with the rows that it takes. Long names stand beside lying bars, where they have room. */
export function addChart(
  sheet: Worksheet,
  { name, columns, rows }: SheetPlan,
  { keys, below }: Below & { readonly keys: readonly string[] },
): number {
  const from = FIRST_SHEET_ROW
  const to = FIRST_SHEET_ROW + rows.length - 1
  if (to < from) return 0
  const range = (at: number) => `'${name}'!$${columnLetters(at + 1)}$${from}:$${columnLetters(at + 1)}$${to}`
  const series = columns.flatMap(({ key, title }, at) => {
    const place = keys.indexOf(key)
    const fill = CHART_COLOURS[place % CHART_COLOURS.length]
    return place < 0 || !fill ? [] : [{ name: title, categories: range(0), values: range(at), fill }]
  })
  const last = Math.max(columns.length, 6)
  const isLong = rows.some(([label = null]) => charactersOf(String(plainCell(label) ?? '')) > LONGEST_UPRIGHT)
  const height = isLong ? Math.max(CHART_ROWS, Math.ceil(BAR_ROWS * rows.length)) : CHART_ROWS
  const place = { tl: { col: 0, row: below + 1 }, br: { col: last, row: below + height } }
  const drawn = { series, showLegend: true, legendPosition: 'b' } as const
  if (isLong) sheet.addBarChart({ ...drawn, categoryAxis: { orientation: 'maxMin', tickLblSkip: 1 } }, place)
  else sheet.addColumnChart(drawn, place)
  return height
}

/** Answers with the rows that it takes. */
export function addCode(
  workbook: Workbook,
  sheet: Worksheet,
  { code, below }: Below & { readonly code: string },
): number {
  const picture = workbook.addImage({ buffer: codePicture(code), extension: 'gif' })
  const place = { tl: { col: 0, row: below }, ext: { width: CODE_PIXELS, height: CODE_PIXELS } }
  sheet.addImage(picture, { ...place, editAs: 'oneCell' })
  return CODE_ROWS
}
