import type { Day } from '../days.ts'
import type { Pause } from '../clock.ts'
import { isBad, type Grade } from '../ratings.ts'
import type { Channel, RequestResult, RequestState } from '../requests.ts'

/** A period of days, both included; `until` is the last that has come where it ends later. */
export interface Period {
  readonly from: Day
  readonly to: Day
  readonly until?: Day
}

/** What a request's row says of its course, as it stands today. */
export interface RequestDates {
  readonly state: RequestState
  readonly receivedOn: Day
  readonly acceptedOn: Day | null
  readonly resolvedOn: Day | null
  readonly withdrawnOn: Day | null
  readonly declinedOn: Day | null
}

/** When a request began to count and how it ended. */
export interface RequestCourse {
  readonly receivedOn: Day
  /** Null: it never was accepted, so it stands outside the balance. */
  readonly acceptedOn: Day | null
  readonly end: { readonly kind: 'resolved' | 'withdrawn' | 'declined'; readonly on: Day } | null
  /** An earlier ledger says that it was resolved, not when: neither its working days nor its punctuality are known. */
  readonly isDayUnknown: boolean
}

/** What the figures need of one request. A draft or one merged into another is no request. */
export interface RequestFacts extends RequestCourse {
  readonly id: number
  readonly dueOn: Day | null
  readonly result: RequestResult | null
  /** How many were served at once (人次). */
  readonly people: number
  readonly holderId: number | null
  readonly categoryId: number
  readonly channel: Channel
  readonly itemId: number | null
  /** The department in charge: the first in rank that did not return its part. */
  readonly departmentId: number | null
  /** The level that the holder was recognised as last, on the day of acceptance. */
  readonly levelId: number | null
  /** The specialist of the request. */
  readonly staffId: number | null
  readonly pauses: readonly Pause[]
  readonly rating: { readonly grade: Grade; readonly isByHandler: boolean } | null
}

/**
 * The course that the figures count by. A request counts once, by its last resolution: reopened, it is open again from its
 * acceptance on. An acceptance dated after the end (received and settled on a day off) counts on the day of the end; where
 * an earlier ledger knows no day of acceptance, that of receipt stands for it.
 */
export function courseOf({ state, receivedOn, ...dates }: RequestDates): RequestCourse {
  const { acceptedOn, resolvedOn, withdrawnOn, declinedOn } = dates
  const since = acceptedOn ?? receivedOn
  const course = (begunOn: Day | null, end: RequestCourse['end'], isDayUnknown = false): RequestCourse => ({
    receivedOn,
    acceptedOn: begunOn,
    end,
    isDayUnknown,
  })
  if (declinedOn !== null || state === 'declined')
    return course(null, { kind: 'declined', on: declinedOn ?? receivedOn })
  if (withdrawnOn !== null || state === 'withdrawn') {
    const on = withdrawnOn ?? since
    return course(acceptedOn === null ? null : earlier(acceptedOn, on), { kind: 'withdrawn', on })
  }
  if (resolvedOn !== null) return course(earlier(since, resolvedOn), { kind: 'resolved', on: resolvedOn })
  if (state === 'resolved' || state === 'archived') return course(since, { kind: 'resolved', on: since }, true)
  const isAccepted = state === 'accepted' || state === 'on-hold'
  return course(isAccepted ? since : acceptedOn, null)
}

/** Whether a rating speaks for the service; null: unrated, or recorded by who handled the request, which is counted apart. */
export function isSatisfied({ rating }: RequestFacts): boolean | null {
  return rating === null || rating.isByHandler ? null : !isBad(rating.grade)
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other
}
