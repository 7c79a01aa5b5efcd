import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, bringInTwice, rowsOf, tryList, type TestSheet } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'
import { kindOf } from './kinds.ts'

/** Ledgers, attendance and services as the offices of other districts keep them. */
let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  for (const name of ['林若衡', '周远']) desk.holders.register({ fields: { name } })
})
afterEach(() => desk.close())

const bringIn = (kind: ImportKind, sheet: TestSheet) => bringInTwice(desk, kind, sheet)
const all = (sql: string) => rowsOf(desk, sql)

describe('a ledger', () => {
  it('has what was asked for under 事由, and its end under 落实日期', () => {
    const { report } = bringIn('requests', {
      rows: [
        ['日期', '诉求人', '事由', '落实情况', '落实日期', '满意度'],
        ['2024.1.8', '林若衡', '子女转学', '孩子已入学', '2024.1.21', '满意'],
      ],
    })
    expect(report).toMatchObject({ warnings: [], refused: [] })
    expect(all('SELECT content, result, resolved_on FROM request')).toEqual([['子女转学', 'solved', '2024-01-21']])
  })

  it('has a request ended that was rated, also by a word that is not known, where it says no more of ends', () => {
    const { report } = bringIn('requests', {
      rows: [
        ['服务日期', '人才姓名', '服务内容', '是否满意'],
        ['2025.6.3', '周远', '预约专家号', '还行'],
        ['2025.6.4', '周远', '预约体检', ''],
      ],
    })
    expect(report.warnings.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'grade', 'import/word-unknown'],
      [2, 'resolvedOn', 'import/resolved-day-unknown'],
    ])
    expect(all('SELECT state FROM request ORDER BY id').flat()).toEqual(['archived', 'accepted'])
  })
})

describe('a roster', () => {
  it('has nobody in rows of labels', () => {
    const { counts } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '申报类别'],
        ['冉小满', '县医院', 'C类'],
        [undefined, '公示时间：2025年3月1日至3月7日', '监督电话：76660000'],
      ],
    })
    expect(counts).toMatchObject({ holders: 1, refused: 0 })
  })
})

describe('a list with a column a session', () => {
  it.each([
    ['第一期', '第二期'],
    ['第1次', '第2次（5月）'],
    ['3月5日', '3月12日'],
  ])('is of uses, and is refused with what to do: %s', (...sessions) => {
    const rows = [
      ['姓名', '单位', ...sessions],
      ['林若衡', '县医院', '√', ''],
    ]
    const book = bookOf({ rows })
    expect(book.sheets.map((sheet) => kindOf(sheet))).toEqual(['usages'])
    const [refused] = tryList(desk, book, { kind: 'usages' }).report.refused
    expect(refused?.code).toBe(sessions[0]?.startsWith('第') ? 'import/session-columns' : 'import/day-columns')
  })
})

describe('a list of services', () => {
  it('has a rule for each class that stands below its card', () => {
    const named = (code: string) => String(all(`SELECT name_zh FROM item WHERE code = '${code}'`)[0]?.[0])
    const { report } = bringIn('rules', {
      rows: [
        ['类别', '服务事项', 'A卡', undefined, undefined, 'B卡', '服务标准'],
        [undefined, undefined, 'Ⅰ类', 'Ⅱ类', 'Ⅲ类'],
        ['保障', named('check-up'), '每年2次', '每年1次', '—', '每两年1次'],
        ['保障', named('schooling'), '√', '√', '√', '√', '优先安排'],
      ],
      merged: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2', 'G1:G2'],
    })
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([[3, 'import/period-unknown']])
    expect(
      all(`SELECT item.code, level.name_zh, count FROM rule JOIN item ON item.id = item_id
        JOIN level ON level.id = level_id WHERE rule_set_id IN (SELECT id FROM rule_set WHERE state = 'draft')`),
    ).toEqual([
      ['check-up', 'A卡Ⅰ类', 2],
      ['check-up', 'A卡Ⅱ类', 1],
      ['schooling', 'A卡Ⅰ类', null],
      ['schooling', 'A卡Ⅱ类', null],
      ['schooling', 'A卡Ⅲ类', null],
      ['schooling', 'B卡', null],
    ])
  })
})
