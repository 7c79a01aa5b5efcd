import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, tryList, type TestSheet } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { man, bringIn, person } = lists

const verdicts = ({ rows }: ReturnType<typeof bringIn>) => rows.map(({ row, verdict }) => [row, verdict])

describe('the tables of a file', () => {
  it('give all their people when several with headings of their own stand on one sheet', () => {
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

  it('are read page by page when headings, totals and signatures come again on each', () => {
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

  it('come in sheet by sheet when each names its columns another way, and without the hidden one', () => {
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

  it('are none where a form of one person stands: its labels are nobody’s names', () => {
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
