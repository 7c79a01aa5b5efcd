import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

/** Ten working days are promised, and nothing is counted. */
const HELP = 4122
const EDUCATION = 5002

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const get = (id: number) => desk.requests.get({ id })
const target = (id: number) => ({ id, seen: get(id).seq })
const record = (more: object = {}, of = holderId) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId: of, itemId: HELP, content: '申报材料不清楚' },
    ...more,
  }).id
const targets = (...ids: number[]) => ids.map((id) => target(id))

describe('a text for many', () => {
  it('is shown as it will be written, and refused where a word has nothing to say or is none', () => {
    const [timed, untimed] = [record({ accept: true }), record()]
    const step = { action: 'reply' as const, reply: '{诉求人}：请于{应办结日}后来领。' }
    const answered = { result: 'solved' as const, outcome: '已答复' }
    desk.requests.resolve({ ...target(timed), ...answered })
    desk.requests.resolveOnSpot({ ...target(untimed), ...answered })
    const { rows } = desk.requests.previewMany({ ids: [timed], step: { ...step, reply: '{诉求人}：已办。' } })
    expect(rows).toMatchObject([{ text: '林若衡：已办。', refusal: null }])
    const refused = desk.requests.previewMany({ ids: [untimed], step }).rows[0]?.refusal
    expect(refused).toMatchObject({ code: 'request/words-missing', params: { words: '应办结日' } })
    const slip = { ...step, reply: '{姓名}：已办。' }
    for (const attempt of [
      () => desk.requests.previewMany({ ids: [timed], step: slip }),
      () => desk.requests.takeMany({ targets: targets(timed), step: slip }),
    ]) {
      expect(refusalOf(attempt)?.code).toBe('ready-text/unknown-word')
    }
  })
})

describe('a duplicate', () => {
  it('is refused when it is of another child, and found by a number in small letters', () => {
    const relatives = ['2015-06-01', '2018-06-01'].map((bornOn) => ({
      relation: 'child' as const,
      name: '林小',
      sex: null,
      bornOn,
      identity: null,
      note: null,
    }))
    const parent = desk.holders.register({ fields: { name: '林立' }, relatives }).id
    const [one, other] = desk.holders
      .get({ id: parent })
      .relatives.map(({ id: relativeId }) =>
        record({ fields: { subject: 'relative', holderId: parent, relativeId, itemId: HELP, content: '转学' } }),
      )
    const into = get(one ?? 0).number
    expect(refusalOf(() => desk.requests.merge({ ...target(other ?? 0), into }))?.code).toBe('request/of-another')
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.update('request', one ?? 0, 'current', { number: 'rc2021-a1' }),
    )
    desk.requests.relate({ ...target(other ?? 0), number: 'rc2021-a1' })
    expect(get(one ?? 0).related).toMatchObject([{ id: other }])
    expect(desk.requests.list({ filter: { view: 'all', text: 'RC2021' } }).total).toBe(1)
  })

  it('ends with the request that stays, and goes on where it stood when it is taken apart later', () => {
    const stays = record({ accept: true })
    const twice = record({ accept: true })
    desk.requests.merge({ ...target(twice), into: 'xs-2026-0001', reason: '同一事项' })
    expect(get(twice)).toMatchObject({
      state: 'withdrawn',
      dueOn: null,
      mergedInto: { id: stays, number: 'XS-2026-0001' },
    })
    expect(get(stays).duplicates).toMatchObject([{ id: twice }])
    expect(get(twice).may).toContain('unmerge')

    desk.clock.at = '2026-03-04T01:00:00.000Z'
    desk.requests.unmerge(target(twice))
    expect(get(twice)).toMatchObject({ state: 'accepted', dueOn: '2026-03-16', mergedInto: null })
    expect(get(stays).duplicates).toEqual([])
  })

  it('stands on hold again when it was on hold before', () => {
    record()
    const twice = record({ accept: true })
    desk.requests.hold({ ...target(twice), reason: '等待材料' })
    desk.requests.merge({ ...target(twice), into: 'XS-2026-0001' })
    desk.requests.unmerge(target(twice))
    expect(get(twice)).toMatchObject({ state: 'on-hold', dueOn: null })
  })

  it('goes on where it stood when it was filed before it is taken apart', () => {
    record()
    const twice = record({ accept: true })
    desk.requests.merge({ ...target(twice), into: 'XS-2026-0001' })
    desk.requests.archive(target(twice))
    expect(get(twice)).toMatchObject({ state: 'archived', archivedOn: '2026-03-02' })
    expect(get(twice).may).toContain('unmerge')
    desk.requests.unmerge(target(twice))
    expect(get(twice)).toMatchObject({ state: 'accepted', dueOn: '2026-03-16', archivedOn: null, mergedInto: null })
    const withdrawn = record()
    desk.requests.withdraw({ ...target(withdrawn), reason: '不再需要' })
    desk.requests.archive(target(withdrawn))
    expect(get(withdrawn).may).not.toContain('unmerge')
    expect(refusalOf(() => desk.requests.unmerge(target(withdrawn)))?.code).toBe('request/step-not-allowed')
  })

  it('is put back when the merging is undone', () => {
    record()
    const twice = record({ accept: true })
    const { seq } = desk.requests.merge({ ...target(twice), into: 'XS-2026-0001' })
    desk.history.undo({ seq })
    expect(get(twice)).toMatchObject({ state: 'accepted', dueOn: '2026-03-16', mergedInto: null })
  })

  it('is refused when the other is itself, unknown, closed or somebody else’s', () => {
    const one = record()
    const other = desk.holders.register({ fields: { name: '覃卓远' } }).id
    record({}, other)
    const closed = record()
    desk.requests.withdraw({ ...target(closed), reason: '不再需要' })
    const codeOf = (into: string) => refusalOf(() => desk.requests.merge({ ...target(one), into }))?.code
    expect(['XS-2026-0001', 'XS-2026-9999', 'XS-2026-0002', 'XS-2026-0003'].map(codeOf)).toEqual([
      'request/same-request',
      'request/unknown-number',
      'request/of-another',
      'request/not-open',
    ])
    expect(refusalOf(() => desk.requests.unmerge(target(closed)))?.code).toBe('request/step-not-allowed')
    expect(get(closed).may).not.toContain('unmerge')
  })
})

