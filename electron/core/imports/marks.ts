import type { ImportRow } from '#shared/contract/imports.ts'
import { spareField } from '#shared/domain/import-fields.ts'
import type { CellComment, WorkbookSheet } from '#shared/domain/workbook.ts'
import { maskNumbers } from '../protected.ts'
import { headingAt } from './sheet/comments.ts'
import type { DataRow } from './sheet/data-rows.ts'

/** What people mark in a sheet and no cell says: rows struck out, and comments that no record has a place for. */
export class Marks {
  readonly #struck: ReadonlySet<number>
  readonly #comments: ReadonlyMap<number, readonly CellComment[]>

  constructor({ struck, comments }: WorkbookSheet) {
    this.#struck = new Set(struck)
    this.#comments = Map.groupBy(comments, ({ row }) => row)
  }

  of({ row, aside, layout: { kind, columns } }: DataRow): ImportRow['issues'] {
    const isStruck = this.#struck.has(row)
    const left = spareField(kind) === null ? this.#noted([row]) : []
    const noted = this.#noted(aside)
    if (!isStruck && left.length === 0 && noted.length === 0) return []
    const what = kind === 'rules' ? 'item' : 'name'
    const heading = columns.find(({ field }) => field === what)?.heading ?? null
    const told = ({ column, text }: CellComment) => ({
      field: columns.find((one) => one.column === column)?.field ?? ('own' as const),
      heading: headingAt(columns, column),
      value: maskNumbers(text).slice(0, 60),
    })
    return [
      ...(isStruck ? [{ field: what, heading, code: 'import/struck-out', value: '', params: {} } as const] : []),
      ...left.map((one) => ({ ...told(one), code: 'import/comment-left-out', params: {} })),
      ...noted.map((one) => ({ ...told(one), code: 'import/comment-aside', params: { row: one.row } })),
    ]
  }

  #noted(rows: readonly number[]): readonly CellComment[] {
    return this.#comments.size === 0 ? [] : rows.flatMap((row) => this.#comments.get(row) ?? [])
  }
}
