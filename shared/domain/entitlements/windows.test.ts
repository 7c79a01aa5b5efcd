import { describe, expect, it } from 'vitest'
import { periodAround, seasonOn } from './windows.ts'

describe('the period in which uses are counted', () => {
  it('of a card of 29 February begins on 1 March in a common year', () => {
    const year = (on: string) => periodAround('card-year', on, '2024-02-29', null)
    expect(year('2025-03-01')).toEqual({ from: '2025-03-01', to: '2026-02-28' })
    expect(year('2025-02-28')).toEqual({ from: '2024-02-29', to: '2025-02-28' })
    expect(year('2028-02-29')).toEqual({ from: '2028-02-29', to: '2029-02-28' })
  })

  it('of a school year begins with September', () => {
    const year = (on: string) => periodAround('school-year', on, null, null)
    expect(year('2026-08-31')).toEqual({ from: '2025-09-01', to: '2026-08-31' })
    expect(year('2026-09-01')).toEqual({ from: '2026-09-01', to: '2027-08-31' })
  })
})

describe('a season over the turn of the year', () => {
  it('is open on its first and last day', () => {
    const isOpen = (on: string) => seasonOn({ from: '11-15', to: '02-28' }, on).isOpen
    expect(['2025-11-14', '2025-11-15', '2026-01-01', '2026-02-28', '2026-03-01'].map(isOpen)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ])
  })
})
