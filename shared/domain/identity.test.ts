import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysLater } from './days.ts'
import { checkIdentity, IdentityKind, spellingsOf } from './identity.ts'

const TODAY = '2026-03-02'
const PUBLISHED = ['34052419800101001X', '11010519491231002X', '440524188001010014']

/** The check place from the definition: the 18 places weighted by powers of two add up to 1 modulo 11. */
function withCheckDigit(first17: string): string {
  const sum = [...first17].reduce((total, digit, at) => total + Number(digit) * (2 ** (17 - at) % 11), 0)
  const check = (12 - (sum % 11)) % 11
  return first17 + (check === 10 ? 'X' : String(check))
}

const anything = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''))
const birthDay = fc.integer({ min: 0, max: 64_000 }).map((age) => daysLater(TODAY, -age))
const residentNumber = fc.tuple(digits(6), birthDay, digits(3)).map(([area, bornOn, order]) => ({
  number: withCheckDigit(area + bornOn.replaceAll('-', '') + order),
  bornOn,
  order,
}))

describe('a resident number', () => {
  it.each(PUBLISHED)('passes when it is the published %s', (number) => {
    expect(checkIdentity('resident-id', number, TODAY)).toMatchObject({ ok: true, number })
  })

  it('says birth day and sex when it has a right check digit, whatever its area', () => {
    fc.assert(
      fc.property(residentNumber, ({ number, bornOn, order }) => {
        const sex = Number(order) % 2 === 1 ? 'male' : 'female'
        expect(checkIdentity('resident-id', number, TODAY)).toEqual({ ok: true, number, isOldForm: false, bornOn, sex })
      }),
    )
  })

  it('fails when any one place is another, or two neighbours are exchanged', () => {
    fc.assert(
      fc.property(residentNumber, fc.nat(17), fc.integer({ min: 1, max: 9 }), ({ number }, place, step) => {
        const sign = number.charAt(place)
        const next = number.charAt(place + 1)
        const other = sign === 'X' ? String(step) : String((Number(sign) + step) % 10)
        const wrong = [number.slice(0, place) + other + number.slice(place + 1)]
        if (place < 16 && next !== sign) wrong.push(number.slice(0, place) + next + sign + number.slice(place + 2))
        for (const one of wrong) expect(checkIdentity('resident-id', one, TODAY).ok).toBe(false)
      }),
    )
  })

  it('passes when it was issued under an area code that is gone', () => {
    for (const area of ['513522', '512330', '510223', '500110', '500999']) {
      expect(checkIdentity('resident-id', withCheckDigit(`${area}19800101001`), TODAY).ok).toBe(true)
    }
  })

  it('is normalised when it is full-width, small, spaced or holds invisible signs', () => {
    for (const raw of [
      '３４０５２４１９８００１０１００１Ｘ',
      '34052419800101001x',
      ' 340524 19800101 001X ',
      '340524\u200B19800101001X',
    ]) {
      expect(checkIdentity('resident-id', raw, TODAY)).toMatchObject({ ok: true, number: '34052419800101001X' })
    }
  })

  it('is shown as the old form when it has 15 digits', () => {
    expect(checkIdentity('resident-id', '340524800101001', TODAY)).toEqual({
      ok: true,
      number: '340524800101001',
      isOldForm: true,
      bornOn: '1980-01-01',
      sex: 'male',
    })
  })

  it.each([
    ['length', '3405241980010100'],
    ['length', ''],
    ['characters', '3405241980010100AX'],
    ['characters', '34052480010100A'],
    ['birth-date', withCheckDigit('34052419800230001')],
    ['birth-date', withCheckDigit('34052418491231001')],
    ['birth-date', withCheckDigit('34052420260303001')],
    ['birth-date', '340524801301001'],
    ['check-digit', '340524198001010011'],
  ])('is refused for its %s when it is %j', (reason, number) => {
    expect(checkIdentity('resident-id', number, TODAY)).toEqual({ ok: false, reason })
  })

  it('passes on the day of birth and not the day before when born today', () => {
    const number = withCheckDigit('50099920260302001')
    expect(checkIdentity('resident-id', number, TODAY).ok).toBe(true)
    expect(checkIdentity('resident-id', number, daysLater(TODAY, -1)).ok).toBe(false)
  })
})

