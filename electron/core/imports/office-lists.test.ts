import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, bringInTwice, rowsOf, runList, tryList, type TestSheet } from '../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'
import { kindOf } from './sheet/kinds.ts'

/** Ledgers, uses and services as offices of several cities keep them. */
let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
})
afterEach(() => desk.close())

const man = (order: number) => residentNumber('1980-05-17', order * 2 + 1)
const all = (sql: string) => rowsOf(desk, sql)
const known = (...people: readonly string[]) => {
  const rows = [
    ['姓名', '身份证号', '单位', '服务卡类别', '卡号'],
    ...people.map((name, at) => [name, man(at), '县医院', 'B卡', `K00${at}`]),
  ]
  return runList(desk, bookOf({ rows }), { kind: 'roster' })
}
const issuesOf = ({ report }: ReturnType<typeof tryList>, list: 'refused' | 'warnings') =>
  report[list].map(({ row, field, code }) => [row, field, code])

describe('a ledger', () => {
  const requests = () =>
    all(`SELECT holder.name AS who, content, resolved_on, result, outcome_raw, channel,
      (SELECT grade FROM rating WHERE request_id = request.id) AS grade,
      (SELECT group_concat(name_zh, '、') FROM (SELECT name_zh FROM assignment JOIN department ON department.id = department_id
        WHERE request_id = request.id ORDER BY assignment.id)) AS departments
      FROM request LEFT JOIN holder ON holder.id = holder_id ORDER BY request.id`)
  const bringIn = (sheet: TestSheet) => bringInTwice(desk, 'requests', sheet)
  beforeEach(() => void known('林若衡', '周远'))

  it('has one request where several departments answer it, settled with the last of them', () => {
    bringIn({
      rows: [
        ['序号', '姓名', '诉求内容', '提出日期', '责任单位', '办理情况', '办结日期', '评价'],
        [1, '林若衡', '转学和配偶工作', '2024-04-10', '县教委', '已入读', '2024-05-01', '满意'],
        [undefined, undefined, undefined, undefined, '县人力社保局', '已入职', '2024-06-01'],
        [2, '周远', '人才公寓', '2024-05-11', '县民政局', '正在办理'],
        [undefined, undefined, undefined, undefined, '县公安局'],
      ],
      merged: ['A2:A3', 'B2:B3', 'C2:C3', 'D2:D3', 'H2:H3', 'A4:A5', 'B4:B5', 'C4:C5', 'D4:D5'],
    })
    expect(requests()).toEqual([
      [
        '林若衡',
        '转学和配偶工作',
        '2024-06-01',
        'solved',
        '已入读（2024-05-01）；已入职（2024-06-01）',
        'other',
        4,
        '县教委、县人力社保局',
      ],
      ['周远', '人才公寓', null, null, '正在办理', 'other', null, '县民政局、县公安局'],
    ])
  })

  it('takes no department of the request above for a section', () => {
    bringIn({
      rows: [
        ['姓名', '服务事项', '登记时间', '配合单位', '办理结果', '完成时间'],
        ['林若衡', '转学', '2024-04-10', '实验小学', '已办结', '2024-05-01'],
        [undefined, undefined, undefined, '公安分局'],
        ['周远', '公寓', '2024-05-11', '城投公司', '已办结', '2024-06-11'],
      ],
      merged: ['A2:A3', 'B2:B3', 'C2:C3', 'E2:E3', 'F2:F3'],
    })
    expect(requests().map(([, content]) => content)).toEqual([
      '转学\n配合单位：实验小学；公安分局',
      '公寓\n配合单位：城投公司',
    ])
  })

  it('ticks words that stand under no heading of their own', () => {
    bringIn({
      rows: [
        ['序号', '日期', '姓名', '服务内容', '电话', '上门', '微信', '已办结', '未办结', '非常满意', '满意', '不满意'],
        [1, '2022-3-4', '林若衡', '解答个税', undefined, '√', undefined, '√', undefined, '√'],
        [2, '2022-3-5', '周远', '联系学区', '√', undefined, undefined, undefined, '√'],
      ],
    })
    expect(requests().map((row) => row.slice(3, 7))).toEqual([
      ['solved', '已办结', 'visit', 5],
      [null, '未办结', 'phone', null],
    ])
  })

  it('is understood under the headings of hotlines and visits; a deadline is no day of an end', () => {
    bringIn({
      rows: [
        ['来电时间', '来电人', '诉求内容', '处理单位', '回复内容', '办结时间', '是否满意', '解决方式'],
        ['2024-01-01', '林若衡', '补贴', '县教委', '已答复', '2024-01-04', '是', '协调'],
      ],
    })
    bringIn({
      rows: [
        ['走访时间', '走访对象', '反映的困难问题', '责任单位', '完成时限', '进展情况'],
        ['2024-03-08', '周远', '融资难', '县教委', '2024-05-01', '已完成'],
      ],
    })
    bringIn({
      rows: [
        ['时间', '姓名', '诉求', '处理部门', '结果', '时间'],
        ['2024-01-05', '林若衡', '转学', '县教委', '已解决', '2024-01-09'],
      ],
    })
    bringIn({
      rows: [
        ['姓名', '诉求内容', '时间', undefined, '办理情况', undefined],
        [undefined, undefined, '受理', '办结', '单位', '结果'],
        ['周远', '落户', '2024-03-05', '2024-03-09', '县公安局', '办结'],
      ],
      merged: ['A1:A2', 'B1:B2', 'C1:D1', 'E1:F1'],
    })
    expect(requests().map((row) => [row[0], row[2], row[3], row[6], row[7]])).toEqual([
      ['林若衡', '2024-01-04', 'explained', 4, '县教委'],
      ['周远', null, 'solved', null, '县教委'],
      ['林若衡', '2024-01-09', 'solved', null, '县教委'],
      ['周远', '2024-03-09', 'solved', null, '县公安局'],
    ])
  })

  it('sets rows aside in which nothing was chosen, and who filled it in', () => {
    const { report } = bringIn({
      rows: [
        ['序号', '姓名', '诉求类型', '诉求内容', '提出时间', '办理情况'],
        [1, '林若衡', '（请选择）', '宿舍维修', '2025-02-03', '已办结'],
        [2, undefined, '（请选择）'],
        [3, undefined, '请下拉选择'],
        ['填表：周敏', undefined, undefined, '审核：王远'],
      ],
    })
    expect([report.rows, report.refused, requests().map(([, content]) => content)]).toEqual([1, [], ['宿舍维修']])
  })

  it('keeps a phone behind a name out of the name', () => {
    const rows = [
      ['姓名', '日期', '诉求内容', '办理情况'],
      ['林若衡13900880000', '2024-01-01', '转学', '正在办理'],
      ['周远 139008800', '2024-01-01', '转学', '正在办理'],
    ]
    const { report } = bringIn({ rows })
    expect(report.repaired).toMatchObject([{ row: 2, field: 'name', from: '林若衡*******0000', to: '林若衡' }])
    expect(report.refused).toMatchObject([{ row: 3, code: 'import/name-unclear' }])
  })
})

