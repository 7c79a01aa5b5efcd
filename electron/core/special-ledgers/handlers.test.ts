import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RowFields } from '#shared/contract/special-ledgers.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'

let desk: RegisterDesk
let people: number[]
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  people = ['林若衡', '杨一'].map((name) => desk.holders.register({ fields: { name } }).id)
})
afterEach(() => desk.close())

const PERIOD = { from: '2026-01-01', to: '2026-06-30' }

function ledger(code: string) {
  const { ids } = desk.specialLedgers.adopt({ codes: [code] })
  const found = desk.specialLedgers.list({}).ledgers.find(({ id }) => id === ids[0])
  if (!found) throw new Error(`No ledger ${code}`)
  return found
}

function fields(more: Partial<RowFields> = {}): RowFields {
  const blank = { employerId: null, toOn: null, quantity: 1, amountFen: null, attended: null, note: null, values: [] }
  return { ...blank, holderId: people[0] ?? 0, onDay: '2026-02-01', ...more }
}

const column = ({ columns }: ReturnType<typeof ledger>, name: string) =>
  columns.find(({ nameZh }) => nameZh === name)?.id ?? 0
const seq = (id: number) => desk.specialLedgers.list({}).ledgers.find((one) => one.id === id)?.seq ?? 0

describe('special ledgers', () => {
  it('are refused by name when a preset that was renamed is adopted again', () => {
    const loans = ledger('loans')
    desk.specialLedgers.correct({ id: loans.id, seen: seq(loans.id), changes: { nameZh: '人才贷' } })
    expect(refusalOf(() => ledger('loans'))).toMatchObject({
      code: 'special-ledger/name-taken',
      params: { name: '人才贷' },
    })
  })

  it('list for a period the rows that its figures count', () => {
    const stays = ledger('apartments')
    const values = [{ columnId: column(stays, '公寓'), value: '渝秀公寓' }]
    const enter = (onDay: string, toOn: string | null) =>
      desk.specialLedgers.enter({ ledgerId: stays.id, fields: fields({ onDay, toOn, values }) })
    enter('2025-03-01', null)
    enter('2025-03-01', '2025-12-31')
    const [counted] = desk.specialLedgers.figures(PERIOD).ledgers
    expect(counted?.rows).toBe(1)
    expect(desk.specialLedgers.rows({ ledgerId: stays.id, ...PERIOD }).total).toBe(1)
  })

  it('count as far as the period has come, as every figure of a summary does', () => {
    const stays = ledger('apartments')
    const values = [{ columnId: column(stays, '公寓'), value: '渝秀公寓' }]
    const enter = (onDay: string, toOn: string | null) =>
      desk.specialLedgers.enter({ ledgerId: stays.id, fields: fields({ onDay, toOn, values }) })
    enter('2026-03-01', '2026-04-30')
    enter('2026-05-01', null)
    const { ledgers, ...days } = desk.specialLedgers.figures(PERIOD)
    expect(days).toEqual({ from: '2026-01-01', to: '2026-03-02' })
    expect(ledgers).toMatchObject([{ rows: 1, atEnd: 1 }])
    expect(desk.summaries.of(PERIOD).details.specialLedgers).toEqual(ledgers)
    expect(desk.specialLedgers.rows({ ledgerId: stays.id, ...days }).total).toBe(1)
  })

  it('begin as templates with columns of their own, each preset once', () => {
    const projects = ledger('projects')
    expect(projects).toMatchObject({ provenance: 'template', unit: 'pieces', hasAmount: true })
    expect(projects.columns.map(({ nameZh }) => nameZh)).toEqual(['项目名称', '立项单位', '依据文号'])
    expect(desk.specialLedgers.list({}).presets.map(({ code }) => code)).not.toContain('projects')
    expect(refusalOf(() => ledger('projects'))?.code).toBe('special-ledger/name-taken')
  })

  it('count stays in people and guidance in times, apart from each other', () => {
    const stays = ledger('apartments')
    const guidance = ledger('youth-guidance')
    const house = [{ columnId: column(stays, '公寓'), value: '渝秀公寓' }]
    for (const onDay of ['2026-01-05', '2026-03-01']) {
      desk.specialLedgers.enter({ ledgerId: stays.id, fields: fields({ onDay, toOn: onDay, values: house }) })
    }
    const values = [
      { columnId: column(guidance, '驿站'), value: '凤鸣驿站' },
      { columnId: column(guidance, '指导内容'), value: '就业指导' },
    ]
    desk.specialLedgers.enter({ ledgerId: guidance.id, fields: fields({ quantity: 12, values }) })
    expect(desk.specialLedgers.figures(PERIOD).ledgers).toMatchObject([
      { ledgerId: stays.id, unit: 'people', count: 1, rows: 2, atEnd: 0 },
      { ledgerId: guidance.id, unit: 'times', count: 12, people: 1 },
    ])
  })

  it('refuse what is missing, of another kind, above the ceiling or not asked, and write nothing', () => {
    const projects = ledger('projects')
    const ceiling = { id: projects.id, seen: seq(projects.id), changes: { ceilingFen: 500_000_00 } }
    desk.specialLedgers.correct(ceiling)
    const name = [{ columnId: column(projects, '项目名称'), value: '油茶加工' }]
    const enter = (more: Partial<RowFields>) =>
      refusalOf(() => desk.specialLedgers.enter({ ledgerId: projects.id, fields: fields({ values: name, ...more }) }))
    expect(enter({ values: [] })).toMatchObject({
      code: 'special-ledger/value-missing',
      params: { field: `fields.values.${column(projects, '项目名称')}`, column: '项目名称' },
    })
    const apartments = ledger('apartments')
    const rent = { columnId: column(apartments, '月租金'), value: '600元' }
    const stay = fields({ values: [{ columnId: column(apartments, '公寓'), value: '渝秀公寓' }, rent] })
    expect(refusalOf(() => desk.specialLedgers.enter({ ledgerId: apartments.id, fields: stay }))).toMatchObject({
      code: 'special-ledger/value-invalid',
      params: { field: `fields.values.${rent.columnId}`, kind: 'money', value: '600元' },
    })
    expect(enter({ amountFen: 500_000_01 })).toMatchObject({
      code: 'special-ledger/above-ceiling',
      params: { field: 'fields.amountFen', ceiling: '500,000' },
    })
    expect(enter({ attended: true })?.code).toBe('special-ledger/not-asked')
    expect(enter({ holderId: null })?.code).toBe('special-ledger/subject-missing')
    expect(desk.specialLedgers.rows({ ledgerId: projects.id }).total).toBe(0)
    expect(enter({ amountFen: 500_000_00 })).toBeUndefined()
  })

  it('hold who came apart from who signed up', () => {
    const courses = ledger('courses')
    const values = [{ columnId: column(courses, '课程'), value: '科技成果转化' }]
    const ids = people.map(
      (holderId) => desk.specialLedgers.enter({ ledgerId: courses.id, fields: fields({ holderId, values }) }).id,
    )
    const figures = () => desk.specialLedgers.figures(PERIOD).ledgers[0]
    expect(figures()).toMatchObject({ count: 0, signedUp: 2, attended: 0 })
    expect(desk.specialLedgers.attend({ ids: ids.slice(0, 1), attended: true }).changed).toBe(1)
    expect(figures()).toMatchObject({ count: 1, signedUp: 2, attended: 1 })
  })

  it('keep how they count and the kinds of their columns once they have rows', () => {
    const loans = ledger('loans')
    const values = [{ columnId: column(loans, '贷款银行'), value: '重庆银行' }]
    const row = desk.specialLedgers.enter({ ledgerId: loans.id, fields: fields({ values, amountFen: 100 }) })
    const target = { id: loans.id, seen: seq(loans.id) }
    const recount = () => desk.specialLedgers.correct({ ...target, changes: { unit: 'people' } })
    expect(refusalOf(recount)?.code).toBe('special-ledger/has-rows')
    expect(refusalOf(() => desk.specialLedgers.remove(target))?.code).toBe('special-ledger/has-rows')
    const drop = () => desk.specialLedgers.removeColumn({ ...target, columnId: column(loans, '贷款银行') })
    expect(refusalOf(drop)).toMatchObject({ code: 'special-ledger/column-filled-in', params: { rows: 1 } })
    desk.specialLedgers.removeRow({ id: row.id, seen: desk.specialLedgers.rows({}).rows[0]?.seq ?? 0 })
    desk.specialLedgers.remove(target)
    expect(desk.specialLedgers.list({}).ledgers).toEqual([])
  })

  it('give a row back as it was when a correction is undone', () => {
    const loans = ledger('loans')
    const [bank, term] = [column(loans, '贷款银行'), column(loans, '期限（月）')]
    const before = [{ columnId: bank, value: '重庆银行' }]
    const { id } = desk.specialLedgers.enter({ ledgerId: loans.id, fields: fields({ values: before }) })
    const rowNow = () => desk.specialLedgers.rows({ holderId: people[0] ?? 0 }).rows[0]
    const after = [
      { columnId: bank, value: '三峡银行' },
      { columnId: term, value: '36' },
    ]
    const done = desk.specialLedgers.correctRow({ id, seen: rowNow()?.seq ?? 0, fields: fields({ values: after }) })
    expect(rowNow()?.values).toEqual(after)
    desk.history.undo({ seq: done.seq })
    expect(rowNow()?.values).toEqual(before)
  })

  it('are found by a name and by what stands in a column', () => {
    const loans = ledger('loans')
    const values = [{ columnId: column(loans, '贷款银行'), value: '重庆银行' }]
    for (const holderId of people)
      desk.specialLedgers.enter({ ledgerId: loans.id, fields: fields({ holderId, values }) })
    const total = (text: string) => desk.specialLedgers.rows({ text }).total
    expect([total('杨一'), total('重庆'), total('三峡')]).toEqual([1, 2, 0])
  })
})
