import { describe, expect, it } from 'vitest'
import type { SheetCell } from '#shared/domain/sheets.ts'
import { bookOf, listDesk, runList, type TestSheet } from '../../../tests/fixtures/import-desk.ts'
import { refusedRowsPlan } from './refused-rows.ts'

const lists = listDesk()

/** The workbook of refused rows, with each cell as somebody corrects it. */
function corrected(
  [sheet, kind]: readonly [TestSheet, 'roster' | 'usages'],
  correct: (cell: SheetCell) => SheetCell = (cell) => cell,
) {
  const book = bookOf(sheet)
  const outcome = runList(lists.desk, book, { kind })
  expect(outcome.counts).toMatchObject({ rows: 1, refused: 1 })
  const plans = refusedRowsPlan(book, outcome, { language: 'zh-CN', reasonOf: ({ code }) => code })
  return plans.map(({ name, title, subtitle, columns, rows }): TestSheet => {
    const headings = columns.map((column) => column.title)
    return {
      name,
      rows: [[title], [subtitle], headings, ...rows.map((cells) => cells.map((cell) => String(correct(cell))))],
    }
  })
}

describe('refused rows that come in once corrected', () => {
  it('have the day and the money that their list said above its headings', () => {
    lists.grant('check-up')
    const rows = [
      ['2025年人才补贴发放表（单位：万元）'],
      ['时间：2025年3月1日'],
      ['姓名', '享受项目', '补贴金额'],
      ['周远', lists.itemName('check-up'), 1.2],
    ]
    const sheets = corrected([{ rows }, 'usages'])
    lists.known('周远')
    const { report, source } = runList(lists.desk, bookOf(...sheets), { kind: 'usages' })
    expect([report.refused, source]).toEqual([[], '2025年人才补贴发放表'])
    expect(lists.all('SELECT on_day, amount_fen FROM usage')).toEqual([['2025-03-01', 1_200_000]])
  })

  it('have once what their sheet is called by', () => {
    const rows = [
      ['姓名', '身份证号'],
      ['林若衡', '123456'],
    ]
    const sheets = corrected([{ name: '县人民医院', rows }, 'roster'], (cell) =>
      cell === '123456' ? lists.man(1) : cell,
    )
    lists.bringIn('roster', ...sheets)
    expect(lists.own()).toEqual([['林若衡', '分组', '县人民医院']])
  })
})
