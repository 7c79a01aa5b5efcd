import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, bringInTwice, runList, tryList, type Cells } from '../../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'

const HEAD = [
  '受理日期',
  '姓名',
  '诉求类别',
  '诉求内容',
  '来源',
  '承办单位',
  '承诺时限（工作日）',
  '办理情况',
  '办结日期',
  '满意度',
]
const LEDGER = { kind: 'requests' } as const

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const employments = [{ employer: '县医院', department: null, post: null, fromOn: null, toOn: null }]
  desk.holders.register({ fields: { name: '林若衡' }, employments })
})
afterEach(() => desk.close())

const list = (...rows: readonly Cells[]) => bookOf({ rows: [HEAD, ...rows] })
const requests = () => desk.requests.list({ filter: {} }).requests
const ROW = [
  '2021.6.1',
  '林若衡',
  '子女入学 ',
  '子女小学转学',
  '人才直通车',
  '区教委',
  5,
  '协调解决',
  '2021年6月3日',
  '满意',
]

describe('a ledger of former years', () => {
  it('is told from a dispatch list that a department sent back, which is read elsewhere', () => {
    const head = ['序号', '受理编号', '姓名', '服务事项', '诉求内容', '交办日期', '办理情况（答复）', '识别码']
    const row = [1, 'XS-2026-0001', '林若衡', '子女入学', '转学', '2026-03-01', '已安排', 'yc-2812563628759437']
    const { report } = tryList(desk, bookOf({ rows: [head, row] }), LEDGER)
    expect(report.refused.map(({ code }) => code)).toEqual(['import/of-dispatch'])
  })

  it('keeps a phone that is none among its words', () => {
    runList(
      desk,
      bookOf({
        rows: [
          [...HEAD, '联系电话'],
          [...ROW, '见附件'],
        ],
      }),
      LEDGER,
    )
    expect(requests()[0]?.content).toBe('子女小学转学\n联系电话：见附件')
  })

  it('keeps the phone and the employer that the register does not have with the request', () => {
    const rows = [
      [...HEAD, '单位', '联系电话'],
      [...ROW, '县大学', '12700000021'],
    ]
    const { report } = bringInTwice(desk, 'requests', { rows })
    expect(report.warnings).toEqual([])
    expect(requests()[0]?.content).toBe('子女小学转学\n单位：县大学\n联系电话：127****0021')
    const { holderId } = desk.requests.get({ id: requests()[0]?.id ?? 0 })
    const { id, seq: seen } = desk.holders.get({ id: holderId ?? 0 })
    desk.holders.correct({ id, seen, changes: { phone: '12700000021' } })
    expect(runList(desk, bookOf({ rows }), LEDGER).rows[0]).toMatchObject({ verdict: 'same', issues: [] })
  })

  it('says that it enters no number for somebody who has none', () => {
    const number = residentNumber('1980-05-17', 1)
    const book = bookOf({
      rows: [
        [...HEAD, '身份证号码'],
        [...ROW, number],
      ],
    })
    const { report, rows } = runList(desk, book, LEDGER)
    expect(report.warnings).toMatchObject([{ field: 'identity', code: 'import/identity-not-on-record' }])
    expect(JSON.stringify(rows)).not.toContain(number)
  })

  it('takes two rows that name the employer otherwise for one', () => {
    const head = [...HEAD, '单位']
    const { report } = runList(desk, bookOf({ rows: [head, [...ROW, '县大学'], [...ROW, '县医院']] }), LEDGER)
    expect(report).toMatchObject({ created: { requests: 1 }, duplicates: [{ row: 3 }] })
  })

  it('says so when a cell holds more than is kept of it', () => {
    const row = ROW.with(3, '长'.repeat(2001)).with(7, `协调解决${'宽'.repeat(2000)}`)
    const { report, counts } = runList(desk, list(row), LEDGER)
    expect(report.warnings.map(({ field, code }) => [field, code])).toEqual([
      ['outcome', 'import/cut-off'],
      ['content', 'import/note-too-long'],
    ])
    expect(counts.warnings).toBe(2)
  })

  it('has a part for each department when they stand on lines of one cell', () => {
    runList(desk, list(ROW.with(5, '县教委\n县卫生健康委')), LEDGER)
    expect(requests()[0]?.departments).toHaveLength(2)
  })

  it('comes in with its own days, result and grade when its people are on the register', () => {
    const { report } = runList(desk, list(ROW), LEDGER)
    expect(report).toMatchObject({ rows: 1, created: { holders: 0, requests: 1 }, refused: [], warnings: [] })
    const [line] = requests()
    expect(line).toMatchObject({
      holder: '林若衡',
      receivedOn: '2021-06-01',
      acceptedOn: '2021-06-01',
      resolvedOn: '2021-06-03',
      channel: 'direct-line',
      result: 'solved',
      grade: 4,
      state: 'archived',
      category: { nameZh: '子女入学' },
      departments: [{ nameZh: '县教委' }],
    })
    expect(desk.requests.get({ id: line?.id ?? 0 })).toMatchObject({ promisedDays: 5, outcomeRaw: '协调解决' })
  })

  it('gives the departments their parts on the day of the ledger when that is a day off', () => {
    // A Saturday: the request counts as accepted on the Monday, which has not come on the Sunday of the import.
    desk.clock.at = '2026-03-08T01:00:00.000Z'
    runList(desk, list(['2026.3.7', ...ROW.slice(1, 7), '办理中']), LEDGER)
    const [line] = requests()
    const { id, seq: seen, acceptedOn, assignments } = desk.requests.get({ id: line?.id ?? 0 })
    expect(acceptedOn).toBe('2026-03-09')
    expect(assignments).toMatchObject([{ assignedOn: '2026-03-07' }])
    desk.requests.sign({ id, seen, assignmentId: assignments[0]?.id ?? 0 })
  })

  it('adds nothing when it comes in again, and settles what has been settled since', () => {
    const open = [...ROW.slice(0, 7), '办理中']
    runList(desk, list(open), LEDGER)
    expect(runList(desk, list(open), LEDGER).report).toMatchObject({ created: { requests: 0 }, same: 1 })
    expect(requests()[0]).toMatchObject({ state: 'accepted', result: null })
    expect(runList(desk, list(ROW), LEDGER).report).toMatchObject({ created: { requests: 0 }, changed: 1 })
    expect(requests()).toMatchObject([{ state: 'archived', result: 'solved', resolvedOn: '2021-06-03' }])
  })

  it('leaves a request alone that the office has taken up again', () => {
    runList(desk, list(ROW), LEDGER)
    const [line] = requests()
    const { id, seq } = desk.requests.get({ id: line?.id ?? 0 })
    desk.requests.reopen({ id, seen: seq, reason: '名额有变' })
    expect(runList(desk, list(ROW), LEDGER).counts).toMatchObject({ requests: 0, changed: 0, same: 1 })
    expect(desk.requests.get({ id })).toMatchObject({ state: 'accepted', ratings: [{ grade: 4 }] })
  })

  it('is one request where a sheet for each month lists it until it is settled', () => {
    const open = (how: string) => [...ROW.slice(0, 7), how]
    const months = [open('办理中'), open('正在联系学校'), ROW].map((row, at) => ({
      name: `${at + 6}月`,
      rows: [HEAD, row, ...(at === 2 ? [row] : [])],
    }))
    const { counts, rows, seq } = bringInTwice(desk, 'requests', ...months)
    expect(counts).toMatchObject({ requests: 1, changed: 1, duplicates: 2 })
    expect(rows.map(({ verdict, of }) => [verdict, of])).toEqual([
      ['new', null],
      ['duplicate', { sheet: '6月', row: 2 }],
      ['changed', { sheet: '6月', row: 2 }],
      ['duplicate', { sheet: '8月', row: 2 }],
    ])
    expect(requests()).toMatchObject([{ state: 'archived', result: 'solved', resolvedOn: '2021-06-03' }])
    const [line] = requests()
    const told = desk.requests.get({ id: line?.id ?? 0 })
    expect(told.ratings.map(({ grade }) => grade)).toEqual([4])
    expect(told.assignments).toMatchObject([{ state: 'answered', answeredOn: '2021-06-03' }])
    desk.history.undo({ seq })
    expect(requests()).toEqual([])
  })

  it('has the departments and the specialist that only a later sheet names, open or settled', () => {
    const head = [...HEAD, '服务专员', '备注']
    const open = [...ROW.slice(0, 5), '', ...ROW.slice(6, 7)]
    const months = [
      [...open, '办理中', '', '', '', ''],
      [...ROW.slice(0, 7), '办理中', '', '', '杜明远', '已电话联系'],
      [...ROW.with(5, '县教委、县公安局'), '叶知秋', ''],
    ].map((row, at) => ({ name: `${at + 6}月`, rows: [head, row] }))
    const { rows } = bringInTwice(desk, 'requests', ...months)
    expect(rows.map(({ verdict, changes }) => [verdict, changes])).toEqual([
      ['new', []],
      [
        'changed',
        [
          { field: 'department', from: '', to: '区教委' },
          { field: 'specialist', from: '', to: '杜明远' },
        ],
      ],
      [
        'changed',
        [
          { field: 'department', from: '区教委', to: '区教委、县公安局' },
          { field: 'outcome', from: '办理中', to: '协调解决' },
        ],
      ],
    ])
    expect(rows[1]?.issues).toMatchObject([
      { field: 'content', code: 'import/said-otherwise', value: '备注：已电话联系' },
    ])
    expect(rows[2]?.issues).toMatchObject([{ field: 'specialist', code: 'import/said-otherwise', value: '叶知秋' }])
    const [line] = requests()
    const told = desk.requests.get({ id: line?.id ?? 0 })
    expect(told).toMatchObject({ state: 'archived', staff: '杜明远' })
    expect(told.assignments).toMatchObject([
      { department: '县教委', state: 'answered', assignedOn: '2021-06-01', answeredOn: '2021-06-03' },
      { department: '县公安局', state: 'answered' },
    ])
  })

  it('has what a later ledger of the same requests adds', () => {
    runList(desk, list([...ROW.slice(0, 5), '', 5, '办理中']), LEDGER)
    const { report } = runList(desk, list([...ROW.slice(0, 7), '办理中']), LEDGER)
    expect(report).toMatchObject({ created: { requests: 0 }, changed: 1 })
    expect(runList(desk, list([...ROW.slice(0, 7), '办理中']), LEDGER).report).toMatchObject({ same: 1 })
    expect(requests()[0]?.departments).toMatchObject([{ nameZh: '县教委' }])
  })

  it('is two requests where two sheets give it two numbers', () => {
    const numbered = (number: string, row: readonly (string | number)[]) => ({
      name: number,
      rows: [
        ['受理编号', ...HEAD],
        [number, ...row],
      ],
    })
    const { counts } = bringInTwice(
      desk,
      'requests',
      numbered('XS-1', [...ROW.slice(0, 7), '办理中']),
      numbered('XS-2', ROW),
    )
    expect(counts).toMatchObject({ requests: 2, changed: 0 })
  })

  it('keeps two requests that differ in their outcome apart and takes a repeated row for a duplicate', () => {
    const other = [...ROW.slice(0, 7), '已答复', '2021.6.4', '']
    const { report } = runList(desk, list(ROW, other, ROW), LEDGER)
    expect(report).toMatchObject({ created: { requests: 2 }, duplicates: [{ row: 4, of: 2 }] })
    expect(runList(desk, list(ROW, other, ROW), LEDGER).report).toMatchObject({ created: { requests: 0 }, same: 2 })
  })

  it('refuses the cell that can not be when people are unknown or days go wrong', () => {
    const { report } = tryList(
      desk,
      list(
        ['2021.6.1', '无此人', ...ROW.slice(2)],
        ['2021.6.31', ...ROW.slice(1)],
        ['', ...ROW.slice(1)],
        ['2031.6.1', ...ROW.slice(1, 8), '2031.6.2'],
        [...ROW.slice(0, 8), '2021.5.31', '满意'],
        ['2021.6.1', '林若衡', '', '', ...ROW.slice(4)],
      ),
      LEDGER,
    )
    expect(report.refused.map(({ row, field, code }) => [row, field, code])).toEqual([
      [2, 'name', 'import/person-unknown'],
      [3, 'receivedOn', 'import/day-unclear'],
      [4, 'receivedOn', 'import/day-missing'],
      [5, 'receivedOn', 'request/day-in-future'],
      [5, 'resolvedOn', 'request/day-in-future'],
      [6, 'resolvedOn', 'import/resolved-before-received'],
      [7, 'content', 'import/content-missing'],
    ])
  })

  it('tells namesakes apart by their employer when the ledger names it, and refuses when it does not', () => {
    desk.holders.register({ fields: { name: '林若衡' } })
    const heads = ['受理日期', '姓名', '工作单位', '诉求内容', '办理情况']
    const rows = [
      heads,
      ['2021.6.1', '林若衡', '县医院', '转学', '办理中'],
      ['2021.6.2', '林若衡', '', '转学', '办理中'],
    ]
    const { report } = runList(desk, bookOf({ rows }), LEDGER)
    expect(report).toMatchObject({
      created: { requests: 1 },
      refused: [{ row: 3, code: 'import/person-ambiguous', params: { count: 2 } }],
    })
  })

  it("is the employer's when it names nobody else", () => {
    const heads = ['登记日期', '姓名', '单位', '诉求类型', '诉求内容', '处理结果']
    runList(desk, bookOf({ rows: [heads, ['2021.6.1', '', '县中学', '人才公寓', '申请人才公寓', '已落实']] }), LEDGER)
    expect(requests()).toMatchObject([{ subject: 'employer', employer: '县中学', category: { nameZh: '住房安居' } }])
  })
})

