import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let holderId: number
let categoryId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  categoryId = desk.items.list({}).categories[0]?.id ?? 0
})
afterEach(() => desk.close())

const blank = { holderId: null, employerId: null, staffId: null, visitors: null, purpose: null }
const plan = (plannedOn: string) => desk.visits.plan({ fields: { ...blank, holderId, plannedOn } })
const seen = (id: number) => desk.visits.get({ id }).seq
const record = (id: number, visitedOn = '2026-03-01') =>
  desk.visits.record({ id, seen: seen(id), visitedOn, visitors: '王书记', findings: '住房已安排，孩子九月入学' })
const promise = (visitId: number) => desk.visits.promise({ visitId, content: '协调转学', itemId: null, categoryId })

describe('visits', () => {
  it('stand with the next day first while planned, and behind them what was made', () => {
    const [later, next, past] = [plan('2026-04-01'), plan('2026-03-05'), plan('2026-02-20')].map(({ id }) => id)
    record(past ?? 0)
    expect(desk.visits.list({ holderId }).visits.map(({ id, state }) => [id, state])).toEqual([
      [next, 'planned'],
      [later, 'planned'],
      [past, 'made'],
    ])
    expect(desk.visits.list({ state: 'planned' }).total).toBe(2)
  })

  it('are to a holder or an employer, not to both and not to nobody', () => {
    const none = { fields: { ...blank, plannedOn: '2026-03-05' } }
    expect(refusalOf(() => desk.visits.plan(none))?.code).toBe('visit/subject-missing')
  })

  it('are not recorded for a day that has not come, nor planned anew once made', () => {
    const { id } = plan('2026-03-05')
    expect(refusalOf(() => record(id, '2026-03-05'))?.code).toBe('visit/in-future')
    record(id)
    const correct = () => desk.visits.correct({ id, seen: seen(id), changes: { plannedOn: '2026-03-09' } })
    expect(refusalOf(correct)).toMatchObject({ code: 'visit/not-planned', params: { state: 'made' } })
    expect(refusalOf(() => desk.visits.cancel({ id, seen: seen(id), reason: '出差' }))?.code).toBe('visit/not-planned')
  })

  it('make a request of what was promised, received on the day of the visit and open until it is settled', () => {
    const { id } = plan('2026-03-01')
    expect(refusalOf(() => promise(id))?.code).toBe('visit/not-made')
    record(id)
    const made = promise(id)
    const request = desk.requests.get({ id: made.id })
    expect(request).toMatchObject({ number: made.number, channel: 'visit', receivedOn: '2026-03-01', holderId })
    expect(desk.visits.get({ id }).promises).toMatchObject([{ number: made.number, isOpen: true, content: '协调转学' }])
    desk.requests.resolveOnSpot({ id: made.id, seen: request.seq, result: 'solved', outcome: '已转学' })
    expect(desk.visits.get({ id }).promises).toMatchObject([{ isOpen: false, result: 'solved' }])
  })

  it('let go of the request when the promise is undone', () => {
    const { id } = plan('2026-03-01')
    record(id)
    const { id: requestId, seq } = promise(id)
    desk.history.undo({ seq })
    expect(desk.visits.get({ id }).promises).toEqual([])
    expect(refusalOf(() => desk.requests.get({ id: requestId }))?.code).toBe('record/not-found')
  })

  it('go along when two records of a person are merged', () => {
    plan('2026-03-05')
    const keep = desk.holders.register({ fields: { name: '林若衡' } })
    const target = (id: number) => ({ id, seen: desk.holders.get({ id }).seq })
    desk.holders.merge({ keep: target(keep.id), drop: target(holderId) })
    expect(desk.visits.list({ holderId: keep.id }).total).toBe(1)
  })
})
