import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, tryList, type Cells } from '../../../tests/fixtures/import-desk.ts'
import { kindOf } from './sheet/kinds.ts'

const register = listDesk()
const { man } = register

const names = () => register.all('SELECT name FROM holder ORDER BY id').flat()

describe('a list of people', () => {
  it('has nobody in totals of a year, in what Excel counts, and in an example', () => {
    const rows: Cells[] = [
      ['年度', '工作单位', '姓名', '身份证号'],
      ['示例', '县医院', '（示例）张某某', '50XXXX'],
      ['2021年', '县医院', '林若衡', man(1)],
      ['2021年小计', undefined, '1人'],
      ['县医院 计数', undefined, 1],
      ['总计数', undefined, 1],
    ]
    expect(register.bringIn('roster', { rows }).report).toMatchObject({ rows: 1, refused: [] })
    const counted = rows.toSpliced(3, 3, ['另有', '县医院', '3人', ''])
    expect(register.bringIn('roster', { rows: counted }).report.refused).toMatchObject([{ row: 4, field: 'name' }])
    expect(names()).toEqual(['林若衡'])
  })

  it('has nobody in prepared rows that nobody filled in', () => {
    const rows: Cells[] = [
      ['序号', '姓名', '身份证号', '性别', '是否持卡'],
      [1, '林若衡', `（身份证）${man(1)}。`, '男', '否'],
      [2, undefined, undefined, { error: '#VALUE!' }, '否'],
      [3, { formula: true }, undefined, undefined, '否'],
    ]
    expect(register.bringIn('roster', { rows }).report).toMatchObject({ rows: 2, refused: [{ row: 4 }] })
    expect(register.all('SELECT number FROM identity_document')).toEqual([[man(1)]])
  })

  it('has its people though their section is called so', () => {
    const rows: Cells[] = [
      ['来源', '姓名', '身份证号'],
      ['乡镇 汇总', '林若衡', man(1)],
    ]
    register.bringIn('roster', { rows })
    expect(names()).toEqual(['林若衡'])
  })

  it('registers no relatives whom a column of kinds tells', () => {
    const rows: Cells[] = [
      ['姓名', '人员类别', '身份证号'],
      ['林若衡', '人才本人', man(1)],
      ['林小一', '随迁子女', man(2)],
      ['周雨', '配偶', man(3)],
    ]
    const done = register.bringIn('roster', { rows })
    expect(done.report.refused.map(({ row, code }) => [row, code])).toEqual([
      [3, 'import/is-relative'],
      [4, 'import/is-relative'],
    ])
    const asTeam = rows.map((row, at) => (at === 0 ? ['姓名', '类别', '身份证号'] : row))
    expect(tryList(register.desk, bookOf({ rows: asTeam }), { kind: 'roster' }).report.refused).toHaveLength(2)
  })

  it('has what stands behind a sex in brackets in the note, and sections that end in a colon', () => {
    const rows: Cells[] = [
      ['姓名', '职务', '国别', '服务卡领取时间'],
      ['县医院：'],
      ['林清清（女，土家族）', '副校长', '中国', '2023-01-05'],
      ['填表人：'],
    ]
    register.bringIn('roster', { rows })
    expect(register.all('SELECT name, sex, note, nationality FROM holder')).toEqual([
      ['林清清', 'female', '土家族', '中国'],
    ])
    expect(
      register.all("SELECT value FROM own_value JOIN own_field ON own_field.id = own_field_id WHERE name = '分组'"),
    ).toEqual([['县医院']])
    expect(register.all('SELECT issued_on FROM card')).toEqual([['2023-01-05']])
  })

  it('refuses two names that nothing but a blank parts', () => {
    const rows: Cells[] = [
      ['姓名', '单位'],
      ['林若衡 周小雨', '县医院'],
      ['欧阳 娜娜', '县医院'],
      ['林 若衡', '县医院'],
    ]
    expect(register.bringIn('roster', { rows }).report.refused).toMatchObject([{ row: 2, code: 'import/name-several' }])
    expect(names()).toEqual(['欧阳娜娜', '林若衡'])
  })

  it('tells of whom it says that they were turned down, moved on, or have no card yet', () => {
    const rows: Cells[] = [
      ['姓名', '单位', '卡种', '卡片状态', '审定结果', '备注'],
      ['林若衡', '县医院', 'B卡', '正常', '通过', ''],
      ['周远', '县医院', '', '', '不通过', ''],
      ['王芳', '县医院', 'B卡', '未领取', '', '2023年6月调市文旅委'],
    ]
    expect(register.bringIn('roster', { rows }).report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [3, 'import/may-not-be-approved'],
      [4, 'import/may-have-left'],
      [4, 'import/card-not-in-force'],
    ])
  })

  it('tells where an employer stands above a blank only', () => {
    const rows: Cells[] = [
      ['单位', '姓名', '身份证号'],
      ['县医院', '林若衡', man(1)],
      ['', '周远', man(2)],
      ['', '王芳', man(3)],
      [],
      ['', '何清扬', man(4)],
    ]
    const done = register.bringIn('roster', { rows })
    expect(done.report.warnings.map(({ row, code, params }) => [row, code, params['employer']])).toEqual([
      [3, 'import/employer-above', '县医院'],
      [4, 'import/employer-above', '县医院'],
    ])
    const behind = rows.map(([employer, ...row]) => [...row, employer])
    expect(tryList(register.desk, bookOf({ rows: behind }), { kind: 'roster' }).report.warnings).toEqual([])
  })

  it('has phones without the words beside them, and one whose area a blank parts', () => {
    const phones = [
      '手机13600300001',
      '13600300002（微信同号）',
      '023－7666 0001转802',
      '13600300003(本人)/13600300004(家属)',
    ]
    const rows: Cells[] = [
      ['姓名', '单位', '联系方式'],
      ...phones.map((phone, at) => [`林若${'甲乙丙丁'[at]}`, '县医院', phone]),
    ]
    register.bringIn('roster', { rows })
    expect(register.all('SELECT phone FROM holder ORDER BY id').flat()).toEqual([
      '13600300001',
      '13600300002',
      '023-76660001转802',
      '13600300003/13600300004(家属)',
    ])
  })

  it('is one though a group of cards alone stands over its headings', () => {
    const rows: Cells[] = [
      ['2023年人才名册'],
      ['', '', '', '服务卡'],
      ['姓名', '身份证号', '单位', '类别', '编号', '时间'],
      ['林若衡', man(1), '县医院', 'B类', 'B0001', '2023-01-05'],
    ]
    const sheet = { rows, merged: ['A1:F1', 'D2:F2'] }
    expect(register.bringIn('roster', sheet).counts).toMatchObject({ holders: 1, cards: 1 })
    const [loose] = bookOf({ rows, merged: ['A1:F1'] }).sheets
    expect(loose && kindOf(loose)).toBe('roster')
  })

  it('is told what it is when it was taken for another list', () => {
    const rows: Cells[] = [
      ['日期', '姓名', '诉求内容', '办理情况', '办结时间'],
      ['2023-03-01', '林若衡', '转学', '已办结', '2023-03-10'],
    ]
    expect(() => tryList(register.desk, bookOf({ rows }), { kind: 'roster' })).toThrow('import/other-kind')
  })
})
