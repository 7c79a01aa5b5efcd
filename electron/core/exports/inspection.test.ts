import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { DocumentPlan } from '#shared/domain/sheets.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { planInspection } from './queries.ts'

const HELP = 4122
const EDUCATION = 5002

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡', phone: '13800000000' } }).id
})
afterEach(() => desk.close())

const record = (more: object = {}) =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '咨询', contact: '13812345678', ...more },
    accept: true,
  }).id
const resolve = (id: number) => {
  const { seq: seen } = desk.requests.get({ id })
  desk.requests.resolve({ id, seen, result: 'solved', outcome: '已答复' })
}
const folder = (sample: number, to = '2026-12-31') => {
  const { store, clock, today, operator } = desk
  const call = () => ({ db: store.reader, history: store.history, now: clock.at, today, operator })
  const { steps } = planInspection(call, { from: '2026-01-01', to, sample })
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value ?? []
}
const textOf = (plan: DocumentPlan | undefined) => JSON.stringify(plan)

describe('the folder for an inspection', () => {
  it('keeps to itself when an imported number looks like a path', () => {
    const id = record()
    resolve(id)
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.update('request', id, 'current', { number: '../../渝才〔2021〕/3号' }),
    )
    expect(folder(30).at(-1)?.name).toBe('办件/001 渝才〔2021〕 3号.docx')
  })

  it('holds all that was late with its reasons and a sample of the others when some were late', () => {
    const late = record()
    for (let count = 0; count < 6; count += 1) resolve(record())
    desk.requests.assign({ id: late, seen: desk.requests.get({ id: late }).seq, departmentIds: [EDUCATION] })
    const hold = () => ({ id: late, seen: desk.requests.get({ id: late }).seq })
    desk.requests.hold({ ...hold(), reason: '等候上级批复' })
    desk.requests.resume(hold())
    desk.clock.at = '2026-05-06T01:00:00.000Z'
    const files = folder(3)
    const { number } = desk.requests.get({ id: late })
    expect(files[0]?.name).toBe('目录.docx')
    expect(files).toHaveLength(1 + 4)
    expect(files.filter(({ name }) => name.includes(number))).toHaveLength(1)
    const index = textOf(files[0]?.plan)
    expect(index).toContain('共7件，本材料收录4件，其中超期1件')
    expect(index).toContain('等候上级批复')
  })

  it('tells the whole course of a request with its phone masked when it is in the sample', () => {
    const id = record()
    resolve(id)
    desk.papers.issue({ kind: 'completion', ownerIds: [id] })
    const [, file] = folder(30)
    const text = textOf(file?.plan)
    expect(text).toContain('办结告知单')
    expect(text).toContain('收件登记')
    expect(text).not.toContain('13812345678')
  })

  it('holds nothing but an index beside the ledger when nothing ended, and is refused when its days are reversed', () => {
    expect(folder(30).map(({ name }) => name)).toEqual(['目录.docx'])
    expect(refusalOf(() => folder(30, '2025-01-01'))?.code).toBe('summary/period-reversed')
  })
})
