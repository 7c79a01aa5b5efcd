import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { RequestView } from '#shared/contract/request-views.ts'
import { recordPast } from './past.ts'

let desk: RegisterDesk
let lin: number
let zhou: number
const ids = new Map<string, number>()
beforeAll(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  lin = desk.holders.register({ fields: { name: '林若衡' } }).id
  zhou = desk.holders.register({ fields: { name: '周启明' } }).id
  record('late', { receivedOn: '2026-02-24', promisedDays: 3 }, true)
  record('today', { receivedOn: '2026-02-27', promisedDays: 2 }, true)
  record('soon', { promisedDays: 4 }, true)
  record('waiting', { holderId: zhou, content: '咨询100%_购房' })
  const material = record('material', {})
  desk.requests.askMaterial({ id: material, seen: seqOf(material), missing: '身份证' })
  const { id } = desk.requests.record({ fields: { ...base(), channel: 'phone' }, departmentIds: [5002] })
  ids.set('to-sign', id)
  ids.set('resolved', desk.requests.recordResolved({ fields: base(), result: 'explained', outcome: '已说明' }).id)
})
afterAll(() => desk.close())

const base = () => ({ subject: 'holder' as const, holderId: lin, itemId: 4122, content: '资助申报' })
function record(name: string, more: object, accept = false): number {
  const { id } = desk.requests.record({ fields: { ...base(), ...more }, accept })
  ids.set(name, id)
  return id
}
function seqOf(id: number): number {
  return desk.requests.get({ id }).seq
}
type Filter = NonNullable<Parameters<RegisterDesk['requests']['list']>[0]['filter']>
function names(filter: Filter): string[] {
  const named = new Map([...ids].map(([name, id]) => [id, name]))
  return desk.requests.list({ filter }).requests.map(({ id }) => named.get(id) ?? '?')
}

describe('a number', () => {
  it('finds its request as it stands on the receipt, and nothing when nobody has it', () => {
    const desk = openRegister()
    const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
    const fields = { subject: 'holder', holderId, itemId: 4122, content: '申报材料不清楚' } as const
    const { id, number } = desk.requests.record({ fields })
    for (const said of [number, ` ${number.toLowerCase()} `]) {
      expect(desk.requests.byNumber({ number: said }).request).toMatchObject({ id, number, holder: '林若衡' })
    }
    for (const other of ['', number.slice(0, -1), `${number}0`]) {
      expect(desk.requests.byNumber({ number: other }).request).toBeNull()
    }
    desk.close()
  })
})

describe('the ledger of requests', () => {
  it.each([
    ['overdue', ['late']],
    ['due-today', ['today']],
    ['due-soon', ['soon']],
    ['to-accept', ['waiting']],
    ['needs-material', ['material']],
    ['to-sign', ['to-sign']],
    ['on-hold', []],
    ['to-call-back', ['resolved']],
    ['to-rate', ['resolved']],
    ['mine', ['late', 'today', 'soon', 'to-sign', 'waiting', 'material']],
  ] as const)('shows and counts the same when the view is %s', (view, expected) => {
    expect(names({ view })).toEqual(expected)
    expect(desk.requests.counts({}).counts[view]).toBe(expected.length)
  })

  it.each([
    [{ text: '100%_' }, ['waiting']],
    [{ text: '0004' }, ['waiting']],
    [{ text: '周启' }, ['waiting']],
    [{ text: '%' }, ['waiting']],
    [{ channel: 'phone' }, ['to-sign']],
    [{ departmentId: 5002 }, ['to-sign']],
    [{ states: ['needs-material'] }, ['material']],
    [{ result: 'explained' }, ['resolved']],
    [{ receivedFrom: '2026-02-25', receivedTo: '2026-02-28' }, ['today']],
    [{ itemId: 4002 }, []],
    [{ levelId: 2001 }, []],
  ] satisfies [Filter, string[]][])('finds when it is filtered by %j', (filter, expected) => {
    expect(names(filter)).toEqual(expected)
  })

  it('counts only what the filter leaves when it has one', () => {
    const counted = (filter: Filter) => desk.requests.counts({ filter }).counts
    expect(counted({ holderId: zhou })).toMatchObject({ open: 1, 'to-accept': 1, overdue: 0, all: 1 })
    expect(counted({ departmentId: 5002 })).toMatchObject({ open: 1, 'to-sign': 1, 'to-accept': 0 })
    expect(counted({ isMine: true }).open).toBe(counted({}).mine)
  })

  it.each([
    {},
    { isMine: true },
    { departmentId: 5002 },
    { departmentId: 5002, isMine: true },
    { itemId: 4122, receivedFrom: '2026-02-25' },
    { text: '资助' },
  ] satisfies Filter[])('counts in every view what the view lists when it is filtered by %j', (filter) => {
    const { counts } = desk.requests.counts({ filter })
    for (const view of RequestView.options) {
      expect([view, counts[view]]).toEqual([view, desk.requests.list({ filter: { ...filter, view } }).total])
    }
  })

  it('shows a bad rating until it was followed up when the view is to-follow-up', () => {
    const id = ids.get('resolved') ?? 0
    desk.ratings.record({ id, seen: seqOf(id), grade: 2, means: 'screen' })
    expect(names({ view: 'to-follow-up' })).toEqual(['resolved'])
    const [followUp] = desk.requests.get({ id }).followUps
    desk.ratings.closeFollowUp({ id, seen: seqOf(id), followUpId: followUp?.id ?? 0, text: '已说明' })
    expect(desk.requests.counts({}).counts['to-follow-up']).toBe(0)
  })

  it('says at which level the holder is recognised when the day is within it', () => {
    desk.recognitions.add({ holderId: zhou, levelId: 2011, fields: { fromOn: '2020-01-01', toOn: '2025-12-31' } })
    const levelOf = () => desk.requests.list({ filter: { holderId: zhou } }).requests[0]?.level
    expect(levelOf()).toBeNull()
    desk.recognitions.add({ holderId: zhou, levelId: 2015, fields: { fromOn: '2026-01-01' } })
    expect(levelOf()).toMatchObject({ nameZh: 'B卡' })
  })

  it('begins with what was received first when the oldest are asked for', () => {
    const { requests } = desk.requests.list({ filter: { view: 'open' }, order: 'oldest', limit: 2 })
    expect(requests.map(({ id }) => id)).toEqual([ids.get('late'), ids.get('today')])
  })

  it('turns its pages without losing a request', () => {
    const pages = [0, 1, 2, 3].flatMap((page) => desk.requests.list({ page, limit: 2 }).requests)
    expect(new Set(pages.map(({ id }) => id)).size).toBe(7)
    expect(desk.requests.list({ limit: 2 }).total).toBe(7)
  })
})

