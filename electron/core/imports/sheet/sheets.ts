import type { ImportSheet } from '#shared/contract/imports.ts'
import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { maskIdentity, maskPhone } from '#shared/domain/masks.ts'
import { plainText } from '#shared/domain/text.ts'
import { cellText, type Workbook, type WorkbookSheet } from '#shared/domain/workbook.ts'
import { dataRows } from './data-rows.ts'
import { kindOf } from './kinds.ts'
import { layoutOf, type LayoutColumn, type SheetLayout } from './layout.ts'
import type { Matching } from './matchings.ts'

const SAMPLES = 3
const SAMPLE_LIMIT = 60

/** What was corrected of how a file is understood: the kind of list it is, and where headings stand in its sheets. */
export interface Corrections {
  readonly kind: ImportKind | null
  readonly headings: readonly { readonly name: string; readonly from: number; readonly to: number }[]
}

/** The sheets of a file as they are understood, to be shown and corrected; a step a sheet, since a file may have many. */
export function* sheetsOf(
  book: Workbook,
  corrections: Corrections,
  kept: readonly Matching[] = [],
): Generator<void, { kind: ImportKind | null; sheets: ImportSheet[] }, void> {
  const sheets: ImportSheet[] = []
  for (const sheet of book.sheets) {
    sheets.push(sheetOf(sheet, corrections, kept))
    yield
  }
  return { kind: sheets.find(({ kind }) => kind !== null)?.kind ?? null, sheets }
}

function sheetOf(sheet: WorkbookSheet, corrections: Corrections, kept: readonly Matching[]): ImportSheet {
  const { name, isHidden, filledRows } = sheet
  const kind = kindOf(sheet, kept)
  const asked = corrections.kind ?? kind
  const rows = corrections.headings.find((one) => one.name === name)
  const layout = asked && layoutOf(sheet, asked, rows && { name, headings: { from: rows.from, to: rows.to } }, kept)
  return {
    name,
    isHidden,
    filledRows,
    kind,
    headings: layout?.headings ?? null,
    matching: layout?.matching?.id ?? null,
    isOfLeavers: layout?.kind === 'roster' && [name, layout.title].some((words) => LEFT.test(words)),
    columns: layout ? sampled(sheet, layout) : [],
  }
}

const LEFT =
  /(?<!不含|不包括|[未无没不])(?:退出(?!机制)|清退|注销|离职|调离|调出|移出|去世|已故|身故|不再服务|停止服务)/u

function sampled(sheet: WorkbookSheet, layout: SheetLayout): ImportSheet['columns'] {
  const samples = new Map<number, string[]>(layout.columns.map(({ column }) => [column, []]))
  for (const { cells, layout: own } of dataRows(sheet, layout)) {
    if (own.columns !== layout.columns) break
    for (const one of layout.columns) {
      const list = samples.get(one.column)
      const text = plainText(cellText(cells[one.column - 1]))
      if (list && list.length < SAMPLES && text !== '') list.push(masked(one, text))
    }
    if ([...samples.values()].every((list) => list.length === SAMPLES)) break
  }
  return layout.columns.map((one) => ({
    ...one,
    heading: one.heading.slice(0, 200),
    samples: samples.get(one.column) ?? [],
  }))
}

const NUMBERS: { readonly [F in ImportField]?: (text: string) => string } = { identity: maskIdentity, phone: maskPhone }

/** Of resident numbers and phones, and of passports and permits, wherever they stand. */
const NUMBER = /[\dXx]{11,}|(?<![A-Za-z])[A-Za-z]{1,2}\d{7,9}(?!\d)/g

/** What matches no field may be anybody's number. */
function masked({ field }: LayoutColumn, text: string): string {
  const mask = field === null ? undefined : NUMBERS[field]
  const shown = mask ? mask(text) : text.replaceAll(NUMBER, maskIdentity)
  return shown.slice(0, SAMPLE_LIMIT)
}
