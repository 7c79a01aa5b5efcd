import { daysLater, type Day } from '#shared/domain/days.ts'
import type { Grade } from '#shared/domain/ratings.ts'
import { Channel, type RequestResult } from '#shared/domain/requests.ts'
import { Chance } from './chance.ts'
import work from './work.json' with { type: 'json' }

/** What becomes of a fictitious request. Steps whose day has not come are not taken, so late ones are still open. */
export type DemoCourse =
  'assigned' | 'on-spot' | 'withdrawn' | 'declined' | 'asked-for-material' | 'on-hold' | 'waiting'

/** A fictitious request. Working days are counted from the day of acceptance. */
export interface DemoRequest {
  readonly holderAt: number
  readonly itemId: number
  readonly content: string
  readonly channel: Channel
  readonly receivedOn: Day
  readonly course: DemoCourse
  readonly signAfter: number
  readonly answerAfter: number
  readonly answer: string
  readonly result: RequestResult
  readonly outcome: string
  readonly reply: string
  /** Null: not rated. */
  readonly grade: Grade | null
  readonly isRatedByPhone: boolean
  readonly isFollowedUp: boolean
  readonly isArchived: boolean
  /** What is missing, why it waits, why it ends. */
  readonly reason: string
}

export interface DemoLedger {
  readonly seed: number
  readonly requests: number
  readonly holders: number
  readonly today: Day
}

/** Eighteen months; one request in eleven came in the last three weeks of them, since a desk shows what is open. */
const SPAN_DAYS = 548
const LATEST_DAYS = 21
const LATEST_SHARE = 1 / 11

/** Request number `at` (from 0, in the order of receipt) of a fictitious ledger that ends today. */
export function demoRequest(at: number, ledger: DemoLedger): DemoRequest {
  const chance = new Chance(ledger.seed + 7919, at)
  const ago = daysAgo(at, ledger.requests)
  const itemId = itemOf(chance)
  const texts = work.contents.find((one) => one.itemId === itemId)?.texts ?? []
  const course = courseOf(chance, ago)
  const result = resultOf(chance)
  return {
    holderAt: chance.below(ledger.holders),
    itemId,
    content: chance.one(texts),
    channel: chance.one(Channel.options),
    receivedOn: daysLater(ledger.today, -ago),
    course,
    signAfter: chance.below(2),
    answerAfter: answerAfter(chance, ago),
    answer: chance.one(work.answers),
    result,
    outcome: chance.one(work.outcomes[result]),
    reply: chance.one(work.replies),
    grade: chance.is(0.68) ? gradeOf(chance) : null,
    isRatedByPhone: chance.is(0.3),
    isFollowedUp: chance.is(0.6),
    isArchived: ago > 90 && chance.is(0.8),
    reason: reasonOf(chance, course),
  }
}

function daysAgo(at: number, requests: number): number {
  const latest = Math.round(requests * LATEST_SHARE)
  const earlier = requests - latest
  if (at >= earlier) return Math.floor((LATEST_DAYS * (requests - 1 - at)) / Math.max(1, latest - 1))
  return LATEST_DAYS + Math.round(((SPAN_DAYS - LATEST_DAYS) * (earlier - at)) / earlier)
}

/** One in nine takes longer than was promised; of the latest, one in three has no answer yet. */
function answerAfter(chance: Chance, ago: number): number {
  if (ago <= LATEST_DAYS) return chance.is(0.33) ? 2 * LATEST_DAYS : 2 + chance.below(6)
  return chance.is(0.11) ? 8 + chance.below(14) : 1 + chance.below(3)
}

function itemOf(chance: Chance): number {
  let place = chance.below(work.weights.reduce((sum, { weight }) => sum + weight, 0))
  for (const { itemId, weight } of work.weights) {
    if (place < weight) return itemId
    place -= weight
  }
  throw new RangeError('No item has any weight')
}

function courseOf(chance: Chance, ago: number): DemoCourse {
  const part = chance.below(100)
  if (part < 14) return 'on-spot'
  if (part < 17) return 'withdrawn'
  if (part < 19) return 'declined'
  if (ago <= 3 && part < 60) return 'waiting'
  // Long ago these were gone on with.
  if (ago <= 12 && part < 32) return 'asked-for-material'
  if (ago <= 20 && part < 40) return 'on-hold'
  return 'assigned'
}

function resultOf(chance: Chance): RequestResult {
  const part = chance.below(100)
  if (part < 74) return 'solved'
  if (part < 83) return 'partly'
  if (part < 93) return 'explained'
  return part < 97 ? 'no-basis' : 'given-up'
}

function gradeOf(chance: Chance): Grade {
  const part = chance.below(100)
  if (part < 58) return 5
  if (part < 86) return 4
  if (part < 95) return 3
  return part < 99 ? 2 : 1
}

function reasonOf(chance: Chance, course: DemoCourse): string {
  if (course === 'asked-for-material') return chance.one(work.missing)
  if (course === 'declined') return work.reasons.decline
  return course === 'on-hold' ? chance.one(work.holds) : work.reasons.withdraw
}
