import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ageOn, dayAt, daysLater } from './days.ts'

describe('a day', () => {
  it('is that of Shanghai when UTC is still on the day before', () => {
    expect(dayAt('2026-03-01T15:59:59.999Z')).toBe('2026-03-01')
    expect(dayAt('2026-03-01T16:00:00.000Z')).toBe('2026-03-02')
  })

  it('is reached again when as many days are taken away as were added', () => {
    fc.assert(
      fc.property(fc.integer({ min: -60_000, max: 20_000 }), (count) => {
        expect(daysLater(daysLater('2026-03-02', count), -count)).toBe('2026-03-02')
      }),
    )
  })

  it('is the last or the first that can be written where it would lie beyond', () => {
    expect([daysLater('9999-12-31', 1), daysLater('9999-12-01', 32)]).toEqual(['9999-12-31', '9999-12-31'])
    expect(daysLater('0000-01-01', -1)).toBe('0000-01-01')
  })
})

describe('an age', () => {
  it('rises on the birthday when it is looked at day by day', () => {
    expect(ageOn('2008-03-02', '2026-03-01')).toBe(17)
    expect(ageOn('2008-03-02', '2026-03-02')).toBe(18)
  })

  it('rises on 1 March when the birthday is 29 February and the year has none', () => {
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
  })
})
