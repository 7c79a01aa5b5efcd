import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, runList, tryList, type Cells, understood } from '../../../../tests/fixtures/import-desk.ts'
import { openRegister, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let people: number[]
beforeEach(() => {
  desk = openRegister()
  const item = (code: string) => desk.items.list({}).items.find((one) => one.code === code)?.id ?? 0
  const relatives = [{ relation: 'child' as const, name: '冉一', sex: null, bornOn: null, identity: null, note: null }]
  people = ['冉小满', '杨一', '田二'].map((name) => desk.holders.register({ fields: { name }, relatives }).id)
  const { id } = desk.rules.draft({ issuer: 'district', name: '规则', note: null, copyOf: null })
  const fields = { grantKind: 'count', count: 2, period: 'calendar-year' } as const
  desk.rules.add({ ruleSetId: id, fields: { ...fields, itemId: item('check-up') } })
  const seen = desk.rules.sets({}).sets.find((set) => set.id === id)?.seq ?? 0
  desk.rules.publish({ id, seen, onDay: '2026-01-01' })
})
afterEach(() => desk.close())

const USES = { kind: 'usages' } as const
const HEAD = ['姓名', '服务事项', '享受日期', '次数']
const uses = (...rows: readonly Cells[]) => bookOf({ rows: [['享受记录'], HEAD, ...rows] })
const itemId = () => desk.items.list({}).items.find(({ code }) => code === 'check-up')?.id ?? 0
const nameOfItem = () => desk.items.list({}).items.find(({ code }) => code === 'check-up')?.nameZh ?? ''
const had = (holderId = people[0] ?? 0) =>
  2 - (desk.entitlements.of({ holderId }).entitlements.find((one) => one.itemId === itemId())?.left ?? 0)
const words = () =>
  desk.store.reader.all<{ note: string | null; handler: string | null }>('SELECT note, handler FROM usage ORDER BY id')
const verdicts = ({ rows }: ReturnType<typeof tryList>) =>
  rows.map(({ verdict, issues }) => (verdict === 'refused' ? issues.map(({ code }) => code).join(' ') : verdict))

describe('a list of uses', () => {
  it('is recorded as it was tried, once, and goes back by entries against it', () => {
    const book = uses(['冉小满', nameOfItem(), '2026-02-03', '1次'], ['杨一', nameOfItem(), '2026.2.4', 2])
    const tried = tryList(desk, book, USES)
    expect(tried.counts).toMatchObject({ rows: 2, usages: 2, refused: 0 })
    expect(had()).toBe(0)
    const done = runList(desk, book, USES)
    expect(done.report).toEqual(tried.report)
    expect([had(people[0]), had(people[1])]).toEqual([1, 2])
    expect(verdicts(runList(desk, book, USES))).toEqual(['same', 'same'])
    desk.history.undo({ seq: done.seq })
    expect([had(people[0]), had(people[1])]).toEqual([0, 0])
    expect(desk.store.reader.all('SELECT kind FROM usage').map((line) => Object.values(line)[0])).toEqual([
      'consumed',
      'consumed',
      'reversed',
      'reversed',
    ])
    expect(runList(desk, book, USES).counts).toMatchObject({ usages: 2 })
  })

  it('keeps remarks, who handled it and what matches no field, and shows them masked where the use counts', () => {
    const head = [...HEAD, '备注', '经办人', '体检医院']
    const row = ['冉小满', nameOfItem(), '2026-02-03', 1, '陪同电话 12700000021', '周专员', '县医院']
    const book = bookOf({ rows: [head, [...row, '复查'], ['杨一', nameOfItem(), '2026-02-03', 1, '无']] })
    expect(runList(desk, book, USES).report).toMatchObject({ created: { usages: 2 }, warnings: [] })
    expect(words()).toEqual([
      { note: '陪同电话 12700000021；体检医院：县医院；第8列：复查', handler: '周专员' },
      { note: null, handler: null },
    ])
    const [use] = desk.entitlements.of({ holderId: people[0] ?? 0 }).usages
    expect(use).toMatchObject({ note: '陪同电话 127****0021；体检医院：县医院；第8列：复查', handler: '周专员' })
    expect(runList(desk, book, USES).report).toMatchObject({ same: 2, warnings: [] })
    const leftOut = [{ name: '名册', columns: [5, 6, 7].map((column) => ({ column, field: null })) }]
    const less = bookOf({ rows: [head, ['田二', nameOfItem(), '2026-02-03', 1, '陪同', '周专员', '县医院']] })
    runList(desk, less, { ...USES, sheets: leftOut })
    expect(words()[2]).toEqual({ note: null, handler: null })
  })

  it('tells what a row says otherwise of a use that the ledger or an earlier row has', () => {
    const listed = (...notes: readonly string[]) =>
      bookOf({ rows: [[...HEAD, '备注'], ...notes.map((note) => ['冉小满', nameOfItem(), '2026-02-03', 1, note])] })
    runList(desk, listed('陪同'), USES)
    const { rows, report } = runList(desk, listed('复查', '陪同'), USES)
    expect(verdicts({ rows } as never)).toEqual(['same', 'duplicate'])
    expect(report.warnings).toMatchObject([{ row: 2, field: 'note', code: 'import/use-on-record', value: '复查' }])
    expect(rows[1]?.issues).toMatchObject([{ code: 'import/said-otherwise', params: { sheet: '名册', row: 2 } }])
    expect(words()).toEqual([{ note: '陪同', handler: null }])
  })

  it('is told whose a card is when the row names somebody else, and that one is not on record', () => {
    const [levelId = 0] = desk.schemes.list({}).schemes.flatMap(({ levels }) => levels.map(({ id }) => id))
    desk.cards.enter({
      holderId: people[1] ?? 0,
      levelId,
      number: 'K-1',
      issuedOn: null,
      validFromOn: null,
      validToOn: null,
    })
    const head = ['姓名', '卡号', '服务事项', '享受日期']
    const rows = ['K-1', 'K-9'].map((number) => ['冉小满', number, nameOfItem(), '2026-02-03'])
    const { report } = tryList(desk, bookOf({ rows: [head, ...rows] }), USES)
    expect(report.refused).toMatchObject([{ row: 2, code: 'import/card-of-another', params: { name: '杨一' } }])
    expect(report.warnings).toMatchObject([{ row: 3, code: 'import/card-unknown', value: 'K-9' }])
  })

  it('leaves words with the use and not with the entry against it when it is undone', () => {
    const book = bookOf({
      rows: [
        [...HEAD, '备注'],
        ['冉小满', nameOfItem(), '2026-02-03', 1, '陪同'],
      ],
    })
    const { seq } = runList(desk, book, USES)
    desk.history.undo({ seq })
    expect(words().map(({ note }) => note)).toEqual(['陪同', null])
  })

  it('takes no more than there is, and says so before it is run as when it is', () => {
    const book = uses(
      ['冉小满', nameOfItem(), '2026-02-03', 1],
      ['冉小满', nameOfItem(), '2026-02-04', 1],
      ['冉小满', nameOfItem(), '2026-02-05', 1],
      ['冉小满', nameOfItem(), '2026-02-03', 1],
    )
    const said = ['new', 'new', 'usage/not-available', 'duplicate']
    expect(verdicts(tryList(desk, book, USES))).toEqual(said)
    expect(verdicts(runList(desk, book, USES))).toEqual(said)
    expect(had()).toBe(2)
  })

  it('refuses a row that leaves in doubt who had what and when', () => {
    const book = uses(
      ['冉小满', nameOfItem(), '2026-13-03', 1],
      ['冉小满', nameOfItem(), '2026-03-03', 1],
      ['冉小满', '上天', '2026-02-03', 1],
      ['冉小满', '', '2026-02-03', 1],
      ['某人', nameOfItem(), '2026-02-03', 1],
      ['冉小满', nameOfItem(), '2026-02-03', '几次'],
    )
    expect(verdicts(tryList(desk, book, USES))).toEqual([
      'import/day-unclear',
      'usage/in-future',
      'import/item-unknown',
      'import/item-missing',
      'import/person-unknown',
      'import/word-unknown',
    ])
  })

  it('says the same tried and run whatever its rows are', () => {
    const row = fc.tuple(
      fc.constantFrom('冉小满', '杨一', '无此人'),
      fc.constantFrom(nameOfItem(), ''),
      fc.constantFrom('2026-02-03', '2026-02-04', ''),
      fc.constantFrom(1, 2, 3),
    )
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 9 }), (rows) => {
        const tried = tryList(desk, uses(...rows), USES)
        const done = runList(desk, uses(...rows), USES)
        expect(verdicts(done)).toEqual(verdicts(tried))
        expect(people.map(had).every((times) => times <= 2)).toBe(true)
      }),
      { numRuns: 20 },
    )
  })
})

