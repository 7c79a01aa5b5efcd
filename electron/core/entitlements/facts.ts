import { daysLater, type Day } from '#shared/domain/days.ts'
import type { EntitlementFacts, Issuer, Item, Level, Rule, Stop, Usage } from '#shared/domain/entitlements/facts.ts'
import type { Relation } from '#shared/domain/holder.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readOffice } from '../offices.ts'
import type { Reader } from '../ports.ts'
import { FIRST_OWN_ID } from '../reference-rows.ts'

/** What is the same for every holder: read once for many answers. */
export type SharedFacts = Pick<EntitlementFacts, 'districtCode' | 'items' | 'rules' | 'levels'>

/** Everything one holder's answer depends on. Throws `record/not-found`. */
export function gatherFacts(db: Reader, holderId: number, shared: SharedFacts = gatherShared(db)): EntitlementFacts {
  if (!db.get('SELECT id FROM holder WHERE id = ?', [holderId]))
    throw new Refusal('record/not-found', { table: 'holder', id: holderId })
  const of = <R extends object>(sql: string) => db.all<R>(sql, [holderId])
  return {
    ...shared,
    holderId,
    recognitions: of('SELECT id, level_id, from_on, to_on FROM recognition WHERE holder_id = ? ORDER BY id'),
    enrolments: of('SELECT id, scheme_id, from_on, to_on FROM enrolment WHERE holder_id = ? ORDER BY id'),
    cards: of(`SELECT id, level_id, valid_from_on AS from_on, valid_to_on AS to_on FROM card
      WHERE holder_id = ? AND state NOT IN (${NEVER_HELD}) ORDER BY id`),
    stops: stopsOf(
      of(`SELECT card_event.card_id, on_day, to_state, scheme_id FROM card
        JOIN card_event ON card_event.card_id = card.id JOIN level ON level.id = card.level_id
        WHERE holder_id = ? ORDER BY card_event.card_id, on_day, card_event.id`),
    ),
    employments: of('SELECT employer_id, from_on, to_on FROM employment WHERE holder_id = ? ORDER BY id'),
    relatives: of('SELECT id, relation, born_on FROM relative WHERE holder_id = ? ORDER BY id'),
    usages: of<Usage>(`SELECT id, item_id, relative_id, card_id, rule_id, on_day, kind, quantity, amount_fen
      FROM usage WHERE holder_id = ? ORDER BY id`),
  }
}

/** Items in the order of their categories, levels, and the rows of published sets with the days they count. */
export function gatherShared(db: Reader): SharedFacts {
  return {
    districtCode: readOffice(db)?.districtCode ?? '',
    items: db.all<Item>(`SELECT item.id, unit, comparator, department_id, exclusion_group
      FROM item JOIN category ON category.id = category_id WHERE is_active = 1 ORDER BY category.rank, category_id, item.id`),
    levels: db.all<Level>('SELECT id, scheme_id, rank FROM level ORDER BY id'),
    rules: publishedRules(db),
  }
}

/** States of a card that never reached its holder. */
const NEVER_HELD = [
  'to-report',
  'reported',
  'returned',
  'applied',
  'first-review',
  'approved',
  'declined',
  'publicity',
  'void',
]
  .map((state) => `'${state}'`)
  .join(', ')

/** A row of the table as the domain knows it. */
export type RuleRow = Omit<Rule, 'relations' | 'isOnceAcrossCards' | 'issuer'> & {
  readonly relations: string | null
  readonly isOnceAcrossCards: number
  readonly ruleSetId: number
}

export const RULE_COLUMNS = `rule.id, rule_set_id, item_id, holder_id, employer_id, level_id, scheme_id, district_code,
  grant_kind, count, period, counted_by, ceiling_fen, ceiling_per, discount_percent, companions, relations,
  relative_min_age, relative_max_age, relative_age_on, season_from, season_to, exclusion_group, is_once_across_cards, replaces_rule_id,
  department_id, counter_id AS window_id, clause, from_on, to_on, provenance`

export function ruleOf({ relations, isOnceAcrossCards, ruleSetId: _its, ...row }: RuleRow, issuer: Issuer): Rule {
  return {
    ...row,
    issuer,
    relations: relations ? (relations.split(',') as Relation[]) : [],
    isOnceAcrossCards: isOnceAcrossCards === 1,
  }
}

interface PublishedSet {
  readonly id: number
  readonly issuer: Issuer
  readonly publishedOn: Day
}

/**
 * A set counts from the day it takes effect to the day before the next one of its issuer; the first counts for the time
 * before it too, so that a ledger of former years is answered. The program's own comes before all of the office.
 */
function publishedRules(db: Reader): Rule[] {
  const sets = db.all<PublishedSet>(
    `SELECT id, issuer, published_on FROM rule_set WHERE state = 'published'
     ORDER BY id >= ${FIRST_OWN_ID}, published_on, id`,
  )
  const spans = new Map(sets.map((set) => [set.id, { set, ...spanOf(set, sets) }]))
  return db.all<RuleRow>(`SELECT ${RULE_COLUMNS} FROM rule ORDER BY rule.id`).flatMap((row) => {
    const span = spans.get(row.ruleSetId)
    if (!span) return []
    const fromOn =
      [row.fromOn, span.fromOn]
        .filter((day) => day !== null)
        .toSorted()
        .at(-1) ?? null
    const toOn = [row.toOn, span.toOn].filter((day) => day !== null).toSorted()[0] ?? null
    return fromOn !== null && toOn !== null && toOn < fromOn ? [] : [{ ...ruleOf(row, span.set.issuer), fromOn, toOn }]
  })
}

function spanOf(set: PublishedSet, sets: readonly PublishedSet[]): { fromOn: Day | null; toOn: Day | null } {
  const own = sets.filter(({ issuer }) => issuer === set.issuer)
  const at = own.indexOf(set)
  const next = own[at + 1]
  return { fromOn: at === 0 ? null : set.publishedOn, toOn: next ? daysLater(next.publishedOn, -1) : null }
}

interface StateRow {
  readonly cardId: number
  readonly onDay: Day
  readonly toState: string
  readonly schemeId: number
}

/** From each event to the day before the card's next one. */
function stopsOf(events: readonly StateRow[]): Stop[] {
  return events.flatMap(({ cardId, onDay, toState, schemeId }, at): Stop[] => {
    if (toState !== 'suspended' && toState !== 'revoked') return []
    const next = events[at + 1]
    const toOn = next?.cardId === cardId ? daysLater(next.onDay, -1) : null
    return toOn !== null && toOn < onDay ? [] : [{ schemeId, kind: toState, fromOn: onDay, toOn }]
  })
}
