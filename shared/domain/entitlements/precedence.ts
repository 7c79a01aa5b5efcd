import type { Day } from '../days.ts'
import { type Dated, type EntitlementFacts, isInForce, type Item, type Level, type Rule } from './facts.ts'
import { compareGrants } from './grants.ts'

/** What a holder is on a day, as far as rules ask. */
export interface Standing {
  readonly holderId: number
  readonly districtCode: string
  /** Rank of each recognised level. */
  readonly levels: ReadonlyMap<number, number>
  readonly schemes: ReadonlySet<number>
  readonly employers: ReadonlySet<number>
}

/** Recognition gives the level, and with it its scheme; enrolment gives the scheme. The card itself gives nothing. */
export function standingOf(facts: EntitlementFacts, on: Day): Standing {
  const byId = new Map(facts.levels.map((level) => [level.id, level]))
  const levels = new Map<number, number>()
  const schemes = new Set<number>()
  for (const recognition of facts.recognitions) {
    const level = byId.get(recognition.levelId)
    if (!level || !isInForce(recognition, on)) continue
    levels.set(level.id, level.rank)
    schemes.add(level.schemeId)
  }
  for (const enrolment of facts.enrolments) if (isInForce(enrolment, on)) schemes.add(enrolment.schemeId)
  const current = facts.employments.filter((employment) => isInForce(employment, on))
  return {
    holderId: facts.holderId,
    districtCode: facts.districtCode,
    levels,
    schemes,
    employers: new Set(current.map((employment) => employment.employerId)),
  }
}

export type Condition = 'holder' | 'employer' | 'level' | 'scheme' | 'district'

/** The conditions of a rule that a holder does not meet. */
export function unmet(rule: Rule, standing: Standing): readonly Condition[] {
  const missing: Condition[] = []
  if (rule.holderId !== null && rule.holderId !== standing.holderId) missing.push('holder')
  if (rule.employerId !== null && !standing.employers.has(rule.employerId)) missing.push('employer')
  if (rule.levelId !== null && !standing.levels.has(rule.levelId)) missing.push('level')
  if (rule.schemeId !== null && !standing.schemes.has(rule.schemeId)) missing.push('scheme')
  if (rule.districtCode !== null && rule.districtCode !== standing.districtCode) missing.push('district')
  return missing
}

/** Person, employer, level, scheme, district, then the number of conditions: the larger array wins. */
export function specificity(rule: Rule): readonly number[] {
  const conditions = [rule.holderId, rule.employerId, rule.levelId, rule.schemeId, rule.districtCode]
  const asked = conditions.map((condition) => (condition === null ? 0 : 1))
  return [...asked, asked.filter((one) => one === 1).length]
}

/**
 * Negative when `a` goes before `b`. Equally specific rows can only meet when a holder is several things at once: of
 * two levels of one scheme the higher goes first (就高), otherwise the better grant.
 */
export function comparePrecedence(a: Rule, b: Rule, standing: Standing, item: Item, levels: LevelIndex): number {
  const left = specificity(a)
  const right = specificity(b)
  for (const [at, value] of left.entries()) {
    const difference = (right[at] ?? 0) - value
    if (difference !== 0) return difference
  }
  const rank = rankOf(a, standing) - rankOf(b, standing)
  const isOneScheme = schemeOf(a, levels) === schemeOf(b, levels)
  const better = -(compareGrants(a, b, item.comparator) ?? 0)
  return (isOneScheme ? rank || better : better || rank) || a.id - b.id
}

export type LevelIndex = ReadonlyMap<number, Level>

export interface Precedence {
  readonly winner: Rule
  readonly beaten: readonly Rule[]
}

/** The winning row of each issuer among rows of one item; a row that another one in force replaces is out. */
export function winners(
  rules: readonly Rule[],
  standing: Standing,
  item: Item,
  levels: LevelIndex,
): readonly Precedence[] {
  const matching = rules.filter((rule) => unmet(rule, standing).length === 0)
  const replaced = new Set(matching.map((rule) => rule.replacesRuleId))
  return (['city', 'district'] as const).flatMap((issuer) => {
    const [winner, ...beaten] = matching
      .filter((rule) => rule.issuer === issuer && !replaced.has(rule.id))
      .toSorted((a, b) => comparePrecedence(a, b, standing, item, levels))
    return winner ? [{ winner, beaten }] : []
  })
}

/** Two rows that ask exactly the same of the same people at the same time: a set with such rows can't be published. */
export function isTie(a: Rule, b: Rule): boolean {
  if (a.id === b.id || a.itemId !== b.itemId || a.issuer !== b.issuer) return false
  if (a.replacesRuleId === b.id || b.replacesRuleId === a.id) return false
  const keys = ['holderId', 'employerId', 'levelId', 'schemeId', 'districtCode'] as const
  return keys.every((key) => a[key] === b[key]) && reachSamePeople(a, b) && overlap(a, b)
}

function reachSamePeople(a: Rule, b: Rule): boolean {
  if (a.relations.length === 0 || b.relations.length === 0) return a.relations.length === b.relations.length
  return a.relations.some((relation) => b.relations.includes(relation))
}

function overlap(a: Dated, b: Dated): boolean {
  const isBefore = (x: Dated, y: Dated) => x.toOn !== null && y.fromOn !== null && x.toOn < y.fromOn
  return !isBefore(a, b) && !isBefore(b, a)
}

function rankOf(rule: Rule, standing: Standing): number {
  return rule.levelId === null ? 0 : (standing.levels.get(rule.levelId) ?? 0)
}

function schemeOf(rule: Rule, levels: LevelIndex): number | null {
  return rule.schemeId ?? (rule.levelId === null ? null : (levels.get(rule.levelId)?.schemeId ?? null))
}
