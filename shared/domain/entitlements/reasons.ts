import type { Relation } from '../holder.ts'
import type { Day } from '../days.ts'
import type { Condition } from './precedence.ts'

/** Why an answer is what it is, as data; the page has a sentence for each code. */
export type Reason =
  | { readonly code: 'rule-won'; readonly ruleId: number }
  | { readonly code: 'rule-beaten'; readonly ruleId: number }
  /** The other issuer's row says that it stands in place of this one. */
  | { readonly code: 'rule-replaced'; readonly ruleId: number }
  /** The other issuer's row: worse, not open on the day, or not comparable and shown beside. */
  | { readonly code: 'other-issuer'; readonly ruleId: number; readonly isComparable: boolean }
  | { readonly code: 'condition-missing'; readonly ruleId: number; readonly conditions: readonly Condition[] }
  /** A higher level of the same scheme would bring it. */
  | { readonly code: 'upgrade'; readonly ruleId: number; readonly levelId: number }
  /** The recognition or enrolment it rests on has ended. */
  | { readonly code: 'renew'; readonly ruleId: number; readonly endedOn: Day }
  | { readonly code: 'no-relative'; readonly ruleId: number; readonly relations: readonly Relation[] }
  /** `used` and `of` in the unit of the answer; open ends of the stretch are null. */
  | {
      readonly code: 'used-in-period'
      readonly used: number
      readonly of: number
      readonly from: Day | null
      readonly to: Day | null
    }
  /** `MM-DD`, both included. */
  | { readonly code: 'season'; readonly from: string; readonly to: string }
  | { readonly code: 'rule-starts'; readonly ruleId: number; readonly on: Day }
  | { readonly code: 'rule-ends'; readonly ruleId: number; readonly on: Day }
  | { readonly code: 'too-young'; readonly age: number; readonly from: number }
  | { readonly code: 'too-old'; readonly age: number; readonly to: number }
  | { readonly code: 'age-unknown' }
  | { readonly code: 'card-suspended'; readonly schemeId: number; readonly from: Day | null }
  | { readonly code: 'excluded-by'; readonly itemId: number; readonly usageIds: readonly number[] }
  | { readonly code: 'had-under-another-card'; readonly usageIds: readonly number[] }
