import { beforeEach, describe, expect, it } from 'vitest'
import { bookOf, issuesOf, listDesk, tryList } from '../../../../tests/fixtures/import-desk.ts'
import { kindOf } from '../sheet/kinds.ts'

const lists = listDesk()
const { known, grant, usesOf } = lists
beforeEach(() => {
  grant('check-up')
  known('林若衡', '周远')
})
const order = () => usesOf('check-up')

describe('who was there', () => {
  it('is nobody who did not come, whatever else is signed; a column a month is refused', () => {
    const signed = [
      ['姓名', '体检日期', '实检情况', '签字'],
      ['林若衡', '2026-01-05', '改期', '林若衡'],
      ['周远', '2026-01-05', '已检', '周远'],
    ]
    expect(issuesOf(tryList(lists.desk, bookOf({ rows: signed }), order()))).toEqual([
      [2, 'attended', 'import/not-there'],
    ])
    const columns = [0, 1, 3, 2]
    const before = signed.map((cells) => columns.map((at) => cells[at] ?? ''))
    expect(issuesOf(tryList(lists.desk, bookOf({ rows: before }), order()))).toEqual([
      [2, 'attended', 'import/not-there'],
    ])
    const months = [
      ['姓名', '单位', '1月', '2月', '3月'],
      ['林若衡', '县医院', 3, 2],
    ]
    expect(issuesOf(tryList(lists.desk, bookOf({ rows: months }), order()))).toEqual([
      [2, 'onDay', 'import/month-columns'],
    ])
  })

  it.each(['未体检', '缺', '公假', '因公出差', '旷课', '待检', '不检', '拒绝', '改约', '已预约', '❌', '✖'])(
    'is nobody of whom it says so: %s',
    (said) => {
      const rows = [
        ['姓名', '体检日期', '到检情况'],
        ['林若衡', '2026-01-05', said],
        ['周远', '2026-01-05', '未见异常'],
      ]
      expect(issuesOf(tryList(lists.desk, bookOf({ rows }), order()))).toEqual([[2, 'attended', 'import/not-there']])
    },
  )

  it('is nobody who only signed up', () => {
    const rows = (title: string, heading: string) => [
      [title],
      ['时间：2026年1月10日'],
      ['姓名', '单位', heading],
      ['林若衡', '县医院', '是'],
    ]
    const refused = (title: string, heading: string) =>
      issuesOf(tryList(lists.desk, bookOf({ rows: rows(title, heading) }), order()))
    expect(refused('亲子活动报名表', '是否参加')).toEqual([[4, 'attended', 'import/signed-up-only']])
    expect(refused('亲子活动报名表', '是否签到')).toEqual([])
    expect(refused('亲子活动报名签到表', '是否参加')).toEqual([])
  })

  it('is told under every heading that halls have for it', () => {
    for (const heading of ['是否参检', '到检情况', '出勤情况', '是否参训', '参会情况']) {
      const rows = [
        ['姓名', '体检时间', heading],
        ['林若衡', '2026-01-05', '否'],
        ['周远', '2026-01-05', '未参加'],
      ]
      const { report } = tryList(lists.desk, bookOf({ rows }), order())
      expect([heading, report.refused.map(({ code }) => code)]).toEqual([
        heading,
        ['import/not-there', 'import/not-there'],
      ])
    }
  })

  it('is nobody whose ticket was given back or not used', () => {
    lists.desk.holders.register({ fields: { name: '冉光荣' } })
    const rows = [
      ['使用日期', '姓名', '享受事项', '状态'],
      ['2026-01-05', '林若衡', '生活服务', '已退款'],
      ['2026-01-05', '周远', '生活服务', '未核销'],
      ['2026-01-05', '冉光荣', '生活服务', '已使用'],
      ['2026-01-06', '林若衡', '生活服务', '已撤销'],
      ['2026-01-06', '周远', '生活服务', '交易失败'],
    ]
    const { report } = tryList(lists.desk, bookOf({ rows }), usesOf('daily-life'))
    expect(report.refused.filter(({ code }) => code === 'import/not-there').map(({ row }) => row)).toEqual([2, 3, 5, 6])
  })
})

describe('a list with a column a session', () => {
  it.each([
    ['第一期', '第二期'],
    ['第1次', '第2次（5月）'],
    ['3月5日', '3月12日'],
  ])('is of uses, and is refused with what to do: %s', (...sessions) => {
    const rows = [
      ['姓名', '单位', ...sessions],
      ['林若衡', '县医院', '√', ''],
    ]
    const book = bookOf({ rows })
    expect(book.sheets.map((sheet) => kindOf(sheet))).toEqual(['usages'])
    const [refused] = tryList(lists.desk, book, { kind: 'usages' }).report.refused
    expect(refused?.code).toBe(sessions[0]?.startsWith('第') ? 'import/session-columns' : 'import/day-columns')
  })
})