describe('a sign-in list', () => {
  const list = (...rows: readonly Cells[]) => bookOf({ rows: [['序号', '姓名', '工作单位', '签到'], ...rows] })
  const defaults = (occasion: string | null) => ({
    ...USES,
    usages: { itemId: itemId(), occasion, onDay: desk.today },
  })

  it('is told from a roster, and one of people who were handed a card is none', () => {
    const kindOf = (head: readonly string[]) =>
      understood(bookOf({ rows: [head, head.map(() => '甲')] }), {
        kind: null,
        headings: [],
      }).kind
    expect(kindOf(['序号', '姓名', '工作单位', '签到'])).toBe('usages')
    expect(kindOf(HEAD)).toBe('usages')
    expect(kindOf(['姓名', '人才层次', '服务卡类别', '发卡日期', '签字'])).toBe('roster')
    expect(
      understood(bookOf({ rows: [['体检签到表'], ['序号', '姓名', '电话', '2月3日'], [1, '冉小满', '', '√']] }), {
        kind: null,
        headings: [],
      }).kind,
    ).toBe('usages')
    expect(kindOf(['受理日期', '姓名', '诉求内容', '办理情况'])).toBe('requests')
  })

  it('records who signed once for the occasion, on whatever day the list comes again', () => {
    const book = list([1, '冉小满', '', '√'], [2, '杨一', '', '请假'], [3, '田二', '', ''], [4, '冉小满', '', '√'])
    expect(verdicts(runList(desk, book, defaults('春季体检')))).toEqual([
      'new',
      'import/not-there',
      'import/not-signed',
      'duplicate',
    ])
    desk.clock.at = '2026-03-04T01:00:00.000Z'
    expect(verdicts(runList(desk, book, defaults('春季体检')))[0]).toBe('same')
    expect(verdicts(runList(desk, book, defaults('秋季体检')))[0]).toBe('new')
    expect(had()).toBe(2)
  })

  it('is two uses of one day where their times differ, and one where a row has none', () => {
    const book = uses(
      ['冉小满', nameOfItem(), '2026-02-03 9:12'],
      ['冉小满', nameOfItem(), '2026年2月3日19:12'],
      ['冉小满', nameOfItem(), { day: '2026-02-03', time: '9:12' }],
      ['杨一', nameOfItem(), '2026-02-03 9:12'],
      ['杨一', nameOfItem(), '2026-02-03'],
    )
    expect(verdicts(tryList(desk, book, USES))).toEqual(['new', 'new', 'duplicate', 'new', 'duplicate'])
    runList(desk, book, USES)
    expect([had(people[0]), had(people[1])]).toEqual([2, 1])
    expect(words().map(({ note }) => note)).toEqual(['享受日期：9:12', '享受日期：19:12', '享受日期：9:12'])
    expect(verdicts(runList(desk, book, USES))).toEqual(['same', 'same', 'duplicate', 'same', 'duplicate'])
  })

  it('keeps a time of day beside the use, on the day that the title or the clerk says', () => {
    const title = '2026年人才健康体检签到表（2月5日）'
    const head = ['序号', '姓名', '签到', '签到时间']
    const rows = ['9:30', '9：45', '上午', '下午3点'].map((time, at) => [
      at,
      ['冉小满', '杨一', '田二', '某人'][at],
      '√',
      time,
    ])
    const book = bookOf({ rows: [[title], head, ...rows] })
    const said = { ...USES, usages: { itemId: itemId(), occasion: null, onDay: null } }
    const { report, rows: told } = runList(desk, book, said)
    expect(report).toMatchObject({ created: { usages: 3 }, refused: [{ code: 'import/person-unknown' }] })
    expect(told[0]?.repairs).toMatchObject([{ field: 'onDay', heading: null, from: title, to: '2026-02-05' }])
    expect(words().map(({ note }) => note)).toEqual(['签到时间：9:30', '签到时间：9：45', '签到时间：上午'])
    const chosen = { ...said, usages: { ...said.usages, onDay: '2026-02-06' } }
    expect(tryList(desk, book, chosen).rows[0]).toMatchObject({ verdict: 'new', repairs: [] })
    const ofYear = bookOf({ rows: [['2025年度人才体检签到表（2026年1月8日）'], head, ...rows] })
    expect(tryList(desk, ofYear, said).rows[0]?.repairs[0]?.to).toBe('2026-01-08')
    for (const vague of [
      '2026年签到表（2月5日至2月6日）',
      '2026年体检签到表（截至2月5日）',
      '2026年2月5日前体检签到表',
    ]) {
      const [first] = tryList(desk, bookOf({ rows: [[vague], head, ...rows] }), said).report.refused
      expect([vague, first?.code]).toEqual([vague, 'import/day-missing'])
    }
  })

  it('is not recorded as of one day when it has a column a day', () => {
    for (const days of [
      ['2月3日上午', '2月3日下午'],
      ['2月3日签到', '2月4日签到'],
    ]) {
      const rows = [
        ['姓名', '联系电话', ...days],
        ['冉小满', '', '√', ''],
      ]
      expect(verdicts(tryList(desk, bookOf({ rows }), defaults('体检')))).toEqual(['import/day-columns'])
    }
    const head = ['姓名', '联系电话', '2月3日', '2月4日']
    const book = bookOf({ rows: [head, ['冉小满', '', '√', ''], ['杨一', '', '', '√']] })
    expect(verdicts(tryList(desk, book, defaults('体检')))).toEqual(['import/day-columns', 'import/day-columns'])
    const columns = [
      { column: 3, field: 'attended' as const },
      { column: 4, field: null },
    ]
    const one = { ...defaults('体检'), sheets: [{ name: '名册', columns }] }
    expect(verdicts(tryList(desk, book, one))).toEqual(['new', 'import/not-signed'])
  })

  it('tells when the phone of the one meant is another', () => {
    const { id } = desk.holders.register({ fields: { name: '何三', phone: '12700000001' } })
    const rows = [['何三', '12700000002', '√']]
    const { report } = tryList(desk, bookOf({ rows: [['姓名', '电话', '签到'], ...rows] }), defaults('体检'))
    expect(report).toMatchObject({ created: { usages: 1 }, warnings: [{ code: 'import/phone-differs' }] })
    expect(JSON.stringify(report)).not.toContain('12700000001')
    expect(id).toBeGreaterThan(0)
  })

  it('says so when more was written beside a use than is kept', () => {
    const rows = [['冉小满', '√', '长'.repeat(1500), '宽'.repeat(1500)]]
    const book = bookOf({ rows: [['姓名', '签到', '备注', '情况'], ...rows] })
    const { report } = runList(desk, book, defaults('体检'))
    expect(report.warnings).toMatchObject([{ field: 'note', code: 'import/note-too-long', params: { max: 2000 } }])
    expect(words()[0]?.note).toHaveLength(2000)
  })

  it('names relatives by name or relation, and refuses one that the holder has not', () => {
    const rows: Cells[] = [
      ['冉小满', '子女'],
      ['杨一', '冉一'],
      ['田二', '配偶'],
    ]
    const book = bookOf({ rows: [['姓名', '与本人关系', '签到'], ...rows.map((row) => [...row, '√'])] })
    expect(verdicts(tryList(desk, book, defaults('开放日')))).toEqual([
      'usage/not-available',
      'usage/not-available',
      'import/relative-unknown',
    ])
  })
})
