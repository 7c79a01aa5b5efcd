import { beforeEach, describe, expect, it } from 'vitest'
import { bookOf, listDesk, runList, tryList } from '../../../tests/fixtures/import-desk.ts'

/** Ledgers, uses and services as halls write them: ticks, stars, days without a year, signatures. */
const lists = listDesk()
const { man, bringIn, all } = lists
const known = (...people: readonly string[]) => {
  const rows = [['姓名', '身份证号', '单位'], ...people.map((name, at) => [name, man(at), '县医院'])]
  return runList(lists.desk, bookOf({ rows }), { kind: 'roster' })
}

describe('a ledger', () => {
  const requests = () =>
    all(`SELECT holder.name AS who, category.name_zh AS category, received_on, resolved_on, request.state, result, outcome_raw,
      (SELECT grade FROM rating WHERE request_id = request.id) AS grade, content
      FROM request JOIN holder ON holder.id = holder_id JOIN category ON category.id = category_id ORDER BY request.id`)

  it('says by ticks what each request was about, what became of it and how it was rated', () => {
    known('林若衡', '周远', '王芳')
    const { report } = bringIn('requests', {
      rows: [
        [
          '序号',
          '姓名',
          '提出时间',
          '诉求类型',
          undefined,
          '诉求内容',
          '办理情况',
          undefined,
          undefined,
          '评价',
          undefined,
        ],
        [
          undefined,
          undefined,
          undefined,
          '入学',
          '住房',
          undefined,
          '已解决',
          '正在办',
          '无法解决',
          '很满意',
          '不满意',
        ],
        [1, '林若衡', '2025-05-06', '√', undefined, '转学', '√', undefined, undefined, '√', undefined],
        [2, '周远', '2025-06-07', undefined, '√', '公租房', undefined, '√'],
        [3, '王芳', '2025-07-08', '√', undefined, '就近入园', undefined, undefined, '√', undefined, '√'],
      ],
      merged: ['A1:A2', 'B1:B2', 'C1:C2', 'D1:E1', 'F1:F2', 'G1:I1', 'J1:K1'],
    })
    expect(report.refused).toEqual([])
    expect(requests().map((row) => row.slice(0, 1).concat(row.slice(4, 8)))).toEqual([
      ['林若衡', 'archived', 'solved', '已解决', 5],
      ['周远', 'accepted', null, '正在办', null],
      ['王芳', 'archived', 'no-basis', '无法解决', 2],
    ])
    expect(requests().map((row) => row[8])).toEqual(['转学', '公租房', '就近入园'])
  })

  it('has the year of its title where its days say none, which is told', () => {
    known('林若衡')
    const { report } = bringIn('requests', {
      name: '2025年3月',
      rows: [
        ['人才服务台账（2025年3月）'],
        ['姓名', '日期', '诉求内容', '办理结果', '办结时间'],
        ['林若衡', '3/5', '转学', '已办结', '3月12日'],
        ['林若衡', '25.3.6', '落户', '已办结', '3.7'],
        ['林若衡', '3月上旬', '体检', '已办结', '3月20日'],
      ],
    })
    expect(requests().map((row) => row.slice(2, 4))).toEqual([
      ['2025-03-05', '2025-03-12'],
      ['2025-03-06', '2025-03-07'],
    ])
    expect(report.repaired).toMatchObject([
      { row: 3, from: '3/5', to: '2025-03-05' },
      { row: 3, from: '3月12日', to: '2025-03-12' },
      { row: 4, from: '25.3.6', to: '2025-03-06' },
      { row: 4, from: '3.7', to: '2025-03-07' },
    ])
    expect(report.refused).toMatchObject([{ row: 5, field: 'receivedOn', code: 'import/day-unclear' }])
  })

  it('takes no year from the number of a document', () => {
    known('林若衡')
    const rows = [
      ['人才服务台账（渝人社发〔2020〕53号）'],
      ['姓名', '日期', '诉求内容', '办理结果'],
      ['林若衡', '3/5', '转学', '已办结'],
    ]
    expect(bringIn('requests', { rows }).report.refused).toMatchObject([{ row: 3, code: 'import/day-unclear' }])
  })

  it('takes no year from a title that has two', () => {
    known('林若衡')
    const rows = [['2024—2025年台账'], ['姓名', '日期', '诉求内容', '办理结果'], ['林若衡', '3/5', '转学', '已办结']]
    expect(bringIn('requests', { rows }).report.refused).toMatchObject([{ row: 3, code: 'import/day-unclear' }])
  })

  it('is rated by stars and ticked words', () => {
    known('林若衡')
    const grades = ['★★★★★', '★★★★☆', '5颗星', '满意√', '☆☆☆☆☆', '95分']
    const { report } = bringIn('requests', {
      rows: [
        ['姓名', '日期', '诉求内容', '办理结果', '办结日期', '满意度'],
        ...grades.map((grade, at) => ['林若衡', `2025-03-0${at + 1}`, `第${at}件`, '已办结', '2025-03-10', grade]),
      ],
    })
    expect(requests().map((row) => row[7])).toEqual([5, 4, 5, 4, null, null])
    expect(report.warnings.map(({ row, code }) => [row, code])).toEqual([
      [6, 'import/grade-unclear'],
      [7, 'import/grade-unclear'],
    ])
  })
})

