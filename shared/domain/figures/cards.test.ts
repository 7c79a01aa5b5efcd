import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CardAction, CardState } from '../cards.ts'
import { daysLater, type Day } from '../days.ts'
import { cardFigures, CardSieve, courseOfCard, type CardCourse, type CardFacts, type CardSteps } from './cards.ts'
import type { CardFigure } from './names.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

type Card = CardSteps & Omit<CardFacts, keyof CardCourse>

const BLANK: Card = {
  id: 1,
  holderId: 7,
  levelId: 2015,
  state: 'active',
  issuedOn: '2025-03-01',
  validFromOn: '2025-03-01',
  validToOn: '2028-02-29',
  succession: null,
  steps: [{ onDay: '2025-03-05', action: 'collect', toState: 'active' }],
}

function factsOf(card: Card): CardFacts {
  return { ...card, ...courseOfCard(card) }
}

const dayWithin = (days: number) => fc.nat(days).map((at) => daysLater('2025-01-01', at))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const cardWithin = (someDay: fc.Arbitrary<Day>): fc.Arbitrary<Card> =>
  fc.record({
    id: fc.nat(),
    holderId: fc.integer({ min: 1, max: 6 }),
    levelId: fc.constantFrom(2011, 2015, 2031),
    state: fc.constantFrom(...CardState.options),
    issuedOn: maybe(someDay),
    validFromOn: maybe(someDay),
    validToOn: maybe(someDay),
    succession: maybe(fc.constantFrom('renewed' as const, 'upgraded' as const, 'replaced' as const)),
    steps: fc
      .array(
        fc.record({
          onDay: someDay,
          action: fc.constantFrom(...CardAction.options),
          toState: fc.constantFrom(...CardState.options),
        }),
        { maxLength: 5 },
      )
      .map((steps) => steps.toSorted((one, other) => (one.onDay < other.onDay ? -1 : 1))),
  })
const anyCards = fc.array(cardWithin(dayWithin(900)).map(factsOf))
const periodWithin = (days: number) =>
  fc.tuple(dayWithin(days), fc.nat(days / 2)).map(([from, length]) => ({ from, to: daysLater(from, length) }))
const anyPeriod = periodWithin(900)

