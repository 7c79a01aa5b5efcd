import type { RuleSetView, RuleView } from '#shared/contract/rules.ts'
import { daysLater } from '#shared/domain/days.ts'
import type { Relation } from '#shared/domain/holder.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Reader } from '../ports.ts'
import { FIRST_OWN_ID } from '../reference-rows.ts'

/** Drafts first, then the newest published. */
export function readSets(db: Reader): RuleSetView[] {
  const sets = db.all<Omit<RuleSetView, 'endsOn'>>(
    `SELECT id, _seq, issuer, name, name_en, state, published_on, note,
       (SELECT count(*) FROM rule WHERE rule_set_id = rule_set.id) AS rows
     FROM rule_set ORDER BY state, id < ${FIRST_OWN_ID}, published_on DESC, id DESC`,
  )
  return sets.map((set) => {
    const later = sets.flatMap((other) =>
      other.issuer === set.issuer && other.publishedOn !== null && startOf(other) > startOf(set)
        ? other.publishedOn
        : [],
    )
    const [next] = later.toSorted()
    return { ...set, endsOn: set.state === 'published' && next !== undefined ? daysLater(next, -1) : null }
  })
}

/** Where a published set stands in the order of its issuer: the program's own before all of the office. */
export function startOf({ id, publishedOn }: Pick<RuleSetView, 'id' | 'publishedOn'>): string {
  return id < FIRST_OWN_ID ? '' : (publishedOn ?? '')
}

/** Throws `record/not-found`. */
export function setById(db: Reader, id: number): RuleSetView {
  const set = readSets(db).find((one) => one.id === id)
  if (!set) throw new Refusal('record/not-found', { table: 'rule_set', id })
  return set
}

/** The rows of a set in the order of their items' categories, numbered from 1. */
export function rulesOfSet(db: Reader, ruleSetId: number): RuleView[] {
  return db
    .all<Stored>(`${RULES} WHERE rule_set_id = ? ORDER BY category.rank, item.id, rule.id`, [ruleSetId])
    .map((row, at) => viewOf(row, at + 1))
}

/** These rows with the name of their set; `row` is 0, as they stand in no list. */
export function rulesByIds(db: Reader, ids: ReadonlySet<number>): (RuleView & SetNames)[] {
  return db
    .all<Stored>(`${RULES} WHERE rule.id IN (SELECT value FROM json_each(?)) ORDER BY rule.id`, [
      JSON.stringify([...ids]),
    ])
    .map((row) => ({ ...viewOf(row, 0), ruleSet: row.ruleSet, ruleSetEn: row.ruleSetEn }))
}

/** Every row of every set with the name of its set; `row` is 0. */
export function allRules(db: Reader): (RuleView & SetNames)[] {
  return db
    .all<Stored>(`${RULES} ORDER BY rule.id`)
    .map((row) => ({ ...viewOf(row, 0), ruleSet: row.ruleSet, ruleSetEn: row.ruleSetEn }))
}

interface SetNames {
  readonly ruleSet: string
  readonly ruleSetEn: string | null
}

type Stored = Omit<RuleView, 'relations' | 'isOnceAcrossCards' | 'row'> &
  SetNames & { readonly relations: string | null; readonly isOnceAcrossCards: number }

const RULES = `SELECT rule.id, rule._seq, rule_set_id, rule_set.issuer, rule_set.name AS rule_set,
    rule_set.name_en AS rule_set_en, item_id, holder_id,
    employer_id, level_id, scheme_id, district_code, grant_kind, count, period, counted_by, ceiling_fen, ceiling_per,
    discount_percent, companions, relations, relative_min_age, relative_max_age, relative_age_on, season_from, season_to,
    rule.exclusion_group, is_once_across_cards, replaces_rule_id, rule.department_id, counter_id AS window_id, clause,
    rule.from_on, rule.to_on, rule.provenance, rule.source
  FROM rule JOIN rule_set ON rule_set.id = rule_set_id JOIN item ON item.id = item_id
    JOIN category ON category.id = category_id`

function viewOf(
  { relations, isOnceAcrossCards, ruleSet: _name, ruleSetEn: _nameEn, ...row }: Stored,
  number: number,
): RuleView {
  return {
    ...row,
    row: number,
    relations: relations ? (relations.split(',') as Relation[]) : [],
    isOnceAcrossCards: isOnceAcrossCards === 1,
  }
}
