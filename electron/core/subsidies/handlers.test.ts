import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SubsidyKind } from '#shared/domain/subsidies.ts'
import { summaryTables, textFacts } from '../summaries/queries.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let itemId: number
let holderId: number
beforeEach(() => {
  desk = openRegister()
  itemId = desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
  holderId = desk.holders.register({ fields: { name: '冉小满' } }).id
  const { id } = desk.rules.draft({ issuer: 'district', name: '资助', note: null, copyOf: null })
  desk.rules.add({ ruleSetId: id, fields: { itemId, grantKind: 'amount', ceilingFen: 100_000, ceilingPer: 'all' } })
  const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
  desk.rules.publish({ id, seen, onDay: '2026-01-01' })
})
afterEach(() => desk.close())

const request = () => {
  const fields = { subject: 'holder', holderId, itemId, content: '申请资助', amountFen: 80_000 } as const
  return desk.requests.record({ fields, accept: true }).id
}
const record = (
  kind: SubsidyKind,
  amountFen: number,
  more: { requestId?: number; onDay?: string; itemId?: number } = {},
) =>
  desk.subsidies.record({ requestId: null, holderId, itemId, note: null, onDay: desk.today, kind, amountFen, ...more })
/** A rule of 2000 yuan for schooling, a month where nothing else is said. */
function monthlyItem(more: { countedBy?: 'relative'; relations?: 'child'[]; ceilingPer?: 'all' | 'use' } = {}): number {
  const { id } = desk.rules.draft({ issuer: 'district', name: '月度资助', note: null, copyOf: null })
  const monthly = desk.items.list({}).items.find(({ code }) => code === 'schooling')?.id ?? 0
  const fields = { itemId: monthly, grantKind: 'amount', ceilingFen: 200_000, ceilingPer: 'month', ...more } as const
  desk.rules.add({ ruleSetId: id, fields })
  const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
  desk.rules.publish({ id, seen, onDay: '2026-01-02' })
  return monthly
}
const sums = (of: { requestId?: number; holderId?: number }) => desk.subsidies.list(of).sums

