import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Transaction } from '#core/ports.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const XIUSHAN_LEVEL = 'xiushan'
let desk: RegisterDesk
let holderId: number
let setId: number
beforeEach(() => {
  desk = openRegister()
  holderId = desk.holders.register({ fields: { name: '冉小满' } }).id
  const level = levelOf(XIUSHAN_LEVEL)
  enrol(level.id, '2025-05-10')
  setId = desk.rules.draft({ issuer: 'district', name: '二〇二六年服务清单', note: null, copyOf: null }).id
})
afterEach(() => desk.close())

describe('an entitlement', () => {
  it('answers with the row, its clause and what is left when a set is published', () => {
    addCheckup(2)
    publish('2026-01-01')
    const { entitlements, rules } = desk.entitlements.of({ holderId })
    const answer = entitlements.find(({ itemId }) => itemId === checkup())
    expect(answer).toMatchObject({ verdict: 'available', left: 2, relativeId: null })
    expect(rules.find(({ id }) => id === answer?.winner)).toMatchObject({
      clause: '第三条',
      ruleSet: '二〇二六年服务清单',
    })
  })

  it('answers from the set of the time when a day before the next set is asked for', () => {
    addCheckup(2)
    publish('2026-01-01')
    const next = desk.rules.draft({ issuer: 'district', name: '下一份', note: null, copyOf: setId })
    const [row] = desk.rules.list({ ruleSetId: next.id }).rules
    if (!row) throw new Error('The copy has no rows')
    desk.rules.correct({ id: row.id, seen: row.seq, fields: { ...fields(5) } })
    desk.rules.publish({ id: next.id, seen: setSeq(next.id), onDay: '2026-03-01' })
    expect(leftOn('2026-02-28')).toBe(2)
    expect(leftOn('2026-03-01')).toBe(5)
  })

  it('says what a higher level would bring when that level is tried', () => {
    const wanted = levelOf('cq-yingcai', 'A-I')
    addRow({ ...fields(1), levelId: wanted.id })
    publish('2026-01-01')
    expect(answer({ holderId }).verdict).toBe('not-applicable')
    expect(answer({ holderId, levelId: wanted.id }).verdict).toBe('available')
  })

  it('is blocked while the card of the scheme is suspended, and gone when it is revoked', () => {
    addRow({ ...fields(1), levelId: levelOf(XIUSHAN_LEVEL).id })
    publish('2026-01-01')
    const cardId = write((db) =>
      db.insert('card', {
        holderId,
        levelId: levelOf(XIUSHAN_LEVEL).id,
        state: 'suspended',
        validFromOn: '2025-05-10',
      }),
    )
    event(cardId, '2026-02-01', 'suspended')
    expect(answer({ holderId, on: '2026-01-31' }).verdict).toBe('available')
    expect(answer({ holderId, on: '2026-02-01' }).verdict).toBe('blocked')
    event(cardId, '2026-02-20', 'revoked')
    expect(answer({ holderId, on: '2026-02-20' }).verdict).toBe('not-applicable')
  })

  it('answers a former day by the rows of the program from the day their scheme came into force', () => {
    enrol(levelOf('cq-yingcai', 'A-II').id, '2019-05-10')
    enrol(levelOf('cq-new', 'A').id, '2019-05-10')
    const on = (day: string, code: string) => {
      const itemId = desk.items.list({}).items.find((item) => item.code === code)?.id
      return desk.entitlements.of({ holderId, on: day }).entitlements.find((one) => one.itemId === itemId)
    }
    expect(on('2021-06-01', 'title-review')).toMatchObject({ verdict: 'available' })
    expect(on('2019-12-31', 'title-review')).toMatchObject({ verdict: 'not-yet-open', opensOn: '2020-01-01' })
    expect(on('2023-12-31', 'exit-entry')).toMatchObject({ verdict: 'not-yet-open', opensOn: '2024-01-01' })
    expect(on('2024-01-01', 'exit-entry')).toMatchObject({ verdict: 'available' })
    const { rules } = desk.entitlements.of({ holderId, on: '2021-06-01' })
    expect(new Set(rules.map(({ provenance }) => provenance))).toEqual(new Set(['template']))
  })

  it('names nobody who is a minor when a relative is answered for', () => {
    write((db) => db.insert('relative', { holderId, relation: 'child', name: '冉小禾', bornOn: '2021-03-15' }))
    addRow({ ...fields(1), relations: ['child'], relativeMinAge: 6 })
    publish('2026-01-01')
    const { relatives } = desk.entitlements.of({ holderId })
    expect(relatives.map(({ name }) => name)).toEqual(['冉*'])
    expect(answer({ holderId })).toMatchObject({ verdict: 'not-yet-open', opensOn: '2027-04-01' })
  })
})

