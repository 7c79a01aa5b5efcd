import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, residentNumber, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeAll(() => {
  desk = openRegister()
})
afterAll(() => desk.close())

const NUMBER = residentNumber('1980-05-17', 2)
const read = (text: string) => desk.messages.read({ text })

describe('pasted words', () => {
  it('fill the form when blanks part labels, within and without', () => {
    const text = `基本情况\n姓 名 林若衡 性 别 女 民 族 土家族\n政治面貌 中共党员 籍 贯 重庆秀山\n毕业院校及专业 重庆大学机械工程\n工作单位及职务 县人民医院副院长\n手机 138 0000 1111`
    const { fields, employment } = read(text)
    expect(fields).toMatchObject({
      name: '林若衡',
      ethnicity: '土家族',
      politicalStatus: '中共党员',
      school: '重庆大学机械工程',
      phone: '13800001111',
      note: '基本情况；籍贯：重庆秀山',
    })
    expect(employment).toEqual({ employer: '县人民医院', department: null, post: '副院长' })
  })

  it('say who is addressed and where somebody studied, and are of no employer then', () => {
    const text = `县委人才办：\n  我单位拟引进林若衡同志（女，博士研究生，重庆大学机械工程专业，现任重庆某研究所工程师，联系电话：13800001111）。`
    const { fields, employment } = read(text)
    expect(fields).toMatchObject({ name: '林若衡', school: '重庆大学', major: '机械工程' })
    expect(fields.note).toContain('县委人才办')
    expect(employment).toMatchObject({ employer: '重庆某研究所' })
  })

  it('have the document that is ticked, and a middle dot of any kind', () => {
    const text = `姓名：阿依古丽•买买提\n证件类型：☑身份证 □护照\n证件号码：${NUMBER}`
    expect(read(text)).toMatchObject({
      fields: { name: '阿依古丽·买买提' },
      identity: { kind: 'resident-id', number: NUMBER },
      issues: [],
    })
  })
})