describe('a view by the due day', () => {
  // From a Monday five working days ahead, and six.
  it('has as soon what is due within five working days, the last of them too', () => {
    const other = openRegister('2026-03-02T01:00:00.000Z')
    const holderId = other.holders.register({ fields: { name: '林若衡' } }).id
    const due = [5, 6].map((promisedDays) => {
      const fields = { subject: 'holder', holderId, itemId: 4122, content: '咨询', promisedDays } as const
      return other.requests.record({ fields, accept: true }).id
    })
    expect(other.requests.list({ filter: { view: 'due-soon' } }).requests.map(({ id }) => id)).toEqual([due[0]])
    other.close()
  })

  it('still has to be reminded of what was reminded of on its due day, and no more once it was since', () => {
    const other = openRegister('2026-03-02T01:00:00.000Z')
    const holderId = other.holders.register({ fields: { name: '林若衡' } }).id
    const fields = { subject: 'holder', holderId, itemId: 4122, content: '咨询', promisedDays: 1 } as const
    const { id } = other.requests.record({ fields, accept: true })
    const remind = (day: string) => {
      other.clock.at = `${day}T01:00:00.000Z`
      other.requests.remind({ id, seen: other.requests.get({ id }).seq, text: '请抓紧' })
      other.clock.at = '2026-03-05T01:00:00.000Z'
      return other.requests.counts({}).counts['to-remind']
    }
    expect([remind('2026-03-03'), remind('2026-03-05')]).toEqual([1, 0])
    other.close()
  })
})

describe('a request of an earlier ledger', () => {
  it('comes in as it stands there, its number taken for good', () => {
    const past = {
      fields: base(),
      receivedOn: '2024-05-06',
      number: 'XS-2024-0017',
      state: 'resolved',
      acceptedOn: '2024-05-06',
      resolvedOn: '2024-05-20',
      result: 'solved',
      outcomeRaw: '已解决',
      departmentIds: [5002],
      grade: 2,
      ratedOn: null,
      sourceRef: '办件台账.xlsx 2',
    } as const
    const bringIn = () =>
      desk.store.transact({ command: 'test', operator: null }, (db) =>
        recordPast(
          { db, now: desk.clock.at, today: desk.today, operator: desk.operator, history: desk.store.history },
          past,
        ),
      ).value
    expect(desk.requests.get({ id: bringIn() })).toMatchObject({
      number: 'XS-2024-0017',
      dueOn: '2024-05-17',
      grade: 2,
      outcomeRaw: '已解决',
      assignments: [{ state: 'answered' }],
      handler: null,
    })
    expect(refusalOf(bringIn)).toEqual({ code: 'request/number-taken', params: { number: 'XS-2024-0017' } })
    expect(desk.requests.record({ fields: { ...base(), receivedOn: '2024-12-31' } }).number).toBe('XS-2024-0018')
  })
})