describe('the two spellings of a resident number', () => {
  it('lead to each other when the birth lies in 19xx', () => {
    const ofLastCentury = residentNumber.filter(({ bornOn }) => bornOn.startsWith('19'))
    fc.assert(
      fc.property(ofLastCentury, ({ number }) => {
        const [, short = ''] = spellingsOf(number)
        expect(short).toHaveLength(15)
        expect(spellingsOf(short)).toEqual([short, number])
      }),
    )
  })

  it('are one when the birth lies in another century', () => {
    const ofOthers = residentNumber.filter(({ bornOn }) => !bornOn.startsWith('19'))
    fc.assert(
      fc.property(ofOthers, ({ number }) => {
        expect(spellingsOf(number)).toEqual([number])
      }),
    )
  })
})

describe('a residence permit of Hong Kong, Macao and Taiwan', () => {
  it.each(['810000', '820000', '830000'])('passes when the area is %s', (area) => {
    const number = withCheckDigit(`${area}19900101001`)
    expect(checkIdentity('hk-macao-taiwan-residence', number, TODAY)).toMatchObject({ ok: true, bornOn: '1990-01-01' })
  })

  it('is refused when the area is a mainland one or the number has 15 digits', () => {
    const mainland = withCheckDigit('50099919900101001')
    expect(checkIdentity('hk-macao-taiwan-residence', mainland, TODAY)).toEqual({ ok: false, reason: 'area' })
    expect(checkIdentity('hk-macao-taiwan-residence', '810000900101001', TODAY)).toEqual({
      ok: false,
      reason: 'length',
    })
  })
})

describe('a permanent residence card', () => {
  it('says the birth day and no sex when it is of the layout of 2023', () => {
    const number = withCheckDigit('91124019880520012')
    expect(checkIdentity('foreign-permanent-residence', number, TODAY)).toEqual({
      ok: true,
      number,
      isOldForm: false,
      bornOn: '1988-05-20',
    })
  })

  it('is shown as the old form when it is three letters and 12 digits', () => {
    const check = checkIdentity('foreign-permanent-residence', 'abc110088052012', TODAY)
    expect(check).toEqual({ ok: true, number: 'ABC110088052012', isOldForm: true })
  })

  it('is refused when it begins with another digit or mixes the layouts', () => {
    const other = withCheckDigit('81124019880520012')
    expect(checkIdentity('foreign-permanent-residence', other, TODAY)).toEqual({ ok: false, reason: 'area' })
    const mixed = checkIdentity('foreign-permanent-residence', 'AB1110088052012', TODAY)
    expect(mixed).toEqual({ ok: false, reason: 'characters' })
  })
})

describe('other documents', () => {
  it.each([
    ['passport', 'E12345678'],
    ['passport', 'ZZ0000017'],
    ['hk-macao-travel-permit', 'h12345678'],
    ['hk-macao-travel-permit', 'M1234567801'],
    ['taiwan-travel-permit', '12345678'],
    ['taiwan-travel-permit', '１２３４５６７８０１'],
    ['foreigner-work-permit', '50A0000001'],
  ] as const)('pass when a %s is %s', (kind, number) => {
    expect(checkIdentity(kind, number, TODAY).ok).toBe(true)
  })

  it.each([
    ['passport', 'E123', 'length'],
    ['passport', 'ABCDEFG', 'characters'],
    ['passport', 'E1234/678', 'characters'],
    ['hk-macao-travel-permit', 'H1234567', 'length'],
    ['hk-macao-travel-permit', 'T12345678', 'characters'],
    ['taiwan-travel-permit', '123456789', 'length'],
    ['taiwan-travel-permit', 'A2345678', 'characters'],
    ['foreigner-work-permit', '12345', 'length'],
  ] as const)('are refused when a %s is %s', (kind, number, reason) => {
    expect(checkIdentity(kind, number, TODAY)).toEqual({ ok: false, reason })
  })

  it('never throw when they are anything at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...IdentityKind.options), anything, (kind, raw) => {
        const check = checkIdentity(kind, raw, TODAY)
        const again = check.ok ? checkIdentity(kind, check.number, TODAY) : check
        expect(again).toEqual(check)
      }),
    )
  })
})
