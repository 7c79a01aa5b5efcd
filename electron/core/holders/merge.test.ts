import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

/** A check-up: an item without conditions. */
const CHECK_UP = 4013

let desk: RegisterDesk
let keepId: number
let dropId: number
let staffIds: number[]
let fieldIds: number[]
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  keepId = desk.holders.register({ fields: { name: '林若衡' } }).id
  dropId = desk.holders.register({ fields: { name: '林若衡' } }).id
  staffIds = ['周敏', '陈知行'].map((name) => desk.staff.add({ fields: { name, kind: 'liaison' } }).id)
  fieldIds = ['籍贯', '爱好'].map((name) => desk.ownFields.add({ name }).id)
})
afterEach(() => desk.close())

const seen = (id: number) => desk.holders.get({ id }).seq
const target = (id: number) => ({ id, seen: seen(id) })
const merge = () => desk.holders.merge({ keep: target(keepId), drop: target(dropId) })
const staff = (at: number) => staffIds[at] ?? 0

function fill(holderId: number, ...values: (string | null)[]): void {
  const filled = values.map((value, at) => ({ fieldId: fieldIds[at] ?? 0, value }))
  desk.ownFields.fill({ holderId, seen: seen(holderId), values: filled })
}

function ownValues(holderId: number): (string | null)[] {
  return desk.ownFields.of({ holderId }).values.map(({ value }) => value)
}

it('takes requests and what was had of a service along', () => {
  const { id: ruleSetId } = desk.rules.draft({ issuer: 'district', name: '体检', note: null, copyOf: null })
  const everybody = { itemId: CHECK_UP, grantKind: 'count' as const, count: 2, period: 'calendar-year' as const }
  desk.rules.add({ ruleSetId, fields: everybody })
  const draft = desk.rules.sets({}).sets.find(({ id }) => id === ruleSetId)?.seq ?? 0
  desk.rules.publish({ id: ruleSetId, seen: draft, onDay: '2026-01-01' })
  const fields = { subject: 'holder' as const, holderId: dropId, itemId: CHECK_UP, content: '预约体检' }
  desk.requests.recordResolved({ fields, result: 'solved', outcome: '已体检' })
  merge()
  const holders = (table: string) =>
    desk.store.reader.all<{ holderId: number }>(`SELECT DISTINCT holder_id FROM ${table}`).map((row) => row.holderId)
  expect([holders('request'), holders('usage')]).toEqual([[keepId], [keepId]])
})

it('takes cards and recognitions along, and is found by the number of a card', () => {
  const { schemes } = desk.schemes.list({})
  const levelId = schemes.find(({ code }) => code === 'cq-yingcai')?.levels[0]?.id ?? 0
  const days = { issuedOn: '2024-03-15', validFromOn: null, validToOn: '2027-03-14' }
  desk.cards.enter({ holderId: dropId, levelId, number: 'CQA-2024-0017', ...days })
  desk.recognitions.add({ holderId: dropId, levelId })
  merge()
  expect(desk.cards.of({ holderId: keepId }).cards).toHaveLength(1)
  expect(desk.recognitions.of({ holderId: keepId }).recognitions).toHaveLength(1)
  expect(desk.holders.find({ query: 'CQA-2024-0017' }).matches.map(({ holder }) => holder.id)).toEqual([keepId])
})

it('takes along who looks after the person, once where both have the same', () => {
  for (const id of [keepId, dropId]) desk.staff.link({ holderId: id, staffId: staff(0), fromOn: '2026-01-01' })
  desk.staff.link({ holderId: dropId, staffId: staff(1), fromOn: '2026-02-01' })
  merge()
  expect(desk.staff.of({ holderId: keepId }).links.map(({ name }) => name)).toEqual(['陈知行', '周敏'])
})

it('comes apart while it is the latest merge of either, though a later one touched nothing in common', () => {
  const first = merge()
  const thirdId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const otherId = desk.holders.register({ fields: { name: '周启明' } }).id
  const second = desk.holders.merge({ keep: target(keepId), drop: target(thirdId) })
  desk.holders.merge({
    keep: target(otherId),
    drop: target(desk.holders.register({ fields: { name: '周启明' } }).id),
  })
  expect(refusalOf(() => desk.history.undo({ seq: first.seq }))).toMatchObject({
    code: 'undo/blocked',
    params: { seq: first.seq, blockers: [{ table: 'holder', id: thirdId, why: 'merged-since', bySeq: second.seq }] },
  })
  desk.history.undo({ seq: second.seq })
  desk.history.undo({ seq: first.seq })
  expect([keepId, dropId, thirdId].map((id) => desk.holders.get({ id }).state)).toEqual(['active', 'active', 'active'])
})

it('does not come apart once the one who was kept has become part of somebody else', () => {
  const first = merge()
  const otherId = desk.holders.register({ fields: { name: '林若衡' } }).id
  desk.holders.merge({ keep: target(otherId), drop: target(keepId) })
  expect(refusalOf(() => desk.history.undo({ seq: first.seq }))?.code).toBe('undo/blocked')
})

it("takes along what the office's own fields say; where both say something, the kept person's stays", () => {
  fill(keepId, '秀山', null)
  fill(dropId, '酉阳', '围棋')
  const before = ownValues(dropId)
  const { seq } = merge()
  expect(ownValues(keepId)).toEqual(['秀山', '围棋'])
  desk.history.undo({ seq })
  expect([ownValues(keepId), ownValues(dropId)]).toEqual([['秀山', null], before])
})
