import type { Day } from '../days.ts'
import type { Relation } from '../holder.ts'

/** A row that counts from `fromOn` to `toOn`, both included; an open end is null. */
export interface Dated {
  readonly fromOn: Day | null
  readonly toOn: Day | null
}

export type Issuer = 'city' | 'district'
export type GrantKind = 'unlimited' | 'count' | 'amount' | 'discount'
export type Period = 'calendar-year' | 'card-year' | 'school-year' | 'season' | 'month' | 'lifetime'
export type CountedBy = 'holder' | 'family' | 'relative' | 'card'
export type CeilingPer = 'use' | 'month' | 'all'
export type Comparator = 'count' | 'amount' | 'discount' | 'none'

/** One row of the rules in force: who gets which item, how much, when. A condition that is null asks nothing. */
export interface Rule extends Dated {
  readonly id: number
  readonly issuer: Issuer
  readonly itemId: number
  readonly holderId: number | null
  readonly employerId: number | null
  readonly levelId: number | null
  readonly schemeId: number | null
  readonly districtCode: string | null
  readonly grantKind: GrantKind
  /** Times a period; for `count` only. */
  readonly count: number | null
  readonly period: Period | null
  readonly countedBy: CountedBy
  /** For `amount` only. */
  readonly ceilingFen: number | null
  readonly ceilingPer: CeilingPer | null
  readonly discountPercent: number | null
  readonly companions: number | null
  /** The relatives it reaches; empty: the holder alone. */
  readonly relations: readonly Relation[]
  /** Whole years of age, both included; on the day itself or, where `relativeAgeOn` (`MM-DD`) is given, on that day of its year. */
  readonly relativeMinAge: number | null
  readonly relativeMaxAge: number | null
  readonly relativeAgeOn: string | null
  /** `MM-DD`, both included; a season may run over the new year. */
  readonly seasonFrom: string | null
  readonly seasonTo: string | null
  readonly exclusionGroup: string | null
  /** Had under one card, it is not had again under another. */
  readonly isOnceAcrossCards: boolean
  readonly replacesRuleId: number | null
  readonly departmentId: number | null
  readonly windowId: number | null
  readonly clause: string | null
  readonly provenance: string
}

export interface Item {
  readonly id: number
  readonly unit: 'times' | 'fen' | 'piece'
  readonly comparator: Comparator
  readonly departmentId: number | null
  readonly exclusionGroup: string | null
}

export interface Level {
  readonly id: number
  readonly schemeId: number
  /** 1 is the highest. */
  readonly rank: number
}

export interface Recognition extends Dated {
  readonly id: number
  readonly levelId: number
}

export interface Enrolment extends Dated {
  readonly id: number
  readonly schemeId: number
}

/** A card with its dates of validity, in force or not: the piece is proof, the service follows the recognition. */
export interface HeldCard extends Dated {
  readonly id: number
  readonly levelId: number
}

/**
 * What a card's state does to a scheme's services. `suspended` blocks them from its first to its last day; `revoked` ends
 * every recognition and enrolment of the scheme that had begun by then.
 */
export interface Stop extends Dated {
  readonly schemeId: number
  readonly kind: 'suspended' | 'revoked'
}

export interface Employment extends Dated {
  readonly employerId: number
}

export interface Relative {
  readonly id: number
  readonly relation: Relation
  readonly bornOn: Day | null
}

/** A line of the ledger; what was had is a sum over them. */
export interface Usage {
  readonly id: number
  readonly itemId: number
  readonly relativeId: number | null
  readonly cardId: number | null
  /** The row it was had under; null when it was recorded without one. */
  readonly ruleId: number | null
  readonly onDay: Day
  /** `reserved` and `consumed` take, `freed` and `reversed` give back. */
  readonly kind: 'reserved' | 'consumed' | 'freed' | 'reversed'
  readonly quantity: number
  readonly amountFen: number | null
}

/** Everything the answer for one holder depends on, from dated rows. */
export interface EntitlementFacts {
  readonly holderId: number
  /** The district whose office answers. */
  readonly districtCode: string
  readonly items: readonly Item[]
  /** Rows of published sets with the days they are in force, those of former and coming sets too. */
  readonly rules: readonly Rule[]
  readonly levels: readonly Level[]
  readonly recognitions: readonly Recognition[]
  readonly enrolments: readonly Enrolment[]
  readonly cards: readonly HeldCard[]
  readonly stops: readonly Stop[]
  readonly employments: readonly Employment[]
  readonly relatives: readonly Relative[]
  readonly usages: readonly Usage[]
}

export function isInForce(row: Dated, on: Day): boolean {
  return (row.fromOn === null || row.fromOn <= on) && (row.toOn === null || on <= row.toOn)
}