describe('related requests', () => {
  it('name each other when they are related, once, until they are parted', () => {
    const one = record()
    const two = record()
    desk.requests.relate({ ...target(two), number: 'XS-2026-0001' })
    expect([get(one).related[0]?.id, get(two).related[0]?.id]).toEqual([two, one])
    const again = refusalOf(() => desk.requests.relate({ ...target(one), number: 'XS-2026-0002' }))
    expect(again?.code).toBe('request/related-already')
    const { seq } = desk.requests.unrelate({ ...target(one), otherId: two })
    expect(get(two).related).toEqual([])
    desk.history.undo({ seq })
    expect(get(two).related).toHaveLength(1)
  })
})

describe('one step for many', () => {
  it('is taken by those that can, each told before, and undone as one', () => {
    const first = record()
    const second = record({ accept: true })
    const third = record()
    const ids = [first, second, third]
    const { rows } = desk.requests.previewMany({ ids, step: { action: 'accept' } })
    expect(rows.map(({ refusal }) => refusal?.code ?? null)).toEqual([null, 'request/step-not-allowed', null])
    const done = desk.requests.takeMany({ targets: targets(...ids), step: { action: 'accept' } })
    expect(done).toMatchObject({ taken: 2, refused: [{ id: second, number: 'XS-2026-0002' }] })
    expect(ids.map((id) => get(id).state)).toEqual(['accepted', 'accepted', 'accepted'])
    desk.history.undo({ seq: done.seq })
    expect(ids.map((id) => get(id).state)).toEqual(['received', 'accepted', 'received'])
  })

  it('writes each its own words when the answer holds words of the case', () => {
    const ids = [record({ accept: true }), record({ accept: true })]
    const resolve = { action: 'resolve' as const, result: 'explained' as const, outcome: '已说明政策（{编号}）' }
    desk.requests.takeMany({ targets: targets(...ids), step: resolve })
    desk.requests.takeMany({ targets: targets(...ids), step: { action: 'reply', reply: '{诉求人}：{事项}已办结。' } })
    expect(ids.map((id) => get(id).outcome)).toEqual(['已说明政策（XS-2026-0001）', '已说明政策（XS-2026-0002）'])
    expect(get(ids[0] ?? 0).reply).toBe('林若衡：资助补贴申报协办已办结。')
    desk.requests.takeMany({ targets: targets(...ids), step: { action: 'call-back', note: null } })
    desk.requests.takeMany({ targets: targets(...ids), step: { action: 'archive' } })
    expect(ids.map((id) => get(id).state)).toEqual(['archived', 'archived'])
  })

  it('passes over what waits for a department or has it already', () => {
    const waiting = record({ departmentIds: [EDUCATION] })
    const free = record({ accept: true })
    const assign = { action: 'assign' as const, departmentIds: [EDUCATION] }
    const done = desk.requests.takeMany({ targets: targets(waiting, free), step: assign })
    expect(done.refused.map(({ refusal }) => refusal.code)).toEqual(['request/assigned-already'])
    const resolve = { action: 'resolve' as const, result: 'solved' as const, outcome: '已解决' }
    expect(
      desk.requests.previewMany({ ids: [waiting], step: resolve }).rows.map(({ refusal }) => refusal?.code),
    ).toEqual(['request/unanswered'])
  })

  it('is refused, and nothing is written, when none can take it or all have changed', () => {
    const id = record()
    const { seq } = desk.store.head
    const stale = [{ id, seen: get(id).seq - 1 }]
    expect(() => desk.requests.takeMany({ targets: stale, step: { action: 'accept' } })).toThrow('request/none-taken')
    expect(() => desk.requests.takeMany({ targets: targets(id), step: { action: 'archive' } })).toThrow(
      'request/none-taken',
    )
    expect(desk.store.head.seq).toBe(seq)
  })
})
