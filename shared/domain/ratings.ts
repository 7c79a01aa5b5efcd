import { z } from 'zod'
import type { RequestState } from './requests.ts'

/** Five grades: 5 very satisfied (非常满意), 4 satisfied, 3 fairly, 2 dissatisfied, 1 very dissatisfied. */
export const Grade = z.int().min(1).max(5)
export type Grade = z.infer<typeof Grade>

export const RatedBy = z.enum(['talent', 'relative'])
export type RatedBy = z.infer<typeof RatedBy>

/** `screen`: the talent pressed it on the turned screen; `import`: it stood in an earlier ledger. */
export const RatingMeans = z.enum(['screen', 'call-back', 'paper', 'import'])
export type RatingMeans = z.infer<typeof RatingMeans>

/** The last two grades are bad (差评): they start a follow-up. */
export function isBad(grade: Grade): boolean {
  return grade <= 2
}

/** Working days within which the person of a bad rating is to be contacted. */
export const FOLLOW_UP_DAYS = 1

export type RatingRefusal = 'not-resolved' | 'rated-already' | 'by-handler'

export interface RatingFacts {
  readonly state: RequestState
  readonly means: RatingMeans
  /** Whether the one who records it handled the request. */
  readonly isHandler: boolean
  /** Whether nobody else works at this desk. */
  readonly isAlone: boolean
  /** Grades so far since the request was last resolved, oldest first. */
  readonly grades: readonly Grade[]
}

/**
 * Whether a rating may be recorded. One a matter, and after a bad one a second. Who handled a request may record only what
 * the talent pressed on the turned screen; alone at a desk also a call-back, which is marked as by the handler.
 */
export function mayRecordRating({
  state,
  means,
  isHandler,
  isAlone,
  grades,
}: RatingFacts): { readonly round: 1 | 2; readonly isByHandler: boolean } | { readonly refusal: RatingRefusal } {
  if (state !== 'resolved' && state !== 'archived') return { refusal: 'not-resolved' }
  const [first, ...further] = grades
  if (first !== undefined && (further.length > 0 || !isBad(first))) return { refusal: 'rated-already' }
  const round = first === undefined ? 1 : 2
  if (!isHandler || means === 'screen' || means === 'import') return { round, isByHandler: false }
  return means === 'call-back' && isAlone ? { round, isByHandler: true } : { refusal: 'by-handler' }
}
