import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RequestDetail } from '#shared/contract/request-views.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { requests as handlers } from './handlers.ts'

/** Twice a year, by the rule that each test publishes. */
const CHECK_UP = 4013
const LIMIT = 2
/** For relatives only, by the program's own rules. */
const KINDERGARTEN = 4002

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const { id } = desk.rules.draft({ issuer: 'district', name: '体检', note: null, copyOf: null })
  const fields = { itemId: CHECK_UP, grantKind: 'count' as const, count: LIMIT, period: 'calendar-year' as const }
  desk.rules.add({ ruleSetId: id, fields })
  const kin = { itemId: KINDERGARTEN, grantKind: 'unlimited' as const, relations: ['child' as const] }
  desk.rules.add({ ruleSetId: id, fields: kin })
  const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
  desk.rules.publish({ id, seen, onDay: '2026-01-01' })
})
afterEach(() => desk.close())

const fields = (more: object = {}) => ({
  subject: 'holder' as const,
  holderId,
  itemId: CHECK_UP,
  content: '申请本年度健康体检',
  ...more,
})
const get = (id: number): RequestDetail => desk.requests.get({ id })
const target = (id: number) => ({ id, seen: get(id).seq })
const accepted = (more: object = {}) => desk.requests.record({ fields: fields(more), accept: true })
const onSpot = (ground: string | null = null) =>
  desk.requests.recordResolved({ fields: fields(), result: 'solved', outcome: '已体检', ground })
const SOLVED = { result: 'solved' as const, outcome: '已体检' }

function left(): number | null | undefined {
  return desk.entitlements.of({ holderId }).entitlements.find(({ itemId }) => itemId === CHECK_UP)?.left
}

function kinds(): string[] {
  return desk.store.reader.all<{ kind: string }>('SELECT kind FROM usage ORDER BY id').map(({ kind }) => kind)
}

describe('what a request holds', () => {
  it('is reserved at acceptance, used up when it is solved, and reserved again when it is reopened', () => {
    const { id } = desk.requests.record({ fields: fields() })
    expect([left(), get(id).holds]).toEqual([2, null])
    desk.requests.accept(target(id))
    expect([left(), get(id).holds]).toEqual([1, 'reserved'])
    desk.requests.resolve({ ...target(id), ...SOLVED })
    expect([left(), get(id).holds]).toEqual([1, 'consumed'])
    desk.requests.reopen({ ...target(id), reason: '结果有误' })
    expect([left(), get(id).holds]).toEqual([1, 'reserved'])
    expect(kinds()).toEqual(['reserved', 'freed', 'consumed', 'reversed', 'reserved'])
  })

  it('is given back when the request is withdrawn or ends without it', () => {
    const one = accepted().id
    const other = accepted().id
    expect(left()).toBe(0)
    desk.requests.withdraw({ ...target(one), reason: '另有安排' })
    expect(left()).toBe(1)
    desk.requests.resolve({ ...target(other), result: 'explained', outcome: '已说明' })
    expect([left(), get(other).holds]).toEqual([2, null])
  })

  it('is used up in one step when it is resolved on the spot, and not when it was only explained', () => {
    const { id } = onSpot()
    expect([left(), get(id).holds]).toEqual([1, 'consumed'])
    const received = desk.requests.record({ fields: fields() }).id
    desk.requests.resolveOnSpot({ ...target(received), result: 'explained', outcome: '已说明' })
    expect(left()).toBe(1)
  })

  it('is nothing when no published rule speaks of the item', () => {
    const { id } = accepted({ itemId: 4043 })
    expect([get(id).holds, kinds()]).toEqual([null, []])
  })

  it('rests on the row that won', () => {
    const { id } = accepted()
    const row = desk.store.reader.get<{ ruleId: number }>('SELECT rule_id FROM request WHERE id = ?', [id])
    expect(row?.ruleId).toBe(desk.store.reader.get<{ ruleId: number }>('SELECT rule_id FROM usage')?.ruleId)
  })
})

