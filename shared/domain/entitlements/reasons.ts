import type { Day } from '../days.ts'
import type { Condition } from './precedence.ts'

/** Why an answer is what it is, as data; the page has a sentence for each code. */
export type Reason =
  | { readonly code: 'rule-won'; readonly ruleId: number }
  | { readonly code: 'rule-beaten'; readonly ruleId: number }
  /** The other issuer's row: worse, or not comparable and shown beside. */
  | { readonly code: 'other-issuer'; readonly ruleId: number; readonly isComparable: boolean }
  | { readonly code: 'condition-missing'; readonly ruleId: number; readonly conditions: readonly Condition[] }
  | {
      readonly code: 'used-in-period'
      readonly used: number
      readonly of: number
      readonly from: Day | null
      readonly to: Day | null
    }
  | { readonly code: 'season'; readonly from: string; readonly to: string }
  | { readonly code: 'rule-ends'; readonly on: Day }
  | { readonly code: 'too-young'; readonly age: number; readonly from: number }
  | { readonly code: 'too-old'; readonly age: number; readonly to: number }
  | { readonly code: 'age-unknown' }
  | { readonly code: 'excluded-by'; readonly itemId: number; readonly usageIds: readonly number[] }
  | { readonly code: 'had-under-another-card'; readonly usageIds: readonly number[] }
  | { readonly code: 'no-relative'; readonly ruleId: number }
