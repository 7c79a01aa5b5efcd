import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { eventNameOf } from '#shared/domain/requests.ts'
import { bookOf, runList } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const HELP = 4122

let desk: RegisterDesk
beforeEach(() => {
  // A Sunday.
  desk = openRegister('2026-03-08T01:00:00.000Z')
})
afterEach(() => desk.close())

const courseOf = (id: number) =>
  desk.requests.get({ id }).events.map((event) => [eventNameOf(event), event.onDay, event.acceptedOn])

describe('the course of a request', () => {
  it('says which working day an acceptance counts as when it was on a day off', () => {
    const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
    const { id } = desk.requests.record({
      fields: { subject: 'holder', holderId, itemId: HELP, content: '咨询' },
      accept: true,
    })
    desk.papers.issue({ kind: 'acceptance', ownerIds: [id] })
    expect(desk.requests.get({ id }).acceptedOn).toBe('2026-03-09')
    expect(courseOf(id)).toEqual([
      ['receive', '2026-03-08', null],
      ['accept', '2026-03-08', '2026-03-09'],
      ['paper', '2026-03-08', null],
    ])
  })

  it('tells the end and the rating that its ledger knew when it was brought in', () => {
    desk.holders.register({ fields: { name: '林若衡' } })
    const rows = [
      ['受理日期', '姓名', '诉求类别', '诉求内容', '办理情况', '办结日期', '满意度'],
      ['2021.6.1', '林若衡', '子女入学', '小学转学', '协调解决', '2021年6月3日', '满意'],
    ]
    runList(desk, bookOf({ rows }), { kind: 'requests' })
    const id = desk.requests.list({ filter: {} }).requests[0]?.id ?? 0
    const told = [
      ['receive', '2021-06-01', null],
      ['resolve', '2021-06-03', null],
      ['rate', '2021-06-03', null],
    ]
    expect(courseOf(id)).toEqual(told)
    desk.requests.notePrint({ id })
    expect(courseOf(id)).toEqual([...told, ['print', '2026-03-08', null]])
  })
})
