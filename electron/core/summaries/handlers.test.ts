import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CardFigure, RequestFigure } from '#shared/domain/figures/names.ts'
import { knownOf } from '#shared/domain/figures/periods.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { movementsOf, piecesOn } from '../../../tests/fixtures/register-of-cards.ts'
import type { History } from '../ports.ts'
import { factsOf, readingFacts } from './facts.ts'
import { summaryOf } from './figures.ts'

/** Everybody may have it, and nothing is counted: ten working days. */
const HELP = 4122
const EDUCATION = 5002
const A_CARD = 2011
const B_CARD = 2015
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const MARCH = { from: '2026-03-01', to: '2026-03-31' }

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  // A Monday.
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const moveTo = (day: string) => (desk.clock.at = `${day}T01:00:00.000Z`)
const target = (id: number) => ({ id, seen: desk.requests.get({ id }).seq })
const record = (more: object = {}) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '资助申报材料不清楚', ...more },
    accept: true,
  }).id
const resolve = (id: number) => desk.requests.resolve({ ...target(id), result: 'solved', outcome: '已协调' })

/** As a desk that was opened just now would answer. */
function freshly(period: { from: string; to: string }) {
  return summaryOf({ db: desk.store.reader, history: anotherHistory() }, knownOf(period, desk.today))
}

/** The same log as another session would see it. */
function anotherHistory(): History {
  const { history } = desk.store
  return {
    head: history.head,
    commit: (seq) => history.commit(seq),
    of: (table, id) => history.of(table, id),
    recent: (before) => history.recent(before),
    undoneBy: (seq) => history.undoneBy(seq),
    parts: (groupId) => history.parts(groupId),
  }
}

