import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRegister, refusalOf, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let holderId: number
let schemeId: number
let levelId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const level = { code: '1', rank: 1, nameZh: '一类', nameEn: null, tone: 'gold', validityYears: 2 } as const
  schemeId = desk.schemes.add({ fields: { nameZh: '测试英才卡' }, levels: [level] }).id
  levelId = scheme()?.levels[0]?.id ?? 0
  number('XS-{YYYY}-{NNNN}', 7)
})
afterEach(() => desk.close())

const scheme = () => desk.schemes.list({}).schemes.find(({ id }) => id === schemeId)
const get = (id: number) => desk.cards.get({ id })
const many = (...ids: number[]) => ({ targets: ids.map((id) => ({ id, seen: get(id).seq })) })
const moveTo = (day: string) => (desk.clock.at = `${day}T01:00:00.000Z`)

function number(numberPattern: string, nextNumber: number, restartsYearly = false) {
  return desk.schemes.setNumbering({
    id: schemeId,
    seen: scheme()?.seq ?? 0,
    numberPattern,
    nextNumber,
    restartsYearly,
  })
}

function approved(): number {
  const { id } = desk.cards.apply({ holderId, levelId })
  desk.cards.review(many(id))
  desk.cards.approve(many(id))
  return id
}

function made(): number {
  const id = approved()
  desk.cards.make(many(id))
  return id
}

it('refuses to take back what came before when a face, a receipt or a sheet has been printed', () => {
  const id = approved()
  const { seq: making } = desk.cards.make(many(id))
  desk.cards.markPrinted({ ...many(id), what: 'face' })
  expect(get(id).printedOn).toBe('2026-03-02')
  expect(refusalOf(() => desk.history.undo({ seq: making }))).toEqual({
    code: 'card/printed',
    params: { name: 'XS-2026-0007', on: '2026-03-02' },
  })
  const { seq: ready } = desk.cards.makeReady(many(id))
  desk.history.undo({ seq: ready })
  expect(get(id).state).toBe('made')

  const waiting = desk.cards.apply({ holderId, levelId })
  const reviewed = desk.cards.review(many(waiting.id))
  desk.cards.markPrinted({ ...many(waiting.id), what: 'sign-off' })
  for (const seq of [reviewed.seq, waiting.seq]) {
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('card/printed')
  }
})

it('is refused when there is no number for a face, or no piece for a receipt', () => {
  const id = approved()
  const print = (what: 'face' | 'receipt') => refusalOf(() => desk.cards.markPrinted({ ...many(id), what }))
  expect(print('face')).toEqual({
    code: 'card/not-printable',
    params: { name: '测试英才卡 一类', state: 'approved', what: 'face' },
  })
  desk.cards.make(many(id))
  expect(print('receipt')?.code).toBe('card/not-printable')
  desk.cards.makeReady(many(id))
  expect(print('receipt')).toBeUndefined()
})

it('may not be made before its publicity has ended, and says until when', () => {
  const id = approved()
  expect(refusalOf(() => desk.cards.publish({ ...many(id), untilOn: '2026-03-01' }))?.code).toBe(
    'card/ends-before-it-begins',
  )
  desk.cards.publish({ ...many(id), untilOn: '2026-03-06' })
  expect(get(id)).toMatchObject({ state: 'publicity', publicityToOn: '2026-03-06' })
  moveTo('2026-03-06')
  expect(refusalOf(() => desk.cards.make(many(id)))).toEqual({
    code: 'card/publicity-running',
    params: { name: '林若衡 测试英才卡 一类', untilOn: '2026-03-06' },
  })
  moveTo('2026-03-07')
  desk.cards.make(many(id))
  expect(get(id).state).toBe('made')
})

it('begins with 1 again when a year has begun and the office wants it so', () => {
  number('XS-{YYYY}-{NNNN}', 7, true)
  expect(get(made()).number).toBe('XS-2026-0007')
  moveTo('2027-01-04')
  const late = approved()
  expect(get(made()).number).toBe('XS-2027-0001')
  desk.cards.make(many(late))
  expect(get(late).number).toBe('XS-2027-0002')
  expect(scheme()).toMatchObject({ nextNumber: 3, restartsYearly: true })
  expect(refusalOf(() => number('XS-{NNNN}', 1, true))?.code).toBe('scheme/pattern-without-year')
})

it('runs on over the years when the office does not want it otherwise', () => {
  made()
  moveTo('2027-01-04')
  expect(get(made()).number).toBe('XS-2027-0008')
})

it('gives nobody the number of another when a correction is undone after it was given on', () => {
  const entry = { levelId, issuedOn: null, validFromOn: null, validToOn: null }
  const one = desk.cards.enter({ ...entry, holderId, number: 'A-1' }).id
  const { seq } = desk.cards.correct({
    id: one,
    seen: get(one).seq,
    ground: '录入错误',
    changes: { number: 'A-2' },
  })
  const other = desk.holders.register({ fields: { name: '覃单' } }).id
  desk.cards.enter({ ...entry, holderId: other, number: 'A-1' })
  expect(refusalOf(() => desk.history.undo({ seq }))).toEqual({
    code: 'card/number-taken',
    params: { field: 'number', number: 'A-1', name: '覃单' },
  })
  expect(get(one).number).toBe('A-2')
})

it('gives nobody the document of another when a removal or a voiding is undone', () => {
  const identities = [{ kind: 'resident-id', number: residentNumber('1982-04-06', 12) }] as const
  const register = (name: string) => desk.holders.register({ fields: { name }, identities: [...identities] }).id
  const one = register('安一')
  const detail = desk.holders.get({ id: one })
  const removal = desk.holders.removeIdentity({
    id: one,
    seen: detail.seq,
    identityId: detail.identities[0]?.id ?? 0,
  })
  const two = register('安二')
  expect(refusalOf(() => desk.history.undo({ seq: removal.seq }))).toMatchObject({
    code: 'holder/identity-taken',
    params: { holderId: two, name: '安二' },
  })
  const voiding = desk.holders.void({ id: two, seen: desk.holders.get({ id: two }).seq, reason: '误登' })
  register('安三')
  expect(refusalOf(() => desk.history.undo({ seq: voiding.seq }))?.code).toBe('holder/identity-taken')
})
