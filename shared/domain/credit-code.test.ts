import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCreditCode, creditCheckSignOf, organisationCheckSignOf } from './credit-code.ts'

const SIGNS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
const sign = fc.constantFrom(...SIGNS)
const code = fc
  .tuple(
    fc.constantFrom(...'123456789ANY'),
    sign,
    fc.array(fc.constantFrom(...'0123456789'), { minLength: 6, maxLength: 6 }),
    fc.array(sign, { minLength: 8, maxLength: 8 }),
  )
  .map(([department, kind, area, organisation]) => {
    const inner = organisation.join('')
    const first17 = department + kind + area.join('') + inner + organisationCheckSignOf(inner)
    return first17 + creditCheckSignOf(first17)
  })

describe('a unified social credit code', () => {
  // Printed by the bodies themselves: a management committee and three listed or registered companies.
  it.each(['1150010700927688XM', '91110000600037341L', '914403001922038216', '91330100799655058B'])(
    'passes when it is the published %s',
    (published) => {
      expect(checkCreditCode(published)).toEqual({ ok: true, code: published })
    },
  )

  it('is normalised when it is full-width, small, spaced or hyphenated', () => {
    expect(checkCreditCode('１１５００１０７ 00927688-xm')).toEqual({ ok: true, code: '1150010700927688XM' })
  })

  it('fails when any one sign is another', () => {
    fc.assert(
      fc.property(code, fc.nat(17), sign, (right, place, other) => {
        expect(checkCreditCode(right)).toEqual({ ok: true, code: right })
        if (other === right.charAt(place)) return
        expect(checkCreditCode(right.slice(0, place) + other + right.slice(place + 1)).ok).toBe(false)
      }),
    )
  })

  it.each([
    ['length', '1150010700927688X'],
    ['characters', '1150010700927688IM'],
    ['characters', 'B150010700927688XM'],
    ['characters', '11A0010700927688XM'],
    ['check-digit', '1150010700927688XN'],
  ])('is refused for its %s when it is %s', (reason, raw) => {
    expect(checkCreditCode(raw)).toEqual({ ok: false, reason })
  })

  it('is refused when only the organisation code inside contradicts itself', () => {
    const first17 = '11500107009276881'
    expect(checkCreditCode(first17 + creditCheckSignOf(first17))).toEqual({ ok: false, reason: 'check-digit' })
  })
})