describe('a summary', () => {
  beforeEach(() => {
    holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  })

  it('is in the promised shape with nothing shared when nothing was done', () => {
    const { summary } = desk.summaries.of(YEAR)
    expect(summary.requests).toMatchObject({ accepted: 0, onTimeRate: null, averageWorkingDays: null, byCategory: [] })
    expect(summary.requests.byMonth).toHaveLength(12)
    expect(summary.ratings).toEqual({ rated: 0, satisfied: 0, bad: 0, responseRate: null, satisfactionRate: null })
  })

  it('tells of a month what was done in it when requests run on into the next', () => {
    desk.recognitions.add({ holderId, levelId: B_CARD, fields: { fromOn: '2026-01-01' } })
    const onTime = record()
    const late = record()
    record({ people: 60 })
    moveTo('2026-03-05')
    resolve(onTime)
    desk.ratings.record({ ...target(onTime), grade: 4, means: 'screen' })
    desk.requests.assign({ ...target(late), departmentIds: [EDUCATION] })
    const [assignment] = desk.requests.get({ id: late }).assignments
    moveTo('2026-04-01')
    desk.requests.answer({ ...target(late), assignmentId: assignment?.id ?? 0, answer: '已答复' })
    resolve(late)

    expect(desk.summaries.of(MARCH).summary.requests).toMatchObject({
      received: 3,
      carriedOver: 0,
      accepted: 3,
      resolved: 1,
      solved: 1,
      stillOpen: 2,
      overdueOpen: 2,
      resolvedOnTime: 1,
      onTimeRate: 100,
      resolvedRate: 33.3,
      averageWorkingDays: 3,
      medianWorkingDays: 3,
      byCategory: [{ category: '政策咨询与申报', accepted: 3, resolved: 1, overdue: 2 }],
      byLevel: [{ level: '重庆英才服务卡 B卡', accepted: 3, resolved: 1, overdue: 2 }],
      byMonth: [{ month: '2026-03', accepted: 3, resolved: 1, overdue: 2 }],
    })
    const april = desk.summaries.of({ from: '2026-04-01', to: '2026-04-30' }).summary
    expect(april.requests).toMatchObject({ carriedOver: 2, accepted: 0, resolved: 1, resolvedOnTime: 0, stillOpen: 1 })
    expect(april.requests.byDepartment.map(({ department, resolved }) => [department, resolved])).toEqual([
      ['县教委', 1],
      [null, 0],
    ])
    expect(desk.summaries.of(MARCH).summary.ratings).toEqual({
      rated: 1,
      satisfied: 1,
      bad: 0,
      responseRate: 100,
      satisfactionRate: 100,
    })
  })

  it('tells nothing of days that have not come when the period ends later than today', () => {
    record()
    const dates = { issuedOn: '2025-03-21', validFromOn: '2025-03-21', validToOn: '2026-03-20' }
    desk.cards.enter({ holderId, levelId: B_CARD, number: 'B-1', ...dates })
    const told = () => {
      const { requests, cards } = desk.summaries.of(MARCH).summary
      return [requests.stillOpen, requests.overdueOpen, cards.expired, cards.people]
    }
    const titled = () => desk.summaries.report({ ...MARCH, language: 'zh-CN' }).text.title
    expect(told()).toEqual([1, 0, 0, 1])
    expect(desk.summaries.list({ ...MARCH, figure: 'overdueOpen' }).total).toBe(0)
    expect(titled()).toContain('2026年3月1日至3月2日')
    moveTo('2026-03-31')
    expect(told()).toEqual([1, 1, 1, 0])
    expect(titled()).toContain('2026年3月1日至3月31日')
  })

  it('counts a reopened request as open again and leaves its old grade out when it was reopened', () => {
    const id = record()
    moveTo('2026-03-03')
    resolve(id)
    desk.ratings.record({ ...target(id), grade: 1, means: 'screen' })
    expect(desk.summaries.of(MARCH).summary.ratings.bad).toBe(1)
    moveTo('2026-03-04')
    desk.requests.reopen({ ...target(id), reason: '仍未落实' })
    expect(desk.summaries.of(MARCH).summary.requests).toMatchObject({ accepted: 1, resolved: 0, stillOpen: 1 })
    resolve(id)
    expect(desk.summaries.of(MARCH).summary.ratings).toMatchObject({ rated: 0, bad: 0 })
  })

  it('counts the grade after a reopening when both were given on one day', () => {
    const id = record()
    resolve(id)
    desk.ratings.record({ ...target(id), grade: 1, means: 'screen' })
    desk.requests.reopen({ ...target(id), reason: '仍未落实' })
    const graded = () => desk.requests.list({}).requests.map(({ grade }) => grade)
    expect(graded()).toEqual([null])
    resolve(id)
    expect(desk.summaries.of(MARCH).summary.ratings).toMatchObject({ rated: 0, bad: 0 })
    desk.ratings.record({ ...target(id), grade: 5, means: 'screen' })
    expect(graded()).toEqual([5])
    expect(desk.requests.get({ id }).ratings.map(({ grade, round }) => [grade, round])).toEqual([
      [1, 1],
      [5, 1],
    ])
    expect(desk.summaries.of(MARCH).summary.ratings).toMatchObject({ rated: 1, satisfied: 1, bad: 0 })
  })

  it('goes on counting a bad grade when its further one was recorded by who handled the request', () => {
    const id = record()
    resolve(id)
    desk.ratings.record({ ...target(id), grade: 1, means: 'screen' })
    desk.ratings.record({ ...target(id), grade: 5, means: 'call-back' })
    expect(desk.requests.get({ id }).ratings).toMatchObject([{ isByHandler: false }, { isByHandler: true, round: 2 }])
    expect(desk.summaries.of(MARCH).summary.ratings).toMatchObject({ rated: 1, satisfied: 0, bad: 1 })
    expect(desk.requests.list({}).requests).toMatchObject([{ grade: 1 }])
  })

  it('counts people and times apart when one person was served often', () => {
    desk.requests.recordResolved({
      fields: { subject: 'holder', holderId, itemId: HELP, content: '讲座', people: 60 },
      result: 'solved',
      outcome: '已办',
    })
    resolve(record())
    expect(desk.summaries.of(MARCH).summary.services).toEqual({ peopleServed: 1, timesServed: 61 })
  })

  it('counts a person once and pieces each when somebody holds an A and a B card', () => {
    const card = { holderId, number: null, validFromOn: null }
    desk.cards.enter({ ...card, levelId: A_CARD, issuedOn: '2026-02-10', validToOn: '2029-02-09' })
    desk.cards.enter({ ...card, levelId: B_CARD, issuedOn: '2023-03-11', validToOn: '2026-03-10' })
    expect(desk.summaries.of({ from: '2026-02-01', to: '2026-03-05' }).summary.cards).toMatchObject({
      people: 1,
      pieces: 2,
      atStart: 1,
      issued: 1,
      expired: 0,
      atEnd: 2,
      byScheme: [
        { scheme: '重庆英才服务卡', level: 'A卡Ⅰ类', people: 1, pieces: 1 },
        { scheme: '重庆英才服务卡', level: 'B卡', people: 1, pieces: 1 },
      ],
    })
    moveTo(MARCH.to)
    expect(desk.summaries.of(MARCH).summary.cards).toMatchObject({ atStart: 2, expired: 1, atEnd: 1 })
  })

  it('refuses a period when it is reversed or longer than any register', () => {
    expect(refusalOf(() => desk.summaries.of({ from: '2026-02-01', to: '2026-01-31' }))?.code).toBe(
      'summary/period-reversed',
    )
    expect(refusalOf(() => desk.summaries.of({ from: '1900-01-01', to: '2026-01-31' }))?.code).toBe(
      'summary/period-too-long',
    )
  })
})

