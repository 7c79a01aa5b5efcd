import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { daysLater, type Day } from '#shared/domain/days.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

const EDUCATION = 5002
const SCIENCE = 5003
const RECEIVED = '2026-03-02'
const TODAY = '2026-04-30'

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister(`${TODAY}T01:00:00.000Z`)
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const record = () =>
  desk.requests.record({
    fields: {
      subject: 'holder',
      holderId,
      itemId: 4122,
      content: '申报材料不清楚',
      receivedOn: RECEIVED,
      promisedDays: 60,
    },
  }).id
const get = (id: number) => desk.requests.get({ id })

/** The steps of a whole course, each with a way to take it on a day. */
type Take = (target: { id: number; seen: number; on: Day }) => unknown
const approval = { decidedBy: '周主任', document: null }
const partOf = (id: number, departmentId: number) =>
  get(id).assignments.findLast((one) => one.departmentId === departmentId)?.id ?? 1
const COURSE: readonly (readonly [step: string, take: Take])[] = [
  ['ask-material', (target) => desk.requests.askMaterial({ ...target, missing: '学历证明' })],
  ['complete-material', (target) => desk.requests.completeMaterial(target)],
  ['accept', (target) => desk.requests.accept(target)],
  ['assign', (target) => desk.requests.assign({ ...target, departmentIds: [EDUCATION, SCIENCE], areInOrder: true })],
  ['sign', (target) => desk.requests.sign({ ...target, assignmentId: partOf(target.id, EDUCATION) })],
  [
    'answer',
    (target) => desk.requests.answer({ ...target, assignmentId: partOf(target.id, EDUCATION), answer: '已安排' }),
  ],
  [
    'return',
    (target) =>
      desk.requests.returnAssignment({
        ...target,
        assignmentId: partOf(target.id, SCIENCE),
        reason: '非职责',
        rule: '三定',
      }),
  ],
  ['hold', (target) => desk.requests.hold({ ...target, reason: '等待学期结束' })],
  ['resume', (target) => desk.requests.resume(target)],
  ['ask-extension', (target) => desk.requests.askExtension({ ...target, days: 5, reason: '名额未定' })],
  [
    'decide-extension',
    (target) =>
      desk.requests.decideExtension({
        ...target,
        extensionId: get(target.id).extensions[0]?.id ?? 1,
        decision: 'approved',
        approval,
      }),
  ],
  [
    'tell-extension',
    (target) => desk.requests.tellExtension({ ...target, extensionId: get(target.id).extensions[0]?.id ?? 1 }),
  ],
  ['resolve', (target) => desk.requests.resolve({ ...target, result: 'solved', outcome: '已办' })],
  ['reply', (target) => desk.requests.reply({ ...target, reply: '已告知' })],
  ['rate', (target) => desk.ratings.record({ ...target, grade: 2, means: 'screen' })],
  [
    'follow-up',
    (target) =>
      desk.ratings.closeFollowUp({ ...target, followUpId: get(target.id).followUps[0]?.id ?? 1, text: '已联系' }),
  ],
  ['reopen', (target) => desk.requests.reopen({ ...target, reason: '名额有变' })],
  ['resolve', (target) => desk.requests.resolve({ ...target, result: 'partly', outcome: '已办' })],
  ['archive', (target) => desk.requests.archive(target)],
]
/** Steps that build on an earlier one than the one just before them, by their places in the course. */
const BUILDS_ON: { readonly [at: number]: number } = { 7: 2, 13: 12, 14: 12 }

describe('a step of a whole course', () => {
  it('is refused, and nothing is changed, on every day before the step that it builds on, and taken from that day on', () => {
    const id = record()
    const days = COURSE.map((_, at) => daysLater(RECEIVED, at + 1))
    for (const [at, [step, take]] of COURSE.entries()) {
      const before = days[BUILDS_ON[at] ?? at - 1] ?? RECEIVED
      const seen = get(id).seq
      for (let on = RECEIVED; on < before; on = daysLater(on, 1)) {
        const refusal = refusalOf(() => take({ id, seen, on }))
        expect(refusal, `${step} on ${on}`).toMatchObject({ code: 'request/day-before-step', params: { on, before } })
      }
      expect(refusalOf(() => take({ id, seen, on: daysLater(RECEIVED, -1) }))?.code).toBe('request/day-before-receipt')
      expect(refusalOf(() => take({ id, seen, on: daysLater(TODAY, 1) }))?.code).toBe('request/day-in-future')
      expect(get(id).seq).toBe(seen)
      take({ id, seen, on: days[at] ?? TODAY })
    }
    expect(get(id)).toMatchObject({ state: 'archived', timesReopened: 1 })
  })

  it('follows the steps before it whatever days are tried in whatever order', () => {
    const day = fc.integer({ min: -1, max: 62 }).map((days) => daysLater(RECEIVED, days))
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat({ max: COURSE.length - 1 }), day), { maxLength: 40 }), (tries) => {
        const id = record()
        for (const [at, on] of tries) {
          const { seq: seen } = get(id)
          refusalOf(() => COURSE[at]?.[1]({ id, seen, on }))
        }
        const { events, pauses, receivedOn, resolvedOn } = get(id)
        const moves = events.filter(({ action }) => MOVES.has(action)).map(({ onDay }) => onDay)
        expect(moves).toEqual(moves.toSorted())
        for (const { onDay } of events) expect(onDay >= receivedOn && onDay <= TODAY).toBe(true)
        for (const { fromOn, toOn } of pauses) expect(toOn === null || fromOn <= toOn).toBe(true)
        if (resolvedOn !== null) expect(moves.every((on) => on <= TODAY)).toBe(true)
      }),
      { numRuns: 30 },
    )
  })
})

