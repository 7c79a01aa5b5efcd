import { ageOn, type Day } from '../days.ts'
import type { Choice, Entitlement, Verdict } from './entitlements.ts'
import { type EntitlementFacts, isInForce, type Item, type Relative, type Rule } from './facts.ts'
import { countGroup, countOtherCards, countUsage } from './ledger.ts'
import type { Reason } from './reasons.ts'
import { type DayRange, nextDay, periodAround, type Season, seasonOn } from './windows.ts'

/** What one test of a row came to; the first that is not `available` decides. */
interface Finding {
  readonly verdict: Verdict
  readonly left: number | null
  readonly opensOn: Day | null
  readonly usageIds: readonly number[]
  readonly reasons: readonly Reason[]
}

const OPEN: Finding = { verdict: 'available', left: null, opensOn: null, usageIds: [], reasons: [] }

/** Applies the row that won to one holder or relative. */
export function judge(
  facts: EntitlementFacts,
  on: Day,
  item: Item,
  relative: Relative | null,
  { winner: rule, beaten, other }: Choice,
): Entitlement {
  const card = cardFor(facts, rule, on)
  const season =
    rule.seasonFrom !== null && rule.seasonTo !== null ? { from: rule.seasonFrom, to: rule.seasonTo } : null
  const range = periodAround(rule.period ?? 'lifetime', on, anchorOf(facts, rule, on), season)
  const findings = [
    byQuota(facts, on, item, rule, relative, card, range),
    byExclusion(facts, item, rule, relative),
    byOtherCards(facts, item, rule, card, range),
    byAge(rule, relative, on),
    bySeason(season, on),
  ]
  // Age and exclusion say more than a season that is shut; a quota that is used up is told before the season opens again.
  const order = [findings[1], findings[2], findings[3], findings[0], findings[4]]
  const decisive = order.find((finding) => finding?.verdict !== 'available') ?? OPEN
  const quota = findings[0] ?? OPEN
  return {
    itemId: item.id,
    relativeId: relative?.id ?? null,
    ...endedByRule(decisive, rule),
    left: quota.left,
    unit: rule.grantKind === 'amount' ? 'fen' : item.unit,
    departmentId: rule.departmentId ?? item.departmentId,
    windowId: rule.windowId,
    winner: rule.id,
    alternatives: other ? [other.rule.id] : [],
    beaten: beaten.map((row) => row.id),
    usageIds: [...new Set(findings.flatMap((finding) => finding.usageIds))],
    reasons: [
      { code: 'rule-won', ruleId: rule.id },
      ...findings.flatMap((finding) => finding.reasons),
      ...(other ? [{ code: 'other-issuer', ruleId: other.rule.id, isComparable: other.isComparable } as const] : []),
      ...beaten.map((row) => ({ code: 'rule-beaten', ruleId: row.id }) as const),
      ...(rule.toOn === null ? [] : [{ code: 'rule-ends', on: rule.toOn } as const]),
    ],
  }
}

/** What would open only after the row's last day never opens: it is closed. */
function endedByRule({ verdict, opensOn }: Finding, rule: Rule): Pick<Entitlement, 'verdict' | 'opensOn'> {
  const isBeyond = opensOn !== null && rule.toOn !== null && opensOn > rule.toOn
  if (!isBeyond) return { verdict, opensOn }
  return { verdict: verdict === 'not-yet-open' ? 'closed' : verdict, opensOn: null }
}

function byQuota(
  facts: EntitlementFacts,
  on: Day,
  item: Item,
  rule: Rule,
  relative: Relative | null,
  card: number | null,
  range: DayRange,
): Finding {
  if (rule.grantKind === 'count' && rule.count !== null) {
    const { times, usageIds } = countUsage(facts, item, rule, relative?.id ?? null, card, range)
    return quota(rule.count, times, usageIds, range, on)
  }
  if (rule.grantKind === 'amount' && rule.ceilingFen !== null) {
    if (rule.ceilingPer === 'use') return { ...OPEN, left: rule.ceilingFen }
    const months = rule.ceilingPer === 'month' ? periodAround('month', on, null, null) : { from: null, to: null }
    const { fen, usageIds } = countUsage(facts, item, rule, relative?.id ?? null, card, months)
    return quota(rule.ceilingFen, fen, usageIds, months, on)
  }
  return OPEN
}

