import type { Pause, WorkingCalendar } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import { MATERIAL_NOTICE_DAYS } from '#shared/domain/requests.ts'
import { readCalendar } from '../calendar.ts'
import type { Reader } from '../ports.ts'
import { lastReopening, type RequestRow } from '../request-steps.ts'

/** What a request's due day is counted from. */
export interface RequestClock {
  readonly calendar: WorkingCalendar
  /** Day after which the count begins: of acceptance, or of the last reopening. */
  readonly startOn: Day
  /** Those promised (else those of the law) with the extensions granted since. */
  readonly workingDays: number
  /** How many of them are extensions. */
  readonly extendedBy: number
  readonly pauses: readonly Pause[]
}

export type DueCells = { readonly dueOn: Day | null; readonly isDueProvisional: 0 | 1 }

type Timed = Pick<RequestRow, 'id' | 'acceptedOn' | 'statutoryDays' | 'promisedDays'>

/** Null while no clock runs: not accepted yet, no limit, or on hold. */
export function clockOf(db: Reader, request: Timed, calendar = readCalendar(db)): RequestClock | null {
  const { id, acceptedOn, statutoryDays, promisedDays } = request
  const limit = promisedDays ?? statutoryDays
  if (acceptedOn === null || limit === null) return null
  const pauses = db.all<Pause & object>('SELECT from_on, to_on FROM pause WHERE request_id = ? ORDER BY id', [id])
  if (pauses.some(({ toOn }) => toOn === null)) return null
  const again = lastReopening(db, id)
  const startOn = again === null ? acceptedOn : calendar.acceptanceDay(again.onDay)
  const extended = db.get<{ days: number }>(
    `SELECT ifnull(sum(days), 0) AS days FROM extension WHERE request_id = ? AND state = 'approved' AND id > ?`,
    [id, again?.id ?? 0],
  )
  const extendedBy = extended?.days ?? 0
  return { calendar, startOn, workingDays: limit + extendedBy, extendedBy, pauses }
}

/** The due day as the request's row keeps it. */
export function dueCells(clock: RequestClock | null): DueCells {
  if (clock === null) return { dueOn: null, isDueProvisional: 0 }
  const { on, isProvisional } = clock.calendar.dueOn(clock.startOn, clock.workingDays, clock.pauses)
  return { dueOn: on, isDueProvisional: isProvisional ? 1 : 0 }
}

/** Until when missing material may be asked for. */
export function materialNoticeBy(db: Reader, receivedOn: Day): Day {
  const calendar = readCalendar(db)
  return calendar.dueOn(calendar.acceptanceDay(receivedOn), MATERIAL_NOTICE_DAYS).on
}

/** Working days left until the end of the due day; below zero: days late. */
export function daysLeft(calendar: WorkingCalendar, dueOn: Day, on: Day): number {
  return on <= dueOn ? calendar.elapsed(on, dueOn) : 0 - calendar.elapsed(dueOn, on)
}
