import type { Day } from '../days.ts'
import type { EntitlementFacts, Item, Relative, Rule } from './facts.ts'
import { isInForce } from './facts.ts'
import { compareGrants } from './grants.ts'
import { type LevelIndex, type Question, type Standing, standingOf, unmet, winners } from './precedence.ts'
import type { Reason } from './reasons.ts'
import { waysToGet } from './remedies.ts'
import { judge } from './verdict.ts'

export type Verdict = 'available' | 'used-up' | 'not-yet-open' | 'closed' | 'not-applicable' | 'blocked'

/** The answer for one item on one day, for the holder or for one relative. */
export interface Entitlement {
  readonly itemId: number
  readonly relativeId: number | null
  readonly verdict: Verdict
  /** Times, pieces or fen that are left (`unit`); null where nothing is counted. */
  readonly left: number | null
  readonly unit: Item['unit']
  /** First day it can be had again, or at all; null when it can be had now or never again. */
  readonly opensOn: Day | null
  readonly departmentId: number | null
  readonly windowId: number | null
  /** The row it rests on; null where none applies. */
  readonly winner: number | null
  /** The other issuer's row for the same item. */
  readonly alternatives: readonly number[]
  /** Rows of the same issuer that are less specific. */
  readonly beaten: readonly number[]
  /** Lines of the ledger that were counted. */
  readonly usageIds: readonly number[]
  readonly reasons: readonly Reason[]
}

/**
 * What a holder may have on a day, and why, for every item. Within one issuer the most specific row wins; city and
 * district add up: of two rows for one item the better one counts and nothing is had twice (就高、不重复享受). Rows that
 * can't be compared stand side by side as two answers over the same ledger. Pure: the same facts and day give the same
 * answer in the window, on import and on the command line.
 */
export function entitlementsOf(facts: EntitlementFacts, on: Day): Entitlement[] {
  const levels: LevelIndex = new Map(facts.levels.map((level) => [level.id, level]))
  const standing = standingOf(facts, on, levels)
  const rules = Map.groupBy(facts.rules, (rule) => rule.itemId)
  return facts.items.flatMap((item) => answersOf(facts, on, standing, levels, item, rules.get(item.id) ?? []))
}

function answersOf(
  facts: EntitlementFacts,
  on: Day,
  standing: Standing,
  levels: LevelIndex,
  item: Item,
  rules: readonly Rule[],
): Entitlement[] {
  const matching = rules.filter((rule) => unmet(rule, standing).length === 0)
  const current = matching.filter((rule) => isInForce(rule, on))
  const people: readonly (Relative | null)[] = [null, ...facts.relatives]
  const answers = people.flatMap((relative) => {
    const reaching = current.filter((rule) => reaches(rule, relative))
    return better(facts, reaching, { item, relative, on, levels })
  })
  if (answers.length > 0) return answers
  const inForce = rules.filter((rule) => isInForce(rule, on))
  const reaching = matching.filter((rule) => people.some((relative) => reaches(rule, relative)))
  return [
    comingLater(item, reaching, on) ??
      (inForce.length === 0 ? noLonger(item, reaching, on) : null) ??
      notApplicable(item, waysToGet(facts, on, standing, levels, inForce)),
  ]
}

/** A row without kin is for the holder alone; one with kin is for these relatives alone. */
function reaches({ relations }: Rule, relative: Relative | null): boolean {
  return relative === null ? relations.length === 0 : relations.includes(relative.relation)
}

/**
 * Of the city's row and the district's, the better one; that of the two which is open when the better is not open on the
 * day; both where they can't be compared.
 */
function better(facts: EntitlementFacts, rules: readonly Rule[], question: Question): Entitlement[] {
  const [one, other] = winners(rules, question)
  if (!one) return []
  const first = judge(facts, question, one)
  if (!other) return [first]
  const second = judge(facts, question, other)
  const order = compareGrants(one.winner, other.winner, question.item.comparator)
  if (order === null) return [beside(first, other.winner, false), beside(second, one.winner, false)]
  const isFirst = isShut(first) === isShut(second) ? order >= 0 : isShut(second)
  return [isFirst ? beside(first, other.winner, true) : beside(second, one.winner, true)]
}

/** Nothing can be had from a row that is not open to this person on the day, however much it grants. */
function isShut({ verdict }: Entitlement): boolean {
  return verdict === 'not-yet-open' || verdict === 'closed' || verdict === 'blocked'
}

function beside(answer: Entitlement, other: Rule, isComparable: boolean): Entitlement {
  const reason: Reason = { code: 'other-issuer', ruleId: other.id, isComparable }
  return { ...answer, alternatives: [other.id], reasons: [...answer.reasons, reason] }
}

/** A row that will reach the holder from a later day. */
function comingLater(item: Item, rules: readonly Rule[], on: Day): Entitlement | null {
  const starts = rules.flatMap(({ id, fromOn }) => (fromOn !== null && fromOn > on ? [{ id, day: fromOn }] : []))
  const [next] = starts.toSorted((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1))
  if (!next) return null
  const reason: Reason = { code: 'rule-starts', ruleId: next.id, on: next.day }
  return { ...notApplicable(item, [reason]), verdict: 'not-yet-open', opensOn: next.day }
}

/** A row that reached the holder until a former day, where nothing took its place. */
function noLonger(item: Item, rules: readonly Rule[], on: Day): Entitlement | null {
  const ends = rules.flatMap(({ id, toOn }) => (toOn !== null && toOn < on ? [{ id, day: toOn }] : []))
  const [last] = ends.toSorted((a, b) => (a.day === b.day ? a.id - b.id : a.day > b.day ? -1 : 1))
  if (!last) return null
  return { ...notApplicable(item, [{ code: 'rule-ends', ruleId: last.id, on: last.day }]), verdict: 'closed' }
}

function notApplicable(item: Item, reasons: readonly Reason[]): Entitlement {
  return {
    itemId: item.id,
    relativeId: null,
    verdict: 'not-applicable',
    left: null,
    unit: item.unit,
    opensOn: null,
    departmentId: item.departmentId,
    windowId: null,
    winner: null,
    alternatives: [],
    beaten: [],
    usageIds: [],
    reasons,
  }
}
