import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, bringInTwice, rowsOf, runList, tryList, type TestSheet } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'
import { kindOf } from './sheet/kinds.ts'

/** Ledgers, attendance and services as the offices of other districts keep them. */
let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  for (const name of ['林若衡', '周远']) desk.holders.register({ fields: { name } })
})
afterEach(() => desk.close())

const bringIn = (kind: ImportKind, sheet: TestSheet) => bringInTwice(desk, kind, sheet)
const all = (sql: string) => rowsOf(desk, sql)

describe('a ledger', () => {
  it('has what was asked for under 事由, and its end under 落实日期', () => {
    const { report } = bringIn('requests', {
      rows: [
        ['日期', '诉求人', '事由', '落实情况', '落实日期', '满意度'],
        ['2024.1.8', '林若衡', '子女转学', '孩子已入学', '2024.1.21', '满意'],
      ],
    })
    expect(report).toMatchObject({ warnings: [], refused: [] })
    expect(all('SELECT content, result, resolved_on FROM request')).toEqual([['子女转学', 'solved', '2024-01-21']])
  })

  it('has a request ended that was rated, also by a word that is not known, where it says no more of ends', () => {
    const { report } = bringIn('requests', {
      rows: [
        ['服务日期', '人才姓名', '服务内容', '是否满意'],
        ['2025.6.3', '周远', '预约专家号', '还行'],
        ['2025.6.4', '周远', '预约体检', ''],
      ],
    })
    expect(report.warnings.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'grade', 'import/grade-unclear'],
      [2, 'resolvedOn', 'import/resolved-day-unknown'],
    ])
    expect(all('SELECT state FROM request ORDER BY id').flat()).toEqual(['archived', 'accepted'])
  })
})

describe('a ledger of ticks and marks', () => {
  const head = ['时间', '申请人', '具体诉求']

  it('has its ticks under what they say though totals stand below them, and where one stands alone', () => {
    bringIn('requests', {
      rows: [
        [...head, '已办结', '办理中'],
        ['2021.3.5', '林若衡', '转学', '√', ''],
        ['2021.3.6', '周远', '租房', '', '√'],
        ['合计', '', '', 1, 1],
      ],
    })
    bringIn('requests', {
      rows: [
        [...head, '办理中', '完成时限'],
        ['2022.3.6', '周远', '租房', '√', ''],
      ],
    })
    expect(all('SELECT received_on, state FROM request ORDER BY id')).toEqual([
      ['2021-03-05', 'archived'],
      ['2021-03-06', 'accepted'],
      ['2022-03-06', 'accepted'],
    ])
  })

  it('is rated by the first of several words, which are kept', () => {
    const { report } = bringIn('requests', {
      rows: [
        [...head, '办理结果', '办结日期', '满意度'],
        ...['非常满意（电话回访）', '不满意，效率低', '5.0', ' 满意 '].map((said, at) => [
          `2024.1.${at + 1}`,
          '林若衡',
          '转学',
          '已解决',
          '2024.2.1',
          said,
        ]),
      ],
    })
    expect(report.warnings).toEqual([])
    expect(
      all('SELECT grade, content FROM request JOIN rating ON request_id = request.id ORDER BY request.id'),
    ).toEqual([
      [5, '转学\n满意度：非常满意（电话回访）'],
      [2, '转学\n满意度：不满意，效率低'],
      [5, '转学'],
      [4, '转学'],
    ])
    expect(report.repaired.filter(({ field }) => field === 'grade')).toMatchObject([{ row: 5, to: '满意' }])
  })
})

describe('a list of visits', () => {
  it('is a ledger of what experts said', () => {
    const { report } = bringIn('requests', {
      rows: [
        ['联系领导', '联系专家', '走访时间', '收集问题及建议', '交办单位', '办理进展', '是否办结', '办结时间'],
        ['王县长', '林若衡', '2024年9月10日', '增设中医馆', '县卫生健康委', '已纳入计划', '部分', '2024.12.1'],
        ['王县长', '周远', '2024年9月10日', '子女转学', '县教委', '已协调落实', '否', ''],
        ['王县长', '周远', '2024年9月11日', '子女入园', '县教委', '正在协调', '是', '2024.9.20'],
        ['王县长', '周远', '2024年9月12日', '咨询政策', '县教委', '已解释', '是', '2024.9.20'],
      ],
    })
    expect(report).toMatchObject({ refused: [], warnings: [], created: { requests: 4 } })
    expect(all('SELECT state, result FROM request ORDER BY id')).toEqual([
      ['archived', 'partly'],
      ['accepted', null],
      ['archived', 'solved'],
      ['archived', 'explained'],
    ])
  })
})

