import type { Day } from '#shared/domain/days.ts'
import type { Reader } from '../ports.ts'

export { linesOf } from './list.ts'

/** How many requests have a provisional due day not after `on`. */
export function provisionalUntil(db: Reader, on: Day): number {
  const sql = 'SELECT count(*) AS requests FROM request WHERE is_due_provisional = 1 AND due_on <= ?'
  return db.get<{ requests: number }>(sql, [on])?.requests ?? 0
}
