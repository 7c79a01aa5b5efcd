import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, runList, tryList, type TestSheet } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import type { Outcome } from './run.ts'

/** Lists as offices make them, each a small one. */
let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const man = (order: number) => residentNumber('1980-05-17', order * 2 + 1)

/** Tries the list, brings it in, and tries it again: the trial says what the run does, and afterwards nothing is new. */
function bringIn(kind: 'roster' | 'requests', ...sheets: readonly TestSheet[]): ReturnType<typeof runList> {
  const book = bookOf(...sheets)
  const tried = tryList(desk, book, { kind })
  const done = runList(desk, book, { kind })
  expect(done.report).toEqual(tried.report)
  const again = tryList(desk, book, { kind }).counts
  expect(again).toMatchObject({ holders: 0, cards: 0, requests: 0, changed: 0 })
  return done
}

const verdicts = ({ rows }: Outcome) => rows.map(({ row, verdict }) => [row, verdict])
const issues = ({ rows }: Outcome) =>
  rows.flatMap(({ row, issues: found }) => found.map(({ field, code }) => [row, field, code]))

function person(name: string) {
  const id = desk.holders.find({ query: name }).matches[0]?.holder.id ?? 0
  const {
    employments,
    cards,
    phoneMasked: phone,
    title,
    own,
  } = {
    ...desk.holders.get({ id }),
    cards: desk.store.reader.all<{ level: string; number: string | null; validToOn: string | null }>(
      'SELECT level.name_zh AS level, number, valid_to_on FROM card JOIN level ON level.id = level_id WHERE holder_id = ?',
      [id],
    ),
    own: desk.store.reader.all<{ name: string; value: string }>(
      'SELECT name, value FROM own_value JOIN own_field ON own_field.id = own_field_id WHERE holder_id = ? ORDER BY name',
      [id],
    ),
  }
  return { employer: employments[0]?.employer, cards, phone, title, own: own.map(({ name: of, value }) => [of, value]) }
}

