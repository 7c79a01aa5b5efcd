import type { SubsidyView } from '#shared/contract/subsidies.ts'
import type { Day } from '#shared/domain/days.ts'
import { subsidySums, type SubsidySums } from '#shared/domain/subsidies.ts'
import { notPending, type Cell, type Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'

type Stored = Omit<SubsidyView, 'item'> & { readonly nameZh: string | null; readonly nameEn: string | null }

/** Lines by a condition on `subsidy`, the oldest first; numbers in notes are masked. */
export function subsidyLines(db: Reader, condition: string, params: readonly Cell[]): SubsidyView[] {
  return db
    .all<Stored>(
      `SELECT subsidy.id, subsidy._seq, subsidy.request_id, subsidy.holder_id, subsidy.item_id, kind,
         subsidy.amount_fen, on_day, subsidy.note, request.number AS request, name_zh, name_en
       FROM subsidy LEFT JOIN request ON request.id = request_id LEFT JOIN item ON item.id = subsidy.item_id
       WHERE ${condition} AND ${notPending('subsidy', 'subsidy.id')} ORDER BY on_day, subsidy.id`,
      params,
    )
    .map(({ nameZh, nameEn, note, ...line }) => ({
      ...line,
      note: note === null ? null : maskNumbers(note),
      item: nameZh === null ? null : { nameZh, nameEn },
    }))
}

/** What may be granted for a request at most: the ceiling of the rule that it was accepted under, a use or in all. */
export function ceilingOf(db: Reader, requestId: number): number | null {
  const sql = `SELECT ceiling_fen FROM request JOIN rule ON rule.id = rule_id
    WHERE request.id = ? AND ceiling_per IN ('use', 'all')`
  return db.get<{ ceilingFen: number | null }>(sql, [requestId])?.ceilingFen ?? null
}

interface ItemFigures extends SubsidySums {
  readonly itemId: number | null
  readonly item: SubsidyView['item']
  readonly lines: number
  readonly holders: number
}

/** The three sums of a period by item. */
export function subsidyFigures(db: Reader, { from, to }: { readonly from: Day; readonly to: Day }): ItemFigures[] {
  const byItem = Map.groupBy(subsidyLines(db, 'on_day BETWEEN ? AND ?', [from, to]), ({ itemId }) => itemId)
  return [...byItem].map(([itemId, lines]) => ({
    itemId,
    item: lines[0]?.item ?? null,
    ...subsidySums(lines),
    lines: lines.length,
    holders: new Set(lines.flatMap(({ holderId }) => holderId ?? [])).size,
  }))
}
