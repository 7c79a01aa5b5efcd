import { describe, expect, it } from 'vitest'
import { bookOf, type TestSheet } from '../../../../tests/fixtures/import-desk.ts'
import { dataRows } from './data-rows.ts'
import { kindOf } from './kinds.ts'
import { layoutOf } from './layout.ts'

/** Fields by column, null columns left out, and the numbers of the rows of data. */
function read(sheet: TestSheet, kind: 'roster' | 'requests' = 'roster') {
  const [book] = bookOf(sheet).sheets
  const layout = book && layoutOf(book, kind)
  if (!book || !layout) return null
  return {
    headings: layout.headings,
    fields: layout.columns.map(({ field }) => field),
    rows: [...dataRows(book, layout)].map(({ row }) => row),
    title: layout.title,
  }
}

describe('headings', () => {
  it('are found below titles, remarks and blank rows when a list begins with them', () => {
    const rows = [
      ['附件2'],
      [],
      ['綦江区高层次人才信息表'],
      ['填报单位：县人才办', undefined, '填报日期：2021年11月'],
      ['姓 名', '性　别', '出生年月', '公民身份号码', '所在单位', '手机'],
      ['甲', '男', '1980.05', '', '县医院', ''],
    ]
    expect(read({ rows })).toEqual({
      headings: { from: 5, to: 5 },
      fields: ['name', 'sex', 'bornOn', 'identity', 'employer', 'phone'],
      rows: [6],
      title: '綦江区高层次人才信息表',
    })
  })

  it('say what the numbers below them are when they may be of a card or of a person', () => {
    const fields = (...numbers: string[]) =>
      read({ rows: [['姓名', '证号', '单位'], ...numbers.map((n) => ['甲', n, '乙'])] })?.fields
    expect(fields('500999198005170013')).toEqual(['name', 'identity', 'employer'])
    expect(fields('A-001', 'A-002')).toEqual(['name', 'cardNumber', 'employer'])
  })

  it('are known by other usual names when offices write them their own way', () => {
    const ways = {
      name: ['姓名', '人才姓名', '姓名（必填）', '*姓名', ' 姓\n名 ', '持卡人姓名'],
      identity: [
        '身份证号码',
        '公民身份号码',
        '证件号码',
        '身份证号（18位）',
        '居民身份证号',
        '身份证件号码',
        '有效身份证号码',
      ],
      phone: ['联系电话', '手机', '手机号码', '联系方式', '电话（手机）', '本人手机号'],
      employer: ['工作单位', '所在单位', '单位名称', '用人单位', '工作单位（全称）', '现工作单位', '所在企业'],
      bornOn: ['出生年月', '出生日期', '生日', '出生年月日'],
      cardNumber: ['卡号', '证号', '服务卡编号', '英才卡号', '人才服务卡编号', '卡片编号'],
      issuedOn: ['发卡日期', '发证日期', '办卡时间', '领卡日期', '发卡时间'],
      validToOn: ['有效期至', '有效期止', '到期日期', '有效截止日期'],
      validity: ['有效期', '有效期限', '有效期限（起止）'],
      cardLevel: ['服务卡类别', '卡种', '卡类型', '服务卡等级', '英才卡类别', '持卡类别'],
      team: ['人才类别', '人才类型', '人才队伍'],
      recognition: ['人才层次', '人才等级', '认定类别', '人才级别', '认定层次'],
      hasCard: ['是否办理人才服务卡', '是否办卡', '是否持有服务卡', '是否已领卡'],
      title: ['职称', '专业技术职务', '专业技术资格', '职称（技能等级）'],
      post: ['职务', '岗位', '现任职务'],
      educationLevel: ['学历', '最高学历', '学历（学位）'],
      sequence: ['序号', '序　号', 'No.', '编号'],
      note: ['备注', '备 注', '备注（其他说明）'],
    }
    for (const [field, headings] of Object.entries(ways)) {
      for (const heading of headings) {
        const others = ['姓名', '性别', '工作单位'].filter(
          (one) => !['name', 'employer'].includes(field) || one === '性别',
        )
        const rows = [
          [heading, ...(field === 'employer' ? ['姓名', '性别'] : others), '身份证号'].slice(
            0,
            field === 'identity' ? -1 : undefined,
          ),
        ]
        expect([heading, read({ rows })?.fields[0]]).toEqual([heading, field])
      }
    }
  })

  it('are read from two rows when one of them groups the other', () => {
    const rows = [
      ['人才名册'],
      ['序号', '基本信息', undefined, '服务卡', undefined, undefined, '备注'],
      [undefined, '姓名', '身份证号', '类别', '编号', '有效期'],
      [1, '甲', '', 'A卡', 'X-1', '', ''],
    ]
    const merged = ['A1:G1', 'A2:A3', 'B2:C2', 'D2:F2', 'G2:G3']
    expect(read({ rows, merged })).toMatchObject({
      headings: { from: 2, to: 3 },
      fields: ['sequence', 'name', 'identity', 'cardLevel', 'cardNumber', 'validity', 'note'],
      rows: [4],
    })
  })

  it('are read from two rows when nothing is merged but the groups', () => {
    const group = ['', '基本信息', undefined, '服务卡', undefined, undefined, '']
    const own = ['序号', '姓名', '身份证号', '类别', '编号', '有效期', '备注']
    const rows = [['人才名册'], group, own, [1, '甲', '', 'A卡', 'X-1', '', '']]
    expect(read({ rows, merged: ['A1:G1', 'B2:C2', 'D2:F2'] })).toMatchObject({
      fields: ['sequence', 'name', 'identity', 'cardLevel', 'cardNumber', 'validity', 'note'],
      rows: [4],
    })
  })

  it('are read from two rows where a colon stands behind one of them', () => {
    const rows = [
      ['序号', '姓名：', '基本情况', undefined, '备注'],
      [undefined, undefined, '现任职务', '职称', undefined],
      [1, '甲', '主任', '主任医师', ''],
    ]
    const merged = ['A1:A2', 'B1:B2', 'C1:D1', 'E1:E2']
    expect(read({ rows, merged })?.fields).toEqual(['sequence', 'name', 'post', 'title', 'note'])
  })

  it('mean the same when those of two rows stand in one, as in a list of refused rows', () => {
    const headings = ['序号', '基本信息 出生年月', '基本信息 民族', '基本信息 姓名', '服务卡 类别', '子女 姓名']
    expect(read({ rows: [headings] })?.fields).toEqual(['sequence', 'bornOn', 'ethnicity', 'name', 'cardLevel', 'own'])
  })

  it('mean the employer when a list of schools has no other, and where one studied when it has', () => {
    expect(read({ rows: [['姓名', '学校', '职称']] })?.fields).toEqual(['name', 'employer', 'title'])
    expect(read({ rows: [['姓名', '工作单位', '学校']] })?.fields).toEqual(['name', 'employer', 'school'])
  })

  it('are none when a sheet holds something else', () => {
    expect(
      read({
        rows: [
          ['月份', '收入', '支出'],
          [1, 2, 3],
        ],
      }),
    ).toBeNull()
    expect(read({ rows: [] })).toBeNull()
    expect(read({ rows: [['姓名']] })).toBeNull()
  })

  it('tell a ledger of requests from a roster when both name people', () => {
    const sheetOf = (rows: TestSheet['rows']) => bookOf({ rows }).sheets[0]
    const ledger = sheetOf([['序号', '受理日期', '姓名', '工作单位', '诉求类别', '诉求内容', '办理情况']])
    const roster = sheetOf([['序号', '姓名', '单位', '人才类别', '服务卡类别', '备注']])
    expect(ledger && kindOf(ledger)).toBe('requests')
    expect(roster && kindOf(roster)).toBe('roster')
  })
})

