import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister()
  for (const employer of NAMES) {
    const employment = { employer, department: null, post: null, fromOn: null, toOn: null }
    desk.holders.register({ fields: { name: '林立' }, employments: [employment] })
  }
})
afterAll(() => desk.close())

const NAMES = ['重庆长乐医院', '云岭（重庆）科技有限公司', '秀山第一中学']
const CODE = '1150010700927688XM'

function employer(query: string) {
  const [first] = desk.employers.find({ query }).employers
  if (!first) throw new Error(`No employer for ${query}`)
  return first
}

describe('employers', () => {
  it.each([
    ['', ['重庆长乐医院', '秀山第一中学', '云岭（重庆）科技有限公司']],
    ['重庆', ['重庆长乐医院', '云岭（重庆）科技有限公司']],
    ['cqclyy', ['重庆长乐医院']],
    ['zhangleyiyuan', ['重庆长乐医院']],
    ['(重庆)科技', ['云岭（重庆）科技有限公司']],
    ['dyzx', ['秀山第一中学']],
    ['不存在', []],
  ])('are found by fragment, pinyin and initials when the query is %j', (query, names) => {
    expect(desk.employers.find({ query }).employers.map(({ name }) => name)).toEqual(names)
  })

  it('are given by id, and refused when there is none', () => {
    const { id } = employer('一中学')
    expect(desk.employers.get({ id })).toMatchObject({ id, name: '秀山第一中学', creditCode: null })
    expect(refusalOf(() => desk.employers.get({ id: 7 }))?.code).toBe('record/not-found')
  })

  it('are found under the new name only when it was corrected', () => {
    const { id, seq } = employer('一中学')
    const renamed = desk.employers.correct({
      id,
      seen: seq,
      changes: { name: '秀山高级中学', creditCode: '1150010700927688xm' },
    })
    expect(employer('gjzx')).toMatchObject({ id, name: '秀山高级中学', creditCode: CODE })
    expect(desk.employers.find({ query: '第一' }).employers).toEqual([])
    desk.history.undo({ seq: renamed.seq })
    expect(employer('dyzx')).toMatchObject({ id, creditCode: null })
  })

  it('make no commit when nothing differs', () => {
    const { id, seq, name } = employer('一中学')
    expect(desk.employers.correct({ id, seen: seq, changes: { name, creditCode: null } })).toEqual({ id, seq })
  })

  it('are refused when the name or code is another one, invalid or stale', () => {
    const { id, seq } = employer('一中学')
    const other = employer('长乐')
    desk.employers.correct({ id: other.id, seen: other.seq, changes: { creditCode: CODE } })
    const correct = (changes: Parameters<typeof desk.employers.correct>[0]['changes'], seen = seq) =>
      refusalOf(() => desk.employers.correct({ id, seen, changes }))
    const params = { employerId: other.id, name: other.name }
    expect(correct({ name: '重庆 长乐医院' })).toEqual({ code: 'employer/name-taken', params })
    expect(correct({ creditCode: CODE })).toEqual({ code: 'employer/credit-code-taken', params })
    expect(correct({ creditCode: CODE.slice(1) })).toEqual({
      code: 'employer/credit-code-invalid',
      params: { reason: 'length' },
    })
    expect(correct({ name: '秀山中学' }, seq - 1)?.code).toBe('record/changed')
  })
})
