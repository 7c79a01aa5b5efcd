/** What a paper for a word processor is made of: plain values, so that it can be handed to another thread. */

export interface PaperColumn {
  readonly title: string
  /** Share of the width, beside the shares of the others. */
  readonly share: number
  readonly isNumber: boolean
}

export interface PaperTable {
  readonly caption: string
  readonly columns: readonly PaperColumn[]
  readonly rows: readonly (readonly string[])[]
}

/** How many of its rows stand on one page with its heads: all where they are few, or the first ones. */
export function rowsWithHeads({ rows }: PaperTable): number {
  if (rows.some((texts) => texts.some((text) => text.length > LOW_CELL))) return rows.length === 2 ? 2 : 1
  return rows.length <= WHOLE_TABLE ? rows.length : 3
}

/** Rows of a table that is kept on one page, and signs of a cell of a line or two. */
const WHOLE_TABLE = 12
const LOW_CELL = 60

export type PaperBlock =
  /** In large type in the middle; `text` is a paragraph. */
  | { readonly kind: 'title' | 'heading' | 'text' | 'centred' | 'attachment'; readonly text: string }
  /** A paragraph in small type, or the heading of those that follow. */
  | { readonly kind: 'note'; readonly text: string; readonly isHeading?: boolean }
  /** To whom it goes, at the left edge. */
  | { readonly kind: 'addressee'; readonly text: string }
  | { readonly kind: 'signed'; readonly office: string; readonly on: string }
  | { readonly kind: 'page' }
  | { readonly kind: 'table'; readonly table: PaperTable }
  /** A code to be read by a camera, below what is said of it. */
  | { readonly kind: 'code'; readonly code: string; readonly lines: readonly string[] }

export interface PaperPlan {
  /** What programs show for the file. */
  readonly title: string
  readonly blocks: readonly PaperBlock[]
  /** Of its words; Chinese unless it is said. */
  readonly language?: 'zh-CN' | 'en'
  /** At the head of every page, in small type: sheets of several papers get mixed. */
  readonly running?: string
}
