import type { Day } from '#shared/domain/days.ts'
import { type Entitlement, entitlementsOf } from '#shared/domain/entitlements/entitlements.ts'
import type { EntitlementFacts, Usage } from '#shared/domain/entitlements/facts.ts'
import { cardUnder } from '#shared/domain/entitlements/verdict.ts'
import type { Reader } from '../ports.ts'
import { gatherFacts } from './facts.ts'
import { readReference } from './reference.ts'

export { answerOf } from './answer.ts'

/** The answers on one item, for the holder and each of the family; several a person where rows can't be compared. */
export interface ItemAnswers {
  readonly answers: readonly Entitlement[]
  /** The card under which a row is had; null where there is none. */
  readonly cardUnder: (ruleId: number | null) => number | null
}

/** What a holder and the family may have of one item on a day, had `pending` been recorded. Throws `record/not-found`. */
export function answersOn(
  db: Reader,
  { holderId, itemId }: { readonly holderId: number; readonly itemId: number },
  on: Day,
  pending: readonly Usage[] = [],
): ItemAnswers {
  const known = gatherFacts(db, holderId, readReference(db).facts)
  const facts = pending.length === 0 ? known : { ...known, usages: [...known.usages, ...pending] }
  const items = facts.items.filter(({ id }) => id === itemId)
  return {
    answers: entitlementsOf({ ...facts, items }, on),
    cardUnder: (ruleId) => cardOf(facts, ruleId, on),
  }
}

/** Whether any published row speaks of the item, on whatever day: else nothing about it is counted. */
export function isRuled(db: Reader, itemId: number): boolean {
  return readReference(db).facts.rules.some((rule) => rule.itemId === itemId)
}

function cardOf(facts: EntitlementFacts, ruleId: number | null, on: Day): number | null {
  const rule = facts.rules.find(({ id }) => id === ruleId)
  return rule ? cardUnder(facts, rule, on, new Map(facts.levels.map((level) => [level.id, level]))) : null
}
