import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

/** Ten working days are promised, and nothing is counted. */
const HELP = 4122
const EDUCATION = 5002
const SCIENCE = 5003

let desk: RegisterDesk
let id: number
beforeEach(() => {
  // A Monday; ten working days later is the 16th.
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const fields = { subject: 'holder' as const, holderId, itemId: HELP, content: '申报材料不清楚' }
  id = desk.requests.record({ fields, accept: true }).id
})
afterEach(() => desk.close())

const get = () => desk.requests.get({ id })
const target = () => ({ id, seen: get().seq })
const waits = (view: 'to-remind' | 'supervised' | 'to-sign') => desk.requests.counts({}).counts[view]
const moveTo = (day: string) => (desk.clock.at = `${day}T01:00:00.000Z`)

describe('departments in order', () => {
  it('wait for the one before until it has answered, when they were asked one after the other', () => {
    desk.requests.assign({ ...target(), departmentIds: [EDUCATION, SCIENCE], areInOrder: true })
    const [first, second] = get().assignments
    expect([first?.waitsFor, second?.waitsFor]).toEqual([null, '县教委'])
    const answer = { assignmentId: second?.id ?? 0, answer: '同意' }
    expect(refusalOf(() => desk.requests.answer({ ...target(), ...answer }))).toEqual({
      code: 'request/not-its-turn',
      params: {
        department: '县科技局',
        departmentEn: 'County Science and Technology Bureau',
        before: '县教委',
        beforeEn: 'County Education Commission',
      },
    })
    desk.requests.sign({ ...target(), assignmentId: first?.id ?? 0 })
    expect(waits('to-sign')).toBe(0)
    desk.requests.answer({ ...target(), assignmentId: first?.id ?? 0, answer: '已安排' })
    expect(waits('to-sign')).toBe(1)
    desk.requests.answer({ ...target(), ...answer })
    expect(get().assignments.map(({ state, waitsFor }) => [state, waitsFor])).toEqual([
      ['answered', null],
      ['answered', null],
    ])
  })

  it('go on when the one before returns its part', () => {
    desk.requests.assign({ ...target(), departmentIds: [EDUCATION, SCIENCE], areInOrder: true })
    const [first, second] = get().assignments
    const why = { reason: '不属本单位职责', rule: '三定方案第四条' }
    desk.requests.returnAssignment({ ...target(), assignmentId: first?.id ?? 0, ...why })
    desk.requests.sign({ ...target(), assignmentId: second?.id ?? 0 })
    expect(get().assignments[1]?.state).toBe('signed')
  })
})

describe('a request that is late', () => {
  it('is to be reminded of from the working day after its own until it was', () => {
    desk.requests.assign({ ...target(), departmentIds: [EDUCATION] })
    moveTo('2026-03-16')
    expect(waits('to-remind')).toBe(0)
    moveTo('2026-03-17')
    expect(waits('to-remind')).toBe(1)
    const reminder = { text: '请抓紧答复', departmentId: EDUCATION }
    expect(refusalOf(() => desk.requests.remind({ ...target(), ...reminder, departmentId: SCIENCE }))?.code).toBe(
      'request/not-assigned',
    )
    const { seq } = desk.requests.remind({ ...target(), ...reminder })
    expect(get().events.at(-1)).toMatchObject({ action: 'remind', department: '县教委', text: '请抓紧答复' })
    expect(waits('to-remind')).toBe(0)
    desk.history.undo({ seq })
    expect(waits('to-remind')).toBe(1)
  })

  it('stands on the leader’s list when it is more than five working days late, or was put there', () => {
    moveTo('2026-03-23')
    expect(waits('supervised')).toBe(0)
    moveTo('2026-03-24')
    expect(waits('supervised')).toBe(1)
    moveTo('2026-03-23')
    desk.requests.supervise({ ...target(), reason: '县领导批示' })
    expect(get().supervisedOn).toBe('2026-03-23')
    expect(waits('supervised')).toBe(1)
    desk.requests.resolve({ ...target(), result: 'solved', outcome: '已解决' })
    expect(waits('supervised')).toBe(0)
  })
})
