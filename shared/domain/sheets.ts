/** What a document to be written is made of: plain values, so that it can be handed to another thread. */

export type SheetCell = string | number | null

/** `number` is a whole number, `decimal` has one decimal, `percent` is a share like 93.3, `plain` either; all else is text and stays so. */
export interface SheetColumn {
  readonly key: string
  readonly title: string
  /** In characters of the usual type. */
  readonly width: number
  readonly kind: 'text' | 'number' | 'decimal' | 'percent' | 'plain'
}

export interface SheetPlan {
  readonly name: string
  readonly title: string
  /** Whose and of which days it is. */
  readonly subtitle: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** Below the rows. */
  readonly notes: readonly string[]
  /** Columns by key that a chart draws beside the rows; the first column names them. */
  readonly chart: readonly string[] | null
}

/** `xlsx` writes all sheets, `csv` the first, `json` the value. */
export type DocumentPlan =
  | { readonly format: 'xlsx'; readonly sheets: readonly SheetPlan[] }
  | { readonly format: 'csv'; readonly sheet: SheetPlan }
  | { readonly format: 'json'; readonly value: unknown }