describe('what can not be had', () => {
  it('is refused with the reason, nothing written, when it is used up', () => {
    onSpot()
    onSpot()
    const { id } = desk.requests.record({ fields: fields() })
    const { seq } = get(id)
    const refused = { code: 'usage/not-available', params: { verdict: 'used-up', cause: 'used-in-period', left: 0 } }
    expect(refusalOf(() => desk.requests.accept(target(id)))).toMatchObject(refused)
    expect(refusalOf(() => accepted())).toMatchObject(refused)
    expect(refusalOf(() => onSpot())).toMatchObject(refused)
    expect([get(id).seq, get(id).state, desk.requests.list({}).total]).toEqual([seq, 'received', 3])
  })

  it('goes on with the ground kept and nothing taken when the clerk gives one', () => {
    onSpot()
    onSpot()
    const { id } = onSpot('区人才办主任会议纪要〔2026〕3号')
    expect(get(id)).toMatchObject({ holds: null, entitlementGround: '区人才办主任会议纪要〔2026〕3号' })
    expect(kinds()).toEqual(['consumed', 'consumed'])
    desk.requests.reopen({ ...target(id), reason: '结果有误' })
    expect(get(id)).toMatchObject({ state: 'accepted', holds: null })
  })

  it('takes what there is and keeps no ground when none was needed', () => {
    expect(get(onSpot('特殊情况').id)).toMatchObject({ holds: 'consumed', entitlementGround: null })
  })

  it('says so when only relatives may have it and the holder asks', () => {
    const child = {
      relation: 'child' as const,
      name: '林小明',
      sex: null,
      bornOn: '2022-06-01',
      identity: null,
      note: null,
    }
    holderId = desk.holders.register({ fields: { name: '周启明' }, relatives: [child] }).id
    const relativeId = desk.holders.get({ id: holderId }).relatives[0]?.id
    expect(refusalOf(() => accepted({ itemId: KINDERGARTEN }))?.params).toMatchObject({ cause: 'for-relatives' })
    const { id } = accepted({ itemId: KINDERGARTEN, subject: 'relative', relativeId })
    expect(get(id).holds).toBe('reserved')
  })

  it('is the last unit when it was had before in the same transaction', () => {
    onSpot()
    const { id } = desk.requests.record({ fields: fields() })
    const other = desk.requests.record({ fields: fields() }).id
    const { store, operator, today, clock } = desk
    const both = () =>
      store.transact({ command: 'test', operator: operator.id }, (db) => {
        const call = { db, operator, today, now: clock.at, history: store.history }
        handlers.accept(call, { ...target(id), ground: null })
        handlers.accept(call, { ...target(other), ground: null })
      })
    expect(refusalOf(both)?.code).toBe('usage/not-available')
    expect([left(), get(id).state]).toEqual([1, 'received'])
  })
})

