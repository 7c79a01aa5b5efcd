import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DUE_SOON_DAYS } from '#shared/domain/cards.ts'
import { daysLater } from '#shared/domain/days.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let holderId: number
let city: number
let xiushan: { id: number; seq: number }
let own: number[]
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡', sex: 'female' } }).id
  const { schemes } = desk.schemes.list({})
  city = schemes.find(({ code }) => code === 'cq-yingcai')?.levels.find(({ issuer }) => issuer === 'city')?.id ?? 0
  const scheme = desk.schemes.add({
    fields: { nameZh: '测试英才卡', validityYears: 2 },
    levels: [
      { code: '1', rank: 1, nameZh: '一类', nameEn: null, tone: 'gold', validityYears: null },
      { code: '2', rank: 2, nameZh: '二类', nameEn: null, tone: 'jade', validityYears: null },
    ],
  })
  own =
    desk.schemes
      .list({})
      .schemes.find(({ id }) => id === scheme.id)
      ?.levels.map(({ id }) => id) ?? []
  xiushan = desk.schemes.setNumbering({
    id: scheme.id,
    seen: scheme.seq,
    numberPattern: 'XS-{YYYY}-{NNNN}',
    nextNumber: 7,
  })
})
afterEach(() => desk.close())

const get = (id: number) => desk.cards.get({ id })
const at = (id: number) => ({ id, seen: get(id).seq })
const many = (...ids: number[]) => ({ targets: ids.map(at) })
const second = () => own[1] ?? 0
const first = () => own[0] ?? 0
const moveTo = (day: string) => (desk.clock.at = `${day}T01:00:00.000Z`)

function toCollect(levelId = second(), holder = holderId): number {
  const { id } = desk.cards.apply({ holderId: holder, levelId })
  desk.cards.review(many(id))
  desk.cards.approve({ ...many(id), approval: { decidedBy: null, document: null } })
  desk.cards.make(many(id))
  desk.cards.makeReady(many(id))
  return id
}

function active(levelId = second(), holder = holderId): number {
  const id = toCollect(levelId, holder)
  desk.cards.collect(at(id))
  return id
}

function onRecord(more: object = {}) {
  return desk.cards.enter({
    holderId,
    levelId: city,
    number: 'CQA-2024-0017',
    issuedOn: '2024-03-15',
    validFromOn: null,
    validToOn: '2027-03-14',
    ...more,
  }).id
}

describe("the city's card", () => {
  it('is reported, issued, arrives and is collected when the city agrees', () => {
    const { id } = desk.cards.apply({ holderId, levelId: city })
    expect(get(id)).toMatchObject({ state: 'to-report', issuer: 'city', may: ['report', 'void'] })
    desk.cards.report(at(id))
    desk.cards.recordIssue({ ...at(id), number: ' cqa-2026-0001 ', issuedOn: '2026-02-27' })
    desk.cards.arrive(at(id))
    desk.cards.collect({ ...at(id), collectedBy: '王丹霞' })
    expect(get(id)).toMatchObject({
      state: 'active',
      number: 'CQA-2026-0001',
      issuedOn: '2026-02-27',
      validFromOn: '2026-02-27',
      validToOn: '2029-02-26',
      validity: 'valid',
      holder: { name: '林若衡', sex: 'female' },
    })
    expect(get(id).events.map(({ action, text }) => [action, text])).toEqual([
      ['apply', null],
      ['report', null],
      ['record-issue', null],
      ['arrive', null],
      ['collect', '王丹霞'],
    ])
  })

  it('is reported again when the city sent it back', () => {
    const { id } = desk.cards.apply({ holderId, levelId: city })
    desk.cards.report(at(id))
    desk.cards.recordReturn({ ...at(id), ground: '缺学位证明' })
    expect(get(id).may).toEqual(['resubmit', 'void'])
    desk.cards.resubmit(at(id))
    expect(get(id).state).toBe('reported')
  })

  it('is refused a number when a card of its scheme has it, void or not', () => {
    const old = onRecord()
    desk.cards.void({ ...at(old), ground: '重复录入' })
    expect(refusalOf(() => onRecord({ number: 'cqa-2024-0017' }))).toEqual({
      code: 'card/number-taken',
      params: { field: 'number', number: 'CQA-2024-0017', name: '林若衡' },
    })
  })
})

