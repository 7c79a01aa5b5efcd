import { beforeEach, describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, tryList } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { all, known, grant, usesOf } = lists
beforeEach(() => {
  grant('check-up')
  known('林若衡', '周远')
})
const order = () => usesOf('check-up')
const CARD_DAYS = { issuedOn: null, validFromOn: null, validToOn: null }
const withCard = (name: string, number: string) => {
  const holderId = lists.desk.holders.find({ query: name }).matches[0]?.holder.id ?? 0
  const [levelId = 0] = lists.desk.schemes.list({}).schemes.flatMap(({ levels }) => levels.map(({ id }) => id))
  lists.desk.cards.enter({ holderId, levelId, number, ...CARD_DAYS })
}

describe('a row of uses', () => {
  it('has the holder where the patient is, no money where a line stands, and a card in any case', () => {
    withCard('林若衡', 'K000')
    withCard('周远', 'K001')
    const rows = [
      ['姓名', '卡号', '就诊人', '就诊时间', '金额'],
      ['林若衡', 'k000', '林若衡', '2026-01-05', '—'],
      ['周远', 'K001', '本人', '2026-01-06', '免费'],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), order())
    expect([report.refused, report.warnings, report.created.usages]).toEqual([[], [], 2])
  })

  it('may hide part of the name of a card’s holder', () => {
    withCard('林若衡', 'B-1')
    const list = [
      ['卡号', '持卡人', '入园时间'],
      ['B-1', '林*衡', '2025-06-01 09:12'],
      ['B-1', '周*', '2025-06-01 09:12'],
    ]
    const { rows } = tryList(lists.desk, bookOf({ rows: list }), usesOf('daily-life'))
    expect(rows.map(({ name, issues }) => [name, ...issues.map(({ code }) => code)])).toEqual([
      ['林若衡', 'usage/not-available'],
      ['周*', 'import/card-of-another'],
    ])
  })

  it('has its day under the headings of parks, and in the line above a sign-in sheet', () => {
    for (const heading of ['入园时间', '入场日期', '刷卡时间', '就诊日期', '兑现日期', '补贴发放时间']) {
      const rows = [
        ['姓名', heading, '数量'],
        ['林若衡', '2026-01-05 09:12', '1'],
      ]
      const { report } = tryList(lists.desk, bookOf({ rows }), order())
      expect([heading, report.refused]).toEqual([heading, []])
    }
    const rows = [
      ['人才沙龙签到表'],
      ['时间：2026年1月10日下午2:30    地点：县委党校'],
      ['序号', '姓名', '单位', '签名'],
      [1, '林若衡', '县医院', '林若衡'],
      [2, '周远', '县医院', undefined],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), order())
    expect(report.repaired).toMatchObject([{ row: 4, field: 'onDay', to: '2026-01-10' }])
    expect(report.refused).toMatchObject([{ row: 5, code: 'import/not-signed' }])
    expect(all('SELECT on_day, quantity FROM usage')).toEqual([['2026-01-10', 1]])
  })

  it('counts as often as it was checked off, and keeps where that was', () => {
    const rows = [
      ['核销时间', '姓名', '医院', '核销数量'],
      ['2026-01-05 09:12', '林若衡', '县医院', 3],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), order())
    expect(report.refused).toEqual([])
    expect(all('SELECT quantity, note FROM usage')).toEqual([[3, '核销时间：09:12；医院：县医院']])
  })
})

describe('whose a use is', () => {
  it('is told by who used it where nobody else is named, and what was had by the name of the service', () => {
    const rows = [
      ['使用人', '服务名称', '使用日期', '金额'],
      ['林若衡', '健康体检', '2026-01-05', 300],
    ]
    expect(runList(lists.desk, bookOf({ rows }), { kind: 'usages' }).report.refused).toEqual([])
    expect(all('SELECT name, amount_fen FROM usage JOIN holder ON holder.id = holder_id')).toEqual([['林若衡', 30_000]])
  })
})

describe('how often something was had', () => {
  it.each([
    ['两次', 2],
    ['共3次', 3],
    ['十二', 12],
  ])('is told in words, and no relative by a stroke: %s', (said, quantity) => {
    const rows = [
      ['姓名', '享受日期', '次数', '使用人'],
      ['林若衡', '2026-01-05', said, '/'],
    ]
    expect(runList(lists.desk, bookOf({ rows }), order()).report.refused).toEqual([])
    expect(all('SELECT quantity, relative_id FROM usage')).toEqual([[quantity, null]])
  })
})

describe('money of a use', () => {
  it('is in the unit of its heading', () => {
    const rows = [
      ['姓名', '使用日期', '金额（万元）'],
      ['林若衡', '2026-01-05', 0.15],
      ['周远', '2026-01-06', '1.2万'],
      ['周远', '2026-01-07', '800元'],
      ['周远', '2026-01-08', '人民币800元整'],
    ]
    expect(runList(lists.desk, bookOf({ rows }), order()).report.refused).toEqual([])
    expect(all('SELECT amount_fen FROM usage ORDER BY id')).toEqual([[150_000], [1_200_000], [80_000], [80_000]])
  })

  it.each([
    ['补贴金额（元）', '1.5', 150],
    ['补贴金额（千元）', '1.5', 150_000],
    ['补贴金额（万元）', '1.5', 1_500_000],
    ['补贴金额（千元）', '1.5元', 150],
    ['补贴金额（百万元）', '1.5', null],
  ])('counts in what the heading says: %s', (heading, amount, fen) => {
    const rows = [
      ['姓名', '享受事项', '享受日期', heading],
      ['林若衡', '健康体检', '2026-01-05', amount],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'usages' })
    expect(report.refused.map(({ code }) => code)).toEqual(fen === null ? ['import/amount-unclear'] : [])
    expect(all('SELECT amount_fen FROM usage')).toEqual(fen === null ? [] : [[fen]])
  })

  it('is in the unit of a line above the headings', () => {
    const titles = [['2025年发放统计表（单位：万元）'], ['统计表', '单位：万元'], ['单位：人民币千元'], ['单位：元']]
    for (const [at, title] of titles.entries()) {
      const name = ['杨一', '田二', '冉三', '何四'][at] ?? ''
      lists.desk.holders.register({ fields: { name } })
      const rows = [title, ['姓名', '享受项目', '补贴金额', '发放日期'], [name, '', 1.2, '2025.3.1']]
      runList(lists.desk, bookOf({ rows }), order())
    }
    expect(all('SELECT amount_fen FROM usage').flat()).toEqual([1_200_000, 1_200_000, 120_000, 120])
  })
})
