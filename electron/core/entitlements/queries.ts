import type { Day } from '#shared/domain/days.ts'
import { type Entitlement, entitlementsOf } from '#shared/domain/entitlements/entitlements.ts'
import type { Reader } from '../ports.ts'
import { gatherFacts, gatherShared, type SharedFacts } from './facts.ts'

export { gatherShared, type SharedFacts }

/** What one person (the holder, or a relative) may have of one item on a day; several where rows can't be compared. */
export function answersFor(
  db: Reader,
  { holderId, relativeId, itemId }: { holderId: number; relativeId: number | null; itemId: number },
  on: Day,
  shared: SharedFacts = gatherShared(db),
): Entitlement[] {
  const facts = gatherFacts(db, holderId, shared)
  const item = { ...facts, items: facts.items.filter(({ id }) => id === itemId) }
  return entitlementsOf({ ...facts, items: item.items }, on).filter((answer) => answer.relativeId === relativeId)
}
