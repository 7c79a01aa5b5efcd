import { afterEach, beforeEach, expect, it } from 'vitest'
import { bookOf, runList } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { ExportedSummary } from '#shared/contract/summaries.ts'
import { summaryPaper } from '../exports/summary-paper.ts'
import { exportedSummary, summaryTables, textFacts } from './queries.ts'

const HELP = 4122
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
const record = () =>
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '资助申报材料不清楚' },
    accept: true,
  }).id

function resolved(id: number, day: string, grade?: 1 | 2 | 4) {
  moveTo(day)
  desk.requests.resolve({ ...target(id), result: 'solved', outcome: '已协调' })
  if (grade) desk.ratings.record({ ...target(id), grade, means: 'screen' })
}

function tables() {
  const facts = textFacts({ db: desk.store.reader, history: desk.store.history }, MARCH)
  return new Map(summaryTables(facts, { language: 'zh-CN' }).map(({ name, ...table }) => [name, table]))
}

it('names by number what took longest and what was rated worst when requests were resolved in the period', () => {
  const [slow, quick, bad, next] = [record(), record(), record(), record()]
  resolved(quick, '2026-03-03', 2)
  resolved(bad, '2026-03-04', 1)
  resolved(slow, '2026-03-12', 4)
  resolved(next, '2026-04-02', 1)
  const rows = (name: 'longest' | 'worst') =>
    tables()
      .get(name)
      ?.rows.map(([number, , , days]) => [number, days])
  const numberOf = (id: number) => desk.requests.get({ id }).number
  expect(rows('longest')).toEqual([
    [numberOf(slow), 8],
    [numberOf(bad), 2],
    [numberOf(quick), 1],
  ])
  expect(rows('worst')).toEqual([
    [numberOf(bad), 2],
    [numberOf(quick), 1],
  ])
  expect(JSON.stringify([...tables().values()])).not.toContain('林若衡')
})

it('names none as long whose day of an end nobody knows', () => {
  const rows = [
    ['姓名', '受理日期', '诉求内容', '办理结果', '满意度'],
    ['林若衡', '2026-03-02', '停车', '已解决', '不满意'],
  ]
  runList(desk, bookOf({ rows }), { kind: 'requests' })
  expect(tables().has('longest')).toBe(false)
  expect(tables().get('worst')?.rows).toHaveLength(1)
})

it('counts each special ledger in its own unit, without a sum, where it has rows in the period, retired or not', () => {
  const { ids } = desk.specialLedgers.adopt({ codes: ['apartments'] })
  expect(tables().get('specialLedgers')?.rows).toEqual([])
  const ledger = desk.specialLedgers.list({}).ledgers.find(({ id }) => id === ids[0])
  const asked = (ledger?.columns ?? []).filter(({ isRequired }) => isRequired)
  const values = asked.map(({ id, options }) => ({ columnId: id, value: options[0] ?? '一号楼' }))
  const blank = { employerId: null, toOn: null, quantity: 1, amountFen: null, attended: null, note: null }
  desk.specialLedgers.enter({ ledgerId: ids[0] ?? 0, fields: { ...blank, values, holderId, onDay: '2026-03-02' } })
  const table = tables().get('specialLedgers')
  expect(table?.rows.map((row) => [row[0], row[2]])).toEqual([[ledger?.nameZh, 1]])
  expect(table?.sums).toEqual([])

  const { seq: seen = 0 } = desk.specialLedgers.list({}).ledgers.find(({ id }) => id === ids[0]) ?? {}
  desk.specialLedgers.correct({ id: ids[0] ?? 0, seen, changes: { isActive: false } })
  expect(tables().get('specialLedgers')).toEqual(table)
})

it('gives each special ledger to programs, and its money as people write it', () => {
  const { ids } = desk.specialLedgers.adopt({ codes: ['loans'] })
  const [ledger] = desk.specialLedgers.list({}).ledgers
  const values = (ledger?.columns ?? [])
    .filter(({ isRequired }) => isRequired)
    .map(({ id }) => ({ columnId: id, value: '某银行' }))
  const blank = { employerId: null, toOn: null, quantity: 1, attended: null, note: null }
  const fields = { ...blank, values, holderId, onDay: '2026-03-02', amountFen: 123_456_700 }
  desk.specialLedgers.enter({ ledgerId: ids[0] ?? 0, fields })
  const facts = textFacts({ db: desk.store.reader, history: desk.store.history }, MARCH)
  const { specialLedgers } = ExportedSummary.parse(exportedSummary(facts))
  expect(specialLedgers).toMatchObject([{ ledger: '人才贷款', unit: 'pieces', count: 1, amountFen: 123_456_700 }])
  const paper = summaryPaper(
    facts,
    { language: 'zh-CN' },
    { text: { title: '', sections: [] }, office: '', on: '2026-03-31', code: 'YCT' },
  )
  expect(JSON.stringify(paper)).toContain('"1,234,567.00"')
})

it('stands in the exported summary and on its page when requests were resolved in the period', () => {
  const [slow, bad] = [record(), record()]
  resolved(bad, '2026-03-04', 1)
  resolved(slow, '2026-03-12', 4)
  const facts = textFacts({ db: desk.store.reader, history: desk.store.history }, MARCH)
  const { longest = [], worst = [] } = ExportedSummary.parse(exportedSummary(facts))
  const numberOf = (id: number) => desk.requests.get({ id }).number
  expect(longest).toMatchObject([{ number: numberOf(slow), workingDays: 8, grade: 4 }, { number: numberOf(bad) }])
  expect(worst).toMatchObject([{ number: numberOf(bad), workingDays: 2, grade: 1 }])
  const report = desk.summaries.report({ ...MARCH, language: 'zh-CN' })
  expect(report.longest.map(({ id }) => id)).toEqual([slow, bad])
  expect(report.worst.map(({ id }) => id)).toEqual([bad])
})
