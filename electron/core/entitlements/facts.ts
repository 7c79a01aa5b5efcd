import { daysLater, type Day } from '#shared/domain/days.ts'
import type { EntitlementFacts, Stop, Usage } from '#shared/domain/entitlements/facts.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { quoted, type Reader } from '../ports.ts'

/** What is the same for every holder: read once for many answers. */
export type SharedFacts = Pick<EntitlementFacts, 'districtCode' | 'items' | 'rules' | 'levels'>

/** Everything one holder's answer depends on. Throws `record/not-found`. */
export function gatherFacts(db: Reader, holderId: number, shared: SharedFacts): EntitlementFacts {
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

/** States of a card that never reached its holder. */
const NEVER_HELD = quoted([
  'to-report',
  'reported',
  'returned',
  'applied',
  'first-review',
  'approved',
  'declined',
  'publicity',
  'void',
])

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
