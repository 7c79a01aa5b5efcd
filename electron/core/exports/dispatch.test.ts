import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DispatchOrder, ExportOrder } from '#shared/contract/exports.ts'
import { plainCell } from '#shared/domain/sheets.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { planDispatch } from './dispatch.ts'
import type { Planned } from './rows.ts'
import { planWeek } from './week.ts'

/** Ten working days are promised. */
const HELP = 4122
const EDUCATION = 5002

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-12-24T01:00:00.000Z')
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  const fields = { subject: 'holder' as const, holderId, itemId: HELP, content: '资助申报材料不清楚' }
  desk.requests.record({ fields, departmentIds: [EDUCATION] })
})
afterEach(() => desk.close())

const call = () => ({ db: desk.store.reader, today: desk.today })
const order = (language: 'zh-CN' | 'en') => ({ from: desk.today, to: desk.today, format: 'csv', language })

function dueDaysOf({ plan }: Planned): unknown[] {
  if (plan.format !== 'csv') throw new Error('not as asked for')
  const at = plan.sheet.columns.findIndex(({ key }) => key === 'dueOn')
  return plan.sheet.rows.map((row) => plainCell(row[at] ?? null))
}

describe('a list that is sent to a department', () => {
  it('says of a due day that it is provisional when no notice covers its year', () => {
    const sentIn = (language: 'zh-CN' | 'en') =>
      dueDaysOf(planDispatch(call(), DispatchOrder.parse({ ...order(language), departmentId: EDUCATION })))
    expect(sentIn('zh-CN')).toEqual(['2027-01-07（暂定）'])
    expect(sentIn('en')).toEqual(['2027-01-07 (provisional)'])
    const days = [{ day: '2027-01-01', kind: 'off' as const, name: '元旦' }]
    desk.calendars.enterNotice({ year: 2027, source: '通知', days })
    expect(sentIn('zh-CN')).toEqual(['2027-01-08'])
  })

  it('gives the department as much time as the request got when it was put on hold or extended meanwhile', () => {
    const sent = () =>
      dueDaysOf(planDispatch(call(), DispatchOrder.parse({ ...order('zh-CN'), departmentId: EDUCATION })))
    const [{ id } = { id: 0 }] = desk.requests.list({ filter: { view: 'all' } }).requests
    const target = () => ({ id, seen: desk.requests.get({ id }).seq })
    desk.requests.hold({ ...target(), reason: '等候上级批复' })
    expect(sent()).toEqual([null])
    desk.clock.at = '2026-12-28T01:00:00.000Z'
    desk.requests.resume(target())
    const { dueOn, assignments } = desk.requests.get({ id })
    expect(sent()).toEqual([`${dueOn}（暂定）`])
    expect(assignments.map((part) => part.dueOn)).toEqual([dueOn])
    desk.requests.askExtension({ ...target(), days: 5, reason: '等候批复' })
    const [asked] = desk.requests.get({ id }).extensions
    const decided = { extensionId: asked?.id ?? 0, decision: 'approved' as const }
    desk.requests.decideExtension({ ...target(), ...decided, approval: { decidedBy: '李主任', document: null } })
    expect(sent()).toEqual([`${desk.requests.get({ id }).dueOn}（暂定）`])
    expect(sent()).toEqual(['2027-01-18（暂定）'])
  })

  it('leaves the desk with the numbers in its words masked', () => {
    const [{ id } = { id: 0 }] = desk.requests.list({ filter: { view: 'all' } }).requests
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.update('request', id, 'current', { content: '请电 13800000021' }),
    )
    const { plan } = planDispatch(call(), DispatchOrder.parse({ ...order('zh-CN'), departmentId: EDUCATION }))
    expect(JSON.stringify(plan)).toContain('请电 138****0021')
    expect(JSON.stringify(plan)).not.toContain('13800000021')
  })

  it('is printed on one page across', () => {
    const { plan } = planDispatch(call(), DispatchOrder.parse({ ...order('zh-CN'), departmentId: EDUCATION }))
    if (plan.format !== 'csv') throw new Error('not as asked for')
    const widths = plan.sheet.columns.map(({ width, isHidden }) => (isHidden ? 0 : width))
    expect(widths.reduce((sum, width) => sum + width)).toBeLessThanOrEqual(215)
  })

  it('says the same on Monday’s sheet', () => {
    desk.clock.at = '2027-01-04T01:00:00.000Z'
    expect(dueDaysOf(planWeek(call(), ExportOrder.parse(order('zh-CN'))))).toEqual(['2027-01-07（暂定）'])
  })
})
