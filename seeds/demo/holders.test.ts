import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayAt } from '#shared/domain/days.ts'
import { HolderFields, EmploymentFields, RelativeFields } from '#shared/domain/holder.ts'
import { checkIdentity } from '#shared/domain/identity.ts'
import { demoEmployer, demoHolder, type DemoRegister } from './holders.ts'

const REGISTER: DemoRegister = { seed: 1, holders: 5000, today: '2026-03-02' }
const people = Array.from({ length: REGISTER.holders }, (_, at) => demoHolder(at, REGISTER))

describe('fictitious holders', () => {
  it('are the same when seed and day are, and others when the seed is another', () => {
    expect(demoHolder(77, REGISTER)).toEqual(people[77])
    expect(demoHolder(77, { ...REGISTER, seed: 2 })).not.toEqual(people[77])
  })

  it('are sound, of an area that does not exist, and agree with their numbers when any seed and place makes them', () => {
    const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.integer(), fc.nat(199_999), day, (seed, at, made) => {
        const today = dayAt(made.toISOString())
        const { fields, identities, employments, relatives } = demoHolder(at, { seed, holders: 200_000, today })
        expect(HolderFields.parse(fields)).toEqual(fields)
        for (const { kind, number } of [...identities, ...relatives.flatMap((one) => one.identity ?? [])]) {
          expect(number).toMatch(kind === 'passport' ? /^ZZ\d{7}$/ : /^500999/)
          expect(checkIdentity(kind, number, today).ok).toBe(true)
        }
        const said = identities.map(({ kind, number }) => checkIdentity(kind, number, today))
        for (const check of said.filter((one) => 'bornOn' in one)) {
          expect(check).toMatchObject({ bornOn: fields.bornOn, sex: fields.sex })
        }
        for (const employment of employments) {
          expect(EmploymentFields.parse(employment)).toEqual(employment)
          expect(employment.fromOn !== null && employment.fromOn <= (employment.toOn ?? today)).toBe(true)
        }
        for (const relative of relatives) expect(RelativeFields.parse(relative)).toEqual(relative)
        expect(fields.phone).toMatch(/^127\d{8}$/)
      }),
      { numRuns: 300 },
    )
  })

  it('never share a number when there are more of them than birth days to go round', () => {
    const numbers = new Set<string>()
    const phones = new Set<string>()
    const register = { ...REGISTER, holders: 30_000 }
    for (let at = 0; at < register.holders; at += 1) {
      const { identities, fields } = demoHolder(at, register)
      for (const { number } of identities) numbers.add(number)
      phones.add(fields.phone ?? '')
    }
    expect([numbers.size, phones.size]).toEqual([30_000, 30_000])
  })

  it('try polyphones, compound surnames, rare signs and foreign names when there are some hundred', () => {
    const names = people.slice(0, 300).map(({ fields }) => fields.name)
    expect(names).toEqual(expect.arrayContaining(['仇文远', '尉迟明', '欧阳重庆', '㑇明', '𠮷文', '阿依古丽·买买提']))
    expect(people.some(({ identities }) => identities[0]?.kind === 'passport')).toBe(true)
    expect(people.some(({ employments }) => employments.filter(({ toOn }) => toOn === null).length === 2)).toBe(true)
    expect(people.some(({ relatives }) => relatives.some(({ relation }) => relation === 'child'))).toBe(true)
  })
})

describe('fictitious employers', () => {
  it('have names of their own when there are as many as a city has', () => {
    expect(new Set(Array.from({ length: 12_000 }, (_, at) => demoEmployer(at))).size).toBe(12_000)
  })
})
