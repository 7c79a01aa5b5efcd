import { spareField, type ImportField, type ImportKind } from '#shared/domain/import-fields.ts'
import { headingKey } from './headings.ts'
import type { LayoutColumn } from './layout.ts'

/** How a list of the office's own was matched, by which the next of its kind is read. */
export interface Matching {
  readonly id: number
  readonly kind: ImportKind
  /** How many rows its headings take. */
  readonly headingRows: number
  /** Ids of all its headings. */
  readonly headings: readonly string[]
  /** What was corrected, by the heading's id; null is left out. The other columns are read as ever. */
  readonly fields: ReadonlyMap<string, ImportField | null>
}

/** Headings by which a list is told again: a column more or fewer makes no other list of it. */
const ALIKE = 80

/** A heading as it is compared with those of other lists, the second of its kind apart from the first. */
export function headingIds(columns: readonly Pick<LayoutColumn, 'heading'>[]): string[] {
  const seen = new Map<string, number>()
  return columns.map(({ heading }) => {
    const key = headingKey(heading)
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key} ${count}`
  })
}

/** How much of both a matching and a list agree in, in hundredths; 0 where what was corrected is not all there. */
export function likenessOf({ headings, fields }: Matching, columns: readonly LayoutColumn[]): number {
  const ids = new Set(headingIds(columns))
  if ([...fields.keys()].some((id) => !ids.has(id))) return 0
  const shared = headings.filter((id) => ids.has(id)).length
  const likeness = (shared * 100) / Math.max(headings.length, ids.size, 1)
  return likeness >= ALIKE ? likeness : 0
}

/** The columns with what was corrected of them before; a field that another column was read for is given up there. */
export function matchedColumns(columns: readonly LayoutColumn[], { fields, kind }: Matching): LayoutColumn[] {
  const ids = headingIds(columns)
  const given = new Set(fields.values())
  return columns.map((one, at) => {
    const field = fields.get(ids[at] ?? '')
    if (field !== undefined) return { ...one, field }
    return one.field !== null && given.has(one.field) ? { ...one, field: spareField(kind) } : one
  })
}
