import { cardMay, type CardAction, type CardState } from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Cells, Reader, WriteCall } from '../ports.ts'
import { callOf, cardById, type CardRow } from './queries.ts'

/** What a step is aimed at: the card as the caller last saw it, and the day the step was taken. */
export interface StepTarget {
  readonly id: number
  readonly seen: number
  readonly on?: Day | undefined
}

/** What is written down beside a step. */
export interface StepNote {
  readonly ground?: string | null
  readonly text?: string | null
  readonly approvalId?: number
}

/** A step under way: everything about it is checked, nothing is written yet. */
export interface StepTaken {
  readonly card: CardRow
  readonly on: Day
  /** Writes the step: the card's row with its new state, and what is kept of the step itself. */
  readonly commit: (cells?: Cells, note?: StepNote) => { id: number; seq: number }
}

/**
 * The only way by which a card moves: by `CARD_TRANSITIONS`, on a day that has come and is not before its last step.
 * Throws `record/not-found`, `record/changed`, `card/step-not-allowed`, `card/day-in-future` or
 * `card/day-before-last-step`.
 */
export function beginStep(call: WriteCall, target: StepTarget, action: CardAction): StepTaken {
  const { db, operator } = call
  const card = cardById(db, target.id)
  const { id, seq, state, issuer } = card
  if (seq !== target.seen) throw new Refusal('record/changed', { table: 'card', id, seen: target.seen, current: seq })
  const step = cardMay(state, action, operator.role, issuer)
  if (!step) throw new Refusal('card/step-not-allowed', { name: callOf(card), state, action })
  const on = target.on ?? call.today
  refuseFuture(call, 'on', on)
  const lastOn = lastStepOn(db, id)
  if (lastOn !== null && on < lastOn) throw new Refusal('card/day-before-last-step', { on, lastOn })
  return {
    card,
    on,
    commit(cells = {}, note = {}) {
      const moved: Cells = step.to === null ? cells : { ...cells, state: step.to }
      if (Object.keys(moved).length === 0) db.touch('card', id, seq)
      else db.update('card', id, seq, moved)
      noteEvent(call, { cardId: id, action, on, from: state, to: step.to ?? state, ...note })
      return { id, seq: db.seq }
    },
  }
}

/** Keeps that something was done to a card: on which day it was, whenever it is written down. */
export function noteEvent(
  { db }: Pick<WriteCall, 'db'>,
  event: {
    readonly cardId: number
    readonly action: CardAction
    readonly on: Day
    readonly from: CardState | null
    readonly to: CardState
  } & StepNote,
): void {
  db.insert('card_event', {
    cardId: event.cardId,
    action: event.action,
    onDay: event.on,
    fromState: event.from,
    toState: event.to,
    ground: event.ground ?? null,
    approvalId: event.approvalId ?? null,
    text: event.text ?? null,
  })
}

/** Throws `card/day-in-future`. */
export function refuseFuture({ today }: Pick<WriteCall, 'today'>, field: string, on: Day): void {
  if (on > today) throw new Refusal('card/day-in-future', { field, on, today })
}

/** Day of the card's latest step. */
export function lastStepOn(db: Reader, cardId: number): Day | null {
  return (
    db.get<{ lastOn: Day | null }>('SELECT max(on_day) AS last_on FROM card_event WHERE card_id = ?', [cardId])
      ?.lastOn ?? null
  )
}
