import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, tryList, runList, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, all, person, employers, own } = lists

const POSTS = 'SELECT holder.name, post, title FROM holder JOIN employment ON holder_id = holder.id ORDER BY holder.id'

describe('an employer', () => {
  it('stands under 学校/医院', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '学校/医院'],
        ['林若衡', man(1), '县医院'],
      ],
    })
    expect(employers()).toEqual([['林若衡', '县医院']])
  })

  it.each(['学校名称', '医院名称', '任教学校'])('stands under %s where no other is said', (heading) => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', heading],
        ['林若衡', man(1), '县一小'],
      ],
    })
    expect(employers()).toEqual([['林若衡', '县一小']])
  })

  it('is nobody who issued, examined or once employed, wherever they stand', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '原工作单位', '发卡单位', '单位', '主管单位', '身份证号', '服务卡号', '卡状态'],
        ['胡一', '市中医院', '市人才中心', '县\n医院', '县卫健委', man(1), 'XS1', '正常'],
      ],
    })
    expect(person('胡一')).toMatchObject({
      employer: '县医院',
      own: [
        ['主管单位', '县卫健委'],
        ['卡状态', '正常'],
        ['原工作单位', '市中医院'],
        ['发卡单位', '市人才中心'],
      ],
    })
  })

  it('is where they work, and who recommends them only where nothing else is said', () => {
    const rows = [
      ['推荐单位', '姓名', '身份证号', '社保缴纳单位', '现任职单位', '岗位类别', '职务名称'],
      ['县卫健委', '胡一', man(1), '某人力公司', '县医院', '专技岗', '主任'],
    ]
    bringIn(
      'roster',
      { rows },
      {
        name: '推荐',
        rows: [
          ['推荐单位', '姓名', '身份证号'],
          ['县中学', '胡二', man(2)],
        ],
      },
    )
    expect(employers()).toEqual([
      ['胡一', '县医院'],
      ['胡二', '县中学'],
    ])
    expect(own()).toEqual([
      ['胡一', '推荐单位', '县卫健委'],
      ['胡一', '社保缴纳单位', '某人力公司'],
      ['胡一', '岗位类别', '专技岗'],
    ])
    expect(all(POSTS)[0]).toEqual(['胡一', '主任', null])
  })

  it('is the one after a change, and the one before is kept beside it', () => {
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

  it('is told where it stands above a blank only', () => {
    const rows: Cells[] = [
      ['单位', '姓名', '身份证号'],
      ['县医院', '林若衡', man(1)],
      ['', '周远', man(2)],
      ['', '王芳', man(3)],
      [],
      ['', '何清扬', man(4)],
    ]
    const done = bringIn('roster', { rows })
    expect(done.report.warnings.map(({ row, code, params }) => [row, code, params['employer']])).toEqual([
      [3, 'import/employer-above', '县医院'],
      [4, 'import/employer-above', '县医院'],
    ])
    const behind = rows.map(([employer, ...row]) => [...row, employer])
    expect(tryList(lists.desk, bookOf({ rows: behind }), { kind: 'roster' }).report.warnings).toEqual([])
  })

  it.each([
    ['甲大学\n乙研究院', true],
    ['1.甲大学；2.乙研究院', true],
    ['县中医院、县第二中学', true],
    ['某某科技\n有限公司', false],
    ['某某集团\n有限责任公司', false],
    ['重庆某大学\n附属肿瘤医院', false],
    ['某大学\n药学院', false],
    ['某大学\n经济管理学院', false],
    ['某大学\n计算机与信息科学学院、软件学院', false],
    ['甲大学\n重庆乙丙学院', true],
    ['甲大学\n乙丙职业技术学院', true],
    ['甲大学、乙丙文理学院', true],
    ['某某（重庆）有限公司', false],
  ])('is told to be two where a cell holds two: %s', (cell, isTwo) => {
    const rows = [
      ['姓名', '单位'],
      ['林若衡', cell],
    ]
    const { report } = tryList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    const codes = report.warnings.map(({ row, field, code }) => [row, field, code])
    expect(codes).toEqual(isTwo ? [[2, 'employer', 'import/employers-in-one']] : [])
  })
})

describe('employer and post in one cell', () => {
  it.each([
    ['县人民医院副院长', '县人民医院', '副院长'],
    ['县农业农村局农技站站长', '县农业农村局农技站', '站长'],
    ['西南某大学计算机学院教授', '西南某大学计算机学院', '教授'],
    ['县中医院骨科主任', '县中医院', '骨科主任'],
    ['县经信局企业科科长', '县经信局', '企业科科长'],
    ['某银行秀山支行', '某银行秀山支行', null],
    ['县人民医院 副院长', '县人民医院', '副院长'],
    ['某局长寿路小学', '某局长寿路小学', null],
  ])('are parted: %s', (cell, name, post) => {
    const rows = [
      ['姓名', '工作单位及职务'],
      ['林若衡', cell],
    ]
    runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
    const sql = 'SELECT name, post FROM employment JOIN employer ON employer.id = employer_id'
    expect(lists.desk.store.reader.all(sql)).toEqual([{ name, post }])
  })

  it('are parted where each stands on a line', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位及职务', '身份证号'],
        ['胡五', '县医院\n心内科主任', man(1)],
      ],
    })
    expect(person('胡五')).toMatchObject({ employer: '县医院' })
  })

  it('leave the school at the middle of a town its name', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '工作单位及职务'],
        ['林若衡', man(1), '石耶镇中心校教师'],
      ],
    })
    expect(employers()).toEqual([['林若衡', '石耶镇中心校']])
  })
})

describe('post and title', () => {
  it('stand on lines of one cell, and one word may be broken over two', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '职务\n职称'],
        ['林若衡', man(1), '县医院', '副院长\n主任医师'],
        ['周远', man(2), '县医院', '高级工\n程师'],
      ],
    })
    expect(all(POSTS)).toEqual([
      ['林若衡', '副院长', '主任医师'],
      ['周远', null, '高级工程师'],
    ])
  })

  it('are kept, every one that several columns say', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '职称', '职称/职务', '单位及职务'],
        ['林一', '高级工程师', '教授/总工', '县医院 副院长'],
        ['林二', '讲师', '讲师', '县一中 教师'],
      ],
    })
    expect(all(POSTS)).toEqual([
      ['林一', '总工、副院长', '高级工程师、教授'],
      ['林二', '教师', '讲师'],
    ])
  })

  it('are told where several columns say more than there is room for, and kept whole in the note', () => {
    const [one, other] = ['高级工程师（桥梁）', '高级工程师（隧道）'].map(
      (title) => `${title}${'甲乙丙丁'.repeat(10)}师`,
    )
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '职称', '职称/职务'],
        ['林一', '县医院', one, other],
      ],
    })
    expect(report.warnings).toMatchObject([{ field: 'title', code: 'import/too-long', params: { max: 80 } }])
    expect(all('SELECT note FROM holder')).toEqual([[`${one}、${other}`]])
  })
})
