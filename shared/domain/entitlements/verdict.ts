import type { Day } from '../days.ts'
import { ageAsked, ageFits, oldEnoughOn } from './ages.ts'
import type { Entitlement, Verdict } from './entitlements.ts'
import { type EntitlementFacts, isInForce, type Relative, type Rule } from './facts.ts'
import { countGroup, countOtherCards, countUsage, type Scope } from './ledger.ts'
import type { Precedence, Question } from './precedence.ts'
import type { Reason } from './reasons.ts'
import { type DayRange, nextDay, periodAround, seasonOf, seasonOn } from './windows.ts'

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
  question: Question,
  { winner: rule, beaten, replaced }: Precedence,
): Entitlement {
  const { item, relative, on } = question
  const cardId = cardUnder(facts, rule, question.on, question.levels)
  const range = periodAround(rule.period ?? 'lifetime', on, anchorOf(facts, rule, cardId, question), seasonOf(rule))
  const scope: Scope = { facts, item, rule, relative, cardId, range }
  const quota = byQuota(scope, on)
  // What can't be had at all is said before what is used up, and that before a season that is shut.
  const findings = [
    bySuspension(facts, rule, question),
    byExclusion(scope),
    byOtherCards(scope, question),
    byAge(rule, relative, on),
    quota,
    bySeason(rule, on),
  ]
  const decisive = findings.find(({ verdict }) => verdict !== 'available') ?? OPEN
  return {
    itemId: item.id,
    relativeId: relative?.id ?? null,
    ...withinRule(decisive, rule),
    left: quota.left,
    unit: rule.grantKind === 'amount' ? 'fen' : item.unit,
    departmentId: rule.departmentId ?? item.departmentId,
    windowId: rule.windowId,
    winner: rule.id,
    alternatives: [],
    beaten: beaten.map((row) => row.id),
    usageIds: [...new Set(findings.flatMap((finding) => finding.usageIds))],
    reasons: [
      { code: 'rule-won', ruleId: rule.id },
      ...findings.flatMap((finding) => finding.reasons),
      ...beaten.map((row) => ({ code: 'rule-beaten', ruleId: row.id }) as const),
      ...replaced.map((row) => ({ code: 'rule-replaced', ruleId: row.id }) as const),
      ...(rule.toOn === null ? [] : [{ code: 'rule-ends', ruleId: rule.id, on: rule.toOn } as const]),
    ],
  }
}

/** What would open only after the row's last day never opens. */
function withinRule({ verdict, opensOn }: Finding, { toOn }: Rule): Pick<Entitlement, 'verdict' | 'opensOn'> {
  if (opensOn === null || toOn === null || opensOn <= toOn) return { verdict, opensOn }
  return { verdict: verdict === 'not-yet-open' ? 'closed' : verdict, opensOn: null }
}

function bySuspension(facts: EntitlementFacts, rule: Rule, { on, levels }: Question): Finding {
  const schemeId = schemeOf(rule, levels)
  const stop = facts.stops.find((one) => one.kind === 'suspended' && one.schemeId === schemeId && isInForce(one, on))
  if (!stop) return OPEN
  const reasons: Reason[] = [{ code: 'card-suspended', schemeId: stop.schemeId, from: stop.fromOn }]
  return { ...OPEN, verdict: 'blocked', opensOn: stop.toOn === null ? null : nextDay(stop.toOn), reasons }
}

function byQuota(scope: Scope, on: Day): Finding {
  const { rule, range } = scope
  if (rule.grantKind === 'count' && rule.count !== null) {
    const { times, usageIds } = countUsage(scope)
    return quota(rule.count, times, usageIds, range)
  }
  if (rule.grantKind === 'amount' && rule.ceilingFen !== null) {
    if (rule.ceilingPer === 'use') return { ...OPEN, left: rule.ceilingFen }
    const stretch = periodAround(rule.ceilingPer === 'month' ? 'month' : 'lifetime', on, null, null)
    const { fen, usageIds } = countUsage({ ...scope, range: stretch })
    return quota(rule.ceilingFen, fen, usageIds, stretch)
  }
  return OPEN
}

