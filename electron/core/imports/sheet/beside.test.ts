import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, runList, tryList, understood } from '../../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'
import { refusedRowsPlan } from '../refused-rows.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const ROSTER = { kind: 'roster' } as const

describe('a list that stands twice beside itself', () => {
  const head = ['区域', '序号', '姓名', '工作单位', '联系电话', '序号', '姓名', '工作单位', '联系电话', '备注']
  const book = bookOf({
    rows: [
      ['通讯录'],
      head,
      ['东', 1, '赵一', '县一中', '12700000021', 2, '钱二', '县二中', '12700000022', '同组'],
      ['西', 3, '孙三', '县三中', '12700000023', 4, '李四/王五', '县四中', '12700000024'],
      ['北', 5, '周五', '县五中', '12700000025', 6],
    ],
  })

  it('holds several people a row, and what stands outside belongs to each', () => {
    const tried = tryList(desk, book, ROSTER)
    const { report, rows, hash } = runList(desk, book, ROSTER)
    expect([report, hash]).toEqual([tried.report, tried.hash])
    expect(rows.map(({ row, name, verdict }) => [row, name, verdict])).toEqual([
      [3, '赵一', 'new'],
      [3, '钱二', 'new'],
      [4, '孙三', 'new'],
      [4, '李四/王五', 'refused'],
      [5, '周五', 'new'],
    ])
    expect(
      desk.store.reader.all('SELECT name, phone, note FROM holder ORDER BY id').map((one) => Object.values(one)),
    ).toEqual([
      ['赵一', '12700000021', '同组'],
      ['钱二', '12700000022', '同组'],
      ['孙三', '12700000023', null],
      ['周五', '12700000025', null],
    ])
    expect(desk.store.reader.all('SELECT value FROM own_value ORDER BY id')).toEqual(
      ['东', '东', '西', '北'].map((value) => ({ value })),
    )
    expect(runList(desk, book, ROSTER).counts).toMatchObject({ holders: 0, changed: 0, same: 4, refused: 1 })
  })

  it('gives back of a row only who was refused', () => {
    const outcome = tryList(desk, book, ROSTER)
    const [plan, ...others] = refusedRowsPlan(book, outcome, { language: 'zh-CN', reasonOf: ({ code }) => code })
    expect(others).toEqual([])
    expect([...(plan?.rows ?? [])]).toEqual([
      ['西', '4', '李四/王五', '县四中', '12700000024', '', expect.stringContaining('import/name')],
    ])
  })

  it('is none where a second name begins no second list', () => {
    const rows = [
      ['姓名', '工作单位', '姓名', '关系'],
      ['赵一', '县一中', '赵小一', '子女'],
    ]
    expect(tryList(desk, bookOf({ rows }), ROSTER).counts).toMatchObject({ rows: 1, holders: 1 })
  })
})

describe('a heading 服务对象', () => {
  const kindOf = (values: readonly string[]) => {
    const rows = [['服务项目', '服务对象', '服务标准'], ...values.map((value) => ['健康体检', value, '每年2次'])]
    return understood(bookOf({ rows }), { kind: null, headings: [] }).kind
  }

  it('says for whom a service is where no names stand below it', () => {
    expect(kindOf(['A卡', '所有持卡人', '高层次人才'])).toBe('rules')
    expect(kindOf(['王芳', '林若衡', '周五'])).not.toBe('rules')
  })
})

describe('a cell that holds two things', () => {
  it.each([
    ['县人民医院副院长', '县人民医院', '副院长'],
    ['县农业农村局农技站站长', '县农业农村局农技站', '站长'],
    ['西南某大学计算机学院教授', '西南某大学计算机学院', '教授'],
    ['县中医院骨科主任', '县中医院', '骨科主任'],
    ['某银行秀山支行', '某银行秀山支行', null],
    ['县人民医院 副院长', '县人民医院', '副院长'],
    ['某局长寿路小学', '某局长寿路小学', null],
  ])('is parted into employer and post: %s', (cell, name, post) => {
    const rows = [
      ['姓名', '工作单位及职务'],
      ['林若衡', cell],
    ]
    runList(desk, bookOf({ rows }), ROSTER)
    const sql = 'SELECT name, post FROM employment JOIN employer ON employer.id = employer_id'
    expect(desk.store.reader.all(sql)).toEqual([{ name, post }])
  })

  it('tells the end of a contract or a term', () => {
    const rows = [
      ['姓名', '服务卡类别', '发卡日期', '有效期', '合同期限', '手机'],
      ['林若衡', 'A卡', '2021-05-20', '至2024年5月19日', '2020.9-2025.8', '‘12700000021'],
    ]
    expect(runList(desk, bookOf({ rows }), ROSTER).report.warnings).toEqual([])
    expect(desk.store.reader.all('SELECT contract_to_on, phone, valid_to_on FROM holder, card')).toEqual([
      { contractToOn: '2025-08-31', phone: '12700000021', validToOn: '2024-05-19' },
    ])
  })
})
