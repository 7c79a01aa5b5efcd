import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister()
})
afterEach(() => desk.close())

describe('schemes', () => {
  it('puts what is in use first, the own district before the city, when they are listed', () => {
    const { schemes } = desk.schemes.list({})
    expect(schemes.slice(0, 4).map(({ code }) => code)).toEqual(['xiushan', 'cq-yingcai', 'cq-new', 'cq-certificate'])
    expect(schemes.map(({ isOwn }) => isOwn)).toEqual([true, ...Array.from({ length: 7 }, () => false)])
  })

  it('says for every level who issues it and how long it holds when levels differ within a scheme', () => {
    const levels = one('cq-yingcai').levels.map(({ code, issuer, validityYears }) => [code, issuer, validityYears])
    expect(levels).toEqual([
      ['A-I', 'city', 3],
      ['A-II', 'city', 3],
      ['A-III', 'city', 3],
      ['A', 'city', 3],
      ['B', 'district', null],
    ])
    expect(one('jiangbei').levels.map(({ validityYears }) => validityYears)).toEqual([3, 3])
  })

  it('becomes one of those in use and none again when it is taken in use and back', () => {
    const { id, seq } = one('shapingba')
    const done = desk.schemes.takeInUse({ id, seen: seq, isInUse: true })
    expect(one('shapingba')).toMatchObject({ isInUse: true, provenance: 'source' })
    desk.history.undo({ seq: done.seq })
    expect(one('shapingba').isInUse).toBe(false)
  })

  it('keeps pattern and next number when the office says them', () => {
    const { id, seq } = one('xiushan')
    desk.schemes.setNumbering({ id, seen: seq, numberPattern: 'XS-{YYYY}-{NNNN}', nextNumber: 109 })
    expect(one('xiushan')).toMatchObject({ numberPattern: 'XS-{YYYY}-{NNNN}', nextNumber: 109, provenance: 'source' })
  })

  it('refuses the next number when it has more digits than the pattern', () => {
    const { id, seq } = one('xiushan')
    const change = { id, seen: seq, numberPattern: 'XS{NNN}', nextNumber: 1000 }
    expect(() => desk.schemes.setNumbering(change)).toThrow('scheme/number-too-long')
  })

  it.each(['XS-{YYYY}', 'XS', '{NNN}-{NN}', 'XS-{YY}-{NNN}', 'XS-{NNN}-{YYYY}', 'a{NNNNNNNNN}'])(
    'refuses the pattern when it is %s',
    (numberPattern) => {
      const { id, seq } = one('xiushan')
      expect(() => desk.schemes.setNumbering({ id, seen: seq, numberPattern, nextNumber: 1 })).toThrow()
    },
  )

  it('is the office’s own when it is corrected or confirmed', () => {
    const { id, seq } = one('qijiang')
    desk.schemes.correct({ id, seen: seq, changes: { validityYears: 3 } })
    expect(one('qijiang')).toMatchObject({ provenance: 'office', validityYears: 3 })
    const bishan = one('bishan')
    desk.schemes.confirm({ id: bishan.id, seen: bishan.seq })
    expect(one('bishan')).toMatchObject({ provenance: 'office', levels: [{ provenance: 'office' }] })
  })

  it('refuses dates when it ends before it begins', () => {
    const { id, seq } = one('cq-yingcai')
    expect(() => desk.schemes.correct({ id, seen: seq, changes: { toOn: '2019-12-31' } })).toThrow(
      'scheme/ends-before-it-begins',
    )
  })

  it('is refused when somebody changed it in between', () => {
    const { id, seq } = one('xiushan')
    desk.schemes.takeInUse({ id, seen: seq, isInUse: false })
    expect(() => desk.schemes.confirm({ id, seen: seq })).toThrow('record/changed')
  })

  it('stands beside the others when the office adds a card of its own', () => {
    const level = { code: 'A', rank: 1, nameZh: 'A卡', nameEn: null, tone: 'gold' as const, validityYears: null }
    const { id } = desk.schemes.add({ fields: { nameZh: '万州人才卡', validityYears: 5 }, levels: [level] })
    const { id: second } = desk.schemes.add({ fields: { nameZh: '平湖英才卡' }, levels: [level] })
    expect(one('own-1')).toMatchObject({
      id,
      issuer: 'district',
      districtCode: '500241',
      isOwn: true,
      isInUse: true,
      provenance: 'office',
      levels: [{ code: 'A', issuer: 'district', validityYears: 5 }],
    })
    expect(one('own-2').id).toBe(second)
  })

  it('takes a further level and refuses a second one of the same code when levels are saved', () => {
    const { id, seq, levels } = one('xiushan')
    const level = { code: 'B', rank: 2, nameZh: 'B类', nameEn: null, tone: 'jade' as const, validityYears: 2 }
    const done = desk.schemes.saveLevel({ id, seen: seq, level })
    expect(one('xiushan').levels).toMatchObject([{ code: 'holder' }, { code: 'B', validityYears: 2 }])
    const again = { id, seen: done.seq, levelId: levels[0]?.id ?? 0, level }
    expect(() => desk.schemes.saveLevel(again)).toThrow('scheme/level-code-taken')
    desk.schemes.saveLevel({ ...again, level: { ...level, code: 'A', rank: 1 } })
    expect(one('xiushan').levels).toMatchObject([{ code: 'A', provenance: 'office' }, { code: 'B' }])
  })
})

function one(code: string) {
  const scheme = desk.schemes.list({}).schemes.find((each) => each.code === code)
  if (!scheme) throw new Error(`No scheme ${code}`)
  return scheme
}
