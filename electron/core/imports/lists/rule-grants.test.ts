import { describe, expect, it } from 'vitest'
import { bookOf, listDesk, tryList } from '../../../../tests/fixtures/import-desk.ts'

const lists = listDesk()
const { bringIn, all, itemName } = lists

describe('what a rule grants', () => {
  const CLAUSES: readonly (readonly [string, number | null, readonly string[]])[] = [
    ['每年2次，限本人及1名家属', 2, ['限本人及1名家属']],
    ['限本人及1名家属，每年2次', 2, ['限本人及1名家属']],
    ['每年2次，每月不超过1次', 2, ['每月不超过1次']],
    ['每年，2次，可带3人', 2, []],
    ['免费，不限次数', null, []],
    ['免费+1名陪同', null, []],
    ['免费2小时', null, ['免费2小时']],
    ['首年免费', null, ['首年免费']],
    ['工作日免费', null, ['工作日免费']],
    ['每年1-2次', 2, ['每年1-2次']],
    ['每年不少于1次', 1, ['每年不少于1次']],
  ]
  it.each(CLAUSES)('tells the words that no rule has a place for: %s', (grant, count, left) => {
    const { report } = bringIn('rules', {
      rows: [
        ['服务事项', '享受对象', '标准'],
        [itemName('check-up'), 'A卡', grant],
      ],
    })
    expect([
      all("SELECT count FROM rule JOIN rule_set ON rule_set.id = rule_set_id WHERE rule_set.state = 'draft'").flat(),
      report.warnings.map(({ value }) => value),
    ]).toEqual([[count], left])
  })

  it('reaches those who come along, whichever stands first', () => {
    const grants = ['免费+1名陪同', '免费，含两名随行人员', '免费，可带3人']
    const rows = grants.map((grant, at) => [itemName('check-up'), ['A卡', 'B卡', '秀山英才卡'][at] ?? '', grant])
    bringIn('rules', { rows: [['服务事项', '享受对象', '标准'], ...rows] })
    expect(all('SELECT companions FROM rule ORDER BY id DESC LIMIT 3').flat()).toEqual([3, 2, 1])
  })

  it('is for no class where the bracket behind it names several', () => {
    const rows = [
      ['服务事项', '享受对象', '标准'],
      [itemName('check-up'), 'A卡（I、II类）', '每年1次'],
    ]
    const { report } = tryList(lists.desk, bookOf({ rows }), { kind: 'rules' })
    expect(report.refused.map(({ code }) => code)).toEqual(['import/subject-unknown'])
  })

  it('is told to have no place for a time for which something is free', () => {
    const { report } = bringIn('rules', {
      rows: [
        ['服务事项', '享受对象', '服务标准'],
        ['人才公寓', 'A卡', '免费入住3年'],
        ['健康体检', 'A卡', '免费'],
      ],
    })
    expect(report.warnings.map(({ row, code, value }) => [row, code, value])).toEqual([
      [2, 'import/no-place', '免费入住3年'],
    ])
  })

  it('is free where it says 全免', () => {
    const { rows } = bringIn('rules', {
      rows: [
        ['服务事项', '服务对象', '服务内容及标准'],
        ['景区游览', 'A卡Ⅰ类', '县内国有景区门票全免，可携带2名家属'],
      ],
    })
    expect(rows.map(({ verdict }) => verdict)).toEqual(['new'])
    expect(all('SELECT grant_kind, companions FROM rule ORDER BY id DESC LIMIT 1')).toEqual([['unlimited', 2]])
  })

  it('has no limit where the column of times or of money says so', () => {
    const { report } = bringIn('rules', {
      rows: [
        ['服务事项', '服务对象', '享受标准', '次数', '金额上限'],
        [itemName('check-up'), 'A卡', '免门票', '不限', ''],
        [itemName('check-up'), 'B卡', '8折', '不限次', '不限'],
      ],
    })
    expect(report.refused).toEqual([])
    expect(report.warnings.map(({ value }) => value)).toEqual(['免门票'])
    expect(all('SELECT grant_kind, count, discount_percent FROM rule ORDER BY id DESC LIMIT 2')).toEqual([
      ['discount', null, 20],
      ['unlimited', null, null],
    ])
  })

  it('stands under 服务内容 when another column names the service', () => {
    const rows = [
      ['服务类别', '服务事项', '服务内容', '享受对象'],
      ['医疗', itemName('check-up'), '每年2次', 'A类'],
    ]
    const { rows: judged } = tryList(lists.desk, bookOf({ rows }), { kind: 'rules' })
    expect(judged).toMatchObject([{ verdict: 'new', name: itemName('check-up') }])
  })

  it('is refused by row where one cell grants each class something else', () => {
    const told = ['A卡每年1次；B卡每两年1次', 'A类3次、B类1次']
    const rows = [['服务事项', '享受标准', '享受对象'], ...told.map((grant) => [itemName('check-up'), grant, '不限'])]
    const { report } = tryList(lists.desk, bookOf({ rows }), { kind: 'rules' })
    expect(report.refused.map(({ code }) => code)).toEqual(['import/grant-unclear', 'import/grant-unclear'])
  })

  it.each([
    ['金额上限（元）', '', '500', 50_000],
    ['金额上限（千元）', '', '1.5', 150_000],
    ['补贴标准（万元）', '', '0.1', 100_000],
    ['金额上限', '（单位：万元）', '0.1', 100_000],
    ['金额上限', '（单位：万元）', '800元', 80_000],
    ['金额上限', '', '最高1.5千元', 150_000],
    ['金额上限（百万元）', '', '1', null],
  ])('is money in what the heading %s or the line above it %s says: %s', (heading, line, amount, fen) => {
    const rows = [
      [`人才服务事项清单${line}`],
      ['服务事项', '享受对象', heading, '上限范围'],
      [itemName('check-up'), 'A卡', amount, '每次'],
    ]
    const { report } = bringIn('rules', { rows })
    expect(report.refused.some(({ code }) => code === 'import/amount-unclear')).toBe(fen === null)
    expect(all(CEILINGS).flat()).toEqual(fen === null ? [] : [fen])
  })
})

const CEILINGS = `SELECT ceiling_fen FROM rule JOIN rule_set ON rule_set.id = rule_set_id WHERE rule_set.state = 'draft'`
