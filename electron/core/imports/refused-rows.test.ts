import { expect, it } from 'vitest'
import { bookOf, listDesk, runList, type TestSheet } from '../../../tests/fixtures/import-desk.ts'
import { refusedRowsPlan } from './refused-rows.ts'

const lists = listDesk()

it('refused rows come in once corrected with the day and the money that their list said above its headings', () => {
  lists.grant('check-up')
  const rows = [
    ['2025年人才补贴发放表（单位：万元）'],
    ['时间：2025年3月1日'],
    ['姓名', '享受项目', '补贴金额'],
    ['周远', lists.itemName('check-up'), 1.2],
  ]
  const book = bookOf({ rows })
  const outcome = runList(lists.desk, book, { kind: 'usages' })
  expect(outcome.counts).toMatchObject({ usages: 0, refused: 1 })
  const plans = refusedRowsPlan(book, outcome, { language: 'zh-CN', reasonOf: ({ code }) => code })
  const corrected = plans.map(({ name, title, subtitle, columns, rows: refused }): TestSheet => {
    const headings = columns.map((column) => column.title)
    return { name, rows: [[title], [subtitle], headings, ...refused.map((cells) => cells.map(String))] }
  })
  lists.known('周远')
  const again = runList(lists.desk, bookOf(...corrected), { kind: 'usages' })
  expect([again.report.refused, again.source]).toEqual([[], outcome.source])
  expect(lists.all('SELECT on_day, amount_fen FROM usage')).toEqual([['2025-03-01', 1_200_000]])
})