describe('figures of cards', () => {
  it('count a person once and every level apart when somebody holds an A and a B card', () => {
    const cards = [BLANK, { ...BLANK, levelId: 2011 }, { ...BLANK, holderId: 8 }]
    const { people, counts, byLevel } = cardFigures(cards.map(factsOf), YEAR)
    expect({ people, pieces: counts.cardsAtEnd }).toEqual({ people: 2, pieces: 3 })
    expect(byLevel).toEqual([
      { levelId: 2015, people: 2, pieces: 2 },
      { levelId: 2011, people: 1, pieces: 1 },
    ])
  })

  it.each<[string, Partial<Card>, string[]]>([
    ['held all the time', {}, ['cardsAtStart', 'cardsAtEnd']],
    ['run out', { validToOn: '2026-05-31' }, ['cardsAtStart', 'expired']],
    ['valid through the last day', { validToOn: '2026-12-31' }, ['cardsAtStart', 'cardsAtEnd']],
    ['run out on the last day before', { validToOn: '2025-12-31' }, ['cardsAtStart', 'expired']],
    ['not valid yet', { validFromOn: '2027-01-01' }, []],
    [
      'handed over in succession',
      { succession: 'upgraded', steps: [{ onDay: '2026-04-01', action: 'collect', toState: 'active' }] },
      ['upgraded', 'cardsAtEnd'],
    ],
    [
      'entered with a day of issue',
      { steps: [{ onDay: '2026-04-01', action: 'enter', toState: 'on-record' }] },
      ['issued', 'cardsAtEnd'],
    ],
    [
      'entered without one',
      { issuedOn: null, steps: [{ onDay: '2026-04-01', action: 'enter', toState: 'on-record' }] },
      ['cardsAtEnd'],
    ],
    [
      'revoked',
      { state: 'revoked', steps: [...BLANK.steps, { onDay: '2026-04-01', action: 'revoke', toState: 'revoked' }] },
      ['cardsAtStart', 'revoked'],
    ],
    [
      'entered by mistake',
      {
        state: 'void',
        steps: [
          { onDay: '2026-02-01', action: 'enter', toState: 'on-record' },
          { onDay: '2026-02-02', action: 'void', toState: 'void' },
        ],
      },
      [],
    ],
    [
      'in hand all last year and then found to be a mistake',
      { state: 'void', steps: [...BLANK.steps, { onDay: '2026-04-01', action: 'void', toState: 'void' }] },
      [],
    ],
    [
      'lost',
      { steps: [...BLANK.steps, { onDay: '2026-04-01', action: 'report-lost', toState: 'lost' }] },
      ['cardsAtStart'],
    ],
  ])('count a card when it was %s', (_state, facts, expected) => {
    expect(new CardSieve(YEAR).figuresOf(factsOf({ ...BLANK, ...facts }))).toEqual(expected)
  })

  it('balance when cards and period are any', () => {
    fc.assert(
      fc.property(anyCards, anyPeriod, (cards, period) => {
        const { people, counts, otherwise, byLevel } = cardFigures(cards, period)
        const { issued, renewed, upgraded, replaced, expired, revoked } = counts
        expect(counts.cardsAtStart + issued + renewed + upgraded + replaced - expired - revoked + otherwise).toBe(
          counts.cardsAtEnd,
        )
        expect(people).toBeLessThanOrEqual(counts.cardsAtEnd)
        expect(byLevel.reduce((sum, level) => sum + level.pieces, 0)).toBe(counts.cardsAtEnd)
        for (const level of byLevel) expect(level.people).toBeLessThanOrEqual(people)
      }),
    )
  })

  it('begin with what the period before ended with when one follows the other', () => {
    fc.assert(
      fc.property(anyCards, anyPeriod, (cards, period) => {
        const next = { from: daysLater(period.to, 1), to: daysLater(period.to, 90) }
        const before = cardFigures(cards, period).counts
        expect(cardFigures(cards, next).counts.cardsAtStart).toBe(before.cardsAtEnd)
      }),
    )
  })

  it('are those of the steps taken one by one when card and period are any', () => {
    fc.assert(
      fc.property(cardWithin(dayWithin(12)), periodWithin(12), (card, period) => {
        expect(new CardSieve(period).figuresOf(factsOf(card)).toSorted()).toEqual(
          figuresByStep(card, period).toSorted(),
        )
      }),
      { numRuns: 1_000 },
    )
  })
})

/** The same, slow and obvious. */
function figuresByStep(card: Card, { from, to }: { from: string; to: string }): CardFigure[] {
  if (card.state === 'void') return []
  const stateOn = (day: string) => card.steps.filter(({ onDay }) => onDay <= day).at(-1)?.toState
  const isHeldOn = (day: string) => ['active', 'on-record'].includes(stateOn(day) ?? '')
  const isValidOn = (day: string) => isHeldOn(day) && (card.validFromOn ?? day) <= day && day <= (card.validToOn ?? day)
  const figures: CardFigure[] = []
  if (isValidOn(daysLater(from, -1))) figures.push('cardsAtStart')
  if (isValidOn(to)) figures.push('cardsAtEnd')
  for (let day = from; day <= to; day = daysLater(day, 1)) {
    if (card.validToOn === daysLater(day, -1) && isHeldOn(card.validToOn)) figures.push('expired')
    for (const { action } of card.steps.filter(({ onDay }) => onDay === day)) {
      if (action === 'revoke') figures.push('revoked')
      if (action === 'collect' || (action === 'enter' && card.issuedOn !== null)) {
        figures.push(card.succession ?? 'issued')
      }
    }
  }
  return figures
}
