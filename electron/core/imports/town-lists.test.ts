import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, tryList, type Cells, type TestSheet } from '../../../tests/fixtures/import-desk.ts'

/** Lists as towns, hospitals and halls hand them in: blocks, sections, headings of three rows, forms. */
const lists = listDesk()
const { man, bringIn, all } = lists
const names = () => all('SELECT name FROM holder ORDER BY id').flat()
const employers = () =>
  all(
    'SELECT holder.name AS who, employer.name FROM employment JOIN holder ON holder.id = holder_id JOIN employer ON employer.id = employer_id ORDER BY holder.id',
  )
const own = () =>
  all(
    'SELECT holder.name AS who, own_field.name, value FROM own_value JOIN holder ON holder.id = holder_id JOIN own_field ON own_field.id = own_field_id ORDER BY holder.id, own_field.id',
  )

describe('a list of blocks', () => {
  const head: Cells = ['序号', '乡镇', '姓名', '身份证号', '工作单位']

  it('has no people in its subtotals, wherever they stand, nor in 续上表', () => {
    const { counts } = bringIn('roster', {
      rows: [
        head,
        [1, '石耶镇', '林若衡', man(1), '石耶镇卫生院'],
        ['石耶镇小计', undefined, '1人'],
        [undefined, undefined, '续上表'],
        head,
        [2, '梅江镇', '周远', man(2), '梅江镇卫生院'],
        [undefined, '梅江镇小计', '1人'],
        ['全县合计', undefined, '2人（其中女0人）'],
      ],
    })
    expect(counts).toMatchObject({ rows: 2, holders: 2 })
    expect(names()).toEqual(['林若衡', '周远'])
  })

  it('has somebody in it whose name ends as a subtotal does', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '工作单位'],
        ['朱小计', man(1), '石耶镇卫生院'],
        ['石耶镇小计', '1人'],
      ],
    })
    expect(names()).toEqual(['朱小计'])
  })

  it('keeps its headings apart from the words that say who filled it in', () => {
    bringIn('roster', {
      rows: [
        ['填报单位（盖章）：县委组织部', undefined, undefined, undefined, '填报时间：2026年1月'],
        head,
        [1, '石耶镇', '林若衡', man(1), '石耶镇卫生院'],
      ],
      merged: ['A1:D1'],
    })
    expect(own()).toEqual([['林若衡', '乡镇', '石耶镇']])
  })

  it('tells under which section each person stands', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '职称'],
        ['一、县教委（1人）'],
        ['林若衡', man(1), '高级教师'],
        ['二、县卫生健康委（1人）'],
        ['周远', man(2), '主治医师'],
        ['审核人：王芳'],
      ],
    })
    expect(own()).toEqual([
      ['林若衡', '分组', '县教委'],
      ['周远', '分组', '县卫生健康委'],
    ])
  })

  it('has the sections for employers when the clerk says so', () => {
    const book = bookOf({
      rows: [['姓名', '身份证号'], ['一、县教委'], ['林若衡', man(1)]],
    })
    const columns = [{ column: 3, field: 'employer' as const }]
    runList(lists.desk, book, { kind: 'roster', sheets: [{ name: '名册', columns }] })
    expect(employers()).toEqual([['林若衡', '县教委']])
  })
})

describe('headings of three rows', () => {
  it('are read as one', () => {
    const { counts } = bringIn('roster', {
      rows: [
        ['2025年度高层次人才服务对象信息汇总表'],
        ['序号', '基本情况', undefined, undefined, '工作单位', '人才服务卡', undefined, undefined, '联系方式'],
        [undefined, '姓名', '有效证件', undefined, undefined, '是否持卡', '卡片信息'],
        [undefined, undefined, '类型', '号码', undefined, undefined, '类别', '编号'],
        [1, '林若衡', '身份证', man(1), '县医院', '是', 'A类', 'YC-1', '13800001111'],
        [2, '周远', '护照', 'E12345678', '县中学', '否', undefined, undefined, '13800001112'],
      ],
      merged: ['A1:I1', 'A2:A4', 'B2:D2', 'E2:E4', 'F2:H2', 'I2:I4', 'B3:B4', 'C3:D3', 'F3:F4', 'G3:H3'],
    })
    expect(counts).toMatchObject({ rows: 2, holders: 2, cards: 1 })
    expect(all('SELECT kind FROM identity_document ORDER BY id').flat()).toEqual(['resident-id', 'passport'])
    expect(all('SELECT number FROM card').flat()).toEqual(['YC-1'])
    expect(own()).toEqual([])
  })
})

describe('a form of one person', () => {
  it('is no list: its labels are nobody’s names', () => {
    const form: TestSheet = {
      rows: [
        ['人才服务卡申领登记表'],
        ['姓名', '林若衡', '性别', '男'],
        ['出生年月', '1980.05', '民族', '土家族'],
        ['身份证号', man(1)],
        ['工作单位', '县水利局', '职务', '工程师'],
      ],
    }
    expect(() => tryList(lists.desk, bookOf(form), { kind: 'roster' })).toThrow('import/no-headings')
  })
})

