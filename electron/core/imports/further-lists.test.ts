import { describe, expect, it } from 'vitest'
import { listDesk } from '../../../tests/fixtures/import-desk.ts'

/** Lists as other hands make them, each a small one. */
const desk = listDesk()
const { bringIn, all } = desk

const PEOPLE = `SELECT holder.name, employer.name AS employer, phone, post, title FROM holder
  LEFT JOIN employment ON employment.holder_id = holder.id LEFT JOIN employer ON employer.id = employer_id ORDER BY holder.name`

const known = (...names: readonly string[]) =>
  bringIn('roster', { rows: [['姓名', '单位'], ...names.map((name) => [name, '县医院'])] })

describe('a list of people', () => {
  it('has no sign in a name that only keeps a program from reading it', () => {
    const rows = [
      ['姓名', '单位'],
      ["'赵二", '县医院'],
      ['“钱三”', '县医院'],
      ["Jean O'Neil", '县医院'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT name FROM holder ORDER BY id').flat()).toEqual(['赵二', '钱三', "Jean O'Neil"])
  })

  it('goes on beside itself under other words and behind empty columns', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['A卡人员', '', '', '', '', 'B卡人员'],
        ['姓名', '单位', '电话', '', '', '姓 名', '工作单位', '手机号码'],
        ['甲一', '县医院', '13800000001', '', '', '乙一', '县一中', '13800000011'],
        ['甲二', '县医院', '13800000002', '', '', '乙二', '县一中', '13800000012'],
        ['甲三', '县医院', '13800000003'],
      ],
    })
    expect(report).toMatchObject({ rows: 5, created: { holders: 5 } })
    expect(all(PEOPLE).map(([name, employer, phone]) => [name, employer, phone])).toEqual([
      ['乙一', '县一中', '13800000011'],
      ['乙二', '县一中', '13800000012'],
      ['甲一', '县医院', '13800000001'],
      ['甲三', '县医院', '13800000003'],
      ['甲二', '县医院', '13800000002'],
    ])
  })

  it('keeps every post and title that several columns say', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '职称', '职称/职务', '单位及职务'],
        ['林一', '高级工程师', '教授/总工', '县医院 副院长'],
        ['林二', '讲师', '讲师', '县一中 教师'],
      ],
    })
    expect(all(PEOPLE).map(([name, , , post, title]) => [name, post, title])).toEqual([
      ['林一', '总工、副院长', '高级工程师、教授'],
      ['林二', '教师', '讲师'],
    ])
  })

  it('is in the section that stands above its first headings, too', () => {
    const head = ['序号', '姓名', '手机']
    const { source } = bringIn('roster', {
      rows: [
        ['卫生系统名册'],
        ['一、县人民医院（2人）'],
        head,
        [1, '林一', '13800000001'],
        ['小计', 1],
        ['二、县中医院（1人）'],
        head,
        [1, '林二', '13800000002'],
      ],
    })
    expect(all('SELECT value FROM own_value ORDER BY holder_id').flat()).toEqual(['县人民医院', '县中医院'])
    expect(source).toBe('卫生系统名册')
  })

  it('has the number of a card that stands behind its kind in one cell', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '服务卡（类别及卡号）'],
        ['林一', '县医院', 'A卡（CQA-001）'],
        ['林二', '县医院', 'B类卡：CQB-010'],
        ['林三', '县医院', 'B卡 0123'],
        ['林四', '县医院', 'A卡（2023）'],
      ],
    })
    expect(report.warnings).toEqual([])
    expect(all('SELECT number FROM card ORDER BY holder_id').flat()).toEqual(['CQA-001', 'CQB-010', '0123', null])
  })

  it('tells that a card is no longer used where a column asks so', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '卡类别', '卡号', '是否在用'],
        ['林一', '县医院', 'A卡', 'CQ1', '是'],
        ['林二', '县医院', 'A卡', 'CQ2', '否'],
        ['林三', '县医院', 'A卡', 'CQ3', '已注销'],
      ],
    })
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [3, 'import/card-not-in-force'],
      [4, 'import/card-not-in-force'],
    ])
  })

  it('tells of namesakes whom nothing tells apart, of the file and of the register', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位'],
        ['周远', '县医院'],
      ],
    })
    const { report } = bringIn(
      'roster',
      {
        name: '名册',
        rows: [
          ['姓名', '身份证号', '单位'],
          ['林一', desk.man(1), '县医院'],
          ['林二', desk.man(2), '县一中'],
        ],
      },
      {
        name: '联系方式',
        rows: [
          ['姓名', '手机'],
          ['林一', '13800000001'],
          ['周远', '13800000002'],
          ['林三', '13800000003'],
        ],
      },
    )
    expect(report).toMatchObject({ created: { holders: 5 } })
    expect(report.warnings.map(({ sheet, row, code, params }) => [sheet, row, code, params])).toEqual([
      ['联系方式', 2, 'import/namesake', { sheet: '名册', row: 2 }],
      ['联系方式', 3, 'import/namesake-on-register', { name: '周远' }],
    ])
  })

  it('is understood under English headings', () => {
    bringIn('roster', {
      rows: [
        ['No.', 'Name', 'Employer', 'Card Type', 'Card No.', 'Valid Until', 'Remarks'],
        [1, 'Lin Yi', 'County Hospital', 'B', 'CQ-1', '31-Dec-2027', 'x'],
      ],
    })
    expect(all('SELECT number, valid_to_on, holder.note FROM card JOIN holder ON holder.id = holder_id')).toEqual([
      ['CQ-1', '2027-12-31', 'x'],
    ])
  })
})

describe('a ledger', () => {
  it('has a request open of which a part still waits', () => {
    known('林若衡')
    bringIn('requests', {
      rows: [
        ['登记时间', '姓名', '诉求内容', '办理结果'],
        ['2025-03-05', '林若衡', '租房和体检', '公寓已入住，体检待安排'],
        ['2025-03-06', '林若衡', '接待', '已接待安排'],
      ],
    })
    expect(all('SELECT state, outcome_raw FROM request ORDER BY id')[0]).toEqual(['accepted', '公寓已入住，体检待安排'])
  })

  it('is rated by what was said on the phone afterwards where it has no rating else', () => {
    known('林若衡')
    const { report } = bringIn('requests', {
      rows: [
        ['登记时间', '姓名', '诉求内容', '办理结果', '办结时间', '回访情况'],
        ['2025-03-05', '林若衡', '租房', '已解决', '2025-03-10', '非常满意'],
        ['2025-03-06', '林若衡', '体检', '已解决', '2025-03-10', '已电话回访'],
      ],
    })
    expect(report.warnings).toEqual([])
    expect(all('SELECT grade FROM rating')).toEqual([[5]])
  })
})

describe('a list of rules', () => {
  it('says that a time for which something is free has no place', () => {
    const { report } = bringIn('rules', {
      rows: [
        ['服务事项', '享受对象', '服务标准'],
        ['人才公寓', 'A卡', '免费入住3年'],
        ['健康体检', 'A卡', '免费'],
      ],
    })
    expect(report.warnings.map(({ row, code, value }) => [row, code, value])).toEqual([
      [2, 'import/no-place', '免费入住3年'],
    ])
  })
})
