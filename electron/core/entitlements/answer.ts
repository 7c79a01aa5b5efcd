import type { EntitlementAnswer } from '#shared/contract/entitlements.ts'
import { ageOn, daysLater, type Day } from '#shared/domain/days.ts'
import { type Entitlement, entitlementsOf } from '#shared/domain/entitlements/entitlements.ts'
import type { EntitlementFacts } from '#shared/domain/entitlements/facts.ts'
import { ADULT_AGE } from '#shared/domain/holder.ts'
import { maskName } from '#shared/domain/masks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { gatherFacts } from './facts.ts'
import { readReference } from './reference.ts'

/** What one holder and the family may have on a day, with the names and rows it speaks of. Throws `record/not-found`. */
export function answerOf(
  db: Reader,
  { holderId, on, today, levelId }: { holderId: number; on: Day; today: Day; levelId: number | null },
): EntitlementAnswer {
  const { facts: shared, names, rules } = readReference(db)
  const real = gatherFacts(db, holderId, shared)
  const facts = levelId === null ? real : asIfOfLevel(real, levelId)
  const relatives = readFamily(db, holderId, today)
  const minors = new Set(relatives.filter(({ isMinor }) => isMinor).map(({ id }) => id))
  const entitlements = entitlementsOf(facts, on).map((answer) => withoutBirthday(answer, minors))
  const spokenOf = new Set(
    entitlements.flatMap(({ reasons }) => reasons.flatMap((one) => ('ruleId' in one ? one.ruleId : []))),
  )
  const wordsOf = readUsageWords(db, holderId)
  const counted = new Set(entitlements.flatMap(({ usageIds }) => usageIds))
  return {
    on,
    entitlements,
    ...names,
    rules: [...spokenOf].sort((a, b) => a - b).flatMap((id) => rules.get(id) ?? []),
    relatives: relatives.map(({ id, relation, name }) => ({ id, relation, name })),
    usages: real.usages
      .filter(({ id }) => counted.has(id))
      .map(({ id, onDay, kind, quantity, amountFen }) => ({ id, onDay, kind, quantity, amountFen, ...wordsOf(id) })),
  }
}

/** What is remarked on each use, and who handled it. */
function readUsageWords(db: Reader, holderId: number): (usageId: number) => Pick<UsageLine, 'note' | 'handler'> {
  const rows = db.all<Pick<UsageLine, 'id' | 'note' | 'handler'>>(
    'SELECT id, note, handler FROM usage WHERE holder_id = ? AND (note IS NOT NULL OR handler IS NOT NULL)',
    [holderId],
  )
  const shown = (text: string | null) => text && maskNumbers(text)
  const words = new Map(rows.map(({ id, note, handler }) => [id, { note: shown(note), handler: shown(handler) }]))
  return (id) => words.get(id) ?? { note: null, handler: null }
}

type UsageLine = EntitlementAnswer['usages'][number]

/** In place of what the holder is within the level's scheme. Throws `record/not-found`. */
function asIfOfLevel(facts: EntitlementFacts, levelId: number): EntitlementFacts {
  const level = facts.levels.find(({ id }) => id === levelId)
  if (!level) throw new Refusal('record/not-found', { table: 'level', id: levelId })
  const siblings = new Set(facts.levels.filter(({ schemeId }) => schemeId === level.schemeId).map(({ id }) => id))
  const others = facts.recognitions.filter((row) => !siblings.has(row.levelId))
  const stops = facts.stops.filter(({ schemeId }) => schemeId !== level.schemeId)
  return { ...facts, stops, recognitions: [...others, { id: 0, levelId, fromOn: null, toOn: null }] }
}

interface Kin {
  readonly id: number
  readonly relation: EntitlementAnswer['relatives'][number]['relation']
  readonly name: string
  readonly isMinor: boolean
}

/** Minors by the first sign of their name; a child of unknown age counts as one. */
function readFamily(db: Reader, holderId: number, today: Day): Kin[] {
  return db
    .all<Omit<Kin, 'isMinor'> & { bornOn: Day | null }>(
      'SELECT id, relation, name, born_on FROM relative WHERE holder_id = ? ORDER BY id',
      [holderId],
    )
    .map(({ bornOn, name, ...kin }) => {
      const isMinor = bornOn === null ? kin.relation === 'child' : ageOn(bornOn, today) < ADULT_AGE
      return { ...kin, isMinor, name: isMinor ? maskName(name) : name }
    })
}

/** What opens on a minor's birthday is said to open with the next month: the birth date is not for everybody. */
function withoutBirthday(answer: Entitlement, minors: ReadonlySet<number>): Entitlement {
  const { relativeId, opensOn, reasons } = answer
  const isTooYoung = reasons.some(({ code }) => code === 'too-young')
  if (relativeId === null || !minors.has(relativeId) || opensOn === null || !isTooYoung) return answer
  const isFirst = opensOn.endsWith('-01')
  return { ...answer, opensOn: isFirst ? opensOn : `${daysLater(`${opensOn.slice(0, 7)}-28`, 4).slice(0, 7)}-01` }
}