describe('a list of people', () => {
  it('takes a phone behind a name, and a card whose number only it says for the one on record', () => {
    known('林若衡')
    const rows = [
      ['姓名', '单位', '卡号'],
      ['林若衡（13900880000）', '县医院', 'K000'],
    ]
    bringInTwice(desk, 'roster', { rows })
    expect(all('SELECT name, phone FROM holder')).toEqual([['林若衡', '13900880000']])
    expect(all('SELECT number FROM card')).toEqual([['K000']])
  })
})

describe('a list of uses', () => {
  const itemId = () => desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
  const order = () => ({ kind: 'usages' as const, usages: { itemId: itemId(), occasion: null, onDay: null } })
  beforeEach(() => {
    const { id } = desk.rules.draft({ issuer: 'district', name: '规则', note: null, copyOf: null })
    desk.rules.add({ ruleSetId: id, fields: { grantKind: 'unlimited', itemId: itemId() } })
    const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
    desk.rules.publish({ id, seen, onDay: '2024-01-01' })
    known('林若衡', '周远')
  })

  const LISTS: readonly (readonly [string, ImportKind | null, ...(readonly string[])])[] = [
    ['that of a hospital', 'usages', '人才姓名', '卡号', '就诊人', '就诊医院', '科室', '就诊时间', '备注'],
    ['that of a park', 'usages', '入园时间', '检票口', '姓名', '卡号', '随行人数', '票价'],
    ['a column a month', 'usages', '姓名', '卡号', '1月', '2月', '3月'],
    ['whom a check-up is planned for', 'roster', '姓名', '身份证号', '单位', '体检时间'],
    ['who lives where', 'roster', '姓名', '单位', '房号', '入住时间'],
  ]
  it.each(LISTS)('is told by what it says: %s', (_what, kind, ...headings) => {
    const [sheet] = bookOf({ rows: [headings, ['林若衡', 'K000']] }).sheets
    expect(sheet && kindOf(sheet)).toBe(kind)
  })

  it('is of nobody who did not come, whatever else is signed, and of no column a month', () => {
    const signed = [
      ['姓名', '体检日期', '实检情况', '签字'],
      ['林若衡', '2026-01-05', '改期', '林若衡'],
      ['周远', '2026-01-05', '已检', '周远'],
    ]
    expect(issuesOf(tryList(desk, bookOf({ rows: signed }), order()), 'refused')).toEqual([
      [2, 'attended', 'import/not-there'],
    ])
    const months = [
      ['姓名', '单位', '1月', '2月', '3月'],
      ['林若衡', '县医院', 3, 2],
    ]
    expect(issuesOf(tryList(desk, bookOf({ rows: months }), order()), 'refused')).toEqual([
      [2, 'onDay', 'import/month-columns'],
    ])
  })

  it('is none of those who signed up', () => {
    const rows = (title: string, heading: string) => [
      [title],
      ['时间：2026年1月10日'],
      ['姓名', '单位', heading],
      ['林若衡', '县医院', '是'],
    ]
    const refused = (title: string, heading: string) =>
      issuesOf(tryList(desk, bookOf({ rows: rows(title, heading) }), order()), 'refused')
    expect(refused('亲子活动报名表', '是否参加')).toEqual([[4, 'attended', 'import/signed-up-only']])
    expect(refused('亲子活动报名表', '是否签到')).toEqual([])
    expect(refused('亲子活动报名签到表', '是否参加')).toEqual([])
  })

  it('has the holder where the patient is, no money where a line stands, and a card in any case', () => {
    const rows = [
      ['姓名', '卡号', '就诊人', '就诊时间', '金额'],
      ['林若衡', 'k000', '林若衡', '2026-01-05', '—'],
      ['周远', 'K001', '本人', '2026-01-06', '免费'],
    ]
    const { report } = runList(desk, bookOf({ rows }), order())
    expect([report.refused, report.warnings, report.created.usages]).toEqual([[], [], 2])
  })

  it('has its money in the unit of its heading', () => {
    const rows = [
      ['姓名', '使用日期', '金额（万元）'],
      ['林若衡', '2026-01-05', 0.15],
      ['周远', '2026-01-06', '1.2万'],
      ['周远', '2026-01-07', '800元'],
    ]
    expect(runList(desk, bookOf({ rows }), order()).report.refused).toEqual([])
    expect(all('SELECT amount_fen FROM usage ORDER BY id')).toEqual([[150_000], [1_200_000], [80_000]])
  })
})

