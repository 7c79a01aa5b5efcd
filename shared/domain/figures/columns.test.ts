import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysLater } from '../days.ts'
import { codeOf, dayOfCode, monthsBetween, NO_DAY } from './day-codes.ts'
import { IdNumbers } from './id-numbers.ts'
import { monthsOf } from './parts.ts'

const someDay = fc.integer({ min: -20_000, max: 20_000 }).map((at) => daysLater('2024-02-29', at))

describe('the code of a day', () => {
  it('stands for it and keeps the order when days are any', () => {
    fc.assert(
      fc.property(someDay, someDay, (one, other) => {
        expect(dayOfCode(codeOf(one))).toBe(one)
        expect(Math.sign(codeOf(one) - codeOf(other))).toBe(one < other ? -1 : one > other ? 1 : 0)
      }),
    )
    expect(codeOf(null)).toBe(NO_DAY)
    expect(codeOf('0001-01-01')).toBeGreaterThan(NO_DAY)
  })

  it('tells the months between when one day follows another', () => {
    fc.assert(
      fc.property(someDay, fc.nat(3_000), (from, days) => {
        const to = daysLater(from, days)
        expect(monthsBetween(codeOf(from), codeOf(to))).toBe(monthsOf({ from, to }).length - 1)
      }),
    )
  })
})

describe('the numbers of ids', () => {
  it('are in the order of the first look when ids are any', () => {
    const someId = fc.oneof(
      fc.nat(40),
      fc.integer({ min: -1, max: Number.MAX_SAFE_INTEGER }),
      // Two desks that count alike.
      fc.tuple(fc.nat(3), fc.nat(300)).map(([desk, count]) => desk * 2 ** 32 + count),
    )
    fc.assert(
      fc.property(fc.array(someId, { maxLength: 500, size: 'max' }), (looked) => {
        const numbers = new IdNumbers()
        const plain = [...new Set(looked)]
        expect(looked.map((id) => numbers.numberOf(id))).toEqual(looked.map((id) => plain.indexOf(id)))
        expect([numbers.ids, numbers.size]).toEqual([plain, plain.length])
      }),
    )
  })
})
