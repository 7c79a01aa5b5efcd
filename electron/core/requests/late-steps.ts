import type { WorkingCalendar } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Reader } from '../ports.ts'
import { requestById } from '../request-steps.ts'
import { clockOf } from './clock.ts'

interface Waiting {
  readonly id: number
  readonly acceptedOn: Day
  /** Working days of the first step that is not done. */
  readonly workingDays: number
  /** Whether its clock began anew or stood still, so that it has to be asked. */
  readonly isOdd: 0 | 1
}

/** Requests under way of which a dated step is not done though its day has passed. */
export function withLateSteps(db: Reader, calendar: WorkingCalendar, today: Day): number[] {
  const dueDays = new Map<string, Day>()
  const dueOn = ({ id, acceptedOn, workingDays, isOdd }: Waiting): Day | null => {
    if (isOdd === 1) return stepDueOn(db, id, workingDays, calendar)
    const key = `${acceptedOn} ${workingDays}`
    const day = dueDays.get(key) ?? calendar.dueOn(acceptedOn, workingDays).on
    dueDays.set(key, day)
    return day
  }
  return db
    .all<Waiting & object>(
      `SELECT request.id, accepted_on, min(working_days) AS working_days,
         times_reopened > 0 OR EXISTS (SELECT 1 FROM pause WHERE request_id = request.id) AS is_odd
       FROM request CROSS JOIN request_step ON request_id = request.id
       WHERE state = 'accepted' AND accepted_on IS NOT NULL AND done_on IS NULL GROUP BY request.id`,
    )
    .flatMap((row) => {
      const day = dueOn(row)
      return day !== null && calendar.isOverdue(day, today) ? [row.id] : []
    })
}

/** By the same clock as the request itself; null while none runs. */
function stepDueOn(db: Reader, id: number, workingDays: number, calendar: WorkingCalendar): Day | null {
  const clock = clockOf(db, { ...requestById(db, id), promisedDays: workingDays }, calendar)
  return clock && calendar.dueOn(clock.startOn, workingDays, clock.pauses).on
}