describe("the district's card", () => {
  it('gets running numbers, dates and blanks when a batch is made', () => {
    desk.cards.recordBlanks({ schemeId: xiushan.id, kind: 'received', quantity: 10 })
    const batch = desk.cards.openBatch({ schemeId: xiushan.id, name: '2026年第一批' })
    const other = desk.holders.register({ fields: { name: '覃单' } }).id
    const ids = [holderId, other].map(
      (one) => desk.cards.apply({ holderId: one, levelId: second(), batchId: batch.id }).id,
    )
    desk.cards.review(many(...ids))
    desk.cards.approve({ ...many(...ids), approval: { decidedBy: '李主任', document: '审定单' } })
    desk.cards.publish(many(...ids))
    moveTo('2026-03-10')
    desk.cards.make(many(...ids))
    expect(ids.map((id) => [get(id).number, get(id).issuedOn, get(id).validToOn])).toEqual([
      ['XS-2026-0007', '2026-03-10', '2028-03-09'],
      ['XS-2026-0008', '2026-03-10', '2028-03-09'],
    ])
    expect(desk.cards.stock({}).stock).toEqual([{ schemeId: xiushan.id, left: 8, voided: 0 }])
    expect(desk.cards.batches({}).batches).toMatchObject([{ name: '2026年第一批', pieces: { made: 2 } }])
    expect(desk.cards.list({ filter: { batchId: batch.id } }).total).toBe(2)
    expect(get(ids[0] ?? 0).events.find(({ action }) => action === 'approve')?.approval).toMatchObject({
      decidedBy: '李主任',
      isOffline: true,
      document: '审定单',
    })
  })

  it('never repeats a number when one was typed, made or voided before', () => {
    const typed = desk.cards.enter({
      holderId,
      levelId: first(),
      number: 'XS-2026-0008',
      issuedOn: null,
      validFromOn: null,
      validToOn: null,
    }).id
    desk.cards.void({ ...at(typed), ground: '录入错误' })
    const made = toCollect()
    desk.cards.void({ ...at(made), ground: '制卡错误' })
    expect([get(made).number, get(toCollect()).number]).toEqual(['XS-2026-0007', 'XS-2026-0009'])
    for (const number of ['XS-2026-0010', 'XS-2026-0011']) onRecord({ levelId: first(), number })
    expect(get(toCollect()).number).toBe('XS-2026-0012')
  })

  it('is refused its making when the office has set no numbering', () => {
    desk.schemes.setNumbering({ id: xiushan.id, seen: xiushan.seq, numberPattern: null, nextNumber: null })
    expect(refusalOf(() => toCollect())?.code).toBe('card/numbering-missing')
  })

  it('changes none of a batch when one of them may not take the step', () => {
    const ready = toCollect()
    const { id } = desk.cards.apply({ holderId, levelId: second() })
    expect(refusalOf(() => desk.cards.review(many(id, ready)))).toMatchObject({
      code: 'card/step-not-allowed',
      params: { name: 'XS-2026-0007', state: 'to-collect', action: 'review' },
    })
    expect(get(id).state).toBe('applied')
  })

  it('is kept out of a batch when that is closed or of another scheme', () => {
    const batch = desk.cards.openBatch({ schemeId: xiushan.id, name: '一' })
    const { id } = desk.cards.apply({ holderId, levelId: city })
    expect(refusalOf(() => desk.cards.addToBatch({ batchId: batch.id, ...many(id) }))?.code).toBe('card/not-of-batch')
    const closed = desk.cards.closeBatch({ id: batch.id, seen: batch.seq })
    expect(refusalOf(() => desk.cards.closeBatch({ id: batch.id, seen: closed.seq }))?.code).toBe('card/batch-closed')
  })

  it('can void no more blanks than are left', () => {
    expect(refusalOf(() => desk.cards.recordBlanks({ schemeId: xiushan.id, kind: 'voided', quantity: 1 }))).toEqual({
      code: 'card/too-few-blanks',
      params: { left: 0 },
    })
    desk.cards.recordBlanks({ schemeId: xiushan.id, kind: 'received', quantity: 2 })
    desk.cards.recordBlanks({ schemeId: xiushan.id, kind: 'voided', quantity: 2 })
    expect(refusalOf(() => desk.cards.recordBlanks({ schemeId: xiushan.id, kind: 'voided', quantity: 1 }))?.code).toBe(
      'card/too-few-blanks',
    )
  })
})

