import type { DepartmentWork } from '#shared/contract/departments.ts'
import type { WorkingCalendar } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { Tally } from '#shared/domain/figures/rates.ts'
import { WorkingDays } from '#shared/domain/figures/working-days.ts'
import { readCalendar } from '../calendar.ts'
import { notOfVoid, notOfVoidRequest } from '../holder-rules.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { Names, summaryOf } from '../summaries/queries.ts'

/** What waits at each department today, and how it did in the period. */
export function departmentWork(call: Pick<ReadCall, 'db' | 'history' | 'today'>, period: Period): DepartmentWork[] {
  const { db, today } = call
  const calendar = readCalendar(db)
  const names = new Names(db)
  const waiting = waitingAt(db, calendar.lastWorkingDay(today))
  const done = doneBy(db, calendar, period)
  const rated = new Map(
    summaryOf(call, period).details.byDepartment.flatMap(({ of, ...part }) => (of ? [[of.id, part] as const] : [])),
  )
  const ids = [...new Set([...waiting.keys(), ...done.keys(), ...rated.keys()])].toSorted((one, other) => one - other)
  return ids.flatMap((id) => {
    const of = names.department(id)
    if (!of) return []
    const { oldestOn = null, ...waits } = waiting.get(id) ?? { toSign: 0, signed: 0, overdue: 0 }
    const { rated: ratedCount = 0, satisfied = 0, satisfactionRate = null } = rated.get(id) ?? {}
    return [
      {
        of,
        ...waits,
        oldestOn,
        waitedDays: oldestOn === null ? null : calendar.elapsed(oldestOn, today),
        ...(done.get(id) ?? { answered: 0, returned: 0, medianAnswerDays: null }),
        rated: ratedCount,
        satisfied,
        satisfactionRate,
      },
    ]
  })
}

interface Waiting {
  readonly toSign: number
  readonly signed: number
  readonly overdue: number
  readonly oldestOn?: Day | null
}

function waitingAt(db: Reader, lateBefore: Day): ReadonlyMap<number, Waiting> {
  const rows = db.all<Required<Waiting> & { departmentId: number }>(
    `SELECT department_id, sum(assignment.state = 'to-sign') AS to_sign, sum(assignment.state = 'signed') AS signed,
       sum(request.state = 'accepted' AND ifnull(request.due_on < ?, 0)) AS overdue,
       min(max(assigned_on, ifnull(accepted_on, ''))) AS oldest_on
     FROM request JOIN assignment ON request_id = request.id AND assignment.state IN ('to-sign', 'signed')
     WHERE request.state IN ('accepted', 'on-hold') AND ${notOfVoid('request')}
     GROUP BY department_id`,
    [lateBefore],
  )
  return new Map(rows.map(({ departmentId, ...row }) => [departmentId, row]))
}

type Done = Pick<DepartmentWork, 'answered' | 'returned' | 'medianAnswerDays'>

function doneBy(db: Reader, calendar: WorkingCalendar, { from, to }: Period): ReadonlyMap<number, Done> {
  const rows = db.all<{ departmentId: number; assignedOn: Day; answeredOn: Day | null; pieces: number }>(
    `SELECT department_id, assigned_on, answered_on, count(*) AS pieces FROM assignment
     WHERE ((state = 'answered' AND answered_on BETWEEN ? AND ?) OR (state = 'returned' AND returned_on BETWEEN ? AND ?))
       AND ${notOfVoidRequest('assignment')}
     GROUP BY department_id, assigned_on, answered_on`,
    [from, to, from, to],
  )
  const days = WorkingDays.of(calendar)
  const byDepartment = Map.groupBy(rows, ({ departmentId }) => departmentId)
  return new Map(
    [...byDepartment].map(([id, parts]) => {
      const took = new Tally()
      let [answered, returned] = [0, 0]
      for (const { assignedOn, answeredOn, pieces } of parts) {
        if (answeredOn === null) returned += pieces
        else {
          answered += pieces
          took.add(days.between(assignedOn, answeredOn), pieces)
        }
      }
      return [id, { answered, returned, medianAnswerDays: took.median() }]
    }),
  )
}
