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
    expect(sent.edition).toMatchObject({ ...MARCH, sentTo: '县委人才办', sentOn: '2026-03-02', changed: 0 })
    resolved()
    const later = desk.editions.get({ id })
    expect(later.text).toEqual(sent.text)
    expect(later.now).toEqual(sent.now)
    expect(later.text.sections[0]?.paragraphs[0]).toContain('受理1件')
  })

  it('names each figure that is another today when requests come in later', () => {
    resolved()
    const id = finalise()
    resolved()
    const { corrections, edition } = desk.editions.get({ id })
    expect(corrections).toContainEqual({ table: '总体情况', of: '', figure: '受理', sent: 1, today: 2 })
    expect(corrections).toContainEqual({ table: '按办理结果', of: '已解决', figure: '办结', sent: 1, today: 2 })
    expect(corrections.every((one) => one.sent !== one.today)).toBe(true)
    expect(edition.changed).toBe(corrections.length)
    expect(desk.editions.list({}).editions).toMatchObject([{ id, changed: corrections.length }])
  })

  it('stands beside a second one when the same days are sent again', () => {
    const first = finalise()
    resolved()
    const second = finalise()
    expect(desk.editions.list({}).editions.map(({ id, changed }) => [id, changed > 0])).toEqual([
      [second, false],
      [first, true],
    ])
  })

  it('is refused when its last day is before its first', () => {
    const reversed = { from: MARCH.to, to: MARCH.from, sentTo: '县委人才办' }
    expect(refusalOf(() => desk.editions.finalise(reversed))?.code).toBe('summary/period-reversed')
  })
})
