import { cardMay, type Succession } from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { WriteCall } from '../ports.ts'
import { levelById } from '../schemes/queries.ts'
import { beginCard } from './commands.ts'
import { callOf, cardById, type CardRow } from './queries.ts'
import { beginStep, lastStepOn, noteEvent, type StepTarget } from './steps.ts'

const SUCCESSIONS = { replace: 'replaced', renew: 'renewed', upgrade: 'upgraded' } as const satisfies {
  readonly [action: string]: Succession
}

/**
 * Begins the card that follows another and answers with it. Throws `card/successor-under-way` or `card/not-an-upgrade`
 * beside what `beginStep` and `beginCard` throw.
 */
export function beginSuccessor(
  call: WriteCall,
  { ground, ...target }: StepTarget & { readonly ground: string },
  action: keyof typeof SUCCESSIONS,
  levelId?: number,
): { id: number; seq: number } {
  const { db } = call
  const { card, on, commit } = beginStep(call, target, action)
  if (card.successorId !== null) throw new Refusal('card/successor-under-way', { name: callOf(card) })
  if (levelId !== undefined) refuseNoUpgrade(call, card, levelId)
  commit({}, { ground })
  const succession = SUCCESSIONS[action]
  const { holderId, id: predecessorId } = card
  const begun = { holderId, levelId: levelId ?? card.levelId, on, predecessorId, succession, ground }
  return { id: beginCard(call, { ...begun, action: 'apply' }), seq: db.seq }
}

/** The card that was followed ends on the day its successor is collected, unless it has ended otherwise. */
export function endPredecessor(call: WriteCall, { predecessorId }: CardRow, on: Day): void {
  if (predecessorId === null) return
  const old = cardById(call.db, predecessorId)
  if (!cardMay(old.state, 'succeed', call.operator.role, old.issuer)) return
  const lastOn = lastStepOn(call.db, old.id)
  const endOn = lastOn !== null && lastOn > on ? lastOn : on
  call.db.update('card', old.id, 'current', { state: 'replaced' })
  noteEvent(call, { cardId: old.id, action: 'succeed', on: endOn, from: old.state, to: 'replaced' })
}

/** A higher level of the same scheme, or any level of a scheme that came after. */
function refuseNoUpgrade({ db }: WriteCall, card: CardRow, levelId: number): void {
  const level = levelById(db, levelId)
  if (level.schemeId === card.schemeId && level.rank >= card.levelRank) {
    throw new Refusal('card/not-an-upgrade', {
      field: 'levelId',
      from: card.levelZh,
      fromEn: card.levelEn ?? card.levelZh,
      to: level.nameZh,
      toEn: level.nameEn ?? level.nameZh,
    })
  }
}
