import { isCardInForce, type CardAction, type CardState, type Succession } from '../cards.ts'
import { daysLater, type Day } from '../days.ts'
import type { Period } from './course.ts'
import { CardFigure } from './names.ts'

/** What the figures need of one card: whose it is, what its face says, and its steps in their order. */
export interface CardFacts {
  readonly id: number
  readonly holderId: number
  readonly levelId: number
  readonly state: CardState
  readonly issuedOn: Day | null
  readonly validFromOn: Day | null
  readonly validToOn: Day | null
  readonly succession: Succession | null
  readonly steps: readonly { readonly onDay: Day; readonly action: CardAction; readonly toState: CardState }[]
}

/** Persons (`people`) and pieces (everything else) stand side by side and are never added. */
export interface CardFigures {
  readonly people: number
  readonly counts: { readonly [F in CardFigure]: number }
  /**
   * Pieces that came less those that went otherwise: followed by another, lost, found, suspended, resumed, surrendered, void.
   * At start + issued + renewed + upgraded + replaced − expired − revoked + this = at end.
   */
  readonly otherwise: number
  /** Pieces at the end by level; whoever holds two levels is in both, so people don't add up. */
  readonly byLevel: readonly { readonly levelId: number; readonly people: number; readonly pieces: number }[]
}

export function cardFigures(cards: Iterable<CardFacts>, period: Period): CardFigures {
  const counts = Object.fromEntries(CardFigure.options.map((name) => [name, 0])) as { [F in CardFigure]: number }
  const people = new Set<number>()
  const levels = new Map<number, { people: Set<number>; pieces: number }>()
  const sieve = new CardSieve(period)
  for (const card of cards) {
    for (const figure of sieve.figuresOf(card)) {
      counts[figure] += 1
      if (figure !== 'cardsAtEnd') continue
      people.add(card.holderId)
      const level = levels.get(card.levelId) ?? { people: new Set(), pieces: 0 }
      levels.set(card.levelId, level)
      level.people.add(card.holderId)
      level.pieces += 1
    }
  }
  const came = counts.issued + counts.renewed + counts.upgraded + counts.replaced
  return {
    people: people.size,
    counts,
    otherwise: counts.cardsAtEnd - counts.cardsAtStart - came + counts.expired + counts.revoked,
    byLevel: [...levels].map(([levelId, level]) => ({ levelId, people: level.people.size, pieces: level.pieces })),
  }
}

/**
 * Says of one card which figures of a period it counts in. It is counted as issued on the day it was handed over (in
 * succession: as renewed, upgraded or replaced), a card on record on its day of issue where that is known; as expired on the
 * day after its last valid one when it was still in its holder's hands; a card entered by mistake never.
 */
export class CardSieve {
  readonly #from: Day
  readonly #to: Day
  readonly #dayBefore: Day

  constructor({ from, to }: Period) {
    this.#from = from
    this.#to = to
    this.#dayBefore = daysLater(from, -1)
  }

  figuresOf(card: CardFacts): CardFigure[] {
    const found: CardFigure[] = []
    if (isValidOn(card, this.#dayBefore)) found.push('cardsAtStart')
    for (const { onDay, action } of card.state === 'void' ? [] : card.steps) {
      if (onDay < this.#from || onDay > this.#to) continue
      if (action === 'revoke') found.push('revoked')
      else if (action === 'collect' || (action === 'enter' && card.issuedOn !== null)) {
        found.push(card.succession ?? 'issued')
      }
    }
    const { validToOn } = card
    const runsOut = validToOn !== null && validToOn >= this.#dayBefore && validToOn < this.#to
    if (runsOut && isHeldOn(card, validToOn)) found.push('expired')
    if (isValidOn(card, this.#to)) found.push('cardsAtEnd')
    return found
  }
}

/** In its holder's hands at the end of the day, and its dates cover it: a piece that has run out proves nothing. */
function isValidOn(card: CardFacts, on: Day): boolean {
  const { validFromOn, validToOn } = card
  return (validFromOn === null || validFromOn <= on) && (validToOn === null || on <= validToOn) && isHeldOn(card, on)
}

/** The state on a day is that of the last step on or before it. */
function isHeldOn({ steps }: CardFacts, on: Day): boolean {
  const last = steps.findLast(({ onDay }) => onDay <= on)
  return last !== undefined && isCardInForce(last.toState)
}