describe('rows of data', () => {
  it('leave out totals, remarks, sections, numbered blanks and repeated headings when a list has them', () => {
    const head = ['序号', '姓名', '性别', '工作单位', '备注']
    const rows = [
      head,
      ['一、教育系统'],
      [1, '甲', '男', '县中学'],
      ['小计', '', '', '1人'],
      [],
      head,
      [2, '乙', '女', '县医院'],
      [3],
      ['合 计', '', '', '2人'],
      ['注：以上人员均已核实'],
      ['填表人：张三', '', '', '审核人：李四'],
      ['', '合计', '2'],
      ['共2人'],
    ]
    expect(read({ rows })?.rows).toEqual([3, 7])
  })

  it('carry a merged value down when one employer stands for several people', () => {
    const rows = [
      ['姓名', '工作单位', '性别'],
      ['甲', '县医院', '男'],
      ['乙', undefined, '女'],
      ['丙', '县中学', '男'],
    ]
    const [sheet] = bookOf({ rows, merged: ['B2:B3'] }).sheets
    const layout = sheet && layoutOf(sheet, 'roster')
    const employers = sheet && layout ? [...dataRows(sheet, layout)].map(({ cells }) => cells[1]) : []
    expect(employers).toEqual(['县医院', '县医院', '县中学'])
  })
})