describe('a list of uses', () => {
  const itemId = () => desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
  const tryUses = (...rows: TestSheet['rows']) =>
    tryList(desk, bookOf({ rows }), { kind: 'usages', usages: { itemId: itemId(), occasion: null, onDay: null } })
  const holderOf = (query: string) => desk.holders.find({ query }).matches[0]?.holder.id ?? 0

  it('may hide part of the name of a card’s holder', () => {
    const [levelId = 0] = desk.schemes.list({}).schemes.flatMap(({ levels }) => levels.map(({ id }) => id))
    const days = { issuedOn: null, validFromOn: null, validToOn: null }
    desk.cards.enter({ holderId: holderOf('林若衡'), levelId, number: 'B-1', ...days })
    const { rows } = tryUses(
      ['卡号', '持卡人', '入园时间'],
      ['B-1', '林*衡', '2025-06-01 09:12'],
      ['B-1', '周*', '2025-06-01 09:12'],
    )
    expect(rows.map(({ name, issues }) => [name, ...issues.map(({ code }) => code)])).toEqual([
      ['林若衡', 'usage/not-available'],
      ['周*', 'import/card-of-another'],
    ])
  })

  it('has its money in the unit of a line above its headings', () => {
    const { id } = desk.rules.draft({ issuer: 'district', name: '规则', note: null, copyOf: null })
    desk.rules.add({ ruleSetId: id, fields: { grantKind: 'unlimited', itemId: itemId() } })
    const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
    desk.rules.publish({ id, seen, onDay: '2024-01-01' })
    const titles = [['2025年发放统计表（单位：万元）'], ['统计表', '单位：万元'], ['单位：人民币千元'], ['单位：元']]
    for (const [at, title] of titles.entries()) {
      const name = ['杨一', '田二', '冉三', '何四'][at] ?? ''
      desk.holders.register({ fields: { name } })
      const rows = [title, ['姓名', '享受项目', '补贴金额', '发放日期'], [name, '', 1.2, '2025.3.1']]
      const usages = { itemId: itemId(), occasion: null, onDay: null }
      runList(desk, bookOf({ rows }), { kind: 'usages', usages })
    }
    expect(all('SELECT amount_fen FROM usage').flat()).toEqual([1_200_000, 1_200_000, 120_000, 120])
  })
})

describe('a roster', () => {
  it('has nobody in a row that shows how it is filled in', () => {
    const head = ['序号', '姓名', '单位']
    const { counts } = bringIn('roster', {
      rows: [head, ['示例', '张三', '某某公司'], ['例1', '李四', '某某公司'], [1, '冉小满', '县医院']],
    })
    expect(counts).toMatchObject({ rows: 1, holders: 1 })
  })

  it('is warned of cards that a yearly review takes back', () => {
    const { report } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '卡类别', '年审结果', '处理意见'],
        ['冉小满', '县医院', 'B卡', '不合格', '收回服务卡'],
        ['杨一', '县医院', 'B卡', '合格', '继续使用'],
      ],
    })
    expect(report.warnings).toMatchObject([{ row: 2, heading: '处理意见', code: 'import/card-not-in-force' }])
  })

  it('has nobody in rows of labels', () => {
    const { counts } = bringIn('roster', {
      rows: [
        ['姓名', '单位', '申报类别'],
        ['冉小满', '县医院', 'C类'],
        [undefined, '公示时间：2025年3月1日至3月7日', '监督电话：76660000'],
      ],
    })
    expect(counts).toMatchObject({ holders: 1, refused: 0 })
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
    const [refused] = tryList(desk, book, { kind: 'usages' }).report.refused
    expect(refused?.code).toBe(sessions[0]?.startsWith('第') ? 'import/session-columns' : 'import/day-columns')
  })
})

describe('a list of services', () => {
  it('is one of 优待项目 with 优待内容', () => {
    const [sheet] = bookOf({
      rows: [
        ['优待项目', '享受对象', '优待内容', '兑现部门'],
        ['健康体检', '', '每年1次', ''],
      ],
    }).sheets
    expect(sheet && kindOf(sheet)).toBe('rules')
  })

  it('has a rule for each class that stands below its card', () => {
    const named = (code: string) => String(all(`SELECT name_zh FROM item WHERE code = '${code}'`)[0]?.[0])
    const { report } = bringIn('rules', {
      rows: [
        ['类别', '服务事项', 'A卡', undefined, undefined, 'B卡', '服务标准'],
        [undefined, undefined, 'Ⅰ类', 'Ⅱ类', 'Ⅲ类'],
        ['保障', named('check-up'), '每年2次', '每年1次', '—', '每两年1次'],
        ['保障', named('schooling'), '√', '√', '√', '√', '优先安排'],
      ],
      merged: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2', 'G1:G2'],
    })
    expect(report.refused.map(({ row, code }) => [row, code])).toEqual([[3, 'import/period-unknown']])
    expect(
      all(`SELECT item.code, level.name_zh, count FROM rule JOIN item ON item.id = item_id
        JOIN level ON level.id = level_id WHERE rule_set_id IN (SELECT id FROM rule_set WHERE state = 'draft')`),
    ).toEqual([
      ['check-up', 'A卡Ⅰ类', 2],
      ['check-up', 'A卡Ⅱ类', 1],
      ['schooling', 'A卡Ⅰ类', null],
      ['schooling', 'A卡Ⅱ类', null],
      ['schooling', 'A卡Ⅲ类', null],
      ['schooling', 'B卡', null],
    ])
  })
})