describe('a list', () => {
  it('takes no number or phone for the talent’s when its column is somebody else’s', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位', '经办人电话', '母亲身份证号'],
        ['林若衡', '县医院', '13800001111', man(1)],
        ['周远', '县医院', '13800001111', man(2)],
      ],
    })
    expect(person('林若衡')).toMatchObject({
      phone: null,
      own: [
        ['母亲身份证号', man(1)],
        ['经办人电话', '13800001111'],
      ],
    })
    expect(desk.store.reader.all('SELECT * FROM identity_document')).toEqual([])
  })

  it('is understood when its headings stand in groups over two rows and a unit reaches over its people', () => {
    const done = bringIn('roster', {
      rows: [
        ['服务保障对象信息采集表'],
        ['序号', '单位', '个人信息', undefined, undefined, '持卡情况', undefined, undefined, '联系方式'],
        [undefined, undefined, '姓名', '身份证号', '职称', '卡种', '卡号', '有效期限'],
        [1, '县人民医院', '王　芳', man(1), '主任医师', 'B卡', 'B-0001', '2024.3.5-2027.3.4', '+86 138 0000 0002'],
        [2, undefined, '李 四', `'${man(2)}`, '医师', '否', undefined, undefined, '0086-13800000003'],
        ['小计', undefined, '2人'],
        ['填表人：张三', undefined, undefined, '审核人（签字）：李四'],
      ],
      merged: ['A1:I1', 'A2:A3', 'B2:B3', 'C2:E2', 'F2:H2', 'I2:I3', 'B4:B5'],
    })
    expect(done.report).toMatchObject({ rows: 2, created: { holders: 2, cards: 1 }, refused: [], warnings: [] })
    expect(person('王芳')).toMatchObject({
      employer: '县人民医院',
      phone: '138****0002',
      cards: [{ level: 'B卡', number: 'B-0001', validToOn: '2027-03-04' }],
    })
    expect(person('李四')).toMatchObject({ employer: '县人民医院', title: '医师', cards: [] })
  })

  it('gives all its people when several tables with headings of their own stand on one sheet', () => {
    const done = bringIn('roster', {
      rows: [
        ['一、A卡人员'],
        ['序号', '姓名', '身份证号码', '工作单位', '服务卡类别', '卡号'],
        [1, '胡一', man(1), '县医院', 'A卡', 'A7001'],
        [],
        ['二、B卡人员'],
        ['序号', '姓名', '工作单位', '身份证号码', '卡号', '服务卡类别', '联系电话'],
        [1, '胡三', '县一中', man(2), 'B7003', 'B卡', '13700000001'],
        ['三、待发卡人员（1人）'],
        ['序号', '姓名', '身份证号码', '工作单位'],
        [1, '胡五', man(3), '县二中'],
      ],
    })
    expect(verdicts(done)).toEqual([
      [3, 'new'],
      [7, 'new'],
      [10, 'new'],
    ])
    expect(person('胡三')).toMatchObject({ employer: '县一中', phone: '137****0001', cards: [{ number: 'B7003' }] })
    expect(person('胡五')).toMatchObject({ employer: '县二中', cards: [] })
  })

  it('is read page by page when headings, totals and signatures come again on each', () => {
    const page = (at: number) => [
      [`某县人才名册（第${at}页）`],
      ['序号', '姓 名', '性 别', '身份证号码', '工 作 单 位'],
      [at, `胡${'一二'.charAt(at - 1)}`, '男', man(at), '县医院'],
      [at + 8, '', '', '', ''],
      ['本页小计', '', '', '', '1人'],
    ]
    const end = [
      ['总计', 2],
      ['单位负责人（签字）：', '', '', '填表日期：2024.5.1'],
      ['注：1.本表一式三份；2.按时报送。'],
    ]
    const done = bringIn('roster', { rows: [...page(1), ...page(2), ...end] })
    expect(verdicts(done)).toEqual([
      [3, 'new'],
      [8, 'new'],
    ])
  })

  it('comes in sheet by sheet when each names its columns another way, and without the hidden one', () => {
    const done = bringIn(
      'roster',
      { name: '填表说明', rows: [['填表说明'], ['1. 姓名：填写全名'], ['2. 单位：全称']] },
      {
        name: '教育',
        rows: [
          ['姓名', '身份证', '学校', '任教学科'],
          ['陈一', man(1), '县一中', '数学'],
        ],
      },
      {
        name: '卫生',
        rows: [
          ['姓 名', '公民身份号码', '医院', '科室'],
          ['林一', man(2), '县医院', '外科'],
        ],
      },
      {
        name: '企业',
        rows: [
          ['企业名称', '人才姓名', '证件号码'],
          ['某公司', '何一', man(3)],
        ],
      },
      {
        name: '备份',
        isHidden: true,
        rows: [
          ['姓名', '身份证', '单位'],
          ['甲乙', man(4), '某单位'],
        ],
      },
      { name: '空表', rows: [] },
    )
    expect(done.report).toMatchObject({ rows: 3, created: { holders: 3 }, refused: [] })
    expect(['陈一', '林一', '何一'].map((name) => person(name).employer)).toEqual(['县一中', '县医院', '某公司'])
  })

  it('is understood by what stands in its columns when the headings say little', () => {
    const done = bringIn('roster', {
      rows: [
        ['名称', '编码', '何处任职', '通讯'],
        ['胡一', man(1), '县医院', '13400000001'],
        ['胡二', man(2), '县一中', '13400000002'],
      ],
    })
    expect(done.report).toMatchObject({ created: { holders: 2 } })
    expect(person('胡一')).toMatchObject({ phone: '134****0001', own: [['何处任职', '县医院']] })
  })

  it('keeps to the person when it has columns about relatives, and joins what goes on in further rows', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '配偶姓名', '配偶身份证号', '配偶工作单位', '单位', '获奖情况'],
        ['胡一', man(1), '林一', man(2), '县二中', '县医院', '一等奖'],
        [undefined, undefined, undefined, undefined, undefined, undefined, '二等奖'],
        ['胡二', man(3), '', '', '', '县一中', ''],
      ],
      merged: ['A2:A3', 'B2:B3'],
    })
    const { employer, own } = person('胡一')
    expect(employer).toBe('县医院')
    expect(own).toContainEqual(['获奖情况', '一等奖；二等奖'])
    expect(own).toContainEqual(['配偶工作单位', '县二中'])
  })

  it('asks what a class is of when the heading says neither person nor card', () => {
    const done = bringIn(
      'roster',
      {
        name: '甲',
        rows: [
          ['姓名', '身份证号', '单位', '类别'],
          ['胡一', man(1), '县医院', 'A类'],
        ],
      },
      {
        name: '乙',
        rows: [
          ['姓名', '身份证号', '单位', '人才层次', '卡类别'],
          ['胡二', man(2), '县医院', 'A类', 'B类'],
        ],
      },
      {
        name: '丙',
        rows: [
          ['姓名', '身份证号', '单位', 'A卡编号', '编号'],
          ['胡三', man(3), '县医院', 'A100', '0001'],
        ],
      },
    )
    expect(issues(done)).toEqual([[2, 'team', 'import/class-unclear']])
    expect(person('胡一')).toMatchObject({ cards: [], own: [['类别', 'A类']] })
    expect(person('胡二')).toMatchObject({ cards: [{ level: 'B卡' }] })
    expect(person('胡三')).toMatchObject({
      cards: [{ level: 'A卡（未注明类别）', number: 'A100' }],
      own: [['编号', '0001']],
    })
  })

  it('refuses the field by name when a number was lost, failed or given to two people', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '证件号码', '单位', '电话'],
        ['胡一', 5.0099919820113e17, '县医院', 13800000001],
        ['胡二', '5.00999E+17', '县医院', '1.38E+10'],
        ['胡三', '500999198001010000', '县医院', { error: '#N/A' }],
        ['胡四', { error: '#REF!' }, '县医院', ''],
        ['胡五', { formula: true }, '县医院', ''],
        ['胡六', `“${man(6)}”（本人）`, '县医院', '13800000001 13900000018'],
        ['胡七', man(6), '县医院', ''],
      ],
    })
    expect(issues(done)).toEqual([
      [2, 'identity', 'import/number-rounded'],
      [3, 'identity', 'import/number-rounded'],
      [4, 'identity', 'import/number-rounded'],
      [5, 'identity', 'import/cell-error'],
      [6, 'identity', 'import/formula-without-value'],
      [8, 'identity', 'import/number-of-another'],
    ])
    expect(person('胡六').phone).not.toBeNull()
  })

  it('keeps names as they are written when signs are rare, lost or in brackets', () => {
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
    expect(issues(done)).toEqual([
      [5, 'name', 'import/name-sign-lost'],
      [6, 'name', 'import/name-several'],
    ])
  })
})