describe('facts that are kept', () => {
  it('are the same when they were read in parts and rows came, changed and went between two of them', () => {
    desk.demo.fill({ holders: 12, withWork: true })
    holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
    const [stays, goes] = [record(), record()]
    const call = { db: desk.store.reader, history: anotherHistory() }
    const steps = readingFacts(() => call)
    steps.next()
    resolve(stays)
    const late = record()
    desk.history.undo({ seq: desk.requests.get({ id: goes }).seq })
    while (!steps.next().done);
    expect(summaryOf(call, knownOf(YEAR, desk.today))).toEqual(freshly(YEAR))
    const ids = factsOf(call).requests.map(({ id }) => id)
    expect([stays, goes, late].map((id) => ids.includes(id))).toEqual([true, false, true])
    expect([...readingFacts(() => call)]).toEqual([])
  })

  it('give what a fresh reading gives when requests, cards, ratings and levels change and are undone', () => {
    desk.demo.fill({ holders: 12, withWork: true })
    holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
    const agree = () => expect(desk.summaries.of(YEAR)).toEqual(freshly(YEAR))
    agree()
    const id = record()
    agree()
    const recognised = desk.recognitions.add({ holderId, levelId: B_CARD, fields: { fromOn: '2026-01-01' } })
    agree()
    const { seq } = resolve(id)
    agree()
    desk.ratings.record({ ...target(id), grade: 5, means: 'screen' })
    agree()
    desk.history.undo({ seq: recognised.seq })
    agree()
    expect(refusalOf(() => desk.history.undo({ seq }))?.code).toBe('request/undo-after')
    const last = record()
    desk.history.undo({ seq: desk.requests.get({ id: last }).seq })
    agree()
    desk.cards.enter({
      holderId,
      levelId: B_CARD,
      number: null,
      issuedOn: '2026-02-10',
      validFromOn: null,
      validToOn: null,
    })
    agree()
  })

  it('say what they said before when a registration is void, and count all that is of it again when that is undone', () => {
    const counts = { subject: 'either', unit: 'times', hasEnd: false, hasAttendance: false, hasAmount: false } as const
    const named = { nameZh: '走访慰问', nameEn: null, ceilingFen: null, note: null, isActive: true }
    const { id: ledgerId } = desk.specialLedgers.add({ fields: { ...named, ...counts }, columns: [] })
    const before = desk.summaries.of(YEAR)
    holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
    const dates = { issuedOn: '2026-02-10', validFromOn: null, validToOn: null }
    desk.cards.enter({ holderId, levelId: B_CARD, number: null, ...dates })
    resolve(record())
    const blank = { employerId: null, toOn: null, amountFen: null, attended: null, note: null, values: [] }
    desk.specialLedgers.enter({ ledgerId, fields: { ...blank, holderId, onDay: '2026-03-01', quantity: 2 } })
    const had = { holderId, itemId: HELP, onDay: '2026-03-01', note: null }
    desk.subsidies.record({ ...had, requestId: null, kind: 'granted', amountFen: 900_00 })
    const used = { relativeId: null, quantity: 3, amountFen: null, occasion: null, idempotencyKey: '1' }
    desk.usages.record({ ...had, ...used })
    const whole = desk.summaries.of(YEAR)
    expect(whole.summary).toMatchObject({
      cards: { people: 1 },
      requests: { resolved: 1 },
      services: { timesServed: 4 },
    })
    expect(whole.summary.subsidies?.grantedFen).toBe(900_00)
    expect(desk.specialLedgers.rows({ ledgerId }).total).toBe(1)
    const lists = () => [
      desk.requests.list({ filter: {} }).total,
      desk.requests.counts({ filter: {} }).counts.all,
      desk.cards.list({ filter: {} }).total,
    ]
    const [requests = 0, , cards = 0] = lists()
    const { seq } = desk.holders.get({ id: holderId })
    const voided = desk.holders.void({ id: holderId, seen: seq, reason: '误登' })
    expect(desk.summaries.of(YEAR)).toEqual(before)
    expect(desk.specialLedgers.rows({ ledgerId }).total).toBe(0)
    expect(desk.specialLedgers.rows({ holderId }).total).toBe(1)
    expect(lists()).toEqual([requests - 1, requests - 1, cards - 1])
    expect(desk.requests.list({ filter: { holderId } }).total).toBe(1)
    desk.history.undo({ seq: voided.seq })
    expect(desk.summaries.of(YEAR)).toEqual(whole)
  })

  it('give what a fresh reading gives when one commit of thousands of rows, or hundreds of commits, came since', () => {
    desk.summaries.of(YEAR)
    desk.demo.fill({ holders: 120, withWork: true })
    expect(desk.summaries.of(YEAR)).toEqual(freshly(YEAR))
    holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
    record()
    for (let at = 0; at < 201; at += 1) desk.holders.register({ fields: { name: '林若衡' } })
    expect(desk.summaries.of(YEAR)).toEqual(freshly(YEAR))
  })

  it('read nothing of the log when nothing came since, however large the last commit is', () => {
    desk.summaries.of(YEAR)
    const read = vi.spyOn(desk.store.history, 'commit')
    const recent = vi.spyOn(desk.store.history, 'recent')
    desk.summaries.of(YEAR)
    expect([read.mock.calls, recent.mock.calls]).toEqual([[], []])
    const { seq } = desk.holders.register({ fields: { name: '林若衡' } })
    desk.summaries.of(YEAR)
    expect([...new Set(read.mock.calls.flat())]).toEqual([seq])
  })
})

