import { describe, expect, it } from 'vitest'
import { issuesOf, listDesk, type Cells } from '../../../../tests/fixtures/import-desk.ts'

const { man, bringIn, all, person } = listDesk()

describe('a column of the office’s own', () => {
  it('has what no record has a place for, where what it belongs to is not in the list', () => {
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
    expect(issuesOf(done)).toEqual([[3, 'own', 'import/formula-without-value']])
  })

  it('is kept in the note, under its heading, where it is longer than a field of the office', () => {
    const awards = '一等奖；'.repeat(101)
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '获奖情况', '特长'],
        ['林若衡', man(1), awards, '书法'],
      ],
    })
    expect(person('林若衡').own).toEqual([['特长', '书法']])
    expect(all('SELECT note FROM holder')).toEqual([[`获奖情况：${awards}`]])
  })

  it('is kept whole, partly in the note, where two of one heading say more than a field of the office holds', () => {
    const [first, second] = ['经历甲；'.repeat(60), '经历乙；'.repeat(60)]
    bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '工作经历', '工作经历'],
        ['林若衡', man(1), first, second],
      ],
    })
    expect(person('林若衡').own).toEqual([['工作经历', first]])
    expect(all('SELECT note FROM holder')).toEqual([[`工作经历：${second}`]])
  })
})

describe('somebody of a list', () => {
  it('is told to have left where a remark says so, and a card to have ended', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '单位', '卡种', '卡号', '备注', '人员状态'],
        ['林若衡', man(1), '县医院', 'A卡', 'CQA-1', '2024年已调离本县', ''],
        ['周远', man(2), '县医院', 'B卡', 'CQB-2', '卡已注销', '在职'],
        ['何清扬', man(3), '县医院', 'B卡', 'CQB-3', '遗失，已补办', ''],
        ['王芳', man(4), '县医院', 'B卡', 'CQB-4', '引进前未离职', '已退休'],
        ['李敏', man(5), '县医院', 'B卡', 'CQB-5', '退休返聘', ''],
        ['张强', man(6), '县医院', 'B卡', 'CQB-6', '拟2027年退休', ''],
        ['刘洋', man(7), '县医院', 'B卡', 'CQB-7', '原单位离职证明已交', ''],
      ],
    })
    expect(issuesOf(done)).toEqual([
      [2, 'note', 'import/may-have-left'],
      [3, 'note', 'import/card-not-in-force'],
      [5, 'own', 'import/may-have-left'],
    ])
  })

  it('is told to have been turned down, to have moved on, or to have no card yet', () => {
    const rows: Cells[] = [
      ['姓名', '单位', '卡种', '卡片状态', '审定结果', '备注'],
      ['林若衡', '县医院', 'B卡', '正常', '通过', ''],
      ['周远', '县医院', '', '', '不通过', ''],
      ['王芳', '县医院', 'B卡', '未领取', '', '2023年6月调市文旅委'],
    ]
    expect(bringIn('roster', { rows }).report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [3, 'import/may-not-be-approved'],
      [4, 'import/may-have-left'],
      [4, 'import/card-not-in-force'],
    ])
  })
})

describe('a card of a list', () => {
  it('is told not to be in use where its state says so, and is refused with a rounded number', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '服务卡类别', '服务卡号', '卡状态'],
        ['胡一', man(1), 'A卡', 'A1', '已注销'],
        ['胡二', man(2), 'B卡', '2.02101E+11', '正常'],
        ['胡三', man(3), 'B卡', '5E10', '正常'],
      ],
    })
    expect(issuesOf(done)).toEqual([
      [2, 'own', 'import/card-not-in-force'],
      [3, 'cardNumber', 'import/number-rounded'],
    ])
    expect(person('胡三').cards).toMatchObject([{ number: '5E10' }])
  })

  it('is told not to be in use where a column asks so', () => {
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

  it('is told where a column says when it was given up', () => {
    const done = bringIn('roster', {
      rows: [
        [...HEAD, '卡种', '注销日期', '注销原因'],
        ['林若衡', man(1), '县医院', 'B卡', '2024.1.1', '调离'],
        ['周远', man(2), '县医院', 'B卡', '', '无'],
      ],
    })
    expect(done.report.warnings).toMatchObject([{ row: 2, heading: '注销日期', code: 'import/card-not-in-force' }])
  })

  it('is told where those who left are listed with theirs', () => {
    const done = bringIn('roster', {
      rows: [
        [...HEAD, '卡号', '退出时间'],
        ['林若衡', man(1), '县医院', 'B-1', '2024.6'],
      ],
    })
    expect(done.report.warnings).toMatchObject([{ row: 2, heading: '退出时间', code: 'import/card-not-in-force' }])
  })

  it('is told where a yearly review takes it back', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '卡类别', '年审结果', '处理意见'],
        ['冉小满', '县医院', 'B卡', '不合格', '收回服务卡'],
        ['杨一', '县医院', 'B卡', '合格', '继续使用'],
      ],
    })
    expect(report.warnings).toMatchObject([{ row: 2, heading: '处理意见', code: 'import/card-not-in-force' }])
  })

  it.each(['挂失', '废弃', '停卡', '未激活', '无效'])(
    'is warned of a card by its state below a group of headings: %s',
    (state) => {
      const { report } = bringIn('roster', {
        rows: [
          ['姓名', '单位', '服务卡信息', undefined, undefined],
          [undefined, undefined, '卡类型', '卡号', '状态'],
          ['冉小满', '县医院', 'B卡', 'K1', state],
          ['杨一', '县医院', 'B卡', 'K2', '正常'],
        ],
        merged: ['A1:A2', 'B1:B2', 'C1:E1'],
      })
      expect(report.warnings).toMatchObject([{ row: 3, heading: '服务卡信息 状态', code: 'import/card-not-in-force' }])
    },
  )

  it('is told not to be in use where brackets behind it say so', () => {
    const done = bringIn('roster', {
      rows: [
        ['姓名', '身份证号', '卡种', '卡号'],
        ['林若衡', man(1), 'B卡（已换A卡）', '№ CQB-1'],
        ['周远', man(2), 'B卡（挂失）', '编号：CQB-2'],
        ['何清扬', man(3), 'B卡（银色）', 'CQB-3'],
      ],
    })
    expect(['林若衡', '周远', '何清扬'].flatMap((name) => person(name).cards.map(({ number }) => number))).toEqual([
      'CQB-1',
      'CQB-2',
      'CQB-3',
    ])
    expect(issuesOf(done)).toEqual([
      [2, 'cardLevel', 'import/card-not-in-force'],
      [3, 'cardLevel', 'import/card-not-in-force'],
    ])
  })
})

const HEAD = ['姓名', '身份证号', '工作单位']
