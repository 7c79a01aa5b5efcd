import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bookOf, runList, tryList, type Cells, understood } from '../../../../tests/fixtures/import-desk.ts'
import { openRegister, residentNumber, type RegisterDesk } from '../../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister()
})
afterEach(() => desk.close())

const HEAD = ['服务事项', '适用对象', '享受标准', '适用家属', '依据', '开始日期']
const RULES = { kind: 'rules' } as const
const list = (...rows: readonly Cells[]) => bookOf({ rows: [['2026年人才服务事项清单'], HEAD, ...rows] })
const draft = () => desk.rules.sets({}).sets.find(({ state }) => state === 'draft')
const rows = () => desk.rules.list({ ruleSetId: draft()?.id ?? 0 }).rules
const verdicts = ({ rows: all }: ReturnType<typeof tryList>) =>
  all.map(({ verdict, issues }) => (verdict === 'refused' ? issues.map(({ code }) => code).join(' ') : verdict))

describe('a list of rules', () => {
  it('becomes a draft of its name, a rule a row, and adds nothing when it comes again', () => {
    const book = list(
      ['健康体检', 'A卡Ⅰ类', '每年2次', '', '渝委办〔2020〕1号', '2026年1月1日'],
      ['健康体检', '', '每年一次', '', '', ''],
      ['子女入学', 'B类', '不限', '子女', '', ''],
      ['人才公寓', '', '每月最高800元', '', '', ''],
    )
    expect(understood(book, { kind: null, headings: [] }).kind).toBe('rules')
    const tried = tryList(desk, book, RULES)
    expect(draft()).toBeUndefined()
    const refused = tried.report.refused.map(({ row, code, value }) => [row, code, value])
    const { seq, report } = runList(desk, book, RULES)
    expect(report).toEqual(tried.report)
    expect(draft()).toMatchObject({ name: '2026年人才服务事项清单', issuer: 'district' })
    expect(refused).toEqual(refused.filter(([, code]) => code === 'import/item-unknown'))
    expect(rows().length).toBe(report.created.rules)
    const checkUps = rows().filter(({ period }) => period !== null)
    expect(
      checkUps.map(({ count, period, levelId, clause, fromOn }) => [count, period, levelId !== null, clause, fromOn]),
    ).toEqual([
      [2, 'calendar-year', true, '渝委办〔2020〕1号', '2026-01-01'],
      [1, 'calendar-year', false, null, null],
    ])
    expect(runList(desk, book, RULES).report).toMatchObject({ created: { rules: 0 }, same: report.created.rules })
    desk.history.undo({ seq })
    expect(draft()).toBeUndefined()
  })

  it('tells what of a row a rule has no place for', () => {
    const book = bookOf({
      rows: [['清单'], [...HEAD, '备注'], ['健康体检', 'A卡Ⅰ类', '每年2次', '', '', '', '凭卡预约', '限周末']],
    })
    const { report } = tryList(desk, book, RULES)
    expect(report.warnings.map(({ heading, code, value }) => [heading, code, value])).toEqual([
      ['备注', 'import/no-place', '凭卡预约'],
      [null, 'import/no-place', '限周末'],
    ])
  })

  it.each(['每年1次，家属享8折', '每年2次，每次8折', '每年2次（含家属）'])(
    'tells that it has no place for all of “%s”',
    (words) => {
      const { report } = runList(desk, list(['健康体检', '', words]), RULES)
      expect(report.warnings.map(({ code }) => code)).toContain('import/no-place')
      expect(rows()).toMatchObject([{ grantKind: 'count', discountPercent: null, relations: [] }])
    },
  )

  it.each([
    ['不限次数', { grantKind: 'unlimited' }],
    ['每个持卡年度3次', { grantKind: 'count', count: 3, period: 'card-year' }],
    ['每学年1次', { grantKind: 'count', count: 1, period: 'school-year' }],
    ['累计两次', { grantKind: 'count', count: 2, period: 'lifetime' }],
    ['每次不超过1,500元', { grantKind: 'amount', ceilingFen: 150_000, ceilingPer: 'use' }],
    ['最高1.5万元', { grantKind: 'amount', ceilingFen: 1_500_000, ceilingPer: 'all' }],
    ['门票8.5折', { grantKind: 'discount', discountPercent: 15 }],
    ['租金减半', { grantKind: 'discount', discountPercent: 50 }],
    ['门票85折', { grantKind: 'discount', discountPercent: 15 }],
    ['会费九五折', { grantKind: 'discount', discountPercent: 5 }],
    ['按原价的80%收取', { grantKind: 'discount', discountPercent: 20 }],
    ['20%优惠', { grantKind: 'discount', discountPercent: 20 }],
    ['一次性补贴3万元', { grantKind: 'amount', ceilingFen: 3_000_000, ceilingPer: 'all' }],
    ['免费，可带3人', { grantKind: 'unlimited', companions: 3 }],
  ])('reads “%s” as it is meant', (words, meant) => {
    runList(desk, list(['健康体检', '', words]), RULES)
    expect(rows()).toMatchObject([meant])
  })

  it('has times and discount in columns of their own as their headings mean them', () => {
    const book = bookOf({
      rows: [
        ['服务事项', '适用对象', '每年次数', '折扣'],
        ['健康体检', 'A卡Ⅰ类', 2, undefined],
        ['健康体检', '', '每月1次', undefined],
        ['人才公寓', '', undefined, '80%'],
        ['人才公寓', 'A卡Ⅰ类', undefined, 8.5],
        ['人才公寓', 'A卡Ⅱ类', undefined, 0.7],
      ],
    })
    const { report } = runList(desk, book, RULES)
    expect(report.refused).toEqual([])
    expect(rows().map(({ count, period, discountPercent }) => [count, period, discountPercent])).toEqual([
      [2, 'calendar-year', null],
      [1, 'month', null],
      [null, null, 20],
      [null, null, 15],
      [null, null, 30],
    ])
    expect(report.repaired.flatMap(({ field, to }) => (field === 'discount' ? [to] : []))).toEqual([
      '优惠20%',
      '优惠15%',
      '优惠30%',
    ])
  })

  it.each(['每季度1次', '每半年1次', '每两年1次', '3年1次', '每周1次', '每天限1次', '每学期2次', '每2个月1次'])(
    'refuses “%s”: no rule counts by such a stretch',
    (words) => {
      expect(verdicts(tryList(desk, list(['健康体检', '', words]), RULES))).toEqual(['import/period-unknown'])
    },
  )

  it('refuses a range of discounts', () => {
    expect(verdicts(tryList(desk, list(['人才公寓', '', '8-9折']), RULES))).toEqual(['import/grant-unclear'])
  })

  it('refuses a ceiling of a stretch that no ceiling has, such as a year', () => {
    expect(verdicts(tryList(desk, list(['健康体检', '', '每年最高3000元']), RULES))).toEqual([
      'import/ceiling-stretch-unknown',
    ])
  })

  it('is for whom its column says when another says what kind of service it is, by departments as offices call them', () => {
    const book = bookOf({
      rows: [
        ['类别', '服务事项', '适用对象', '享受标准', '责任单位'],
        ['医疗', '健康体检', 'A卡Ⅰ类', '每年2次', '秀山县卫健委'],
        ['', '专家门诊预约', '所有人才', '不限', '县卫生健康委员会'],
      ],
    })
    expect(verdicts(runList(desk, book, RULES))).toEqual(['new', 'new'])
    expect(rows().map(({ levelId, departmentId }) => [levelId !== null, departmentId])).toEqual([
      [true, 5008],
      [false, 5008],
    ])
  })

  it('says when, where, on which day an age is counted, and for whom, where there are columns for that', () => {
    desk.holders.register({ fields: { name: '林若衡' } })
    const sql = 'SELECT id, name_zh FROM department ORDER BY id LIMIT 1'
    const { id = 0, nameZh = '' } = desk.store.reader.get<{ id: number; nameZh: string }>(sql) ?? {}
    desk.store.transact({ command: 'test', operator: null }, (db) =>
      db.insert('counter', { departmentId: id, number: '综合3', place: null, note: null }),
    )
    const head = [
      '服务事项',
      '适用对象',
      '享受标准',
      '开放时段',
      '适用家属',
      '年龄上限',
      '年龄计算日',
      '跨卡不重复享受',
    ]
    const book = (...all: readonly Cells[]) => bookOf({ rows: [['清单'], [...head, '责任单位', '办理窗口'], ...all] })
    const whole = ['健康体检', '林若衡', '每季1次', '3月1日至10月31日', '子女', '18', '9月1日', '是', nameZh, '综合3']
    runList(desk, book(whole), RULES)
    const season = { seasonFrom: '03-01', seasonTo: '10-31', relativeAgeOn: '09-01', isOnceAcrossCards: true }
    const holderId = desk.holders.list({}).holders[0]?.id
    expect(rows()).toMatchObject([{ holderId, departmentId: id, ...season }])
    expect(rows()[0]?.windowId).not.toBeNull()
    desk.holders.register({ fields: { name: '林若衡' } })
    const odd = book(
      ['健康体检', '林若衡', '每年2次'],
      ['健康体检', 'B类', '每季1次', '春天'],
      ['健康体检', 'B类', '每季1次', '2月—13月'],
      ['健康体检', 'B类', '每年1次', '', '', '', '', '看情况'],
      ['健康体检', 'B类', '每年1次', '', '', '', '', '', nameZh, '九号'],
    )
    expect(verdicts(tryList(desk, odd, RULES))).toEqual([
      'import/person-ambiguous',
      'import/word-unknown',
      'import/word-unknown',
      'import/word-unknown',
      'import/word-unknown',
    ])
  })

  it('refuses by row what nothing is known by, what is incomplete, and the later of two that tie', () => {
    const book = list(
      ['上天', '', '不限'],
      ['健康体检', '九级', '不限'],
      ['健康体检', '', '看情况'],
      ['健康体检', '', '2次'],
      ['健康体检', 'B类', '每年1次', '表兄'],
      ['健康体检', 'B类', '每年1次'],
      ['健康体检', 'B类', '每年2次'],
      ['健康体检', 'B类', '每年1次'],
    )
    const outcome = tryList(desk, book, RULES)
    expect(verdicts(outcome)).toEqual([
      'import/item-unknown',
      'import/subject-unknown',
      'import/grant-unclear',
      'rule/grant-missing',
      'import/word-unknown',
      'new',
      'rule/tie',
      'duplicate',
    ])
    expect(outcome.report.refused.at(-1)?.params).toMatchObject({ one: 8, other: 9 })
  })

  it.each(['明年', '2026年'])('refuses a row whose rule would begin on another day than is meant: %s', (day) => {
    const { report } = tryList(desk, list(['健康体检', 'A卡Ⅰ类', '每年2次', '', '', day]), RULES)
    expect(report).toMatchObject({ created: { rules: 0 }, refused: [{ row: 3, field: 'fromOn' }] })
  })

  it('shows no number whole when it names a person by one', () => {
    const number = residentNumber('1990-01-01', 11)
    const { rows: all, report } = tryList(desk, list(['健康体检', number, '每年1次']), RULES)
    const masked = `${number.slice(0, 4)}**********${number.slice(-4)}`
    expect(report.refused).toMatchObject([{ code: 'import/subject-unknown', value: masked, params: { name: masked } }])
    expect(JSON.stringify([all, report])).not.toContain(number)
  })

  it('is refused where it ties with the draft that it is to go into', () => {
    runList(desk, list(['健康体检', '', '每年1次']), RULES)
    expect(verdicts(tryList(desk, list(['健康体检', '', '每年2次']), RULES))).toEqual(['import/rule-tied-in-draft'])
  })
})
