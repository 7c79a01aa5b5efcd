import type { RequestDetail } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { requestById } from '../request-steps.ts'
import { detailOf } from './detail.ts'

export { TURN_ON, WAITS_FOR, WAITS_FOR_EN } from './assignments.ts'
export { linesOf } from './lines.ts'
export { listedRequests } from './list.ts'
export { leadersList } from './supervision.ts'
export { answerInWords, answersOf, stepsOf } from './template.ts'

/** How many requests have a provisional due day not after `on`. */
export function provisionalUntil(db: Reader, on: Day): number {
  const sql = 'SELECT count(*) AS requests FROM request WHERE is_due_provisional = 1 AND due_on <= ?'
  return db.get<{ requests: number }>(sql, [on])?.requests ?? 0
}

/** Everything about one request. Throws `record/not-found`. */
export function detailById(call: ReadCall, id: number): RequestDetail {
  return detailOf(call, requestById(call.db, id))
}