describe('a dry run of a ledger', () => {
  it('says exactly what the run does when rows are of any kind', () => {
    const word = fc.constantFrom(
      '',
      '林若衡',
      '2021.6.1',
      '2021年6月2日',
      '2021/6/30',
      '子女入学',
      '住房',
      '转学',
      '窗口',
      '区教委、区公安局',
      '办理中',
      '已解决',
      '部分解决',
      '满意',
      '很满意',
      '5',
      '合计',
    )
    const row = fc.array(fc.oneof(word, fc.constantFrom<Cells[number]>(44_350, { day: '2021-06-01' }, 5)), {
      minLength: 10,
      maxLength: 10,
    })
    const likely = fc.tuple(
      fc.constantFrom('2021.6.1', '2021.6.2'),
      fc.constant('林若衡'),
      word,
      fc.constantFrom('甲事', '乙事'),
      word,
      word,
      word,
      word,
      word,
      word,
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(row, likely), { maxLength: 20 }), (rows) => {
        const book = list(...rows)
        const tried = tryList(desk, book, LEDGER)
        const done = runList(desk, book, LEDGER)
        expect(done.report).toEqual(tried.report)
        const { rows: all, created, changed, same, duplicates, refused } = done.report
        expect(
          created.requests + changed + same + duplicates.length + new Set(refused.map((one) => one.row)).size,
        ).toBe(all)
        expect(tryList(desk, book, LEDGER).report).toMatchObject({ created: { requests: 0 }, changed: 0 })
      }),
      { numRuns: 40 },
    )
  })
})
