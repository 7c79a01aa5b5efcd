import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '#core/ports.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { consume, giveBack, reserve, type UsageFields } from './commands.ts'

let desk: RegisterDesk
let itemId: number
let people: number[]
beforeEach(() => {
  desk = openRegister()
  itemId = desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
  people = ['冉小满', '杨一', '田二'].map((name) => desk.holders.register({ fields: { name } }).id)
  const { id } = desk.rules.draft({ issuer: 'district', name: '体检', note: null, copyOf: null })
  desk.rules.add({ ruleSetId: id, fields: { itemId, grantKind: 'count', count: 2, period: 'calendar-year' } })
  const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
  desk.rules.publish({ id, seen, onDay: '2026-01-01' })
})
afterEach(() => desk.close())

describe('the ledger', () => {
  it('lets the last unit be had once when two ask for it inside one transaction', () => {
    record('a')
    const both = () =>
      write((db) => {
        reserve(db, fields('b'))
        reserve(db, fields('c'))
      })
    expect(refusalOf(both)).toMatchObject({ code: 'usage/not-available', params: { verdict: 'used-up', left: 0 } })
    expect(left()).toBe(1)
  })

  it('writes once when the same key comes again, and refuses the key for anything else', () => {
    const first = record('a')
    expect(record('a')).toMatchObject({ id: first.id, isRepeat: true })
    expect(left()).toBe(1)
    expect(refusalOf(() => record('a', { quantity: 2 }))?.code).toBe('usage/key-reused')
  })

  it('gives back by a counter-entry when a use is undone, once', () => {
    const { seq } = record('a')
    desk.history.undo({ seq })
    expect(left()).toBe(2)
    expect(lines().map(({ kind }) => kind)).toEqual(['consumed', 'reversed'])
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('undo/done-before')
  })

  it('refuses more than is left, nothing written', () => {
    expect(refusalOf(() => record('a', { quantity: 3 }))).toMatchObject({
      code: 'usage/not-enough-left',
      params: { left: 2, wanted: 3 },
    })
    expect(lines()).toEqual([])
  })

  it('refuses a day that has not come', () => {
    expect(refusalOf(() => record('a', { onDay: '2026-03-03' }))?.code).toBe('usage/in-future')
  })

  it('counts what a request holds until it is freed, and what it consumed on the day it was held for', () => {
    const requestId = request()
    write((db) => reserve(db, { ...fields('r'), requestId, onDay: '2026-01-05' }))
    expect(left()).toBe(1)
    write((db) => consume(db, requestId))
    expect(left()).toBe(1)
    expect(lines().map(({ kind, onDay }) => [kind, onDay])).toEqual([
      ['reserved', '2026-01-05'],
      ['freed', '2026-01-05'],
      ['consumed', '2026-01-05'],
    ])
    expect(write((db) => consume(db, requestId))).toEqual([])
    write((db) => giveBack(db, requestId))
    expect(left()).toBe(2)
    write((db) => reserve(db, { ...fields('again'), requestId }))
    write((db) => giveBack(db, requestId))
    expect(left()).toBe(2)
  })
})

describe('times served in one go', () => {
  const occasion = '二〇二六年春季体检'

  it('records those who can have it, names the others, and goes back as one when it is undone', () => {
    record('a', { quantity: 2 })
    const list = {
      itemId,
      onDay: desk.today,
      occasion,
      people: people.map((holderId) => ({ holderId, relativeId: null })),
    }
    expect(desk.usages.preview(list).rows.map(({ name, refusal }) => [name, refusal?.code ?? null])).toEqual([
      ['冉小满', 'usage/not-available'],
      ['杨一', null],
      ['田二', null],
    ])
    const done = desk.usages.recordMany(list)
    expect(done).toMatchObject({ recorded: 2, refused: 1 })
    expect(desk.usages.preview(list).rows.map(({ refusal }) => refusal?.code)).toEqual([
      'usage/not-available',
      'usage/occasion-had',
      'usage/occasion-had',
    ])
    expect(refusalOf(() => desk.usages.recordMany(list))?.code).toBe('usage/nobody-can-have')
    desk.history.undo({ seq: done.seq })
    expect(desk.usages.recordMany(list)).toMatchObject({ recorded: 2, refused: 1 })
  })

  it('counts a person once when the list names them twice', () => {
    const twice = [0, 0].map(() => ({ holderId: people[1] ?? 0, relativeId: null }))
    expect(desk.usages.recordMany({ itemId, onDay: desk.today, occasion, people: twice })).toMatchObject({
      recorded: 1,
    })
  })
})

function fields(idempotencyKey: string): UsageFields {
  const [holderId = 0] = people
  const none = {
    relativeId: null,
    amountFen: null,
    cardId: null,
    requestId: null,
    occasion: null,
    note: null,
    handler: null,
  }
  return { ...none, holderId, itemId, onDay: desk.today, quantity: 1, idempotencyKey }
}

function record(key: string, other: Partial<Pick<UsageFields, 'quantity' | 'onDay'>> = {}) {
  const { cardId: _card, requestId: _request, ...rest } = fields(key)
  return desk.usages.record({ ...rest, ...other })
}

function left(): number | null | undefined {
  const [holderId = 0] = people
  return desk.entitlements.of({ holderId }).entitlements.find((one) => one.itemId === itemId)?.left
}

function lines(): { kind: string; onDay: string }[] {
  return desk.store.reader.all('SELECT kind, on_day FROM usage ORDER BY id')
}

/** A request as its own feature would have recorded it. */
function request(): number {
  const categoryId = desk.items.list({}).categories[0]?.id ?? 0
  return write((db) =>
    db.insert('request', {
      number: 'T-1',
      subject: 'holder',
      holderId: people[0] ?? 0,
      categoryId,
      content: '体检',
      channel: 'window',
      receivedOn: desk.today,
      state: 'accepted',
      isDueProvisional: 0,
      people: 1,
      timesReopened: 0,
      origin: 'desk',
    }),
  )
}

function write<T>(body: (db: Transaction) => T): T {
  return desk.store.transact({ command: 'test.write', operator: desk.operator.id }, body).value
}
