import { isCardInForce, type CardAction, type CardState, type Succession } from '../cards.ts'
import { daysLater, type Day } from '../days.ts'
import type { Period } from './course.ts'
import { IdNumbers } from './id-numbers.ts'
import { CardFigure } from './names.ts'

/** What a card's row and its steps, in their order, say of its course. */
export interface CardSteps {
  readonly state: CardState
  readonly issuedOn: Day | null
  readonly succession: Succession | null
  readonly steps: readonly { readonly onDay: Day; readonly action: CardAction; readonly toState: CardState }[]
}

/** When it was in its holder's hands and what was done with it. */
export interface CardCourse {
  /** In its holder's hands at the end of the day `from` and of each before `until`; null: still. */
  readonly held: readonly { readonly from: Day; readonly until: Day | null }[]
  /** What counts on the day that it was done. */
  readonly moves: readonly { readonly onDay: Day; readonly figure: CardFigure }[]
}

/** What the figures need of one card: whose it is, the days on its face, and its course. */
export interface CardFacts extends CardCourse {
  readonly id: number
  readonly holderId: number
  readonly levelId: number
  readonly validFromOn: Day | null
  readonly validToOn: Day | null
}

/**
 * The course that the figures count by. A card is counted as issued on the day it was handed over (in succession: as
 * renewed, upgraded or replaced), a card on record on its day of issue where that is known. One that is void was a mistake
 * and never counts. The state on a day is that of the last step on or before it.
 */
export function courseOfCard({ state, issuedOn, succession, steps }: CardSteps): CardCourse {
  if (state === 'void') return { held: [], moves: [] }
  const held: { from: Day; until: Day | null }[] = []
  const moves: { onDay: Day; figure: CardFigure }[] = []
  let from: Day | null = null
  for (const { onDay, action, toState } of steps) {
    const isHeld = isCardInForce(toState)
    if (from !== null && !isHeld && from < onDay) held.push({ from, until: onDay })
    from = isHeld ? (from ?? onDay) : null
    if (action === 'revoke') moves.push({ onDay, figure: 'revoked' })
    else if (action === 'collect' || (action === 'enter' && issuedOn !== null)) {
      moves.push({ onDay, figure: succession ?? 'issued' })
    }
  }
  if (from !== null) held.push({ from, until: null })
  return { held, moves }
}

/** Persons (`people`) and pieces (everything else) stand side by side and are never added. */
export interface CardFigures {
  readonly people: number
  readonly counts: { readonly [F in CardFigure]: number }
  /**
   * Pieces that came less those that went otherwise: followed by another, lost, found, suspended, resumed, surrendered.
   * At start + issued + renewed + upgraded + replaced − expired − revoked + this = at end.
   */
  readonly otherwise: number
  /** Pieces at the end by level; whoever holds two levels is in both, so people don't add up. */
  readonly byLevel: readonly { readonly levelId: number; readonly people: number; readonly pieces: number }[]
}

export function cardFigures(cards: Iterable<CardFacts>, period: Period): CardFigures {
  const counts = Object.fromEntries(CardFigure.options.map((name) => [name, 0])) as { [F in CardFigure]: number }
  const people = new IdNumbers()
  const levels = new Map<number, { readonly people: IdNumbers; pieces: number }>()
  const sieve = new CardSieve(period)
  for (const card of cards) {
    for (const figure of sieve.figuresOf(card)) {
      counts[figure] += 1
      if (figure !== 'cardsAtEnd') continue
      people.numberOf(card.holderId)
      const level = levels.get(card.levelId) ?? { people: new IdNumbers(), pieces: 0 }
      levels.set(card.levelId, level)
      level.people.numberOf(card.holderId)
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
 * Says of one card which figures of a period it counts in. It is counted as expired on the day after its last valid one
 * when it was still in its holder's hands.
 */
export class CardSieve {
  readonly #from: Day
  readonly #to: Day
  readonly #dayBefore: Day

  constructor({ from, to, until = to }: Period) {
    this.#from = from
    this.#to = until
    this.#dayBefore = daysLater(from, -1)
  }

  figuresOf(card: CardFacts): CardFigure[] {
    const found: CardFigure[] = []
    if (isValidOn(card, this.#dayBefore)) found.push('cardsAtStart')
    for (const { onDay, figure } of card.moves) if (onDay >= this.#from && onDay <= this.#to) found.push(figure)
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

function isHeldOn({ held }: CardFacts, on: Day): boolean {
  for (const { from, until } of held) if (from <= on && (until === null || on < until)) return true
  return false
}
