import type { WorkingCalendar } from '#shared/domain/clock.ts'
import { daysLater, type Day } from '#shared/domain/days.ts'
import { OPEN_STATES } from '#shared/domain/requests.ts'
import { LeaderReason, SUPERVISED_AFTER_DAYS } from '#shared/domain/supervision.ts'
import { notOfVoid } from '../holder-rules.ts'
import { notPending, quoted, type Cell, type Reader } from '../ports.ts'

interface Condition {
  readonly sql: string
  readonly params: readonly Cell[]
}

/** Of the requests on the leader's list (督办), each with its reasons. */
export function leadersList(db: Reader, calendar: WorkingCalendar, today: Day): Map<number, LeaderReason[]> {
  const reasonsOf = new Map<number, LeaderReason[]>()
  for (const reason of LeaderReason.options) {
    const { sql, params } = REASONS[reason]({ calendar, today })
    for (const { id } of db.all<{ id: number }>(
      `${sql} AND ${notOfVoid('request')} AND ${notPending('request', 'request.id')}`,
      params,
    )) {
      const reasons = reasonsOf.get(id)
      if (reasons) reasons.push(reason)
      else reasonsOf.set(id, [reason])
    }
  }
  return reasonsOf
}

/** Whether a `request` is on the leader's list. */
export function onLeadersList(calendar: WorkingCalendar, today: Day): Condition {
  const conditions = LeaderReason.options.map((reason) => REASONS[reason]({ calendar, today }))
  return {
    sql: `request.id IN (${conditions.map(({ sql }) => sql).join(' UNION ALL ')})`,
    params: conditions.flatMap(({ params }) => params),
  }
}

interface Asked {
  readonly calendar: WorkingCalendar
  readonly today: Day
}

const OPEN = `request.state IN (${quoted(OPEN_STATES)})`

/** The ids of the requests that each reason holds for. */
const REASONS: { readonly [R in LeaderReason]: (asked: Asked) => Condition } = {
  marked: () => ({ sql: `SELECT request.id FROM request WHERE supervised_on IS NOT NULL AND ${OPEN}`, params: [] }),
  'long-overdue': ({ calendar, today }) => ({
    sql: "SELECT request.id FROM request WHERE request.state = 'accepted' AND request.due_on < ?",
    params: [daysBefore(calendar, calendar.lastWorkingDay(today), SUPERVISED_AFTER_DAYS)],
  }),
  extension: () => ({
    sql: `SELECT request.id FROM extension JOIN request ON request.id = extension.request_id
      WHERE extension.state = 'asked' AND request.state IN ('accepted', 'on-hold')`,
    params: [],
  }),
  returned: () => ({
    sql: `SELECT request.id FROM request WHERE request.state = 'accepted'
      AND EXISTS (SELECT 1 FROM assignment WHERE request_id = request.id)
      AND NOT EXISTS (SELECT 1 FROM assignment WHERE request_id = request.id AND assignment.state <> 'returned')`,
    params: [],
  }),
  'bad-rating': ({ calendar, today }) => ({
    sql: `SELECT request.id FROM follow_up JOIN request ON request.id = follow_up.request_id
      WHERE follow_up.closed_on IS NULL AND follow_up.due_on < ?`,
    params: [calendar.lastWorkingDay(today)],
  }),
}

/** The working day so many before another. */
function daysBefore(calendar: WorkingCalendar, day: Day, count: number): Day {
  let before = day
  for (let left = count; left > 0; left -= 1) before = calendar.lastWorkingDay(daysLater(before, -1))
  return before
}