describe('a list of uses', () => {
  const itemId = () => lists.desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
  const order = () => ({ kind: 'usages' as const, usages: { itemId: itemId(), occasion: '沙龙', onDay: null } })
  beforeEach(() => {
    const { id } = lists.desk.rules.draft({ issuer: 'district', name: '规则', note: null, copyOf: null })
    lists.desk.rules.add({ ruleSetId: id, fields: { grantKind: 'unlimited', itemId: itemId() } })
    const seen = lists.desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
    lists.desk.rules.publish({ id, seen, onDay: '2026-01-01' })
    known('林若衡', '周远')
  })

  it('leaves out who did not come, whatever the hall calls it', () => {
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
})

it.each([
  ['补贴金额（元）', '1.5', 150],
  ['补贴金额（千元）', '1.5', 150_000],
  ['补贴金额（万元）', '1.5', 1_500_000],
  ['补贴金额（千元）', '1.5元', 150],
  ['补贴金额（百万元）', '1.5', null],
])('an amount counts in what its heading says: %s', (heading, amount, fen) => {
  known('林若衡')
  const rows = [
    ['姓名', '享受事项', '享受日期', heading],
    ['林若衡', '健康体检', '2026-01-05', amount],
  ]
  const { id } = lists.desk.rules.draft({ issuer: 'district', name: '规则', note: null, copyOf: null })
  const itemId = lists.desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
  lists.desk.rules.add({ ruleSetId: id, fields: { grantKind: 'unlimited', itemId } })
  const seen = lists.desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
  lists.desk.rules.publish({ id, seen, onDay: '2026-01-01' })
  const { report } = runList(lists.desk, bookOf({ rows }), { kind: 'usages' })
  expect(report.refused.map(({ code }) => code)).toEqual(fen === null ? ['import/amount-unclear'] : [])
  expect(all('SELECT amount_fen FROM usage')).toEqual(fen === null ? [] : [[fen]])
})

describe('a list of what was had at a gate or a hospital', () => {
  const order = () => {
    const itemId = lists.desk.items.list({}).items.find(({ code }) => code === 'daily-life')?.id ?? 0
    return { kind: 'usages' as const, usages: { itemId, occasion: null, onDay: null } }
  }

  it('is not had where its status says so', () => {
    known('林若衡', '周远', '冉光荣')
    const rows = [
      ['使用日期', '姓名', '享受事项', '状态'],
      ['2026-01-05', '林若衡', '生活服务', '已退款'],
      ['2026-01-05', '周远', '生活服务', '未核销'],
      ['2026-01-05', '冉光荣', '生活服务', '已使用'],
    ]
    const { report } = tryList(lists.desk, bookOf({ rows }), order())
    expect(report.refused.filter(({ code }) => code === 'import/not-there').map(({ row }) => row)).toEqual([2, 3])
  })

  it('is had as often as it was checked off, and where it was had is kept', () => {
    known('林若衡')
    const { id } = lists.desk.rules.draft({ issuer: 'district', name: '规则', note: null, copyOf: null })
    lists.desk.rules.add({ ruleSetId: id, fields: { grantKind: 'unlimited', itemId: order().usages.itemId } })
    const seen = lists.desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
    lists.desk.rules.publish({ id, seen, onDay: '2026-01-01' })
    const rows = [
      ['核销时间', '姓名', '医院', '核销数量'],
      ['2026-01-05 09:12', '林若衡', '县医院', 3],
    ]
    const { report } = runList(lists.desk, bookOf({ rows }), order())
    expect(report.refused).toEqual([])
    expect(all('SELECT quantity, note FROM usage')).toEqual([[3, '核销时间：09:12；医院：县医院']])
  })
})

describe('a list of services', () => {
  const item = () => String(all('SELECT name_zh FROM item WHERE is_active = 1 ORDER BY id LIMIT 1')[0]?.[0])

  it('says under 服务内容 what is granted when another column names the service', () => {
    const rows = [
      ['服务类别', '服务事项', '服务内容', '享受对象'],
      ['医疗', item(), '每年2次', 'A类'],
    ]
    const { rows: judged } = tryList(lists.desk, bookOf({ rows }), { kind: 'rules' })
    expect(judged).toMatchObject([{ verdict: 'new', name: item() }])
  })

  it('is refused by row where one cell grants each class something else', () => {
    const told = ['A卡每年1次；B卡每两年1次', 'A类3次、B类1次']
    const rows = [['服务事项', '享受标准', '享受对象'], ...told.map((grant) => [item(), grant, '不限'])]
    const { report } = tryList(lists.desk, bookOf({ rows }), { kind: 'rules' })
    expect(report.refused.map(({ code }) => code)).toEqual(['import/grant-unclear', 'import/grant-unclear'])
  })
})
