import type { ExportOrders } from '#shared/contract/exports.ts'
import type { ExportFormat } from '#shared/domain/exports.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import type { DocumentPlan, ListPlan, NamedDocument, SheetCell, SheetColumn, SheetPlan } from '#shared/domain/sheets.ts'
import type { PrintedFace } from '../cards/commands.ts'
import type { JobProgress } from '../ports.ts'

/** A table of one line a thing. */
export interface Rows {
  readonly columns: readonly SheetColumn[]
  readonly rows: SheetCell[][]
}

/** A document that is to be written; `rows` counts its rows of data. */
export interface Planned {
  readonly name: string
  readonly rows: number
  /** The days that its figures are of. */
  readonly period: Period
  /** How its name ends. */
  readonly format: string
  readonly plan: DocumentPlan
  /** Cards whose faces go to a printer with it. */
  readonly printed?: readonly PrintedFace[]
}

/** Some rows of a list, in their order; or other files of the folder that it is in. */
export interface RowsStep extends JobProgress {
  readonly rows: readonly (readonly SheetCell[])[]
  readonly files?: readonly NamedDocument[]
}

/** A list that is written while it is made, a step after the other. */
export interface PlannedList extends Pick<Planned, 'name' | 'period'> {
  readonly list: ListPlan
  readonly steps: Generator<RowsStep, void, void>
}

/** The same rows as a sheet, as lines of text or as objects under the kind's own name. */
export function planRows(
  format: ExportFormat,
  sheet: SheetPlan,
  { period, kind, columns, rows }: Rows & { readonly period: object; readonly kind: keyof ExportOrders },
): DocumentPlan {
  switch (format) {
    case 'json':
      return {
        format,
        value: {
          period,
          [kind]: rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null]))),
        },
      }
    case 'csv':
      return { format, sheet }
    case 'xlsx':
      return { format, sheets: [sheet] }
  }
}
