import { daysLater, type Day } from '#shared/domain/days.ts'
import type { Issuer, Rule } from '#shared/domain/entitlements/facts.ts'
import type { Relation } from '#shared/domain/holder.ts'
import type { SchemeView } from '#shared/contract/schemes.ts'
import type { Reader } from '../ports.ts'
import { FIRST_OWN_ID } from '../reference-rows.ts'

interface PublishedSet {
  readonly id: number
  readonly issuer: Issuer
  readonly publishedOn: Day
}

/**
 * A set counts from the day it takes effect to the day before the next one of its issuer; the first counts for the time
 * before it too, so that a ledger of former years is answered. The program's own comes before all of the office.
 *
 * A row of the program that names no days of its own counts while its scheme does: nothing was had under a scheme before
 * it came into force.
 */
export function publishedRules(db: Reader, schemes: readonly SchemeView[]): Rule[] {
  const sets = db.all<PublishedSet>(
    `SELECT id, issuer, published_on FROM rule_set WHERE state = 'published'
     ORDER BY id >= ${FIRST_OWN_ID}, published_on, id`,
  )
  const spans = new Map(sets.map((set) => [set.id, { set, ...spanOf(set, sets) }]))
  return db.all<RuleRow>(`SELECT ${RULE_COLUMNS} FROM rule ORDER BY rule.id`).flatMap((row) => {
    const span = spans.get(row.ruleSetId)
    if (!span) return []
    const scheme = row.provenance === 'office' ? null : schemeOf(row, schemes)
    const fromOn = latest([row.fromOn ?? scheme?.fromOn, span.fromOn])
    const toOn = earliest([row.toOn ?? scheme?.toOn, span.toOn])
    return fromOn !== null && toOn !== null && toOn < fromOn ? [] : [{ ...ruleOf(row, span.set.issuer), fromOn, toOn }]
  })
}

function schemeOf({ schemeId, levelId }: RuleRow, schemes: readonly SchemeView[]): SchemeView | null {
  return schemes.find(({ id, levels }) => id === schemeId || levels.some((level) => level.id === levelId)) ?? null
}

function latest(days: readonly (Day | null | undefined)[]): Day | null {
  return sorted(days).at(-1) ?? null
}

function earliest(days: readonly (Day | null | undefined)[]): Day | null {
  return sorted(days)[0] ?? null
}

function sorted(days: readonly (Day | null | undefined)[]): Day[] {
  return days.filter((day) => day !== null && day !== undefined).toSorted()
}

function spanOf(set: PublishedSet, sets: readonly PublishedSet[]): { fromOn: Day | null; toOn: Day | null } {
  const own = sets.filter(({ issuer }) => issuer === set.issuer)
  const at = own.indexOf(set)
  const next = own[at + 1]
  return { fromOn: at === 0 ? null : set.publishedOn, toOn: next ? daysLater(next.publishedOn, -1) : null }
}

/** A row of the table as the domain knows it. */
type RuleRow = Omit<Rule, 'relations' | 'isOnceAcrossCards' | 'issuer'> & {
  readonly relations: string | null
  readonly isOnceAcrossCards: number
  readonly ruleSetId: number
}

const RULE_COLUMNS = `rule.id, rule_set_id, item_id, holder_id, employer_id, level_id, scheme_id, district_code,
  grant_kind, count, period, counted_by, ceiling_fen, ceiling_per, discount_percent, companions, relations,
  relative_min_age, relative_max_age, relative_age_on, season_from, season_to, exclusion_group, is_once_across_cards, replaces_rule_id,
  department_id, counter_id AS window_id, clause, from_on, to_on, provenance`

function ruleOf({ relations, isOnceAcrossCards, ruleSetId: _its, ...row }: RuleRow, issuer: Issuer): Rule {
  return {
    ...row,
    issuer,
    relations: relations ? (relations.split(',') as Relation[]) : [],
    isOnceAcrossCards: isOnceAcrossCards === 1,
  }
}