describe('a card in use', () => {
  it('is lost and found, suspended and resumed, with its state by the day when steps are dated back', () => {
    const id = onRecord()
    desk.cards.reportLost({ ...at(id), ground: '遗失', on: '2026-01-10' })
    desk.cards.find({ ...at(id), on: '2026-01-20' })
    desk.cards.suspend({
      ...at(id),
      ground: '核查',
      on: '2026-02-01',
      approval: { decidedBy: '李主任', document: null },
    })
    desk.cards.resume({ ...at(id), ground: '核查完毕', approval: { decidedBy: null, document: null } })
    const stateOn = (on: string) => desk.cards.of({ holderId, on }).cards.map(({ state }) => state)
    expect(['2024-03-14', '2024-03-15', '2026-01-10', '2026-01-20', '2026-02-28', '2026-03-02'].map(stateOn)).toEqual([
      [],
      ['on-record'],
      ['lost'],
      ['active'],
      ['suspended'],
      ['active'],
    ])
  })

  it('is refused a day when that has not come or is before the last step', () => {
    const id = onRecord()
    const lost = (on: string) => refusalOf(() => desk.cards.reportLost({ ...at(id), ground: '遗失', on }))
    expect(lost('2026-03-03')?.code).toBe('card/day-in-future')
    expect(lost('2024-03-14')).toEqual({
      code: 'card/day-before-last-step',
      params: { on: '2024-03-14', lastOn: '2024-03-15' },
    })
  })

  it('is replaced with the dates of its term when it was lost, on the day the new one is collected', () => {
    const old = active()
    moveTo('2026-04-01')
    desk.cards.reportLost({ ...at(old), ground: '遗失' })
    const fresh = desk.cards.replace({ ...at(old), ground: '遗失补办' }).id
    expect(get(fresh)).toMatchObject({ state: 'approved', predecessorId: old, succession: 'replaced' })
    expect(get(old)).toMatchObject({ state: 'lost', successorId: fresh })
    expect(refusalOf(() => desk.cards.replace({ ...at(old), ground: '再次' }))?.code).toBe('card/successor-under-way')
    moveTo('2026-04-08')
    desk.cards.make(many(fresh))
    desk.cards.makeReady(many(fresh))
    desk.cards.collect(at(fresh))
    expect(get(fresh)).toMatchObject({ number: 'XS-2026-0008', validToOn: get(old).validToOn })
    expect(get(old)).toMatchObject({ state: 'replaced' })
    expect(get(old).events.at(-1)).toMatchObject({ action: 'succeed', onDay: '2026-04-08' })
  })

  it('ends no sooner than its last step when its successor is said to have been collected before', () => {
    const old = active()
    moveTo('2026-04-01')
    const { id } = desk.cards.renew({ ...at(old), ground: '到期' })
    desk.cards.review(many(id))
    desk.cards.approve({ ...many(id), approval: { decidedBy: null, document: null } })
    desk.cards.make(many(id))
    desk.cards.makeReady(many(id))
    moveTo('2026-04-08')
    desk.cards.reportLost({ ...at(old), ground: '遗失', on: '2026-04-06' })
    desk.cards.collect({ ...at(id), on: '2026-04-03' })
    expect(
      get(old)
        .events.map(({ action, onDay }) => [action, onDay])
        .slice(-2),
    ).toEqual([
      ['report-lost', '2026-04-06'],
      ['succeed', '2026-04-06'],
    ])
  })

  it('may have another successor when the first was declined or voided', () => {
    const old = active()
    const renewal = desk.cards.renew({ ...at(old), ground: '到期' }).id
    desk.cards.void({ ...at(renewal), ground: '误办' })
    expect(get(old)).toMatchObject({ state: 'active', successorId: null })
    expect(get(desk.cards.renew({ ...at(old), ground: '到期' }).id).state).toBe('applied')
  })

  it('is upgraded to a higher level only', () => {
    const old = active()
    const upgrade = (levelId: number) => desk.cards.upgrade({ ...at(old), ground: '新认定', levelId })
    expect(refusalOf(() => upgrade(second()))?.code).toBe('card/not-an-upgrade')
    expect(get(upgrade(first()).id)).toMatchObject({ succession: 'upgraded', level: { nameZh: '一类' } })
  })

  it('is corrected with a ground when something was typed wrong', () => {
    const id = onRecord()
    desk.cards.correct({ ...at(id), ground: '录入错误', changes: { number: 'CQA-2024-0018', validToOn: null } })
    expect(get(id)).toMatchObject({ number: 'CQA-2024-0018', validToOn: null, state: 'on-record' })
    const wrong = { ...at(id), ground: '录入错误', changes: { validToOn: '2020-01-01' } }
    expect(refusalOf(() => desk.cards.correct(wrong))?.code).toBe('card/ends-before-it-begins')
  })
})

describe('undo', () => {
  it('takes a step back until the piece is handed over, and never after', () => {
    const id = toCollect()
    const { seq } = desk.cards.collect(at(id))
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('undo/never')
    const lost = desk.cards.reportLost({ ...at(id), ground: '遗失' })
    desk.history.undo({ seq: lost.seq })
    expect(get(id)).toMatchObject({ state: 'active' })
    expect(get(id).events.at(-1)?.action).toBe('collect')
  })

  it('gives number and blank back when a making is undone', () => {
    desk.cards.recordBlanks({ schemeId: xiushan.id, kind: 'received', quantity: 1 })
    const { id } = desk.cards.apply({ holderId, levelId: second() })
    desk.cards.review(many(id))
    desk.cards.approve(many(id))
    const { seq } = desk.cards.make(many(id))
    desk.history.undo({ seq })
    expect(get(id)).toMatchObject({ state: 'approved', number: null, validToOn: null })
    expect(desk.cards.stock({}).stock).toEqual([{ schemeId: xiushan.id, left: 1, voided: 0 }])
    desk.cards.make(many(id))
    expect(get(id).number).toBe('XS-2026-0007')
  })
})

