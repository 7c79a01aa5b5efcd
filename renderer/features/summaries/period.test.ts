import { describe, expect, it } from 'vitest'
import { yearBefore } from '#shared/domain/figures/periods.ts'
import { periodCalled, periodIn } from './period.ts'

describe('a period', () => {
  it.each([
    ['month', '2026-11-01', '2026-11-20'],
    ['lastMonth', '2026-10-01', '2026-10-31'],
    ['quarter', '2026-10-01', '2026-11-20'],
    ['year', '2026-01-01', '2026-11-20'],
    ['lastYear', '2025-01-01', '2025-12-31'],
  ] as const)('called %s begins and ends when today is 20 November', (name, from, to) => {
    expect(periodCalled(name, '2026-11-20')).toEqual({ from, to })
  })

  it('called lastMonth is December of the year before when today is in January', () => {
    expect(periodCalled('lastMonth', '2026-01-03')).toEqual({ from: '2025-12-01', to: '2025-12-31' })
  })

  it('has the last of February a year before when it ends on a leap day', () => {
    expect(yearBefore({ from: '2024-01-01', to: '2024-02-29' })).toEqual({ from: '2023-01-01', to: '2023-02-28' })
  })

  it('is this year when the address says nothing that is a day', () => {
    const year = { from: '2026-01-01', to: '2026-11-20' }
    expect(periodIn(new URLSearchParams('from=2026-02-30&to=2026-03-01'), '2026-11-20')).toEqual(year)
    expect(periodIn(new URLSearchParams('from=2026-02-01&to=2026-03-01'), '2026-11-20')).toEqual({
      from: '2026-02-01',
      to: '2026-03-01',
    })
  })

  it('ends today when the address says a later day', () => {
    const half = new URLSearchParams('from=2026-07-01&to=2026-12-31')
    expect(periodIn(half, '2026-11-20')).toEqual({ from: '2026-07-01', to: '2026-11-20' })
    expect(periodIn(half, '2026-06-30')).toEqual({ from: '2026-07-01', to: '2026-12-31' })
  })
})
