import type { PaperPlan } from './paper-plan.ts'
import type { PaperKind, PaperWords } from './papers.ts'
import type { FilledCell } from './upper-forms.ts'

/** What a document to be written is made of: plain values, so that it can be handed to another thread. */

/** What a workbook reckons by itself, with what it comes to. Written by the program, never taken from anybody's text. */
export interface SheetFormula {
  readonly formula: string
  readonly result: number | null
}

export type SheetCell = string | number | null | SheetFormula

/** The row of a workbook's sheet that the first row of data stands in. */
export const FIRST_SHEET_ROW = 4

/** The value of a cell where formulas are not known. */
export function plainCell(cell: SheetCell): string | number | null {
  return typeof cell === 'object' && cell !== null ? cell.result : cell
}

/** `number` is a whole number, `decimal` has one decimal, `percent` is a share like 93.3, `money` is in yuan, `plain` either; all else is text and stays so. */
export interface SheetColumn {
  readonly key: string
  readonly title: string
  /** In characters of the usual type. */
  readonly width: number
  readonly kind: 'text' | 'number' | 'decimal' | 'percent' | 'money' | 'plain'
  /** For the program that reads the workbook again, not for people. */
  readonly isHidden?: boolean
}

/** All of a sheet but its rows. */
export interface SheetHead {
  readonly name: string
  readonly title: string
  /** Whose and of which days it is. */
  readonly subtitle: string
  readonly columns: readonly SheetColumn[]
  /** On every printed page: who made it and when. */
  readonly mark?: string
  /** Lines of a page before the others. */
  readonly cover?: readonly string[]
  /** Below the rows. */
  readonly notes: readonly string[]
}

export interface SheetPlan extends SheetHead {
  readonly rows: readonly (readonly SheetCell[])[]
  /** Of each row, what the numbers in its columns of kind `plain` are. */
  readonly kinds?: readonly SheetColumn['kind'][]
  /** Columns by key that a last row adds up, and what it is called. */
  readonly sums?: { readonly label: string; readonly keys: readonly string[] }
  /** Columns by key that a chart draws beside the rows; the first column names them. */
  readonly chart: readonly string[] | null
  /** Below all else: a code for a camera, behind the line that says it in words. */
  readonly code?: { readonly code: string; readonly line: string }
}

/**
 * A list too long to be held whole: its rows come after it, in parts. `json` writes an object with the `period` and, under
 * the `kind`, an object a row; `pdf` pages to be printed. `within`: what it is called in a folder, whose other files come after its rows.
 */
export interface ListPlan {
  readonly format: 'xlsx' | 'csv' | 'json' | 'pdf'
  readonly sheet: SheetHead
  readonly kind: string
  readonly period: object
  readonly within?: string
}

/** The program's own template as a plan, or a file of the office in base64. */
export type TemplateSource = { readonly plan: PaperPlan } | { readonly file: string }

/** A template with what its words stand for. */
export interface FilledPaper {
  /** What its file is called among others. */
  readonly name: string
  readonly kind: PaperKind
  readonly template: TemplateSource
  readonly words: PaperWords
  /** Of its list; none where the kind has no list. */
  readonly lines: readonly PaperWords[]
}

/** A file of a folder; `/` in its name begins a folder within. */
export interface NamedDocument {
  readonly name: string
  readonly plan: DocumentPlan
}

/**
 * `folder` is a zip of files. `papers` is one docx, or a zip of several; `template` one that is not filled in. `form` is a
 * workbook in base64 that keeps all but the cells given. `xlsx` writes all sheets, `csv` the first, `docx` and `pdf` the paper, `json`
 * the value, `bytes` what they are.
 */
export type DocumentPlan =
  | { readonly format: 'xlsx'; readonly sheets: readonly SheetPlan[] }
  | { readonly format: 'csv'; readonly sheet: SheetPlan }
  | { readonly format: 'docx' | 'pdf'; readonly paper: PaperPlan }
  | { readonly format: 'folder'; readonly files: readonly NamedDocument[] }
  | { readonly format: 'papers'; readonly papers: readonly FilledPaper[] }
  | { readonly format: 'template'; readonly template: TemplateSource }
  | { readonly format: 'form'; readonly file: string; readonly cells: readonly FilledCell[] }
  | { readonly format: 'json'; readonly value: unknown }
  | { readonly format: 'bytes'; readonly bytes: Uint8Array }
