import { describe, expect, it } from 'vitest'
import { issuesOf, listDesk, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const { man, bringIn, all } = listDesk()

const names = () => all('SELECT name FROM holder ORDER BY id').flat()

describe('a name', () => {
  it('is kept as it is written when signs are rare, lost or in brackets', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '单位', '电话'],
        ['㑇䶮', '县医院', '13300000011'],
        ['𠮷田', '县医院', '13300000012'],
        ['王芳（女）', '县医院', '13300000013'],
        ['胡?', '县医院', '13300000014'],
        ['胡一/胡二', '县医院', '13300000015'],
      ],
    })
    expect(done.rows.map(({ name }) => name)).toEqual(['㑇䶮', '𠮷田', '王芳', '胡?', '胡一/胡二'])
    expect(issuesOf(done)).toEqual([
      [5, 'name', 'import/name-sign-lost'],
      [6, 'name', 'import/name-several'],
    ])
  })

  it('is refused with its sign when a program would take it for more than a name, and no other is', () => {
    const strange = [
      '=HYPERLINK("http://x","点我")',
      '@SUM(1+1)',
      '+cmd|calc',
      '-cmd',
      '<script>alert(1)</script>',
      '王;芳',
    ]
    const names = ['阿卜杜拉·买买提', "O'Brien-Smith, J.", 'José María (何塞)', 'ཚེ་རིང', '⿰亻表', '王芳2', '’t Hooft']
    const rows = [...strange, ...names].map((name, at) => [name, '县医院', `133000001${10 + at}`])
    const done = bringIn('roster', { rows: [['姓名', '单位', '电话'], ...rows] })
    expect(issuesOf(done)).toEqual([
      ...strange.slice(0, 5).map((_, at) => [2 + at, 'name', 'import/name-strange']),
      [7, 'name', 'import/name-unclear'],
    ])
    expect(done.rows.flatMap((row) => row.issues).map(({ params }) => params['sign'])).toEqual([
      '=',
      '@',
      '+',
      '-',
      '<',
      undefined,
    ])
    expect(done.rows.slice(strange.length).every(({ verdict }) => verdict === 'new')).toBe(true)
  })

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

  it('is read where its list was copied out of a PDF', () => {
    const rows = [
      ['姓名', '⺠族', '⼯作单位'],
      ['⾼⽂', '⼟家族', '县⼈⺠医院'],
      ['高⾮', '汉族', '县人民医院'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT name, ethnicity FROM holder ORDER BY id')).toEqual([
      ['高文', '土家族'],
      ['高非', '汉族'],
    ])
    expect(all('SELECT name FROM employer')).toEqual([['县人民医院']])
  })

  it('is no label of a form of two people, and no kind of field of a template', () => {
    const form = [
      ['姓名', '钱一', '性别', '男', '姓名', '孙二'],
      ['单位', '县医院', '电话', '13600340001', '单位', '县一中'],
    ]
    expect(issuesOf(bringIn('roster', { rows: form }))).toContainEqual([2, 'name', 'import/name-unclear'])
    const template = [
      ['姓名', '性别', '单位'],
      ['文本', '枚举', '文本'],
      ['name', 'sex', 'unit'],
      ['钱一', '男', '县医院'],
    ]
    expect(issuesOf(bringIn('roster', { rows: template }))).toContainEqual([3, 'name', 'import/name-unclear'])
    expect(all('SELECT name FROM holder').flat()).toEqual(['钱一'])
  })

  it('has no people or party behind it in brackets', () => {
    const rows = [
      ['姓名', '单位'],
      ['林若衡（土家族）', '县医院'],
      ['周远（中共党员）', '县医院'],
      ['王芳（大）', '县医院'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT name, note FROM holder ORDER BY id')).toEqual([
      ['林若衡', '土家族'],
      ['周远', '中共党员'],
      ['王芳(大)', null],
    ])
  })

  it('has no sign that only keeps a program from reading it', () => {
    const rows = [
      ['姓名', '单位'],
      ["'赵二", '县医院'],
      ['“钱三”', '县医院'],
      ["Jean O'Neil", '县医院'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT name FROM holder ORDER BY id').flat()).toEqual(['赵二', '钱三', "Jean O'Neil"])
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

  it('is kept without a title, a former name or a number', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位'],
        ['林若衡博士', man(1), '县医院'],
        ['周远（曾用名：周大远）', man(2), '县医院'],
        ['3.何清扬', man(3), '县医院'],
        ['⑥何清白', man(6), '县医院'],
        ['王芳（正高）', man(4), '县医院'],
        ['朱教授', man(5), '县医院'],
      ],
    })
    expect(all('SELECT name, note FROM holder')).toEqual([
      ['林若衡', '博士'],
      ['周远', '曾用名:周大远'],
      ['何清扬', null],
      ['何清白', null],
      ['王芳', '正高'],
      ['朱教授', null],
    ])
    expect(done.report.repaired.map(({ row, field, to }) => [row, field, to])).toEqual([
      [2, 'name', '林若衡'],
      [3, 'name', '周远'],
      [4, 'name', '何清扬'],
      [5, 'name', '何清白'],
      [6, 'name', '王芳'],
    ])
  })

  it.each(['待定', '无', '/', '空缺', '待引进'])('is missing where nobody is meant: %s', (said) => {
    const rows = [
      ['姓名', '单位', '职务'],
      ['林若衡', '县医院', '主任'],
      [said, '县医院', '副主任'],
    ]
    expect(bringIn('roster', { rows }).report.refused).toMatchObject([{ row: 3, code: 'import/name-missing' }])
    expect(names()).toEqual(['林若衡'])
  })

  it('has what stands behind a sex in brackets in the note, also below sections that end in a colon', () => {
    const rows: Cells[] = [
      ['姓名', '职务', '国别', '服务卡领取时间'],
      ['县医院：'],
      ['林清清（女，土家族）', '副校长', '中国', '2023-01-05'],
      ['填表人：'],
    ]
    bringIn('roster', { rows })
    expect(all('SELECT name, sex, note, nationality FROM holder')).toEqual([['林清清', 'female', '土家族', '中国']])
    expect(
      all("SELECT value FROM own_value JOIN own_field ON own_field.id = own_field_id WHERE name = '分组'"),
    ).toEqual([['县医院']])
    expect(all('SELECT issued_on FROM card')).toEqual([['2023-01-05']])
  })

  it('is refused where two stand in a cell that nothing but a blank parts', () => {
    const rows: Cells[] = [
      ['姓名', '单位'],
      ['林若衡 周小雨', '县医院'],
      ['欧阳 娜娜', '县医院'],
      ['林 若衡', '县医院'],
    ]
    expect(bringIn('roster', { rows }).report.refused).toMatchObject([{ row: 2, code: 'import/name-several' }])
    expect(names()).toEqual(['欧阳娜娜', '林若衡'])
  })
})
