import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, tryList, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all } = lists
const CARDS = `SELECT holder.name, level.name_zh, number, issued_on FROM card JOIN level ON level.id = level_id
  JOIN holder ON holder.id = holder_id ORDER BY card.id`

describe('a card of another scheme in columns of its own', () => {
  const HEADS = ['姓名', '身份证号', '英才卡类别', '英才卡卡号', '发卡日期', '秀山英才卡卡号', '秀山英才卡发卡日期']
  const rows: Cells[] = [
    HEADS,
    ['林甲', man(1), 'B卡', 'CQB-1', '2024.3.5', 'XS-7', '2023.5.6'],
    ['林乙', man(2), '', '', '', 'xs-8', '2023.5.7'],
    ['林丙', man(3), 'B卡', 'CQB-2', '2024.3.6', '', ''],
  ]

  it('comes in beside the first, with its own day, and a second time nothing does', () => {
    const { report } = bringIn('roster', { rows })
    expect(report).toMatchObject({ created: { holders: 3, cards: 4 }, warnings: [], refused: [] })
    expect(report.repaired.filter(({ heading }) => heading === '秀山英才卡卡号')).toMatchObject([
      { row: 3, from: 'xs-8', to: 'XS-8' },
    ])
    expect(all(CARDS)).toEqual([
      ['林甲', 'B卡', 'CQB-1', '2024-03-05'],
      ['林甲', '持卡人才', 'XS-7', '2023-05-06'],
      ['林乙', '持卡人才', 'XS-8', '2023-05-07'],
      ['林丙', 'B卡', 'CQB-2', '2024-03-06'],
    ])
    expect(lists.own()).toEqual([])
  })

  it('is added to somebody who came in with the first alone', () => {
    bringIn('roster', { rows: rows.map((cells) => cells.slice(0, 5)) })
    bringIn('roster', { rows })
    expect(all(CARDS)).toHaveLength(4)
  })

  it('is known by the group that its columns stand under', () => {
    bringIn('roster', {
      merged: ['D1:F1', 'G1:I1', 'A1:A2', 'B1:B2', 'C1:C2'],
      rows: [
        ['序号', '姓名', '工作单位', '重庆英才服务卡', '', '', '秀山英才卡', '', ''],
        ['', '', '', '类别', '卡号', '发卡日期', '卡号', '发卡日期', '有效期至'],
        ['1', '林甲', '县医院', 'B卡', 'CQB-1', '2024.3.5', 'XS-7', '2023.5.6', '2026.5.5'],
        ['2', '林乙', '县医院', '', '', '', 'XS-8', '2023.5.7', '2026.5.5'],
      ],
    })
    expect(all(CARDS)).toEqual([
      ['林甲', 'B卡', 'CQB-1', '2024-03-05'],
      ['林甲', '持卡人才', 'XS-7', '2023-05-06'],
      ['林乙', '持卡人才', 'XS-8', '2023-05-07'],
    ])
    expect(all(`SELECT valid_to_on FROM card WHERE number LIKE 'XS%'`)).toEqual([['2026-05-05'], ['2026-05-05']])
  })

  it('refuses the row where its number is another’s', () => {
    const twice = rows.with(3, ['林丙', man(3), '', '', '', 'XS-7', ''])
    expect(tryList(lists.desk, bookOf({ rows: twice }), { kind: 'roster' }).report.refused).toMatchObject([
      { row: 4, field: 'cardNumber', code: 'import/card-number-twice' },
    ])
  })

  it('has the days behind it that name no card', () => {
    const behind = rows.with(0, HEADS.with(6, '办卡时间'))
    bringIn('roster', { rows: behind })
    expect(all(CARDS)[1]).toEqual(['林甲', '持卡人才', 'XS-7', '2023-05-06'])
  })

  it('stays as it stands under a heading that the clerk made the office’s own', () => {
    const sheets = [{ name: '名册', columns: [{ column: 6, field: 'own' as const }] }]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'roster', sheets })
    expect(report.created.cards).toBe(2)
    expect(lists.own()).toContainEqual(['林乙', '秀山英才卡卡号', 'xs-8'])
  })
})

describe('cards of one kind in a column each', () => {
  const rows: Cells[] = [
    ['姓名', '工作单位', 'A卡卡号', 'B卡卡号', '发卡时间'],
    ['林甲', '县医院', 'CQA-1', '', '2024.3.5'],
    ['林乙', '县医院', '', 'CQB-1', '2024.3.6'],
    ['林丙', '县医院', 'CQA-2', 'CQB-2', '2024.3.7'],
    ['林丁', '县医院', '', '', '2024.3.8'],
  ]

  it('are the one whose number a row has, with the day of both; of two, the second is told', () => {
    const { report } = bringIn('roster', { rows })
    expect(report.warnings).toMatchObject([{ row: 4, code: 'import/further-card', value: 'CQB-2' }])
    expect(all(CARDS)).toEqual([
      ['林甲', 'A卡（未注明类别）', 'CQA-1', '2024-03-05'],
      ['林乙', 'B卡', 'CQB-1', '2024-03-06'],
      ['林丙', 'A卡（未注明类别）', 'CQA-2', '2024-03-07'],
      ['林丁', 'A卡（未注明类别）', null, '2024-03-08'],
    ])
  })

  it('are the one that the class names, with its day', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '工作单位', '服务卡类别', 'A卡卡号', 'A卡发卡时间', 'B卡卡号'],
        ['林甲', '县医院', 'B卡', '', '2024.3.5', 'CQB-1'],
      ],
    })
    expect(all(CARDS)).toEqual([['林甲', 'B卡', 'CQB-1', '2024-03-05']])
  })

  it('are two where a day of its own says that there is the other, too', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '工作单位', 'A卡卡号', 'A卡发卡时间', '秀山英才卡卡号'],
        ['林甲', '县医院', '', '2024.3.5', 'XS-1'],
      ],
    })
    expect(all(CARDS)).toEqual([
      ['林甲', 'A卡（未注明类别）', null, '2024-03-05'],
      ['林甲', '持卡人才', 'XS-1', null],
    ])
  })

  it('are two where the answer whether there is one names the other', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '工作单位', '是否持卡', '英才卡卡号', '发卡时间', '秀山英才卡卡号'],
        ['林甲', '县医院', '是（B卡）', '', '2024.3.5', 'XS-1'],
      ],
    })
    expect(all(CARDS)).toEqual([
      ['林甲', 'B卡', null, '2024-03-05'],
      ['林甲', '持卡人才', 'XS-1', null],
    ])
  })

  it('leave a number of before, or of one made anew, as it stands', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '工作单位', '英才卡类别', '卡号', '秀山英才卡原卡号'],
        ['林甲', '县医院', 'B卡', 'CQB-1', 'XS-1'],
      ],
    })
    expect(all(CARDS)).toHaveLength(1)
    expect(lists.own()).toEqual([['林甲', '秀山英才卡原卡号', 'XS-1']])
  })
})