describe('the list of a figure', () => {
  it('is as long as the figure says and of its parts together when every figure is opened', () => {
    desk.demo.fill({ holders: 12, withWork: true })
    const { summary, details } = desk.summaries.of(YEAR)
    const { requests, ratings, cards, services } = summary
    const told: { readonly [name: string]: unknown } = {
      ...requests,
      ...ratings,
      ...cards,
      ...details,
      cardsAtStart: cards.atStart,
      cardsAtEnd: cards.atEnd,
    }
    const totalOf = (figure: (typeof RequestFigure.options)[number] | (typeof CardFigure.options)[number]) =>
      desk.summaries.list({ ...YEAR, figure }).total
    for (const figure of [...RequestFigure.options, ...CardFigure.options]) {
      expect([figure, totalOf(figure)]).toEqual([figure, told[figure]])
    }
    expect(desk.summaries.list({ ...YEAR, figure: 'peopleServed' })).toMatchObject({
      kind: 'people',
      total: services.peopleServed,
    })
    const held = desk.summaries.list({ ...YEAR, figure: 'people', limit: 200 })
    expect(held).toMatchObject({ kind: 'people', total: cards.people })
    const pieces = held.kind === 'people' ? held.people.reduce((sum, { count }) => sum + count, 0) : null
    expect(pieces).toBe(cards.pieces)
    for (const { of, people } of details.cards.byLevel) {
      const part = { by: 'level' as const, id: of.id }
      expect(desk.summaries.list({ ...YEAR, figure: 'people', part }).total).toBe(people)
    }
    for (const { of, accepted } of details.byDepartment) {
      const part = { by: 'department' as const, id: of?.id ?? null }
      expect(desk.summaries.list({ ...YEAR, figure: 'accepted', part }).total).toBe(accepted)
    }
    for (const figure of ['accepted', 'resolved', 'overdue'] as const) {
      for (const one of details.byMonth) {
        const part = { by: 'month' as const, month: one.month }
        expect(desk.summaries.list({ ...YEAR, figure, part }).total).toBe(one[figure])
      }
    }
  })

  it('agrees with the register of cards when movements are told there too', () => {
    desk.demo.fill({ holders: 12, withWork: true })
    const { cards } = desk.summaries.of(YEAR).summary
    const db = desk.store.reader
    const moved = movementsOf(db, YEAR.from, desk.today)
    for (const kind of ['issued', 'renewed', 'upgraded', 'replaced', 'expired', 'revoked'] as const) {
      expect([kind, cards[kind]]).toEqual([kind, moved.get(kind) ?? 0])
    }
    expect(cards.atEnd).toBe(piecesOn(db, desk.today))
  })
})

describe('the order of a list', () => {
  const days = ['2026-02-10', '2026-02-24', '2026-01-30']
  beforeEach(() => (holderId = desk.holders.register({ fields: { name: '林若衡' } }).id))

  it('begins with what was received last, whenever it was entered, and has it by the month of receipt', () => {
    const ids = days.map((receivedOn) => record({ receivedOn }))
    const listed = (part?: { by: 'month'; month: string }) => {
      const list = desk.summaries.list({ ...YEAR, figure: 'received', ...(part && { part }) })
      return list.kind === 'requests' ? list.requests.map(({ id }) => ids.indexOf(id)) : null
    }
    expect(listed()).toEqual([1, 0, 2])
    expect(listed({ by: 'month', month: '2026-01' })).toEqual([2])
  })

  it('begins with who was served most often', () => {
    const other = desk.holders.register({ fields: { name: '周启明' } }).id
    for (const of of [holderId, other, other]) resolve(record({ holderId: of }))
    const list = desk.summaries.list({ ...YEAR, figure: 'peopleServed' })
    expect(list.kind === 'people' ? list.people.map((one) => [one.holderId, one.count]) : null).toEqual([
      [other, 2],
      [holderId, 1],
    ])
  })
})