describe('a list of services', () => {
  const rules = () =>
    all(`SELECT item.code, level.name_zh, grant_kind, count, discount_percent FROM rule JOIN item ON item.id = item_id
      LEFT JOIN level ON level.id = level_id
      WHERE rule_set_id IN (SELECT id FROM rule_set WHERE state = 'draft') ORDER BY rule.id`)
  const named = (code: string) => String(all(`SELECT name_zh FROM item WHERE code = '${code}'`)[0]?.[0])
  const bringIn = (sheet: TestSheet) => bringInTwice(desk, 'rules', sheet)

  it('has a rule for each class that has a column', () => {
    const { report } = bringIn({
      rows: [
        ['人才服务卡服务事项一览表'],
        ['序号', '服务事项', 'A卡', 'B卡', '责任单位'],
        [1, named('check-up'), '每年2次', '每年1次', '县卫生健康委'],
        [2, named('talent-apartment'), '√', '×', '县住房城乡建委'],
        [3, named('scenic-spots'), '免费', '8折'],
      ],
    })
    expect(rules()).toEqual([
      ['check-up', 'A卡（未注明类别）', 'count', 2, null],
      ['check-up', 'B卡', 'count', 1, null],
      ['talent-apartment', 'A卡（未注明类别）', 'unlimited', null, null],
      ['scenic-spots', 'A卡（未注明类别）', 'unlimited', null, null],
      ['scenic-spots', 'B卡', 'discount', null, 20],
    ])
    expect(report.repaired).toMatchObject([{ row: 4, field: 'grant', from: '√', to: '不限' }])
  })

  it('has what the row grants to all for those whom it ticks', () => {
    bringIn({
      rows: [
        ['服务事项', '享受对象', undefined, '服务标准'],
        [undefined, 'A类', 'B类'],
        [named('check-up'), '√', '√', '每年1次'],
        [named('schooling'), '√', undefined, '优先安排'],
      ],
      merged: ['A1:A2', 'B1:C1', 'D1:D2'],
    })
    expect(rules().map((row) => row.slice(0, 4))).toEqual([
      ['check-up', 'A类人才', 'count', 1],
      ['check-up', 'B类人才', 'count', 1],
      ['schooling', 'A类人才', 'unlimited', null],
    ])
  })

  it('tells a row in which no class has a tick', () => {
    const { report } = bringIn({
      rows: [
        ['服务事项', 'A卡', 'B卡', '服务标准'],
        [named('check-up'), undefined, undefined, '每年1次'],
        [named('schooling'), '√', undefined, '优先安排'],
      ],
    })
    expect(report.refused).toMatchObject([{ row: 2, field: 'subject', code: 'import/class-not-ticked' }])
    expect(report.created.rules).toBe(1)
  })

  const SUBJECTS: readonly (readonly [string, readonly string[]])[] = [
    ['A卡、B卡持卡人', ['A卡（未注明类别）', 'B卡']],
    ['A、B类人才', ['A类人才', 'B类人才']],
    ['B卡持卡人员', ['B卡']],
  ]
  it.each(SUBJECTS)('names several classes in a cell: %s', (subject, levels) => {
    bringIn({
      rows: [
        ['服务事项', '享受对象', '标准'],
        [named('check-up'), subject, '每年1次'],
      ],
    })
    expect(rules().map(([, level]) => level)).toEqual(levels)
  })

  const CLAUSES: readonly (readonly [string, number | null, readonly string[]])[] = [
    ['每年2次，限本人及1名家属', 2, ['限本人及1名家属']],
    ['限本人及1名家属，每年2次', 2, ['限本人及1名家属']],
    ['每年2次，每月不超过1次', 2, ['每月不超过1次']],
    ['每年，2次，可带3人', 2, []],
    ['免费，不限次数', null, []],
  ]
  it.each(CLAUSES)('tells of the words that no rule has a place for: %s', (grant, count, left) => {
    const { report } = bringIn({
      rows: [
        ['服务事项', '享受对象', '标准'],
        [named('check-up'), 'A卡', grant],
      ],
    })
    expect([rules().map((row) => row[3]), report.warnings.map(({ value }) => value)]).toEqual([[count], left])
  })
})
