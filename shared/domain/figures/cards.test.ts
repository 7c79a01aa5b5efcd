import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CardAction, CardState } from '../cards.ts'
import { daysLater } from '../days.ts'
import { cardFigures, CardSieve, type CardFacts } from './cards.ts'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const BLANK: CardFacts = {
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

const someDay = fc.integer({ min: 0, max: 900 }).map((at) => daysLater('2025-01-01', at))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const anyCard: fc.Arbitrary<CardFacts> = fc.record({
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
const anyPeriod = fc
  .tuple(someDay, fc.integer({ min: 0, max: 400 }))
  .map(([from, days]) => ({ from, to: daysLater(from, days) }))

describe('figures of cards', () => {
  it('count a person once and every level apart when somebody holds an A and a B card', () => {
    const { people, counts, byLevel } = cardFigures(
      [BLANK, { ...BLANK, levelId: 2011 }, { ...BLANK, holderId: 8 }],
      YEAR,
    )
    expect({ people, pieces: counts.cardsAtEnd }).toEqual({ people: 2, pieces: 3 })
    expect(byLevel).toEqual([
      { levelId: 2015, people: 2, pieces: 2 },
      { levelId: 2011, people: 1, pieces: 1 },
    ])
  })

  it.each<[string, Partial<CardFacts>, string[]]>([
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
      'lost',
      { steps: [...BLANK.steps, { onDay: '2026-04-01', action: 'report-lost', toState: 'lost' }] },
      ['cardsAtStart'],
    ],
  ])('count a card when it was %s', (_state, facts, expected) => {
    expect(new CardSieve(YEAR).figuresOf({ ...BLANK, ...facts })).toEqual(expected)
  })

  it('balance when cards and period are any', () => {
    fc.assert(
      fc.property(fc.array(anyCard), anyPeriod, (cards, period) => {
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
      fc.property(fc.array(anyCard), anyPeriod, (cards, period) => {
        const next = { from: daysLater(period.to, 1), to: daysLater(period.to, 90) }
        const before = cardFigures(cards, period).counts
        expect(cardFigures(cards, next).counts.cardsAtStart).toBe(before.cardsAtEnd)
      }),
    )
  })
})