describe('subsidies', () => {
  it('are three sums of their own at the request and at its holder', () => {
    const requestId = request()
    record('asked', 80_000, { requestId, onDay: '2026-02-01' })
    record('granted', 60_000, { requestId, onDay: '2026-02-10' })
    record('paid', 20_000, { requestId, onDay: '2026-02-20' })
    record('paid', 10_000, { requestId })
    record('asked', 5_000)
    expect(desk.subsidies.list({ requestId })).toMatchObject({ ceilingFen: 100_000, askedFen: 80_000 })
    expect(sums({ requestId })).toEqual({ askedFen: 80_000, grantedFen: 60_000, paidFen: 30_000 })
    expect(sums({ holderId })).toEqual({ askedFen: 85_000, grantedFen: 60_000, paidFen: 30_000 })
    expect(desk.subsidies.list({ holderId }).lines.map(({ onDay }) => onDay)).toEqual([
      '2026-02-01',
      '2026-02-10',
      '2026-02-20',
      desk.today,
      desk.today,
    ])
  })

  it('are granted up to the ceiling of the rule and paid up to what was granted', () => {
    const requestId = request()
    expect(refusalOf(() => record('granted', 100_001, { requestId }))).toEqual({
      code: 'subsidy/over-ceiling',
      params: { ceilingFen: 100_000, grantedFen: 100_001, ceilingYuan: 1000, leftYuan: 1000 },
    })
    expect(refusalOf(() => record('paid', 1, { requestId }))?.code).toBe('subsidy/paid-over-granted')
    const { id, seq } = record('granted', 100_000, { requestId })
    record('paid', 70_000, { requestId })
    expect(refusalOf(() => record('granted', 1, { requestId }))?.code).toBe('subsidy/over-ceiling')
    expect(refusalOf(() => record('paid', 30_001, { requestId }))?.code).toBe('subsidy/paid-over-granted')
    expect(refusalOf(() => desk.subsidies.remove({ id, seen: seq }))?.code).toBe('subsidy/paid-over-granted')
  })

  it.each(['all', 'use'] as const)(
    'are granted up to a ceiling per %s when there are several requests',
    (ceilingPer) => {
      const item = monthlyItem({ ceilingPer })
      const ruled = (amountFen: number) => {
        const fields = { subject: 'holder', holderId, itemId: item, content: '申请资助', amountFen } as const
        return desk.requests.record({ fields, accept: true }).id
      }
      const [one, other] = [ruled(100_000), ruled(100_000)]
      record('granted', 120_000, { requestId: one, onDay: '2026-01-03' })
      record('granted', 30_000, { itemId: item, onDay: '2026-01-04' })
      const further = (amountFen: number, requestId?: number) => () =>
        record('granted', amountFen, { itemId: item, ...(requestId !== undefined && { requestId }) })
      const overCeiling = (grantedFen: number, leftYuan: number) => ({
        code: 'subsidy/over-ceiling',
        params: { ceilingFen: 200_000, grantedFen, ceilingYuan: 2000, leftYuan },
      })
      if (ceilingPer === 'all') {
        expect(refusalOf(further(50_001, other))).toEqual(overCeiling(200_001, 500))
        expect(refusalOf(further(50_001))).toEqual(overCeiling(200_001, 500))
        further(50_000, other)()
      } else {
        expect(refusalOf(further(80_001, one))).toEqual(overCeiling(200_001, 800))
        expect(refusalOf(further(200_001))).toEqual(overCeiling(200_001, 2000))
        further(200_000, other)()
      }
    },
  )

  it('are granted up to the ceiling of the holder’s rule when there is no request for the item', () => {
    record('granted', 90_000)
    expect(refusalOf(() => record('granted', 10_001))).toEqual({
      code: 'subsidy/over-ceiling',
      params: { ceilingFen: 100_000, grantedFen: 100_001, ceilingYuan: 1000, leftYuan: 100 },
    })
    record('granted', 10_000)
    // The rule is not in force yet.
    record('granted', 900_000, { onDay: '2025-12-31' })
    const monthly = monthlyItem()
    record('granted', 200_000, { itemId: monthly, onDay: '2026-02-03' })
    expect(refusalOf(() => record('granted', 1, { itemId: monthly, onDay: '2026-02-28' }))?.code).toBe(
      'subsidy/over-month-ceiling',
    )
    record('granted', 1, { itemId: monthly, onDay: '2026-01-31' })
  })

  it('are granted a month up to the ceiling a month, whichever request they are of and whatever is beside any', () => {
    const monthly = monthlyItem()
    const monthlyRequest = () => {
      const fields = { subject: 'holder', holderId, itemId: monthly, content: '申请资助', amountFen: 50_000 } as const
      return desk.requests.record({ fields, accept: true }).id
    }
    const [one, other] = [monthlyRequest(), monthlyRequest()]
    expect(desk.subsidies.list({ requestId: one })).toMatchObject({ ceilingFen: 200_000, ceilingPer: 'month' })
    record('granted', 120_000, { requestId: one, onDay: '2026-02-03' })
    record('granted', 30_000, { itemId: monthly, onDay: '2026-02-28' })
    expect(refusalOf(() => record('granted', 50_001, { requestId: other, onDay: '2026-02-10' }))).toEqual({
      code: 'subsidy/over-month-ceiling',
      params: { month: '2026-02', ceilingFen: 200_000, grantedFen: 200_001, ceilingYuan: 2000, leftYuan: 500 },
    })
    record('granted', 50_000, { requestId: other, onDay: '2026-02-10' })
    expect(refusalOf(() => record('granted', 1, { requestId: one, onDay: '2026-02-11' }))?.params).toMatchObject({
      leftYuan: 0,
    })
    expect(refusalOf(() => record('granted', 1, { itemId: monthly, onDay: '2026-02-12' }))?.code).toBe(
      'subsidy/over-month-ceiling',
    )
    record('granted', 200_000, { requestId: one, onDay: '2026-01-31' })
    record('granted', 200_000, { requestId: one, onDay: '2026-03-01' })
  })

  it('are granted a month up to the ceiling to each child when the rule counts each relative', () => {
    const child = { relation: 'child', sex: null, bornOn: '2015-06-01', identity: null, note: null } as const
    const relatives = ['冉一', '冉二'].map((name) => ({ ...child, name }))
    holderId = desk.holders.register({ fields: { name: '冉大满' }, relatives }).id
    const monthly = monthlyItem({ countedBy: 'relative', relations: ['child'] })
    const ofChild = ({ id: relativeId }: { id: number }) => {
      const fields = { subject: 'relative', holderId, relativeId, itemId: monthly, content: '申请资助' } as const
      return desk.requests.record({ fields: { ...fields, amountFen: 50_000 }, accept: true }).id
    }
    const [one = 0, other = 0] = desk.holders.get({ id: holderId }).relatives.map(ofChild)
    record('granted', 200_000, { requestId: one, onDay: '2026-02-03' })
    record('granted', 150_000, { requestId: other, onDay: '2026-02-03' })
    expect(refusalOf(() => record('granted', 50_001, { requestId: other, onDay: '2026-02-04' }))?.params).toMatchObject(
      {
        leftYuan: 500,
      },
    )
    // For whom it was is not said, so that it counts for each.
    record('granted', 50_000, { itemId: monthly, onDay: '2026-02-05' })
    expect(refusalOf(() => record('granted', 1, { requestId: other, onDay: '2026-02-06' }))?.code).toBe(
      'subsidy/over-month-ceiling',
    )
  })

  it('stand in the summary and its tables as three sums by item, and without a row where nothing was written down', () => {
    record('asked', 9_000, { onDay: '2026-02-01' })
    record('granted', 8_050, { onDay: '2026-02-02' })
    record('paid', 8_000, { onDay: '2026-03-01' })
    const told = (from: string, to: string) => {
      const facts = textFacts({ db: desk.store.reader, history: desk.store.history }, { from, to })
      const table = summaryTables(facts, { language: 'zh-CN' }).find(({ name }) => name === 'subsidies')
      return [facts.now.summary.subsidies, table?.rows]
    }
    const item = '健康体检'
    expect(told('2026-02-01', '2026-02-28')).toEqual([
      {
        askedFen: 9_000,
        grantedFen: 8_050,
        paidFen: 0,
        byItem: [{ item, askedFen: 9_000, grantedFen: 8_050, paidFen: 0, lines: 2, holders: 1 }],
      },
      [[item, 90, 80.5, 0, 1]],
    ])
    expect(told('2025-01-01', '2025-12-31')).toEqual([{ askedFen: 0, grantedFen: 0, paidFen: 0, byItem: [] }, []])
  })

  it('are refused for a day to come, for nobody, and for a request that is not there', () => {
    expect(refusalOf(() => record('asked', 1, { onDay: '2026-03-03' }))?.code).toBe('subsidy/in-future')
    expect(refusalOf(() => record('asked', 1, { requestId: 7 }))?.code).toBe('record/not-found')
    const nobody = { requestId: null, holderId: null, itemId, note: null, onDay: desk.today, amountFen: 1 }
    expect(refusalOf(() => desk.subsidies.record({ ...nobody, kind: 'asked' }))?.code).toBe('subsidy/subject-missing')
  })

  it('are not undone into more than was granted, nor into more than the ceiling', () => {
    const requestId = request()
    const granted = record('granted', 60_000, { requestId })
    const paid = record('paid', 50_000, { requestId })
    expect(refusalOf(() => desk.history.undo({ seq: granted.seq }))?.code).toBe('subsidy/paid-over-granted')
    desk.history.undo({ seq: paid.seq })
    const removed = desk.subsidies.remove({ id: granted.id, seen: granted.seq })
    const other = record('granted', 50_000, { requestId })
    expect(refusalOf(() => desk.history.undo({ seq: removed.seq }))?.code).toBe('subsidy/over-ceiling')
    desk.history.undo({ seq: other.seq })
    desk.history.undo({ seq: removed.seq })
    expect(sums({ requestId })).toEqual({ askedFen: 0, grantedFen: 60_000, paidFen: 0 })
  })

  it('are counted by item for the days of the summary, and are gone when they are taken back', () => {
    record('asked', 9_000, { onDay: '2026-01-31' })
    record('granted', 8_000, { onDay: '2026-02-01' })
    const { id, seq } = record('asked', 7_000, { onDay: '2026-02-28' })
    const figures = () => desk.subsidies.figures({ from: '2026-02-01', to: '2026-02-28' }).items
    expect(figures()).toMatchObject([{ itemId, askedFen: 7_000, grantedFen: 8_000, paidFen: 0, lines: 2, holders: 1 }])
    const removed = desk.subsidies.remove({ id, seen: seq })
    expect(figures()).toMatchObject([{ askedFen: 0, lines: 1 }])
    desk.history.undo({ seq: removed.seq })
    expect(figures()).toMatchObject([{ askedFen: 7_000, lines: 2 }])
  })

  it('go with the person when two registrations become one', () => {
    const other = desk.holders.register({ fields: { name: '冉小满' } })
    record('asked', 7_000)
    const seq = (id: number) => desk.holders.get({ id }).seq
    desk.holders.merge({ keep: { id: other.id, seen: seq(other.id) }, drop: { id: holderId, seen: seq(holderId) } })
    expect(sums({ holderId: other.id }).askedFen).toBe(7_000)
  })
})