describe('a cell that no record has a place for', () => {
  it('is kept under its heading when what it belongs to is not in the list', () => {
    const done = bringIn('roster', {
      rows: [
        ['县人民医院高层次人才花名册'],
        ['序号', '姓名', '科室', '职务', '技术职称', '入选计划', '入选年度', '有效期', '工龄', '身份证号'],
        [1, '胡一', '心内科', '主任', '主任医师', '名家名师', '2021年', '2021.06-2026.06', { formula: true }, man(1)],
        [2, '胡二', '骨科', '', '', '', { day: '2019-03-01' }, '/', 8, man(2)],
      ],
    })
    expect(person('胡一').own).toEqual([
      ['入选年度', '2021年'],
      ['有效期', '2021.06-2026.06'],
      ['科室', '心内科'],
      ['职务', '主任'],
    ])
    expect(person('胡二').own).toEqual([
      ['入选年度', '2019-03-01'],
      ['工龄', '8'],
      ['科室', '骨科'],
    ])
    expect(issues(done)).toEqual([[3, 'own', 'import/formula-without-value']])
  })

  it('is no employer when it says who issued, examined or once employed, wherever it stands', () => {
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

  it('is told from the post when each stands on a line of one cell', () => {
    bringIn('roster', {
      rows: [
        ['姓名', '单位及职务', '身份证号'],
        ['胡五', '县医院\n心内科主任', man(1)],
      ],
    })
    expect(person('胡五')).toMatchObject({ employer: '县医院' })
  })

  it('is warned of when it says that the card is not in use, and a number of a card that was rounded is refused', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '服务卡类别', '服务卡号', '卡状态'],
        ['胡一', man(1), 'A卡', 'A1', '已注销'],
        ['胡二', man(2), 'B卡', '2.02101E+11', '正常'],
        ['胡三', man(3), 'B卡', '5E10', '正常'],
      ],
    })
    expect(issues(done)).toEqual([
      [2, 'own', 'import/card-not-in-force'],
      [3, 'cardNumber', 'import/number-rounded'],
    ])
    expect(person('胡三').cards).toMatchObject([{ number: '5E10' }])
  })
})

describe('a name', () => {
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
    expect(issues(done)).toEqual([
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
})

describe('a ledger', () => {
  it('records the request of an employer when it stands where people do, and keeps words it doesn’t know', () => {
    const done = bringIn('requests', {
      rows: [
        ['诉求时间', '人才姓名', '单位', '诉求内容', '类别', '办理情况', '办结时间', '经费（万元）'],
        ['2021.3.5', '秀山某公司', '秀山某公司', '申请公寓', '住房', '已办结', '2021 03 25', 3],
        ['2021、3、6', '', '秀山某公司', '申请公寓', '另类', '转交办理', '', ''],
      ],
    })
    expect(done.report).toMatchObject({ created: { requests: 2 }, refused: [] })
    const rows = desk.store.reader.all<{ content: string; state: string; outcomeRaw: string }>(
      'SELECT content, state, outcome_raw FROM request ORDER BY id',
    )
    expect(rows).toEqual([
      { content: '申请公寓\n经费（万元）：3', state: 'archived', outcomeRaw: '已办结' },
      { content: '申请公寓\n类别：另类', state: 'accepted', outcomeRaw: '转交办理' },
    ])
  })
})
