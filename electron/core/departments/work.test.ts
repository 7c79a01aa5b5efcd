import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

/** Ten working days. */
const HELP = 4122
const EDUCATION = 5002
const HEALTH = 5003
const MARCH = { from: '2026-03-01', to: '2026-03-31' }

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  // A Monday.
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const moveTo = (day: string) => (desk.clock.at = `${day}T01:00:00.000Z`)
const target = (id: number) => ({ id, seen: desk.requests.get({ id }).seq })
function record(departmentIds: number[], more: object = {}): number {
  const fields = { subject: 'holder', holderId, itemId: HELP, content: '资助申报', ...more } as const
  return desk.requests.record({ fields, accept: true, departmentIds }).id
}
function part(id: number, departmentId: number) {
  const assignment = desk.requests.get({ id }).assignments.find((one) => one.departmentId === departmentId)
  return { ...target(id), assignmentId: assignment?.id ?? 0 }
}
const workOf = (id: number) => desk.departments.work(MARCH).departments.find(({ of }) => of.id === id)

describe('what a department has to do', () => {
  it('is told by state, with how long the oldest has waited, when parts wait there', () => {
    const first = record([EDUCATION, HEALTH])
    moveTo('2026-03-04')
    record([EDUCATION])
    desk.requests.sign(part(first, EDUCATION))
    moveTo('2026-03-17')
    expect(workOf(EDUCATION)).toMatchObject({
      toSign: 1,
      signed: 1,
      overdue: 1,
      oldestOn: '2026-03-02',
      waitedDays: 11,
      answered: 0,
      medianAnswerDays: null,
    })
    expect(workOf(HEALTH)).toMatchObject({ toSign: 1, signed: 0, overdue: 1 })
    const listed = (filter: object) => desk.requests.list({ filter: { waitsAtId: EDUCATION, ...filter } }).total
    expect([listed({}), listed({ waitsState: 'signed' }), listed({ view: 'overdue' })]).toEqual([2, 1, 1])
  })

  it('is what it did in the period when its parts are answered, returned and rated', () => {
    const id = record([EDUCATION, HEALTH])
    moveTo('2026-03-05')
    desk.requests.returnAssignment({ ...part(id, HEALTH), reason: '不属本单位职责', rule: '三定方案' })
    desk.requests.answer({ ...part(id, EDUCATION), answer: '已安排' })
    desk.requests.resolve({ ...target(id), result: 'solved', outcome: '已办' })
    desk.ratings.record({ ...target(id), grade: 2, means: 'screen' })
    expect(workOf(EDUCATION)).toMatchObject({
      toSign: 0,
      oldestOn: null,
      answered: 1,
      medianAnswerDays: 3,
      rated: 1,
      satisfied: 0,
      satisfactionRate: 0,
    })
    expect(workOf(HEALTH)).toMatchObject({ answered: 0, returned: 1, rated: 0, satisfactionRate: null })
    expect(desk.departments.work({ from: '2026-04-01', to: '2026-04-30' }).departments).toEqual([])
  })
})

describe('Monday’s sheet', () => {
  it('tells by department what is overdue and what is due this week when both are there', () => {
    const late = record([EDUCATION, HEALTH], { promisedDays: 2 })
    const own = record([], { promisedDays: 6 })
    record([EDUCATION], { promisedDays: 30 })
    moveTo('2026-03-09')
    const sheet = desk.departments.week({})
    expect(sheet).toMatchObject({ from: '2026-03-09', to: '2026-03-15', overdue: 1, dueThisWeek: 1, supervised: 0 })
    const ids = sheet.departments.map(({ of, overdue, dueThisWeek }) => [
      of?.id ?? null,
      overdue.map(({ request }) => request.id),
      dueThisWeek.map(({ request }) => request.id),
    ])
    expect(ids).toEqual([
      [EDUCATION, [late], []],
      [HEALTH, [late], []],
      [null, [], [own]],
    ])
  })

  it('lays the list of the leader out, with every reason, when there is any', () => {
    const late = record([], { promisedDays: 2 })
    const returned = record([HEALTH])
    desk.requests.returnAssignment({ ...part(returned, HEALTH), reason: '不属本单位职责', rule: '三定方案' })
    const longer = record([EDUCATION])
    desk.requests.askExtension({ ...target(longer), days: 5, reason: '需协调' })
    const bad = record([])
    desk.requests.resolve({ ...target(bad), result: 'explained', outcome: '已说明' })
    desk.ratings.record({ ...target(bad), grade: 1, means: 'screen' })
    const told = () =>
      Object.fromEntries(desk.departments.week({}).leadersList.map(({ request, reasons }) => [request.id, reasons]))
    expect(told()).toEqual({ [returned]: ['returned'], [longer]: ['extension'] })
    moveTo('2026-03-27')
    expect(told()).toEqual({
      [late]: ['long-overdue'],
      [returned]: ['long-overdue', 'returned'],
      [longer]: ['long-overdue', 'extension'],
      [bad]: ['bad-rating'],
    })
    const listed = desk.requests.list({ filter: { view: 'supervised' } })
    expect(listed.requests.map(({ id }) => id)).toEqual(
      desk.departments.week({}).leadersList.map(({ request }) => request.id),
    )
    expect([desk.departments.week({}).supervised, listed.total]).toEqual([4, 4])
  })
})
