import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let people: number[]
let from: number
let to: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  people = ['林若衡', '杨一'].map((name) => desk.holders.register({ fields: { name } }).id)
  from = desk.staff.add({ fields: { name: '陈专员', kind: 'specialist' } }).id
  to = desk.staff.add({ fields: { name: '李专员', kind: 'specialist' } }).id
  for (const holderId of people) desk.staff.link({ holderId, staffId: from, fromOn: '2026-01-05' })
})
afterEach(() => desk.close())

const categoryId = () => desk.items.list({}).categories[0]?.id ?? 0
const request = (holderId = people[0] ?? 0) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, categoryId: categoryId(), content: '咨询落户' },
    accept: false,
    departmentIds: [],
  })
const transfer = (more: Partial<Parameters<RegisterDesk['handovers']['transfer']>[0]> = {}) =>
  desk.handovers.transfer({
    fromStaffId: from,
    toStaffId: to,
    onDay: '2026-03-02',
    supervisor: '王主任',
    papers: '档案盒 3 个',
    note: null,
    ...more,
  })
const load = (id: number) => desk.staff.list({}).staff.find((one) => one.id === id)

function visit(): number {
  const blank = { holderId: people[0] ?? 0, employerId: null, visitors: null, purpose: null }
  return desk.visits.plan({ fields: { ...blank, staffId: from, plannedOn: '2026-02-20' } }).id
}

describe('a hand-over', () => {
  it('leaves one link where the receiver looks after the person already', () => {
    const [holderId = 0] = people
    // A register that was brought in may know both.
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.insert('staff_link', { holderId, staffId: to, fromOn: null }),
    )
    transfer()
    const links = desk.staff.of({ holderId }).links.filter(({ isCurrent }) => isCurrent)
    expect(links.map(({ staffId }) => staffId)).toEqual([to])
  })

  it('lists people and what is theirs by their names when they were registered otherwise', () => {
    const last = desk.holders.register({ fields: { name: '白涛' } }).id
    desk.staff.link({ holderId: last, staffId: from, fromOn: '2026-01-05' })
    for (const holderId of [people[1], last, people[0]]) request(holderId)
    const lines = desk.handovers.preview({ staffId: from }).lines
    for (const kind of ['holder', 'request']) {
      expect(lines.filter((line) => line.kind === kind).map(({ who }) => who)).toEqual(['白涛', '林若衡', '杨一'])
    }
  })

  it('moves people, open requests, promises and planned visits, and keeps the list of them', () => {
    const open = request()
    const promised = visit()
    const seen = desk.visits.get({ id: promised }).seq
    desk.visits.record({ id: promised, seen, visitedOn: '2026-02-20', visitors: null, findings: '已走访' })
    desk.visits.promise({ visitId: promised, content: '协调转学', itemId: null, categoryId: categoryId() })
    visit()
    const kinds = desk.handovers.preview({ staffId: from }).lines.map(({ kind }) => kind)
    expect(kinds).toEqual(['holder', 'holder', 'request', 'promise', 'visit'])
    const done = transfer()
    expect(done).toMatchObject({ holders: 2, requests: 2, visits: 1 })
    expect(load(to)).toMatchObject({ holders: 2, openRequests: 2, plannedVisits: 1 })
    expect(load(from)).toMatchObject({ holders: 0, openRequests: 0, plannedVisits: 0 })
    expect(desk.handovers.get({ id: done.id }).lines.map(({ kind, who }) => [kind, who])).toContainEqual([
      'promise',
      '林若衡',
    ])
    expect(desk.requests.get({ id: open.id }).events.at(-1)).toMatchObject({ action: 'transfer', text: '李专员' })
    expect(desk.staff.of({ holderId: people[1] ?? 0, on: '2026-03-01' }).links).toMatchObject([
      { name: '陈专员', toOn: '2026-03-01', isCurrent: true },
      { name: '李专员', fromOn: '2026-03-02', isCurrent: false },
    ])
  })

  it('is taken back by one undo', () => {
    request()
    transfer()
    const last = desk.history.recent({}).entries[0]
    desk.history.undo({ seq: last?.seq ?? 0 })
    expect(load(from)).toMatchObject({ holders: 2, openRequests: 1 })
    expect(load(to)).toMatchObject({ holders: 0, openRequests: 0 })
    expect(desk.handovers.list({}).handovers).toEqual([])
  })

  it('goes to another colleague of the same kind who is in use, on a day that has come', () => {
    const leader = desk.staff.add({ fields: { name: '王书记', kind: 'leader' } }).id
    expect(refusalOf(() => transfer({ toStaffId: from }))?.code).toBe('handover/to-oneself')
    expect(refusalOf(() => transfer({ toStaffId: leader }))?.code).toBe('handover/other-kind')
    expect(refusalOf(() => transfer({ onDay: '2026-03-03' }))?.code).toBe('handover/in-future')
    desk.staff.correct({ id: to, seen: load(to)?.seq ?? 0, changes: { isActive: false } })
    expect(refusalOf(() => transfer())?.code).toBe('handover/receiver-inactive')
  })

  it('is refused when there is nothing to hand over', () => {
    expect(refusalOf(() => transfer({ fromStaffId: to, toStaffId: from, papers: null }))?.code).toBe('handover/nothing')
  })
})

describe('cover', () => {
  const cover = (fromOn: string, toOn: string, staffId = from, coverId = to) =>
    desk.staff.cover({ staffId, coverId, fromOn, toOn, reason: '年休假' })

  it('gives what comes in meanwhile to who stands in, and says so at the holder', () => {
    cover('2026-03-01', '2026-03-06')
    const { id } = request()
    expect(desk.requests.get({ id }).staff).toBe('李专员')
    expect(desk.staff.of({ holderId: people[0] ?? 0 }).links).toMatchObject([
      { name: '陈专员', coveredBy: { name: '李专员', toOn: '2026-03-06' } },
    ])
    desk.clock.at = '2026-03-07T01:00:00.000Z'
    expect(desk.requests.get({ id: request().id }).staff).toBe('陈专员')
    expect(load(from)?.covers).toEqual([])
  })

  it('is refused when it overlaps, when the other is away too, or stands in for somebody', () => {
    cover('2026-03-02', '2026-03-06')
    const third = desk.staff.add({ fields: { name: '周专员', kind: 'specialist' } }).id
    expect(refusalOf(() => cover('2026-03-06', '2026-03-09'))?.code).toBe('staff/covered-already')
    expect(refusalOf(() => cover('2026-03-05', '2026-03-09', third, from))?.code).toBe('staff/cover-away-too')
    expect(refusalOf(() => cover('2026-03-05', '2026-03-09', to, third))?.code).toBe('staff/stands-in-then')
    expect(refusalOf(() => cover('2026-03-09', '2026-03-08'))?.code).toBe('staff/cover-ends-before-it-begins')
  })

  it('is over when it is removed', () => {
    cover('2026-03-01', '2026-03-06')
    const [row] = load(from)?.covers ?? []
    desk.staff.removeCover({ id: row?.id ?? 0, seen: row?.seq ?? 0 })
    expect(load(from)?.covers).toEqual([])
  })

  it('names whom somebody looks after, with how much is open', () => {
    request()
    expect(desk.staff.holdersOf({ staffId: from }).holders).toMatchObject([
      { name: '林若衡', openRequests: 1 },
      { name: '杨一', openRequests: 0 },
    ])
  })
})