describe('a set of rules', () => {
  it('is refused with both rows named when two of them tie', () => {
    addCheckup(2)
    addCheckup(3)
    expect(refusalOf(() => publish('2026-01-01'))).toMatchObject({
      code: 'rule/tie',
      params: { one: 1, other: 2, itemEn: expect.stringMatching(/^[A-Z]/) },
    })
  })

  it('never changes when it is published', () => {
    addCheckup(2)
    publish('2026-01-01')
    expect(refusalOf(() => addCheckup(1))?.code).toBe('rule-set/published')
    const set = setSeq(setId)
    expect(refusalOf(() => desk.rules.discard({ id: setId, seen: set }))?.code).toBe('rule-set/published')
    const [row] = desk.rules.list({ ruleSetId: setId }).rules
    expect(refusalOf(() => desk.rules.remove({ id: row?.id ?? 0, seen: row?.seq ?? 0 }))?.code).toBe(
      'rule-set/published',
    )
  })

  it('goes with its rows when a draft is discarded, and comes back when that is undone', () => {
    addCheckup(2)
    const { seq } = desk.rules.discard({ id: setId, seen: setSeq(setId) })
    expect(desk.rules.sets({}).sets.some(({ id }) => id === setId)).toBe(false)
    desk.history.undo({ seq })
    expect(desk.rules.list({ ruleSetId: setId }).rules).toHaveLength(1)
  })

  it.each([
    ['a negative quota', { count: -1 }, 'rule/grant-out-of-range', 'count'],
    ['no quota', { count: null }, 'rule/grant-missing', 'count'],
    ['no period', { period: null }, 'rule/grant-missing', 'period'],
    ['an unknown level', { levelId: 999 }, 'rule/unknown', 'levelId'],
    ['half a season', { seasonFrom: '06-01' }, 'rule/season-incomplete', 'seasonTo'],
    [
      'a season that not every year has',
      { seasonFrom: '02-29', seasonTo: '03-31' },
      'rule/day-of-year-invalid',
      'seasonFrom',
    ],
    ['an age without kin', { relativeMinAge: 6 }, 'rule/age-without-kin', 'relations'],
    ['dates in the wrong order', { fromOn: '2026-02-01', toOn: '2026-01-01' }, 'rule/ends-before-it-begins', 'toOn'],
    ['an unknown employer', { employerId: 999 }, 'rule/unknown', 'employerId'],
  ] as const)('refuses a row and changes nothing when it has %s', (_what, wrong, code, field) => {
    const before = desk.store.head.seq
    expect(refusalOf(() => addRow({ ...fields(1), ...wrong }))).toMatchObject({ code, params: { field } })
    expect(desk.store.head.seq).toBe(before)
  })

  it('is refused when its day is not after that of the set before', () => {
    addCheckup(2)
    publish('2026-01-01')
    setId = desk.rules.draft({ issuer: 'district', name: '同日', note: null, copyOf: setId }).id
    expect(refusalOf(() => publish('2026-01-01'))?.code).toBe('rule-set/before-the-last')
  })
})

type Row = Parameters<RegisterDesk['rules']['add']>[0]['fields']

function fields(count: number): Row {
  return { itemId: checkup(), grantKind: 'count', count, period: 'calendar-year', clause: '第三条' }
}

function addRow(row: Row): void {
  desk.rules.add({ ruleSetId: setId, fields: row })
}

function addCheckup(count: number): void {
  addRow({ ...fields(count), levelId: levelOf(XIUSHAN_LEVEL).id })
}

function publish(onDay: string): void {
  desk.rules.publish({ id: setId, seen: setSeq(setId), onDay })
}

function setSeq(id: number): number {
  return desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
}

function answer(input: Parameters<RegisterDesk['entitlements']['of']>[0]) {
  const found = desk.entitlements.of(input).entitlements.find(({ itemId }) => itemId === checkup())
  if (!found) throw new Error('No answer for the check-up')
  return found
}

function leftOn(on: string): number | null {
  return answer({ holderId, on }).left
}

function checkup(): number {
  const item = desk.items.list({}).items.find(({ code }) => code === 'check-up')
  if (!item) throw new Error('No check-up')
  return item.id
}

function levelOf(scheme: string, level?: string) {
  const levels = desk.schemes.list({}).schemes.find(({ code }) => code === scheme)?.levels ?? []
  const found = level === undefined ? levels[0] : levels.find(({ code }) => code === level)
  if (!found) throw new Error(`No level of ${scheme}`)
  return found
}

function enrol(levelId: number, fromOn: string): void {
  write((db) => db.insert('recognition', { holderId, levelId, fromOn }))
}

function event(cardId: number, onDay: string, toState: string): void {
  write((db) => db.insert('card_event', { cardId, action: toState, onDay, toState }))
}

/** Rows of other features, as their own commands would write them. */
function write<T>(body: (db: Transaction) => T): T {
  return desk.store.transact({ command: 'test.write', operator: desk.operator.id }, body).value
}