describe('cards that were changed for new ones', () => {
  it('have the new number and term, and the old ones beside them', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '卡类别', '原卡号', '原卡有效期至', '新卡号', '换发日期', '新卡有效期至'],
        ['林若衡', man(1), 'A类', 'YC-1', '2025.4.30', 'YC-101', '2025.5.6', '2028.5.5'],
      ],
    })
    expect(all('SELECT number, issued_on, valid_to_on FROM card')).toEqual([['YC-101', '2025-05-06', '2028-05-05']])
    expect(own()).toEqual([
      ['林若衡', '原卡号', 'YC-1'],
      ['林若衡', '原卡有效期至', '2025.4.30'],
    ])
  })
})

it('a person has what holds after a change, and what held before beside it', () => {
  bringIn('roster', {
    rows: [
      ['姓名', '身份证号', '变更前', undefined, '变更后', undefined],
      [undefined, undefined, '工作单位', '职务', '工作单位', '职务'],
      ['林若衡', man(1), '县医院', '医师', '县中医院', '主任'],
    ],
    merged: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
  })
  expect(employers()).toEqual([['林若衡', '县中医院']])
  expect(own()).toEqual([
    ['林若衡', '变更前 工作单位', '县医院'],
    ['林若衡', '变更前 职务', '医师'],
  ])
})

it('a box that is ticked says its word, and a day may end in 止', () => {
  const { report } = bringIn('roster', {
    rows: [
      ['姓名', '性别', '是否办卡', '单位', '卡类别', '失效日期'],
      ['林若衡', '□男 ☑女', '☑是 □否', '县医院', 'A类', '2027年6月30日止'],
      ['周远', '□男 □女', '□是 □否', '县医院', 'A类', '2027年6月30日止'],
    ],
  })
  expect(all('SELECT sex FROM holder ORDER BY id').flat()).toEqual(['female', null])
  expect(all('SELECT valid_to_on FROM card').flat()).toEqual(['2027-06-30', '2027-06-30'])
  expect(report.warnings.map(({ row, field }) => [row, field])).toEqual([
    [3, 'sex'],
    [3, 'hasCard'],
  ])
})

it('who signed for a card used nothing: the list is a roster', () => {
  const rows = [
    ['姓 名', '身份证号码', '单  位', '卡  种', '领卡人签字'],
    ['林若衡', man(1), '县医院', 'A卡', '林若衡'],
  ]
  expect(bringIn('roster', { rows }).counts).toMatchObject({ holders: 1, cards: 1 })
  expect(own()).toEqual([['林若衡', '领卡人签字', '林若衡']])
})

describe('a name', () => {
  it('is the same the second time when its sex stands behind it after a blank', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['林 衡 （男）', man(1), '县医院'],
      ],
    })
    expect(names()).toEqual(['林衡'])
  })

  it('is written with the middle dot when a full stop stands in its place', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['买买提．艾力', man(1), '县医院'],
        ['阿依.古丽', man(2), '县医院'],
      ],
    })
    expect(names()).toEqual(['买买提·艾力', '阿依·古丽'])
  })

  it('is told from what became of the person, which goes into the note', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['林若衡（已调离）', man(1), '县医院'],
        ['周远（小）', man(2), '县医院'],
      ],
    })
    expect(report.warnings).toMatchObject([{ row: 2, field: 'name', code: 'import/name-remark' }])
    expect(all('SELECT name, note FROM holder ORDER BY id')).toEqual([
      ['林若衡', '已调离'],
      ['周远(小)', null],
    ])
  })
})

it('a number whose X is another sign like it is repaired when its check says so', () => {
  const ending = [...Array(99).keys()].map(man).filter((number) => number.endsWith('X'))
  const written = ['×', 'Х', 'Ⅹ', '✕'].map((sign, at) => `${ending[at]?.slice(0, -1)}${sign}`)
  const { report } = bringIn('roster', {
    rows: [['姓名', '身份证号', '单位'], ...written.map((number, at) => [`林若${'甲乙丙丁'[at]}`, number, '县医院'])],
  })
  expect(report).toMatchObject({ refused: [], created: { holders: 4 } })
  expect(all('SELECT number FROM identity_document ORDER BY id').flat()).toEqual(ending.slice(0, 4))
  const wrong = `${[...Array(99).keys()]
    .map(man)
    .find((number) => number.endsWith('5'))
    ?.slice(0, -1)}×`
  const odd = tryList(
    lists.desk,
    bookOf({
      rows: [
        ['姓名', '身份证号', '单位'],
        ['张三', wrong, '县医院'],
      ],
    }),
    { kind: 'roster' },
  )
  expect(odd.report.refused).toMatchObject([{ code: 'identity/invalid' }])
})

it('the school at the middle of a town keeps its name when a post follows', () => {
  bringIn('roster', {
    rows: [
      ['姓名', '身份证号', '工作单位及职务'],
      ['林若衡', man(1), '石耶镇中心校教师'],
    ],
  })
  expect(employers()).toEqual([['林若衡', '石耶镇中心校']])
})
