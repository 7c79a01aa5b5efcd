import { describe, expect, it } from 'vitest'
import { districts } from '#seeds/reference/districts.ts'
import { districtOf, districtsOn } from './districts.ts'

const inForce = (on: string) => districtsOn(on).filter(({ kind }) => kind !== 'development-zone')
const countOf = (on: string) => inForce(on).map(({ kind }) => kind)

describe('the districts', () => {
  it('are 38 when looked at on the day before the change and 37 on the day itself', () => {
    expect(countOf('2025-11-05')).toHaveLength(38)
    const after = countOf('2025-11-06')
    expect(after).toHaveLength(37)
    expect(
      ['district', 'county', 'autonomous-county'].map((one) => after.filter((kind) => kind === one).length),
    ).toEqual([25, 8, 4])
  })

  it('name those who took over when one has ended', () => {
    expect(districtOf('500105')).toMatchObject({
      nameZh: '江北区',
      validToOn: '2025-11-05',
      successors: ['cq-liangjiang'],
    })
    expect(districtOf('500112')?.successors).toEqual(['cq-liangjiang', '500109'])
    for (const { validToOn, successors } of districts) {
      expect(successors.length > 0).toBe(validToOn !== null)
      for (const code of successors) expect(districtOf(code)?.code).toBe(code)
    }
  })

  it('are all there, with zones that are no districts, when no day is asked for', () => {
    expect(districtsOn(undefined)).toHaveLength(42)
    expect(districts.filter(({ kind }) => kind === 'development-zone').map(({ nameZh }) => nameZh)).toEqual([
      '重庆高新区',
      '万盛经开区',
      '双桥经开区',
    ])
  })

  it('have codes and names of their own and a source when read from the seeds', () => {
    for (const key of ['code', 'nameZh', 'nameEn'] as const) {
      expect(new Set(districts.map((district) => district[key])).size).toBe(districts.length)
    }
    for (const { code, source } of districts) {
      expect(code).toMatch(/^500[12]\d\d$|^cq-[a-z]+$/)
      expect(source).not.toBe('')
    }
  })

  it.each(['500241', '秀山土家族苗族自治县', ' xiushan tujia and miao autonomous county '])(
    'are found by code or name when asked for %s',
    (codeOrName) => {
      expect(districtOf(codeOrName)?.code).toBe('500241')
    },
  )

  it('are not found by a part of a name when it could be another', () => {
    expect(districtOf('秀山')).toBeUndefined()
    expect(districtOf('')).toBeUndefined()
  })
})
