import type { ImportRow } from '#shared/contract/imports.ts'
import { spareField } from '#shared/domain/import-fields.ts'
import type { CellComment, WorkbookSheet } from '#shared/domain/workbook.ts'
import { maskNumbers } from '../protected.ts'
import { headingAt } from './comments.ts'
import type { DataRow } from './data-rows.ts'

/** What people mark in a sheet and no cell says: rows struck out, and comments where a list has no place for them. */
export class Marks {
  readonly #struck: ReadonlySet<number>
  readonly #comments: ReadonlyMap<number, readonly CellComment[]>

  constructor({ struck, comments }: WorkbookSheet) {
    this.#struck = new Set(struck)
    this.#comments = Map.groupBy(comments, ({ row }) => row)
  }

  of({ row, layout: { kind, columns } }: DataRow): ImportRow['issues'] {
    const isStruck = this.#struck.has(row)
    const comments = this.#comments.size > 0 && spareField(kind) === null ? this.#comments.get(row) : undefined
    if (!isStruck && !comments) return []
    const what = kind === 'rules' ? 'item' : 'name'
    const heading = columns.find(({ field }) => field === what)?.heading ?? null
    const told: ImportRow['issues'] = (comments ?? []).map(({ column, text }) => ({
      field: columns.find((one) => one.column === column)?.field ?? 'own',
      heading: headingAt(columns, column),
      code: 'import/comment-left-out',
      value: maskNumbers(text).slice(0, 60),
      params: {},
    }))
    return isStruck ? [{ field: what, heading, code: 'import/struck-out', value: '', params: {} }, ...told] : told
  }
}
