import type { WeekLine, WeekSheet } from '#shared/contract/departments.ts'
import type { RequestLine } from '#shared/contract/request-views.ts'
import type { Day } from '#shared/domain/days.ts'
import { weekOf } from '#shared/domain/supervision.ts'
import { readCalendar } from '../calendar.ts'
import { notOfVoid } from '../holder-rules.ts'
import { notPending, type ReadCall, type Reader } from '../ports.ts'
import { leadersList, linesOf } from '../requests/queries.ts'
import { Names } from '../summaries/queries.ts'

/** Monday's sheet: what is overdue and what is due this week, by department, and the leader's list. */
export function weekSheet({ db, today }: Pick<ReadCall, 'db' | 'today'>): WeekSheet {
  const calendar = readCalendar(db)
  const week = weekOf(today)
  const lateBefore = calendar.lastWorkingDay(today)
  const due = dueUntil(db, week.to)
  const reasonsOf = leadersList(db, calendar, today)
  const ids = [...new Set([...due.map(({ id }) => id), ...reasonsOf.keys()])]
  const lines = new Map(linesOf(db, ids, { calendar, today }).map((line) => [line.id, line]))
  const lineOf = (id: number): WeekLine[] => {
    const request = lines.get(id)
    return request ? [{ request, reasons: reasonsOf.get(id) ?? [] }] : []
  }
  const names = new Names(db)
  const parts = [...Map.groupBy(due, ({ departmentId }) => departmentId)].map(([key, all]) => ({ key, all }))
  const isLate = ({ dueOn }: Due) => dueOn < lateBefore
  return {
    ...week,
    overdue: countOf(due.filter(isLate)),
    dueThisWeek: countOf(due.filter((one) => !isLate(one))),
    supervised: reasonsOf.size,
    departments: names.ordered('department', parts).map(({ key, all }) => ({
      of: names.department(key),
      overdue: all.filter(isLate).flatMap(({ id }) => lineOf(id)),
      dueThisWeek: all.filter((one) => !isLate(one)).flatMap(({ id }) => lineOf(id)),
    })),
    leadersList: [...reasonsOf.keys()].flatMap(lineOf).toSorted((one, other) => compareDue(one.request, other.request)),
  }
}

interface Due {
  readonly id: number
  readonly dueOn: Day
  /** Where a part of it waits; null where it waits with the office itself. */
  readonly departmentId: number | null
}

/** What is due first stands first; once for each department that it waits at. */
function dueUntil(db: Reader, to: Day): Due[] {
  return db.all<Due & object>(
    `SELECT request.id, request.due_on, department_id FROM request
     LEFT JOIN assignment ON request_id = request.id AND assignment.state IN ('to-sign', 'signed')
     WHERE request.state = 'accepted' AND request.due_on <= ? AND ${notOfVoid('request')}
       AND ${notPending('request', 'request.id')}
     ORDER BY request.due_on, request.id`,
    [to],
  )
}

function countOf(due: readonly Due[]): number {
  return new Set(due.map(({ id }) => id)).size
}

function compareDue(one: RequestLine, other: RequestLine): number {
  const [first, second] = [one.dueOn ?? '9999', other.dueOn ?? '9999']
  return first < second ? -1 : first > second ? 1 : one.id - other.id
}