describe('look-up', () => {
  const numbersOf = (query: string) =>
    desk.holders.find({ query }).matches.map(({ matchedBy, card }) => [matchedBy, card?.number])

  it('leads to the holder when a card number is typed whole, from its beginning or by its tail', () => {
    onRecord()
    for (const query of ['CQA-2024-0017', 'cqa20240017', 'CQA-2024', '0017', '2024 0017']) {
      expect(numbersOf(query), query).toEqual([['card', 'CQA-2024-0017']])
    }
    expect(numbersOf('CQA')).toEqual([])
    expect(numbersOf('CQA-2025')).toEqual([])
  })

  it('puts the exact number first when others begin with it', () => {
    const other = desk.holders.register({ fields: { name: '安一' } }).id
    onRecord({ holderId: other, number: 'CQA-2024-00171' })
    onRecord()
    expect(numbersOf('CQA-2024-0017').map(([, number]) => number)).toEqual(['CQA-2024-0017', 'CQA-2024-00171'])
  })

  it('follows when a number is corrected', () => {
    const id = onRecord()
    desk.cards.correct({ ...at(id), ground: '录入错误', changes: { number: 'CQA-2024-0099' } })
    expect(numbersOf('CQA-2024-0017')).toEqual([])
    expect(numbersOf('0099')).toEqual([['card', 'CQA-2024-0099']])
  })
})

describe('the list', () => {
  it('finds cards by the beginning of the number, by name, and those in no batch', () => {
    onRecord()
    const { id } = desk.cards.apply({
      holderId: desk.holders.register({ fields: { name: '覃单' } }).id,
      levelId: second(),
    })
    const ids = (filter: object) => desk.cards.list({ filter }).cards.map((card) => card.id)
    expect(ids({ text: 'cqa-2024' })).toHaveLength(1)
    expect(ids({ text: '2024' })).toEqual([])
    expect(ids({ text: '覃' })).toEqual([id])
    expect(ids({ isUnbatched: true, state: 'applied' })).toEqual([id])
    const batch = desk.cards.openBatch({ schemeId: xiushan.id, name: '一' })
    desk.cards.addToBatch({ batchId: batch.id, ...many(id) })
    expect(ids({ isUnbatched: true, state: 'applied' })).toEqual([])
  })

  it('puts what ends first at the top when it shows what is due soon', () => {
    const later = onRecord({ validToOn: '2026-04-20' })
    const sooner = onRecord({ number: 'CQA-2024-0018', validToOn: '2026-03-10' })
    onRecord({ number: 'CQA-2024-0019' })
    onRecord({ number: 'CQA-2024-0020', validToOn: daysLater(desk.today, DUE_SOON_DAYS) })
    const last = onRecord({ number: 'CQA-2024-0021', validToOn: daysLater(desk.today, DUE_SOON_DAYS - 1) })
    const { cards } = desk.cards.list({ filter: { isDueSoon: true } })
    expect(cards.map(({ id, validity }) => [id, validity])).toEqual([
      [sooner, 'due-soon'],
      [later, 'due-soon'],
      [last, 'due-soon'],
    ])
  })
})

describe('figures', () => {
  it('count people and pieces on a day and what happened in a period', () => {
    onRecord()
    moveTo('2026-03-05')
    const old = active()
    moveTo('2026-04-01')
    const fresh = desk.cards.renew({ ...at(old), ground: '换发' }).id
    desk.cards.review(many(fresh))
    desk.cards.approve(many(fresh))
    desk.cards.make(many(fresh))
    desk.cards.makeReady(many(fresh))
    desk.cards.collect(at(fresh))
    moveTo('2026-05-01')
    desk.cards.revoke({ ...at(fresh), ground: '弄虚作假', approval: { decidedBy: null, document: null } })
    const told = (from: string, to: string) => desk.summaries.of({ from, to }).summary.cards
    const held = (on: string) => told(on, on).atEnd
    expect(['2024-03-14', '2026-03-04', '2026-03-05', '2026-04-01', '2026-05-01'].map(held)).toEqual([0, 1, 2, 2, 1])
    expect(told('2026-01-01', '2026-12-31')).toMatchObject({ issued: 1, renewed: 1, revoked: 1, expired: 0 })
    expect(told('2024-01-01', '2024-12-31')).toMatchObject({ issued: 1, renewed: 0 })
    moveTo('2027-03-15')
    expect(told('2027-03-15', '2027-03-15').expired).toBe(1)
    expect(told('2027-03-14', '2027-03-14').expired).toBe(0)
  })
})
