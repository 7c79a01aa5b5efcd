import { type Day } from '../days.ts'
import type { EntitlementFacts, Item, Relative, Rule } from './facts.ts'
import { isInForce } from './facts.ts'
import { compareGrants } from './grants.ts'
import { type LevelIndex, type Precedence, type Standing, standingOf, unmet, winners } from './precedence.ts'
import type { Reason } from './reasons.ts'
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
  const standing = standingOf(facts, on)
  const levels: LevelIndex = new Map(facts.levels.map((level) => [level.id, level]))
  const rules = Map.groupBy(
    facts.rules.filter((rule) => isInForce(rule, on)),
    (rule) => rule.itemId,
  )
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
  const answers = linesOf(facts, rules).flatMap(({ relative, rules: reaching }) =>
    ranked(winners(reaching, standing, item, levels), item).map((choice) => judge(facts, on, item, relative, choice)),
  )
  return answers.length > 0 ? answers : [notApplicable(item, rules, standing)]
}

/** The holder's own rows, and for each relative the rows that reach this relative. */
function linesOf(facts: EntitlementFacts, rules: readonly Rule[]) {
  const own = { relative: null, rules: rules.filter((rule) => rule.relations.length === 0) }
  const theirs = facts.relatives.map((relative: Relative) => ({
    relative,
    rules: rules.filter((rule) => rule.relations.includes(relative.relation)),
  }))
  return [own, ...theirs]
}

/** A row to answer from, with what stands beside and below it. */
export interface Choice extends Precedence {
  readonly other: { readonly rule: Rule; readonly isComparable: boolean } | null
}

function ranked(found: readonly Precedence[], item: Item): Choice[] {
  const [city, district] = found
  if (!city) return []
  if (!district) return [{ ...city, other: null }]
  const order = compareGrants(city.winner, district.winner, item.comparator)
  if (order === null) {
    return [
      { ...city, other: { rule: district.winner, isComparable: false } },
      { ...district, other: { rule: city.winner, isComparable: false } },
    ]
  }
  const [better, worse] = order >= 0 ? [city, district] : [district, city]
  return [{ ...better, other: { rule: worse.winner, isComparable: true } }]
}

/** No row reaches: the rows that come nearest say what is missing. */
function notApplicable(item: Item, rules: readonly Rule[], standing: Standing): Entitlement {
  const nearest = rules.map((rule) => ({ rule, missing: unmet(rule, standing) }))
  const fewest = Math.min(...nearest.map(({ missing }) => missing.length))
  const reasons = nearest
    .filter(({ missing }) => missing.length === fewest)
    .map(({ rule, missing }): Reason =>
      missing.length === 0
        ? { code: 'no-relative', ruleId: rule.id }
        : { code: 'condition-missing', ruleId: rule.id, conditions: missing },
    )
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
