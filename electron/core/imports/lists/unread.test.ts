import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { residentNumber } from '../../../../tests/fixtures/register-desk.ts'

const lists = listDesk()
/** Headings and values, whoever they are of. */
const own = () => lists.own().map(([, name, value]) => [name, value])

describe('a cell that says no day', () => {
  it('is kept under its heading when the row comes in', () => {
    const head = ['姓名', '服务卡类别', '发卡日期', '有效期至', '引进时间', '合同到期', '认定时间', '出生年月']
    const row = ['林若衡', 'A卡', '2021年', '2024', '2019年', '长期聘用', '2020', '八〇后']
    const { report } = runList(lists.desk, bookOf({ rows: [head, row] }), { kind: 'roster' })
    expect(report.created).toMatchObject({ holders: 1, cards: 1 })
    expect(own()).toEqual(expect.arrayContaining(head.slice(2).map((name, at) => [name, row[at + 2]])))
  })

  it('is read as the number has it when its year has two digits, and else kept as it stands', () => {
    const number = residentNumber('1982-05-17', 3)
    const born = ['82.5.17', '８２－０５－１７', '82/5/18', '82.5']
    const rows = born.map((day, at) => [
      ['林若衡', '王芳', '周雨', '何三'][at],
      at === 0 ? number : residentNumber('1982-05-17', 3 + 2 * at),
      day,
    ])
    const { report } = runList(lists.desk, bookOf({ rows: [['姓名', '身份证号码', '出生日期'], ...rows] }), {
      kind: 'roster',
    })
    expect(report.repaired.map(({ from, to }) => [from, to])).toEqual([
      ['82.5.17', '1982-05-17'],
      ['８２－０５－１７', '1982-05-17'],
    ])
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [4, 'import/day-unclear'],
      [5, 'import/day-unclear'],
    ])
    expect(own()).toEqual([
      ['出生日期', '82/5/18'],
      ['出生日期', '82.5'],
    ])
    const alone = bookOf({
      rows: [
        ['姓名', '联系电话', '出生日期'],
        ['许五', '12700000031', '82.5.17'],
      ],
    })
    expect(runList(lists.desk, alone, { kind: 'roster' }).report).toMatchObject({
      repaired: [],
      warnings: [{ code: 'import/day-unclear' }],
    })
  })

  it('goes with the words of a request', () => {
    lists.desk.holders.register({ fields: { name: '林若衡' } })
    const head = ['姓名', '登记日期', '诉求内容', '办理结果', '办结日期', '人次']
    const row: Cells = ['林若衡', '2021-05-06', '子女入学', '已解决', '2021年秋', '若干', '转教委']
    const { report } = runList(lists.desk, bookOf({ rows: [head, row] }), { kind: 'requests' })
    expect(report.warnings.map(({ field, code }) => [field, code])).toEqual([
      ['resolvedOn', 'import/day-unclear'],
      ['people', 'import/word-unknown'],
    ])
    expect(lists.desk.store.reader.all('SELECT content, people FROM request')).toEqual([
      { content: '子女入学\n办结日期：2021年秋\n人次：若干\n第7列：转教委', people: 1 },
    ])
  })
})

it('a word that was not understood is kept under its heading, or with the words of a request', () => {
  const roster = [
    ['姓名', '工作单位', '性别', '是否办卡'],
    ['林若衡', '县医院', '未填', '申请中'],
  ]
  runList(lists.desk, bookOf({ rows: roster }), { kind: 'roster' })
  expect(own()).toEqual([
    ['性别', '未填'],
    ['是否办卡', '申请中'],
  ])
  const ledger = [
    ['姓名', '登记日期', '诉求内容', '来源', '承诺时限', '办理结果', '满意度'],
    ['林若衡', '2021-05-06', '子女入学', '飞鸽传书', '尽快', '协调中心受理', '凑合'],
  ]
  const book = bookOf({ rows: ledger })
  runList(lists.desk, book, { kind: 'requests' })
  expect(lists.desk.store.reader.all('SELECT content FROM request')).toEqual([
    { content: '子女入学\n满意度：凑合\n来源：飞鸽传书\n承诺时限：尽快' },
  ])
  expect(runList(lists.desk, book, { kind: 'requests' }).counts).toMatchObject({ requests: 0, same: 1 })
})