describe('undoing a step', () => {
  it('undoes its entry in the ledger with it', () => {
    const { id } = desk.requests.record({ fields: fields() })
    const steps = [
      () => desk.requests.accept(target(id)),
      () => desk.requests.resolve({ ...target(id), ...SOLVED }),
      () => desk.requests.reopen({ ...target(id), reason: '结果有误' }),
      () => desk.requests.withdraw({ ...target(id), reason: '另有安排' }),
    ]
    const courses = steps.map((step) => {
      const before = [get(id).state, get(id).holds, left()]
      const { seq } = step()
      desk.history.undo({ seq })
      const back = [get(id).state, get(id).holds, left()]
      step()
      return { before, back }
    })
    for (const { before, back } of courses) expect(back).toEqual(before)
    expect([get(id).state, left()]).toEqual(['withdrawn', 2])
  })

  it('takes the request away with what it held when it was recorded and accepted at once', () => {
    const { seq } = accepted()
    desk.history.undo({ seq })
    expect([desk.requests.list({}).total, kinds(), left()]).toEqual([0, [], 2])
  })

  it('is refused when what was given back has been had by another since', () => {
    const { id } = accepted()
    onSpot()
    const { seq } = desk.requests.withdraw({ ...target(id), reason: '另有安排' })
    onSpot()
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('usage/not-available')
    expect(get(id).state).toBe('withdrawn')
  })

  it('is refused when the talent has rated it, or the receipt was printed', () => {
    const { id, seq } = accepted()
    const resolved = desk.requests.resolve({ ...target(id), ...SOLVED })
    desk.ratings.record({ ...target(id), grade: 5, means: 'screen' })
    expect(refusalOf(() => desk.history.undo({ seq: resolved.seq }))).toMatchObject({
      code: 'request/undo-after',
      params: { action: 'rate' },
    })
    const printed = accepted()
    const told = desk.requests.notePrint({ id: printed.id })
    expect(refusalOf(() => desk.history.undo({ seq: told.seq }))?.code).toBe('undo/never')
    for (const one of [printed.seq, seq]) {
      expect(refusalOf(() => desk.history.undo({ seq: one }))?.code).toBe('request/undo-after')
    }
  })

  it('goes back step by step when the last of them told the talent', () => {
    const { id } = accepted()
    const resolved = desk.requests.resolve({ ...target(id), ...SOLVED })
    const replied = desk.requests.reply({ ...target(id), reply: '已电话告知' })
    expect(refusalOf(() => desk.history.undo({ seq: resolved.seq }))?.params).toMatchObject({ action: 'reply' })
    desk.history.undo({ seq: replied.seq })
    desk.history.undo({ seq: resolved.seq })
    expect(get(id)).toMatchObject({ state: 'accepted', holds: 'reserved', reply: null })
  })
})

describe('whatever is done in whatever order', () => {
  const step = fc.record({
    what: fc.constantFrom('record', 'spot', 'accept', 'solve', 'explain', 'reopen', 'withdraw', 'undo', 'use'),
    at: fc.nat(5),
  })

  it('reserved and used up never exceed the limit', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
        // Everybody has a ledger of their own.
        holderId = desk.holders.register({ fields: { name: '周启明' } }).id
        const ids: number[] = []
        const seqs: number[] = []
        for (const [turn, { what, at }] of steps.entries()) {
          const id = ids[at % Math.max(1, ids.length)]
          refusalOf(() => {
            const done = take(what, id, seqs[at % Math.max(1, seqs.length)], `${holderId}/${turn}`)
            if (!done) return
            seqs.push(done.seq)
            if (what === 'record' || what === 'spot') ids.push(done.id)
          })
          expect(used()).toBeGreaterThanOrEqual(0)
          expect(used()).toBeLessThanOrEqual(LIMIT)
          expect(used()).toBe(LIMIT - (left() ?? 0))
        }
      }),
      { numRuns: 15 },
    )
  })

  function take(what: string, id: number | undefined, seq: number | undefined, idempotencyKey: string) {
    const use = { holderId, relativeId: null, itemId: CHECK_UP, onDay: desk.today, quantity: 1, amountFen: null }
    if (what === 'record') return accepted()
    if (what === 'spot') return onSpot()
    if (what === 'use') return desk.usages.record({ ...use, occasion: null, idempotencyKey })
    if (what === 'undo') return seq === undefined ? undefined : { ...desk.history.undo({ seq }), id: 0 }
    if (id === undefined) return undefined
    if (what === 'accept') return desk.requests.accept(target(id))
    if (what === 'solve') return desk.requests.resolve({ ...target(id), ...SOLVED })
    if (what === 'explain') return desk.requests.resolve({ ...target(id), result: 'explained', outcome: '已说明' })
    if (what === 'reopen') return desk.requests.reopen({ ...target(id), reason: '结果有误' })
    return desk.requests.withdraw({ ...target(id), reason: '另有安排' })
  }

  function used(): number {
    const sql = `SELECT ifnull(sum(iif(kind IN ('reserved', 'consumed'), quantity, -quantity)), 0) AS used
      FROM usage WHERE holder_id = ?`
    return desk.store.reader.get<{ used: number }>(sql, [holderId])?.used ?? 0
  }
})
