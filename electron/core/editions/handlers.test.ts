import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const HELP = 4122
const MARCH = { from: '2026-03-01', to: '2026-03-31' }

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const resolved = () =>
  desk.requests.recordResolved({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '咨询' },
    result: 'solved',
    outcome: '已答复',
  }).id
const finalise = () => desk.editions.finalise({ ...MARCH, sentTo: '县委人才办', note: '第3期' }).id

describe('a summary as it was sent', () => {
  it('keeps its figures and its text when requests come in later', () => {
    resolved()
    const id = finalise()
    const sent = desk.editions.get({ id })
    // As far as the month has come.
    const days = { from: MARCH.from, to: '2026-03-02' }
    expect(sent.edition).toMatchObject({ ...days, sentTo: '县委人才办', sentOn: '2026-03-02', changed: 0 })
    resolved()
    const later = desk.editions.get({ id })
    expect(later.text).toEqual(sent.text)
    expect(later.now).toEqual(sent.now)
    expect(later.text.sections[0]?.paragraphs[0]).toContain('受理1件')
  })

  it.each([
    ['9998-01-01', '9999-12-31'],
    ['0099-12-01', '0100-01-31'],
  ])('may be of %s to %s, which has its months and no more', (from, to) => {
    desk.requests.record({
      fields: { subject: 'holder', holderId, itemId: HELP, content: '咨询', promisedDays: 3 },
      accept: true,
    })
    const { id } = desk.editions.finalise({ from, to, sentTo: '县委人才办', note: null })
    const { byMonth } = desk.editions.get({ id }).now.details
    expect([byMonth[0]?.month, byMonth.at(-1)?.month]).toEqual([from.slice(0, 7), to.slice(0, 7)])
    expect(byMonth).toHaveLength(to === '9999-12-31' ? 24 : 2)
  })

  it('names each figure that is another today when requests come in later', () => {
    resolved()
    const id = finalise()
    resolved()
    const { corrections, edition } = desk.editions.get({ id })
    expect(corrections).toContainEqual({ table: '总体情况', of: '', figure: '受理', sent: 1, today: 2 })
    expect(corrections).toContainEqual({ table: '按办理结果', of: '已解决', figure: '办结', sent: 1, today: 2 })
    expect(corrections.every((one) => one.sent !== one.today)).toBe(true)
    expect(desk.editions.get({ id, language: 'en' }).corrections[0]?.table).toBe('Totals')
    expect(edition.changed).toBe(corrections.length)
    expect(desk.editions.changed({ id })).toEqual({ changed: corrections.length })
  })

  it('names the money that was written down since when there was none in it', () => {
    const id = finalise()
    desk.subsidies.record({
      requestId: null,
      holderId,
      itemId: HELP,
      kind: 'asked',
      amountFen: 9_000,
      onDay: desk.today,
      note: null,
    })
    const ofMoney = desk.editions.get({ id }).corrections.filter(({ table }) => table === '资助补贴（元）')
    expect(ofMoney.map(({ figure, sent, today }) => [figure, sent, today])).toEqual([
      ['申请金额', null, 90],
      ['涉及人才', null, 1],
    ])
  })

  it('tells two colleagues of one name apart when the figures of one are others', () => {
    const specialists = ['陈专员', '陈专员'].map((name) => desk.staff.add({ fields: { name, kind: 'specialist' } }).id)
    for (const staffId of specialists) {
      const { id, seq: seen } = desk.requests.get({ id: resolved() })
      desk.store.transact({ command: 'test', operator: null }, (db) => db.update('request', id, seen, { staffId }))
    }
    const id = finalise()
    const [first] = specialists
    const more = desk.requests.get({ id: resolved() })
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.update('request', more.id, more.seq, { staffId: first ?? 0 }),
    )
    const { corrections } = desk.editions.get({ id })
    expect(corrections).toContainEqual({ table: '按服务专员', of: '陈专员', figure: '受理', sent: 1, today: 2 })
  })

  it('stands beside a second one when the same days are sent again', () => {
    const first = finalise()
    resolved()
    const second = finalise()
    const { editions } = desk.editions.list({})
    expect(editions.map(({ id }) => [id, desk.editions.get({ id }).edition.changed > 0])).toEqual([
      [second, false],
      [first, true],
    ])
    expect(editions[0]?.office).toBe('秀山土家族苗族自治县人才工作服务中心')
  })

  it('is refused when its last day is before its first', () => {
    const reversed = { from: MARCH.to, to: MARCH.from, sentTo: '县委人才办' }
    expect(refusalOf(() => desk.editions.finalise(reversed))?.code).toBe('summary/period-reversed')
  })
})
