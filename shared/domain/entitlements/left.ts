import { yuan } from '../money.ts'
import type { ItemUnit } from '../reference.ts'
import type { GrantKind } from './facts.ts'

/** What is left of an item, as a sentence under `entitlements:left` with what stands in it. */
export type LeftWord =
  | { readonly word: 'unlimited' }
  | { readonly word: 'discount'; readonly percent: number }
  | { readonly word: 'fen'; readonly amount: string }
  | { readonly word: Exclude<ItemUnit, 'fen'>; readonly count: number }

/** In window and paper alike; `rule` is the one that won. */
export function leftWord(
  { left, unit }: { readonly left: number | null; readonly unit: ItemUnit },
  rule: { readonly grantKind: GrantKind; readonly discountPercent: number | null } | undefined,
): LeftWord {
  if (left !== null) return unit === 'fen' ? { word: unit, amount: yuan(left) } : { word: unit, count: left }
  if (rule?.grantKind === 'discount') return { word: 'discount', percent: rule.discountPercent ?? 0 }
  return { word: 'unlimited' }
}
