import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskIdentity, maskName, maskPhone } from './masks.ts'

const number = fc.string({ unit: fc.constantFrom(...'0123456789ABCXYZ'), minLength: 1, maxLength: 25 })

describe('a masked identity number', () => {
  it('keeps four signs at each end when it has 18', () => {
    expect(maskIdentity('500999199001018877')).toBe('5009**********8877')
  })

  it('keeps less when it is shorter', () => {
    expect(maskIdentity('500999900101887')).toBe('500*********887')
    expect(maskIdentity('E12345678')).toBe('E1*****78')
    expect(maskIdentity('123')).toBe('***')
  })

  it('hides at least half, and never shows a sign of the middle, when it is any number', () => {
    fc.assert(
      fc.property(number, (raw) => {
        const masked = maskIdentity(raw)
        expect(masked).toHaveLength(raw.length)
        const [, head = '', stars = '', tail = ''] = /^([^*]*)(\*+)([^*]*)$/.exec(masked) ?? []
        expect(raw.startsWith(head) && raw.endsWith(tail)).toBe(true)
        expect(stars.length * 2).toBeGreaterThanOrEqual(raw.length)
      }),
    )
  })

  it('never shows the birth date when it is a resident number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2026 }), fc.integer({ min: 101, max: 1231 }), (year, day) => {
        const birth = `${year}${String(day).padStart(4, '0')}`
        expect(maskIdentity(`500999${birth}0011`)).not.toContain(birth.slice(0, 2))
      }),
    )
  })
})

describe('a masked phone number', () => {
  it('keeps three and four signs when it is a mobile number', () => {
    expect(maskPhone('13812340021')).toBe('138****0021')
  })

  it('hides at least a third when it is any number', () => {
    fc.assert(
      fc.property(number, (raw) => {
        const masked = maskPhone(raw)
        expect(masked).toHaveLength(raw.length)
        expect(masked.split('*').length - 1).toBeGreaterThanOrEqual(Math.ceil(raw.length / 3))
      }),
    )
  })
})

describe('a masked name', () => {
  it.each([
    ['林小明', '林*'],
    ['林', '*'],
    ['𠮷田', '𠮷*'],
    ['Anna Keller', 'A*'],
    ['', '*'],
  ])('shows no more than the first sign when it is %j', (name, masked) => {
    expect(maskName(name)).toBe(masked)
  })
})
