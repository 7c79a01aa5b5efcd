import type { RequestFilter, RequestView } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import { OPEN_STATES } from '#shared/domain/requests.ts'
import { readCalendar } from '../calendar.ts'
import { hasVoid, notOfVoid } from '../holder-rules.ts'
import { notPending, quoted, type Cell, type Reader } from '../ports.ts'
import { shows } from '../protected.ts'
import { withLateSteps } from './late-steps.ts'
import { onLeadersList } from './supervision.ts'

/** Who asks, and when. */
export interface Asking {
  readonly today: Day
  readonly operatorId: number
}

/** Of rows of `request`. */
export interface Condition {
  readonly sql: string
  readonly params: readonly Cell[]
}

/** Working days ahead that count as soon. */
const SOON_DAYS = 5
const OPEN = `state IN (${quoted(OPEN_STATES)})`

/** What of the ledger stands in a view. */
export function viewCondition(db: Reader, view: RequestView, { today, operatorId }: Asking): Condition {
  const calendar = readCalendar(db)
  // What was due before the last working day is overdue; what was due on it or since can still be done in time.
  const lastWorkingDay = calendar.lastWorkingDay(today)
  switch (view) {
    case 'all':
      return { sql: '1', params: [] }
    case 'open':
      return { sql: OPEN, params: [] }
    case 'mine':
      // The plus keeps SQLite on the few that are open: one operator may have handled most of the ledger.
      return { sql: `${OPEN} AND +handler_id = ?`, params: [operatorId] }
    case 'overdue':
      return { sql: "state = 'accepted' AND due_on < ?", params: [lastWorkingDay] }
    case 'late-steps':
      return {
        sql: 'request.id IN (SELECT value FROM json_each(?))',
        params: [JSON.stringify(withLateSteps(db, calendar, today))],
      }
    case 'due-today':
      return { sql: "state = 'accepted' AND due_on BETWEEN ? AND ?", params: [lastWorkingDay, today] }
    case 'due-soon':
      return {
        sql: "state = 'accepted' AND due_on > ? AND due_on <= ?",
        params: [today, calendar.dueOn(today, SOON_DAYS).on],
      }
    case 'to-accept':
      return { sql: "state = 'received'", params: [] }
    case 'needs-material':
      return { sql: "state = 'needs-material'", params: [] }
    case 'to-sign':
      return {
        sql: `state = 'accepted' AND request.id IN (SELECT request_id FROM assignment WHERE assignment.state = 'to-sign'
          AND (waits_for_id IS NULL OR NOT EXISTS (SELECT 1 FROM assignment AS earlier
            WHERE earlier.id = assignment.waits_for_id AND earlier.state IN ('to-sign', 'signed'))))`,
        params: [],
      }
    case 'on-hold':
      return { sql: "state = 'on-hold'", params: [] }
    case 'to-call-back':
      return { sql: "state = 'resolved' AND called_back_on IS NULL", params: [] }
    case 'to-remind':
      return {
        sql: `state = 'accepted' AND due_on < ? AND NOT EXISTS (SELECT 1 FROM request_event
          WHERE request_id = request.id AND action = 'remind' AND on_day > due_on)`,
        params: [lastWorkingDay],
      }
    case 'supervised':
      return onLeadersList(calendar, today)
    case 'to-rate':
      return { sql: "state = 'resolved' AND rated_on IS NULL", params: [] }
    case 'to-follow-up':
      return { sql: 'request.id IN (SELECT request_id FROM follow_up WHERE closed_on IS NULL)', params: [] }
  }
}

/** What a filter leaves of it. */
export function filterConditions(db: Reader, filter: RequestFilter, { today, operatorId }: Asking): Condition[] {
  const { states, departmentId, levelId, receivedFrom, receivedTo, text } = filter
  const made: Condition[] = []
  const equal = (column: string, value: Cell | undefined) => {
    if (value !== undefined) made.push({ sql: `${column} = ?`, params: [value] })
  }
  // The plus keeps SQLite on the view's own index: one operator may have handled most of the ledger.
  equal('+handler_id', filter.isMine === true ? operatorId : undefined)
  if (filter.holderId === undefined && hasVoid(db)) made.push({ sql: notOfVoid('request'), params: [] })
  equal('holder_id', filter.holderId)
  equal('employer_id', filter.employerId)
  equal('category_id', filter.categoryId)
  equal('item_id', filter.itemId)
  equal('staff_id', filter.staffId)
  equal('channel', filter.channel)
  equal('result', filter.result)
  if (states) made.push({ sql: 'state IN (SELECT value FROM json_each(?))', params: [JSON.stringify(states)] })
  if (receivedFrom !== undefined) made.push({ sql: 'received_on >= ?', params: [receivedFrom] })
  if (receivedTo !== undefined) made.push({ sql: 'received_on <= ?', params: [receivedTo] })
  if (departmentId !== undefined) {
    made.push({
      sql: `request.id IN (SELECT request_id FROM assignment WHERE department_id = ? AND assignment.state <> 'returned')`,
      params: [departmentId],
    })
  }
  if (filter.waitsAtId !== undefined) {
    made.push({
      sql: `state IN ('accepted', 'on-hold') AND request.id IN (SELECT request_id FROM assignment
        WHERE department_id = ? AND assignment.state IN ('to-sign', 'signed') AND assignment.state = ifnull(?, assignment.state))`,
      params: [filter.waitsAtId, filter.waitsState ?? null],
    })
  }
  if (levelId !== undefined) {
    made.push({
      sql: `holder_id IN (SELECT holder_id FROM recognition
        WHERE level_id = ? AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?)`,
      params: [levelId, today, today],
    })
  }
  const wanted = text?.trim() ?? ''
  if (wanted !== '') made.push(textCondition(db, wanted))
  return made
}

/** `instr` takes every sign for itself, so that % and _ are looked for like others. */
function textCondition(db: Reader, wanted: string): Condition {
  const content = shows(db, { table: 'request', column: 'content' }, wanted)
  return {
    sql: `(instr(upper(request.number), ?) > 0 OR ${content.sql}
      OR holder_id IN (SELECT id FROM holder WHERE instr(name, ?) > 0)
      OR employer_id IN (SELECT id FROM employer WHERE instr(name, ?) > 0))`,
    params: [wanted.toUpperCase(), ...content.params, wanted, wanted],
  }
}

/** All of them together; what a job that has not ended brought in is none of the ledger. */
export function all(conditions: readonly Condition[]): Condition {
  return {
    sql: [notPending('request', 'request.id'), ...conditions.map(({ sql }) => `(${sql})`)].join(' AND '),
    params: conditions.flatMap(({ params }) => params),
  }
}