const MOVES = new Set([
  'receive',
  'ask-material',
  'complete-material',
  'accept',
  'hold',
  'resume',
  'resolve',
  'reopen',
  'archive',
])

describe('what is said of a resolved request', () => {
  it('is taken on a day between its resolution and its filing, and on none before, when it is filed', () => {
    const id = record()
    const on = (day: Day) => ({ id, seen: get(id).seq, on: day })
    desk.requests.accept(on('2026-03-02'))
    desk.requests.resolve({ ...on('2026-03-04'), result: 'solved', outcome: '已办' })
    desk.requests.archive(on('2026-03-20'))
    const said = [
      (day: Day) => desk.requests.reply({ ...on(day), reply: '已告知' }),
      (day: Day) => desk.requests.callBack({ ...on(day) }),
      (day: Day) => desk.ratings.record({ ...on(day), grade: 4, means: 'screen' }),
    ]
    for (const take of said) {
      expect(refusalOf(() => take('2026-03-03'))?.params).toMatchObject({ before: '2026-03-04', action: 'resolve' })
      take('2026-03-10')
    }
    expect(refusalOf(() => desk.requests.reopen({ ...on('2026-03-19'), reason: '有变' }))?.params).toMatchObject({
      before: '2026-03-20',
      action: 'archive',
    })
  })
})

describe('a reminder of one department', () => {
  it('is refused before that department was given its part, and taken since, when another was given one later', () => {
    const id = record()
    const on = (day: Day) => ({ id, seen: get(id).seq, on: day })
    desk.requests.accept(on('2026-03-02'))
    desk.requests.assign({ ...on('2026-03-04'), departmentIds: [EDUCATION] })
    desk.requests.assign({ ...on('2026-03-10'), departmentIds: [SCIENCE] })
    const remind = (day: Day) => desk.requests.remind({ ...on(day), departmentId: EDUCATION, text: '请办理' })
    expect(refusalOf(() => remind('2026-03-03'))).toMatchObject({
      code: 'request/day-before-step',
      params: { before: '2026-03-04', action: 'assign' },
    })
    remind('2026-03-05')
  })
})

describe('answers that come back in a workbook', () => {
  it('are refused when a part is signed for before it was given, or answered before it was signed for', () => {
    const id = record()
    const on = (day: Day) => ({ id, seen: get(id).seq, on: day })
    desk.requests.accept(on('2026-03-02'))
    desk.requests.assign({ ...on('2026-03-04'), departmentIds: [EDUCATION] })
    const take = (signedOn: Day, answeredOn: Day) =>
      desk.requests.takeAnswers({
        rows: [
          {
            id,
            seen: get(id).seq,
            assignmentId: partOf(id, EDUCATION),
            cells: { signedOn, answeredOn, answer: '已安排' },
          },
        ],
      })
    expect(refusalOf(() => take('2026-03-03', '2026-03-05'))?.params).toMatchObject({
      before: '2026-03-04',
      action: 'assign',
    })
    expect(refusalOf(() => take('2026-03-06', '2026-03-05'))?.params).toMatchObject({
      before: '2026-03-06',
      action: 'sign',
    })
    expect(take('2026-03-05', '2026-03-06')).toMatchObject({ taken: 1 })
  })

  it('are taken when the part was signed for before it was given, as folders of former versions have it', () => {
    const id = record()
    const on = (day: Day) => ({ id, seen: get(id).seq, on: day })
    desk.requests.accept(on('2026-03-02'))
    desk.requests.assign({ ...on('2026-03-04'), departmentIds: [EDUCATION] })
    const assignmentId = partOf(id, EDUCATION)
    desk.requests.sign({ ...on('2026-03-04'), assignmentId })
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.update('assignment', assignmentId, 'current', { signedOn: '2026-03-03' }),
    )
    const cells = { answeredOn: '2026-03-06', answer: '已安排' }
    expect(desk.requests.takeAnswers({ rows: [{ id, seen: get(id).seq, assignmentId, cells }] }).taken).toBe(1)
  })
})
