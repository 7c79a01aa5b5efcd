import type { CheckupPerson } from '#shared/contract/checkups.ts'
import { CheckupKind, retirementDay } from '#shared/domain/checkups.ts'
import { CardState, isCardInForce } from '#shared/domain/cards.ts'
import { daysLater, type Day } from '#shared/domain/days.ts'
import type { Sex } from '#shared/domain/holder.ts'
import { notPending, quoted, type Reader } from '../ports.ts'

/** Somebody whom a check-up concerns, and what was found. */
export interface Finding {
  readonly id: number
  readonly about: string
}

/** Those whom a kind concerns on a day, in the order of the register. */
export function findingsOf(db: Reader, kind: CheckupKind, today: Day): Finding[] {
  return FINDERS[kind](db, today)
}

export function everyFinding(db: Reader, today: Day): ReadonlyMap<CheckupKind, readonly Finding[]> {
  return new Map(CheckupKind.options.map((kind) => [kind, findingsOf(db, kind, today)]))
}

export function countHolders(db: Reader): number {
  return db.get<{ count: number }>(`SELECT count(*) AS count FROM holder WHERE ${COUNTED}`)?.count ?? 0
}

const COUNTED = `holder.state = 'active' AND ${notPending('holder', 'holder.id')}`
const ORDER = 'ORDER BY sort_key, holder.id'
const FROM = 'FROM holder JOIN derived_holder ON derived_holder.id = holder.id'

interface Namesake {
  readonly id: number
  readonly name: string
  readonly phone: string | null
  readonly bornOn: Day | null
}

/** Of two namesakes with birth dates that differ only a shared phone says that they are one. */
function mayBeSame(one: Namesake, other: Namesake): boolean {
  if (one.phone !== null && one.phone === other.phone) return true
  return one.bornOn === null || other.bornOn === null || one.bornOn === other.bornOn
}

/** States in which a card is in somebody's hands and good for what it says. */
const IN_FORCE = quoted(CardState.options.filter(isCardInForce))

/** Open employments of a day; the day is asked for twice. */
const WORKS = `employment.holder_id = holder.id AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?`

const FINDERS: { readonly [K in CheckupKind]: (db: Reader, today: Day) => Finding[] } = {
  alike: (db) => {
    const namesakes = db.all<Namesake & object>(
      `SELECT holder.id, holder.name, phone, born_on ${FROM} WHERE ${COUNTED} AND holder.name IN (
         SELECT name FROM holder WHERE state = 'active' GROUP BY name HAVING count(*) > 1) ${ORDER}`,
    )
    const byName = Map.groupBy(namesakes, ({ name }) => name)
    return namesakes
      .filter((one) => byName.get(one.name)?.some((other) => other.id !== one.id && mayBeSame(one, other)))
      .map(({ id, bornOn }) => ({ id, about: bornOn ?? '' }))
  },

  'no-number': (db) =>
    db.all<Finding & object>(
      `SELECT holder.id, '' AS about ${FROM} WHERE ${COUNTED}
         AND NOT EXISTS (SELECT 1 FROM identity_document WHERE holder_id = holder.id) ${ORDER}`,
    ),

  'no-phone': (db) =>
    db.all<Finding & object>(`SELECT holder.id, '' AS about ${FROM} WHERE ${COUNTED} AND phone IS NULL ${ORDER}`),

  'odd-phone': (db) =>
    db.all<Finding & object>(
      `SELECT holder.id, '' AS about ${FROM} WHERE ${COUNTED}
         AND phone GLOB '1[3-9]*' AND phone NOT GLOB '*[^0-9]*' AND length(phone) <> 11 ${ORDER}`,
    ),

  'card-expired': (db, today) =>
    db.all<Finding & object>(
      `SELECT holder.id, max(valid_to_on) AS about ${FROM} JOIN card ON card.holder_id = holder.id
       WHERE ${COUNTED} AND card.state IN (${IN_FORCE}) AND valid_to_on IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM card AS good WHERE good.holder_id = holder.id AND good.state IN (${IN_FORCE})
           AND ifnull(good.valid_to_on, '9999') >= ?)
       GROUP BY holder.id ${ORDER}`,
      [today],
    ),

  'past-retirement': (db, today) =>
    db
      .all<{ id: number; sex: Sex; bornOn: Day }>(
        `SELECT holder.id, sex, born_on ${FROM} WHERE ${COUNTED} AND sex IS NOT NULL AND born_on <= ? ${ORDER}`,
        [daysLater(today, -55 * 365)],
      )
      .filter(({ sex, bornOn }) => retirementDay(sex, bornOn) <= today)
      .map(({ id, bornOn }) => ({ id, about: bornOn })),

  'two-employers': (db, today) =>
    db.all<Finding & object>(
      `SELECT holder.id, (SELECT group_concat(DISTINCT employer.name) FROM employment
           JOIN employer ON employer.id = employer_id WHERE ${WORKS}) AS about
       ${FROM} WHERE ${COUNTED} AND (SELECT count(DISTINCT employer_id) FROM employment WHERE ${WORKS}) > 1 ${ORDER}`,
      [today, today, today, today],
    ),
}

/** People as a check-up shows them. */
export function peopleOf(db: Reader, findings: readonly Finding[], today: Day): CheckupPerson[] {
  return findings.map(({ id, about }) => {
    const holder = db.get<{ name: string }>('SELECT name FROM holder WHERE id = ?', [id])
    return { id, name: holder?.name ?? '', employer: employerOf(db, id, today), about }
  })
}

/** Whoever works for an employer today. */
export function workersOf(db: Reader, employerId: number, today: Day): ReadonlySet<number> {
  const sql = `SELECT holder_id AS id FROM employment
    WHERE employer_id = ? AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?`
  return new Set(db.all<{ id: number }>(sql, [employerId, today, today]).map(({ id }) => id))
}

function employerOf(db: Reader, id: number, today: Day): CheckupPerson['employer'] {
  const sql = `SELECT employer_id AS id FROM employment
    WHERE holder_id = ? AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ? ORDER BY employment.id LIMIT 1`
  const work = db.get<{ id: number }>(sql, [id, today, today])
  return work
    ? (db.get<{ id: number; name: string }>('SELECT id, name FROM employer WHERE id = ?', [work.id]) ?? null)
    : null
}
