import { describe, expect, it } from 'vitest'
import { comparedWith, daysOf, knownOf, yearBefore } from './periods.ts'

describe('a period that has not ended', () => {
  const half = knownOf({ from: '2026-07-01', to: '2026-12-31' }, '2026-11-20')

  it('is compared with as many days of the year before', () => {
    expect(yearBefore(half)).toEqual({ from: '2025-07-01', to: '2025-11-20' })
    expect(daysOf('beforeToDate', half)).toEqual({ from: '2025-01-01', to: '2025-11-20' })
  })

  it('is compared whole when none of its days has come', () => {
    const next = knownOf({ from: '2027-01-01', to: '2027-12-31' }, '2026-11-20')
    expect(yearBefore(next)).toEqual({ from: '2026-01-01', to: '2026-12-31' })
  })
})

describe('a period to the end of a February', () => {
  it('is compared with the last of February where the year before has no 29th', () => {
    expect(yearBefore({ from: '2024-02-01', to: '2024-02-29' })).toEqual({ from: '2023-02-01', to: '2023-02-28' })
  })
})

describe('a period of more than a year', () => {
  it('is compared with nothing, since it would have days in common with the one before', () => {
    expect(comparedWith({ from: '2025-01-01', to: '2025-12-31' })).toEqual({ from: '2024-01-01', to: '2024-12-31' })
    expect(comparedWith({ from: '2025-01-01', to: '2026-01-01' })).toBeNull()
    const open = knownOf({ from: '2026-01-01', to: '2027-12-31' }, '2026-11-20')
    expect(comparedWith(open)).toEqual({ from: '2025-01-01', to: '2025-11-20' })
  })
})
