import type { Comparator, Rule } from './facts.ts'

/**
 * Positive when `a` grants more than `b`, negative when less, 0 when the same; null when the two can't be compared
 * (other kinds, other periods, counted otherwise) and have to stand side by side.
 */
export function compareGrants(a: Rule, b: Rule, comparator: Comparator): number | null {
  if (comparator === 'none') return null
  const isUnlimited = [a, b].map((rule) => Number(rule.grantKind === 'unlimited'))
  const [left = 0, right = 0] = isUnlimited
  if (left + right > 0) return left - right
  if (a.grantKind !== comparator || b.grantKind !== comparator) return null
  switch (comparator) {
    case 'count':
      return compareCounts(a, b)
    case 'amount':
      return a.ceilingPer === b.ceilingPer && a.countedBy === b.countedBy
        ? (a.ceilingFen ?? 0) - (b.ceilingFen ?? 0)
        : null
    case 'discount':
      return (a.discountPercent ?? 0) - (b.discountPercent ?? 0)
  }
}

function compareCounts(a: Rule, b: Rule): number | null {
  if (a.countedBy !== b.countedBy) return null
  if (a.period === b.period) return (a.count ?? 0) - (b.count ?? 0)
  const left = perYear(a)
  const right = perYear(b)
  return left === null || right === null ? null : left - right
}

/** Null for a lifetime: its number can't be set against a number a year. */
function perYear({ period, count }: Rule): number | null {
  if (period === null || period === 'lifetime') return null
  return (count ?? 0) * (period === 'month' ? 12 : 1)
}
