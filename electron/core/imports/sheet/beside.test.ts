import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, tryList } from '../../../../tests/fixtures/import-desk.ts'
import { refusedRowsPlan } from '../refused-rows.ts'

const lists = listDesk()
const { bringIn, all } = lists

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
    const tried = tryList(lists.desk, book, ROSTER)
    const { report, rows, hash } = runList(lists.desk, book, ROSTER)
    expect([report, hash]).toEqual([tried.report, tried.hash])
    expect(rows.map(({ row, name, verdict }) => [row, name, verdict])).toEqual([
      [3, '赵一', 'new'],
      [3, '钱二', 'new'],
      [4, '孙三', 'new'],
      [4, '李四/王五', 'refused'],
      [5, '周五', 'new'],
    ])
    expect(all('SELECT name, phone, note FROM holder ORDER BY id')).toEqual([
      ['赵一', '12700000021', '同组'],
      ['钱二', '12700000022', '同组'],
      ['孙三', '12700000023', null],
      ['周五', '12700000025', null],
    ])
    expect(all('SELECT value FROM own_value ORDER BY id').flat()).toEqual(['东', '东', '西', '北'])
    expect(runList(lists.desk, book, ROSTER).counts).toMatchObject({ holders: 0, changed: 0, same: 4, refused: 1 })
  })

  it('gives back of a row only who was refused', () => {
    const outcome = tryList(lists.desk, book, ROSTER)
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
    expect(tryList(lists.desk, bookOf({ rows }), ROSTER).counts).toMatchObject({ rows: 1, holders: 1 })
  })
})

const PEOPLE = `SELECT holder.name, employer.name AS employer, phone FROM holder
  JOIN employment ON holder_id = holder.id JOIN employer ON employer.id = employer_id ORDER BY holder.name`

describe('a list that goes on beside itself', () => {
  it('may do so under other words and behind empty columns', () => {
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
    expect(all(PEOPLE)).toEqual([
      ['乙一', '县一中', '13800000011'],
      ['乙二', '县一中', '13800000012'],
      ['甲一', '县医院', '13800000001'],
      ['甲三', '县医院', '13800000003'],
      ['甲二', '县医院', '13800000002'],
    ])
  })
})
