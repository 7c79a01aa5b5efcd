import type { Day } from '../days.ts'
import { ageFits } from './ages.ts'
import {
  type Dated,
  type EntitlementFacts,
  isInForce,
  type Item,
  type Level,
  type Relative,
  type Rule,
} from './facts.ts'
import { compareGrants } from './grants.ts'
import { seasonOf, seasonOn, seasonsMeet } from './windows.ts'

export type LevelIndex = ReadonlyMap<number, Level>

/** What a holder is on a day, as far as rules ask. */
export interface Standing {
  readonly holderId: number
  readonly districtCode: string
  readonly levels: ReadonlySet<number>
  readonly schemes: ReadonlySet<number>
  readonly employers: ReadonlySet<number>
}

/**
 * Recognition gives the level, and with it its scheme; enrolment gives the scheme. The card itself gives nothing, but one
 * that was revoked ends what had begun by then.
 */
export function standingOf(facts: EntitlementFacts, on: Day, index: LevelIndex): Standing {
  const isEnded = (schemeId: number, { fromOn }: Dated) =>
    facts.stops.some(
      (stop) =>
        stop.kind === 'revoked' &&
        stop.schemeId === schemeId &&
        isInForce(stop, on) &&
        (fromOn === null || stop.fromOn === null || fromOn <= stop.fromOn),
    )
  const levels = new Set<number>()
  const schemes = new Set<number>()
  for (const recognition of facts.recognitions) {
    const level = index.get(recognition.levelId)
    if (!level || !isInForce(recognition, on) || isEnded(level.schemeId, recognition)) continue
    levels.add(level.id)
    schemes.add(level.schemeId)
  }
  for (const enrolment of facts.enrolments) {
    if (isInForce(enrolment, on) && !isEnded(enrolment.schemeId, enrolment)) schemes.add(enrolment.schemeId)
  }
  const employers = facts.employments.filter((one) => isInForce(one, on)).map(({ employerId }) => employerId)
  const { holderId, districtCode } = facts
  return { holderId, districtCode, levels, schemes, employers: new Set(employers) }
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

/** The row of one issuer that counts, and those of the same issuer it goes before. */
export interface Precedence {
  readonly winner: Rule
  readonly beaten: readonly Rule[]
  /** Rows of this issuer that the other's winning row says it replaces. */
  readonly replaced: readonly Rule[]
}

export interface Question {
  readonly item: Item
  readonly relative: Relative | null
  readonly on: Day
  readonly levels: LevelIndex
}

/**
 * The winning row of each issuer among rows that reach the holder. A row that the other issuer's winner replaces is out,
 * and the next of its issuer takes its place.
 */
export function winners(matching: readonly Rule[], question: Question): readonly Precedence[] {
  const replaced = new Set<number>()
  for (;;) {
    const chosen = (['city', 'district'] as const).flatMap((issuer) => {
      const own = matching.filter((rule) => rule.issuer === issuer)
      const standing = own.filter((rule) => !replaced.has(rule.id))
      const winner = mostSpecific(standing, question)
      if (!winner) return []
      const beaten = standing.filter((rule) => rule !== winner)
      return [{ winner, beaten, replaced: own.filter((rule) => replaced.has(rule.id)) }]
    })
    // One at a time: a row that is out replaces nothing, so two that replace each other can't both go.
    const next = matching.find(
      (rule) =>
        !replaced.has(rule.id) &&
        chosen.some(({ winner }) => winner.replacesRuleId === rule.id && winner.issuer !== rule.issuer),
    )
    if (!next) return chosen
    replaced.add(next.id)
  }
}

/**
 * The most specific of one issuer's rows: person, employer, level, scheme, district. Rows that are equal in this can meet
 * because the holder is several things at once (the higher level of a scheme counts, else the better grant: 就高) or
 * because they ask for different days or ages (what is open comes first, then the row with more conditions).
 */
function mostSpecific(rules: readonly Rule[], { item, relative, on, levels }: Question): Rule | undefined {
  const first = rules.reduce((best, rule) => Math.max(best, subjectWeight(rule)), 0)
  const specific = rules.filter((rule) => subjectWeight(rule) === first)
  const higher = specific.filter((rule) => !specific.some((other) => isHigherLevel(other, rule, levels)))
  const open = higher.filter((rule) => isOpen(rule, relative, on))
  const candidates = open.length > 0 ? open : higher
  const narrow = candidates.filter(
    (rule) => !candidates.some((other) => isSameSubject(other, rule) && extraConditions(other) > extraConditions(rule)),
  )
  const best = narrow.filter((rule) => !narrow.some((other) => (compareGrants(other, rule, item.comparator) ?? 0) > 0))
  return best.toSorted((a, b) => a.id - b.id)[0]
}

const SUBJECT = ['holderId', 'employerId', 'levelId', 'schemeId', 'districtCode'] as const

/** Person before employer before level before scheme before district, whatever else a row asks. */
function subjectWeight(rule: Rule): number {
  return SUBJECT.reduce((weight, key) => weight * 2 + (rule[key] === null ? 0 : 1), 0)
}

function isSameSubject(a: Rule, b: Rule): boolean {
  return SUBJECT.every((key) => a[key] === b[key])
}

/** Conditions beside the subject: kin, ages, season. */
function extraConditions(rule: Rule): number {
  const { relations, relativeMinAge, relativeMaxAge, seasonFrom } = rule
  return [relations.length > 0, relativeMinAge !== null, relativeMaxAge !== null, seasonFrom !== null].filter(Boolean)
    .length
}

function isHigherLevel(a: Rule, b: Rule, levels: LevelIndex): boolean {
  const [left, right] = [a, b].map(({ levelId }) => (levelId === null ? undefined : levels.get(levelId)))
  return left !== undefined && right !== undefined && left.schemeId === right.schemeId && left.rank < right.rank
}

function isOpen(rule: Rule, relative: Relative | null, on: Day): boolean {
  const season = seasonOf(rule)
  return (season === null || seasonOn(season, on).isOpen) && ageFits(rule, relative, on) === 'fits'
}

/** Two rows between which nothing decides for somebody on some day: a set with such rows can't be published. */
export function isTie(a: Rule, b: Rule): boolean {
  return (
    a.id !== b.id &&
    a.itemId === b.itemId &&
    a.issuer === b.issuer &&
    isSameSubject(a, b) &&
    extraConditions(a) === extraConditions(b) &&
    reachSamePeople(a, b) &&
    datesMeet(a, b) &&
    agesMeet(a, b) &&
    seasonsMeet(seasonOf(a), seasonOf(b))
  )
}

function reachSamePeople(a: Rule, b: Rule): boolean {
  if (a.relations.length === 0 || b.relations.length === 0) return a.relations.length === b.relations.length
  return a.relations.some((relation) => b.relations.includes(relation))
}

function datesMeet(a: Dated, b: Dated): boolean {
  const isBefore = (x: Dated, y: Dated) => x.toOn !== null && y.fromOn !== null && x.toOn < y.fromOn
  return !isBefore(a, b) && !isBefore(b, a)
}

function agesMeet(a: Rule, b: Rule): boolean {
  // Ages on different days of the year can't be set against each other.
  if (a.relativeAgeOn !== b.relativeAgeOn) return true
  const isBelow = (x: Rule, y: Rule) => x.relativeMaxAge !== null && x.relativeMaxAge < (y.relativeMinAge ?? 0)
  return !isBelow(a, b) && !isBelow(b, a)
}
