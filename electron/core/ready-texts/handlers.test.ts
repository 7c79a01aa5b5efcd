import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TextPurpose } from '#shared/domain/ready-texts.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const HELP = 4122
const EDUCATION = 5002
const LABOUR = 5003

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const record = (more: object = {}) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '申报材料不清楚' },
    accept: true,
    ...more,
  }).id
const fields = (body: string) => ({ purpose: 'reply' as const, itemId: null, name: '短信', body, isActive: true })
const fill = (body: string, ...requestIds: number[]) => {
  const { id } = desk.readyTexts.add({ fields: fields(body) })
  return desk.readyTexts.fill({ id, requestIds }).filled
}

describe('ready texts', () => {
  it('name neither an extension that nobody granted nor a department whose turn has not come', () => {
    const requestId = record()
    const seen = () => desk.requests.get({ id: requestId }).seq
    desk.requests.assign({ id: requestId, seen: seen(), departmentIds: [EDUCATION, LABOUR], areInOrder: true })
    desk.requests.askExtension({ id: requestId, seen: seen(), days: 5, reason: '需要会商' })
    expect(fill('{未答复单位}延期{延期工作日}日', requestId)[0]).toMatchObject({
      text: '县教委延期＿＿＿＿日',
      blanks: ['延期工作日'],
    })
    const remind = { id: requestId, seen: seen(), departmentId: LABOUR, text: '请答复' }
    expect(refusalOf(() => desk.requests.remind(remind))?.code).toBe('request/not-its-turn')
  })

  it('are there as templates for every purpose when the office is new, and each fills in for a request', () => {
    const requestId = record()
    const { texts } = desk.readyTexts.list({})
    expect(new Set(texts.map(({ purpose }) => purpose))).toEqual(new Set(TextPurpose.options))
    expect(texts.every(({ provenance }) => provenance === 'template')).toBe(true)
    for (const { id } of texts) {
      expect(desk.readyTexts.fill({ id, requestIds: [requestId] }).filled[0]?.text).not.toMatch(/[{}]/)
    }
  })

  it('say the words of each case when several are filled in', () => {
    const first = record({ departmentIds: [EDUCATION] })
    const second = record()
    const told = fill(
      '{编号}：{诉求人}于{收件日期}提出{事项}，应于{应办结日}前办结，{未答复单位}未答复。',
      first,
      second,
    )
    expect(told).toEqual([
      {
        requestId: first,
        number: 'XS-2026-0001',
        text: 'XS-2026-0001：林若衡于2026年3月2日提出资助补贴申报协办，应于2026年3月16日前办结，县教委未答复。',
        blanks: [],
      },
      {
        requestId: second,
        number: 'XS-2026-0002',
        text: 'XS-2026-0002：林若衡于2026年3月2日提出资助补贴申报协办，应于2026年3月16日前办结，＿＿＿＿未答复。',
        blanks: ['未答复单位'],
      },
    ])
  })

  it('say how late a request is when its day has passed', () => {
    const requestId = record()
    expect(fill('{时限情况}', requestId)[0]?.text).toBe('还有10个工作日')
    desk.clock.at = '2026-03-18T01:00:00.000Z'
    expect(fill('{时限情况}', requestId)[0]?.text).toBe('超期2个工作日')
  })

  it('say that a due day is provisional when the notice of its year has not been entered', () => {
    const later = { subject: 'holder', holderId, itemId: HELP, content: '申报材料不清楚', promisedDays: 220 } as const
    const [firm, provisional] = fill('{应办结日}', record(), record({ fields: later })).map(({ text }) => text)
    expect(firm).toBe('2026年3月16日')
    expect(provisional).toMatch(/^2027年1月\d+日（暂定）$/)
  })

  it('are refused when a word in braces is none', () => {
    expect(() => desk.readyTexts.add({ fields: fields('{姓名}您好') })).toThrow('ready-text/unknown-word')
    const { id, seq: seen } = desk.readyTexts.add({ fields: fields('{诉求人}您好') })
    expect(() => desk.readyTexts.correct({ id, seen, changes: { body: '{称呼}' } })).toThrow('ready-text/unknown-word')
    expect(() => desk.readyTexts.fill({ id, requestIds: [9] })).toThrow('record/not-found')
  })

  it('are the office’s own when they are corrected or confirmed, and come back when a removal is undone', () => {
    const [first] = desk.readyTexts.list({}).texts
    const { id, seq } = first ?? { id: 0, seq: 0 }
    const own = desk.readyTexts.correct({ id, seen: seq, changes: { name: '收件回执' } })
    const there = () => desk.readyTexts.list({}).texts.find((one) => one.id === id)
    expect(there()).toMatchObject({ name: '收件回执', provenance: 'office' })
    const gone = desk.readyTexts.remove({ id, seen: own.seq })
    expect(there()).toBeUndefined()
    desk.history.undo({ seq: gone.seq })
    expect(there()?.name).toBe('收件回执')
  })
})