function quota(of: number, used: number, usageIds: readonly number[], { from, to }: DayRange): Finding {
  const left = Math.max(0, of - used)
  const reasons: Reason[] = [{ code: 'used-in-period', used, of, from, to }]
  if (left > 0) return { ...OPEN, left, usageIds, reasons }
  return { verdict: 'used-up', left: 0, opensOn: to === null ? null : nextDay(to), usageIds, reasons }
}

function byExclusion(scope: Scope): Finding {
  const group = scope.rule.exclusionGroup ?? scope.item.exclusionGroup
  if (group === null) return OPEN
  const had = [...countGroup(scope, group)]
  if (had.length === 0) return OPEN
  return {
    ...blockedFor(scope.range),
    usageIds: had.flatMap(([, { usageIds }]) => usageIds),
    reasons: had.map(([itemId, { usageIds }]) => ({ code: 'excluded-by', itemId, usageIds })),
  }
}

function byOtherCards(scope: Scope, { levels }: Question): Finding {
  if (!scope.rule.isOnceAcrossCards) return OPEN
  const { times, usageIds } = countOtherCards(scope, levels)
  if (times <= 0) return OPEN
  return { ...blockedFor(scope.range), usageIds, reasons: [{ code: 'had-under-another-card', usageIds }] }
}

function blockedFor({ to }: DayRange): Finding {
  return { ...OPEN, verdict: 'blocked', opensOn: to === null ? null : nextDay(to) }
}

function byAge(rule: Rule, relative: Relative | null, on: Day): Finding {
  if (relative === null) return OPEN
  const { relativeMinAge, relativeMaxAge } = rule
  const age = ageAsked(rule, relative, on) ?? 0
  switch (ageFits(rule, relative, on)) {
    case 'fits':
      return OPEN
    case 'unknown':
      return { ...OPEN, reasons: [{ code: 'age-unknown' }] }
    case 'too-old':
      return { ...OPEN, verdict: 'closed', reasons: [{ code: 'too-old', age, to: relativeMaxAge ?? 0 }] }
    case 'too-young': {
      const reasons: Reason[] = [{ code: 'too-young', age, from: relativeMinAge ?? 0 }]
      return { ...OPEN, verdict: 'not-yet-open', opensOn: oldEnoughOn(rule, relative.bornOn ?? on), reasons }
    }
  }
}

function bySeason(rule: Rule, on: Day): Finding {
  const season = seasonOf(rule)
  if (season === null) return OPEN
  const reasons: Reason[] = [{ code: 'season', from: season.from, to: season.to }]
  const { isOpen, opensOn } = seasonOn(season, on)
  return isOpen ? { ...OPEN, reasons } : { ...OPEN, verdict: 'not-yet-open', opensOn, reasons }
}

function schemeOf(rule: Rule, levels: Question['levels']): number | null {
  return rule.schemeId ?? (rule.levelId === null ? null : (levels.get(rule.levelId)?.schemeId ?? null))
}

/** The card of the scheme a row speaks of, else any: one in force first, then the one that began last. */
export function cardUnder(facts: EntitlementFacts, rule: Rule, on: Day, levels: Question['levels']): number | null {
  const scheme = schemeOf(rule, levels)
  const begun = facts.cards.filter(
    (card) =>
      (card.fromOn === null || card.fromOn <= on) && (scheme === null || levels.get(card.levelId)?.schemeId === scheme),
  )
  const key = (card: (typeof begun)[number]) => `${isInForce(card, on) ? 1 : 0}${card.fromOn ?? ''}`
  const [card] = begun.toSorted((a, b) => (key(a) === key(b) ? a.id - b.id : key(a) < key(b) ? 1 : -1))
  return card?.id ?? null
}

/** A card year counts from the card, else from the recognition or enrolment that the row rests on. */
function anchorOf(facts: EntitlementFacts, rule: Rule, cardId: number | null, { on, levels }: Question): Day | null {
  const card = facts.cards.find(({ id }) => id === cardId)
  if (card?.fromOn) return card.fromOn
  const scheme = schemeOf(rule, levels)
  const isOfRow = (levelId: number) =>
    rule.levelId === null ? levels.get(levelId)?.schemeId === scheme : levelId === rule.levelId
  const begun = [
    ...facts.recognitions.filter((row) => isOfRow(row.levelId)),
    ...facts.enrolments.filter((row) => row.schemeId === scheme),
  ].find((row) => row.fromOn !== null && isInForce(row, on))
  return begun?.fromOn ?? null
}
