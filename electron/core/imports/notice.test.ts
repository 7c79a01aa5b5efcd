import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterAll(() => desk.close())

const NUMBER = residentNumber('1980-05-17', 2)
const read = (text: string) => desk.notices.read({ text })

describe('a pasted message', () => {
  it('fills the form when its lines have labels', () => {
    const text = `1.姓名：林 若衡\n2.性别：女\n3.身份证号：'${NUMBER}\n4.工作单位：县人民医院\n5.职务：科主任，职称：主任医师\n6.联系电话：+86 138 0000 1111\n7.特长：书法。拟于下月报到`
    expect(read(text)).toEqual({
      fields: {
        name: '林若衡',
        sex: 'female',
        phone: '13800001111',
        title: '主任医师',
        note: '拟于下月报到；特长：书法',
      },
      identity: { kind: 'resident-id', number: NUMBER },
      employment: { employer: '县人民医院', department: null, post: '科主任' },
      issues: [],
    })
  })

  it('fills the form when it is a sentence as notices write it', () => {
    const text = `林若衡，女，土家族，1980年5月生，中共党员，博士研究生，县人民医院主任医师，身份证${NUMBER}，手机13800001111。拟于下月报到`
    expect(read(text)).toEqual({
      fields: {
        name: '林若衡',
        sex: 'female',
        ethnicity: '土家族',
        politicalStatus: '中共党员',
        educationLevel: '博士研究生',
        title: '主任医师',
        phone: '13800001111',
        note: '拟于下月报到',
      },
      identity: { kind: 'resident-id', number: NUMBER },
      employment: { employer: '县人民医院', department: null, post: null },
      issues: [],
    })
  })

  it('is read to its end when it is thousands of words', () => {
    expect(read(`林若衡${'，一二'.repeat(2_500)}`).fields).toMatchObject({ name: '林若衡' })
  })

  it('fills the form when it is a row of a table with its headings', () => {
    const text = `序号\t姓名\t身份证号\t单位\t手机\n1\t林若衡\t${NUMBER}\t县人民医院\t13800001111`
    expect(read(text)).toMatchObject({ fields: { name: '林若衡', phone: '13800001111' }, identity: { number: NUMBER } })
  })

  it('fills the form when the sentence is about a person in brackets or after a heading', () => {
    const text = `人才引进通知：欧阳静同志（女，身份证号${NUMBER}），现任县中医院副院长、副主任医师，电话 13800003333。`
    expect(read(text)).toMatchObject({
      fields: { name: '欧阳静', sex: 'female', title: '副主任医师', phone: '13800003333', note: '人才引进通知' },
      employment: { employer: '县中医院', post: '副院长' },
    })
    expect(read('【报名】姓名:王芳 单位:秀山某科技有限公司 专业:农学')).toMatchObject({
      fields: { name: '王芳', major: '农学' },
      employment: { employer: '秀山某科技有限公司' },
    })
  })

  it('keeps a number that can’t be right as it was written when its check fails, and says why', () => {
    const wrong = NUMBER.replace(/.$/, (last) => (last === '1' ? '2' : '1'))
    const { identity, issues } = read(`姓名：林若衡 身份证号：${wrong}`)
    expect(identity).toEqual({ kind: 'resident-id', number: wrong })
    expect(issues).toMatchObject([{ field: 'identity', code: 'identity/invalid', params: { reason: 'check-digit' } }])
  })

  it('says nothing when no name is in it', () => {
    expect(read('')).toEqual({ fields: {}, identity: null, employment: null, issues: [] })
    expect(read('请各单位于下周五前报送名单。').fields).toEqual({})
  })
})