function quota(of: number, used: number, usageIds: readonly number[], range: DayRange, on: Day): Finding {
  const left = Math.max(0, of - used)
  const reasons: Reason[] = [{ code: 'used-in-period', used, of, from: range.from, to: range.to }]
  if (left > 0) return { ...OPEN, left, usageIds, reasons }
  const opensOn = range.to === null || range.to < on ? null : nextDay(range.to)
  return { verdict: 'used-up', left: 0, opensOn, usageIds, reasons }
}

function byExclusion(facts: EntitlementFacts, item: Item, rule: Rule, relative: Relative | null): Finding {
  const group = rule.exclusionGroup ?? item.exclusionGroup
  if (group === null) return OPEN
  const had = [...countGroup(facts, item, group, relative?.id ?? null)]
  if (had.length === 0) return OPEN
  return {
    ...OPEN,
    verdict: 'blocked',
    usageIds: had.flatMap(([, { usageIds }]) => usageIds),
    reasons: had.map(([itemId, { usageIds }]) => ({ code: 'excluded-by', itemId, usageIds })),
  }
}

function byOtherCards(facts: EntitlementFacts, item: Item, rule: Rule, card: number | null, range: DayRange): Finding {
  if (!rule.isOnceAcrossCards) return OPEN
  const { times, usageIds } = countOtherCards(facts, item, card, range)
  if (times <= 0) return OPEN
  return { ...OPEN, verdict: 'blocked', usageIds, reasons: [{ code: 'had-under-another-card', usageIds }] }
}

function byAge({ relativeMinAge: min, relativeMaxAge: max }: Rule, relative: Relative | null, on: Day): Finding {
  if (relative === null || (min === null && max === null)) return OPEN
  if (relative.bornOn === null) return { ...OPEN, reasons: [{ code: 'age-unknown' }] }
  const age = ageOn(relative.bornOn, on)
  if (min !== null && age < min) {
    return {
      ...OPEN,
      verdict: 'not-yet-open',
      opensOn: birthday(relative.bornOn, min),
      reasons: [{ code: 'too-young', age, from: min }],
    }
  }
  if (max !== null && age > max) return { ...OPEN, verdict: 'closed', reasons: [{ code: 'too-old', age, to: max }] }
  return OPEN
}

/** First day on which somebody is `age` years old, as `ageOn` counts. */
function birthday(bornOn: Day, age: number): Day {
  const year = String(Number(bornOn.slice(0, 4)) + age).padStart(4, '0')
  const day = `${year}-${bornOn.slice(5)}`
  return Number.isNaN(Date.parse(day)) || new Date(day).toISOString().slice(0, 10) !== day ? `${year}-03-01` : day
}

function bySeason(season: Season | null, on: Day): Finding {
  if (season === null) return OPEN
  const reasons: Reason[] = [{ code: 'season', from: season.from, to: season.to }]
  const { isOpen, opensOn } = seasonOn(season, on)
  return isOpen ? { ...OPEN, reasons } : { ...OPEN, verdict: 'not-yet-open', opensOn, reasons }
}

/** The card in force of the scheme a row speaks of, else any card in force. */
function cardFor(facts: EntitlementFacts, rule: Rule, on: Day): number | null {
  const schemes = new Map(facts.levels.map((level) => [level.id, level.schemeId]))
  const scheme = rule.schemeId ?? (rule.levelId === null ? undefined : schemes.get(rule.levelId))
  const held = facts.cards.filter((card) => isInForce(card, on))
  const own = held.find((card) => scheme !== undefined && schemes.get(card.levelId) === scheme)
  return (own ?? held[0])?.id ?? null
}

/** A card year counts from the card of the scheme, else from the recognition. */
function anchorOf(facts: EntitlementFacts, rule: Rule, on: Day): Day | null {
  const cardId = cardFor(facts, rule, on)
  const card = facts.cards.find((held) => held.id === cardId)
  const recognition = facts.recognitions.find((row) => row.levelId === rule.levelId && isInForce(row, on))
  return card?.fromOn ?? recognition?.fromOn ?? null
}
