import type { Comparator, Period, Rule } from './facts.ts'

/**
 * Positive when `a` grants more than `b`, negative when less, 0 when the same; null when the two can't be compared
 * (other kinds, other periods, counted otherwise) and have to stand side by side.
 */
export function compareGrants(a: Rule, b: Rule, comparator: Comparator): number | null {
  switch (comparator) {
    case 'none':
      return null
    case 'count':
      return compareCounts(a, b)
    case 'amount':
      return compareAmounts(a, b)
    case 'discount':
      return compareDiscounts(a, b)
  }
}

const PERIODS_A_YEAR: { readonly [P in Period]: number | null } = {
  month: 12,
  season: 1,
  'calendar-year': 1,
  'card-year': 1,
  'school-year': 1,
  lifetime: 0,
}

function compareCounts(a: Rule, b: Rule): number | null {
  if (a.grantKind === 'unlimited' || b.grantKind === 'unlimited')
    return Number(a.grantKind === 'unlimited') - Number(b.grantKind === 'unlimited')
  if (a.grantKind !== 'count' || b.grantKind !== 'count' || a.countedBy !== b.countedBy) return null
  if (a.period === b.period) return (a.count ?? 0) - (b.count ?? 0)
  const left = perYear(a)
  const right = perYear(b)
  return left === null || right === null ? null : left - right
}

/** A number for a lifetime can't be set against a number a year. */
function perYear(rule: Rule): number | null {
  const periods = rule.period === null ? null : PERIODS_A_YEAR[rule.period]
  return periods === null || periods === 0 ? null : (rule.count ?? 0) * periods
}

function compareAmounts(a: Rule, b: Rule): number | null {
  if (a.grantKind !== 'amount' || b.grantKind !== 'amount' || a.ceilingPer !== b.ceilingPer) return null
  return (a.ceilingFen ?? 0) - (b.ceilingFen ?? 0)
}

function compareDiscounts(a: Rule, b: Rule): number | null {
  if (a.grantKind === 'unlimited' || b.grantKind === 'unlimited')
    return Number(a.grantKind === 'unlimited') - Number(b.grantKind === 'unlimited')
  if (a.grantKind !== 'discount' || b.grantKind !== 'discount') return null
  return (a.discountPercent ?? 0) - (b.discountPercent ?? 0)
}
