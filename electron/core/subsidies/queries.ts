import type { SubsidyView } from '#shared/contract/subsidies.ts'
import type { Day } from '#shared/domain/days.ts'
import { subsidySums, type SubsidySums } from '#shared/domain/subsidies.ts'
import { notOfVoid } from '../holder-rules.ts'
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

/** What a rule lets be granted at most. */
export interface SubsidyCeiling {
  readonly ceilingFen: number
  readonly per: 'use' | 'month' | 'all'
}

/** The ceiling of the rule that the request was accepted under; null where it names none. */
export function ceilingOf(db: Reader, requestId: number): SubsidyCeiling | null {
  const ruleId = db.get<{ ruleId: number | null }>('SELECT rule_id FROM request WHERE id = ?', [requestId])?.ruleId
  return ruleId ? ceilingOfRule(db, ruleId) : null
}

/** The ceiling that a rule names; null where it names none. */
export function ceilingOfRule(db: Reader, ruleId: number): SubsidyCeiling | null {
  const row = db.get<{ ceilingFen: number; per: SubsidyCeiling['per'] }>(
    `SELECT ceiling_fen, ceiling_per AS per FROM rule
     WHERE id = ? AND ceiling_fen IS NOT NULL AND ceiling_per IS NOT NULL`,
    [ruleId],
  )
  return row ?? null
}

/** The newest request of a holder for an item that was accepted under a rule. */
export function ruledRequest(db: Reader, holderId: number | null, itemId: number | null): number | null {
  const sql = `SELECT id FROM request WHERE holder_id = ? AND item_id = ? AND rule_id IS NOT NULL
    ORDER BY received_on DESC, id DESC LIMIT 1`
  return db.get<{ id: number }>(sql, [holderId, itemId])?.id ?? null
}

/** Of the requests of one holder, those that `countUsage` counts together; a card is not named in any. */
const IS_COUNTED = `CASE WHEN counted_by = 'family' OR subsidy.request_id IS NULL THEN 1
  WHEN counted_by = 'relative' THEN other.relative_id IS request.relative_id
  WHEN ifnull(relations, '') = '' THEN other.relative_id IS NULL
  ELSE instr(',' || relations || ',', ',' || (SELECT relation FROM relative WHERE id = other.relative_id) || ',') > 0 END`

/**
 * Granted in a month, `2026-03`, or ever (null), for the item of a request to those who are counted with it by its rule: by
 * all their requests, and beside any, which doesn't say for whom it was.
 */
export function grantedUnder(db: Reader, requestId: number, month: string | null): number {
  const sql = `SELECT ifnull(sum(subsidy.amount_fen), 0) AS granted
    FROM request JOIN rule ON rule.id = request.rule_id
    JOIN subsidy ON subsidy.item_id IS request.item_id AND CASE WHEN request.holder_id IS NULL
      THEN subsidy.request_id IN (SELECT id FROM request AS same WHERE same.employer_id = request.employer_id)
      ELSE subsidy.holder_id = request.holder_id END
    LEFT JOIN request AS other ON other.id = subsidy.request_id
    WHERE request.id = ? AND ${IS_COUNTED} AND kind = 'granted' AND on_day LIKE ?
      AND ${notPending('subsidy', 'subsidy.id')}`
  return db.get<{ granted: number }>(sql, [requestId, `${month ?? ''}%`])?.granted ?? 0
}

/**
 * The same of a holder who has no request under a rule: all that is of the holder and the item, but where each relative is
 * counted only what is beside any request.
 */
export function grantedBeside(
  db: Reader,
  { holderId, itemId, ruleId }: { readonly holderId: number; readonly itemId: number; readonly ruleId: number },
  month: string | null,
): number {
  const sql = `SELECT ifnull(sum(subsidy.amount_fen), 0) AS granted
    FROM rule JOIN subsidy ON subsidy.holder_id = ? AND subsidy.item_id = ?
    WHERE rule.id = ? AND (request_id IS NULL OR counted_by IS NOT 'relative') AND kind = 'granted' AND on_day LIKE ?
      AND ${notPending('subsidy', 'subsidy.id')}`
  return db.get<{ granted: number }>(sql, [holderId, itemId, ruleId, `${month ?? ''}%`])?.granted ?? 0
}

interface ItemFigures extends SubsidySums {
  readonly itemId: number | null
  readonly item: SubsidyView['item']
  readonly lines: number
  readonly holders: number
}

/** The three sums of a period by item. */
export function subsidyFigures(db: Reader, { from, to }: { readonly from: Day; readonly to: Day }): ItemFigures[] {
  const byItem = Map.groupBy(
    subsidyLines(db, `on_day BETWEEN ? AND ? AND ${notOfVoid('subsidy')}`, [from, to]),
    ({ itemId }) => itemId,
  )
  return [...byItem].map(([itemId, lines]) => ({
    itemId,
    item: lines[0]?.item ?? null,
    ...subsidySums(lines),
    lines: lines.length,
    holders: new Set(lines.flatMap(({ holderId }) => holderId ?? [])).size,
  }))
}
