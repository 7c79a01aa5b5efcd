import { afterEach, beforeEach, expect, it } from 'vitest'
import { SpecialLedgerOrder } from '#shared/contract/exports.ts'
import type { RowFields } from '#shared/contract/special-ledgers.ts'
import { plainCell } from '#shared/domain/sheets.ts'
import { openRegister, refusalOf, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { planSpecialLedger } from './special-ledger.ts'

const PHONE = '13900000021'
const ROWS = 230

let desk: RegisterDesk
let holderId: number
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
})
afterEach(() => desk.close())

const adopted = (code: string) => {
  const [id] = desk.specialLedgers.adopt({ codes: [code] }).ids
  const ledger = desk.specialLedgers.list({}).ledgers.find((one) => one.id === id)
  if (!ledger) throw new Error(`No ledger ${code}`)
  return ledger
}

interface Order {
  readonly ledgerId: number
  readonly text?: string
  readonly from?: string
  readonly to?: string
  readonly language?: 'zh-CN' | 'en'
}

function planOf(order: Order) {
  const { store, today, operator, clock } = desk
  const call = { db: store.reader, history: store.history, now: clock.at, today, operator }
  return planSpecialLedger(() => call, SpecialLedgerOrder.parse({ ...order, format: 'xlsx' }))
}

const enter = (ledgerId: number, onDay: string, fields: Partial<RowFields> = {}) =>
  desk.specialLedgers.enter({
    ledgerId,
    fields: {
      holderId,
      employerId: null,
      onDay,
      toOn: null,
      quantity: 1,
      amountFen: null,
      attended: null,
      note: null,
      values: [],
      ...fields,
    },
  })

function planned(order: Order) {
  const { list, steps } = planOf(order)
  const rows = [...steps].flatMap((step) => step.rows.map((row) => row.map(plainCell)))
  return { list, titles: list.sheet.columns.map(({ title }) => title), rows }
}

it('leaves under its own columns, numbers as numbers and telephones masked, when it is exported', () => {
  const ledger = adopted('apartments')
  const value = (name: string, told: string) => ({
    columnId: ledger.columns.find(({ nameZh }) => nameZh === name)?.id ?? 0,
    value: told,
  })
  enter(ledger.id, '2026-01-05', {
    note: `联系 ${PHONE}`,
    values: [value('公寓', '渝秀公寓'), value('房号', `1-2，${PHONE}`), value('月租金', '600.50')],
  })
  const { list, titles, rows } = planned({ ledgerId: ledger.id })
  expect(titles).toEqual(['开始日期', '结束日期', '人才', '公寓', '房号', '月租金', '备注'])
  expect(rows).toEqual([['2026-01-05', null, '林若衡', '渝秀公寓', '1-2，139****0021', 600.5, '联系 139****0021']])
  expect(list.sheet).toMatchObject({ title: '人才公寓入住', notes: [ledger.note] })
  expect(planned({ ledgerId: ledger.id, text: '别处' }).rows).toEqual([])
  expect(planned({ ledgerId: ledger.id, from: '2026-02-01', to: '2026-02-28' }).rows).toHaveLength(1)
  expect(planned({ ledgerId: ledger.id, language: 'en' }).list.sheet.title).toBe('Stays in talent apartments')
})

it('has every row once, with what it counts, when there are more than one step takes', () => {
  const ledger = adopted('courses')
  const course = ledger.columns[0]?.id ?? 0
  for (let at = 0; at < ROWS; at += 1)
    enter(ledger.id, '2026-01-05', {
      attended: at === 0 ? true : null,
      values: [{ columnId: course, value: `第${at}期` }],
    })
  const { titles, rows } = planned({ ledgerId: ledger.id })
  expect(new Set(rows.map((row) => row[titles.indexOf('课程')])).size).toBe(ROWS)
  expect(rows.at(-1)?.slice(titles.indexOf('人次'))).toEqual([1, '到场', null])
  expect(rows[0]?.[titles.indexOf('到场')]).toBe('待登记')
})

it('masks what looks like a number of people, whatever its column is of, when it is exported', () => {
  const courses = adopted('courses')
  const kinds = { 联系电话: 'number', 押金: 'money', 咨询电话: 'choice', 场次: 'number' } as const
  const columns = Object.entries(kinds).map(([nameZh, kind]) => ({
    nameZh,
    nameEn: null,
    kind,
    options: kind === 'choice' ? [PHONE] : [],
    isRequired: false,
  }))
  const { id: _id, seq: _seq, provenance: _from, rows: _rows, columns: _columns, ...fields } = courses
  const { id } = desk.specialLedgers.add({ fields: { ...fields, nameZh: '回访' }, columns })
  const ledger = desk.specialLedgers.list({}).ledgers.find((one) => one.id === id)
  const values = ledger?.columns.map(({ id: columnId, nameZh }) => ({
    columnId,
    value: nameZh === '场次' ? '3' : PHONE,
  }))
  enter(id, '2026-01-05', { values: values ?? [] })
  const { titles, rows } = planned({ ledgerId: id })
  const at = titles.indexOf('联系电话')
  expect(rows[0]?.slice(at, at + 4)).toEqual(['139****0021', '139****0021', '139****0021', 3])
})

it('has each of the rows that it began with when others are entered or removed meanwhile', () => {
  const ledger = adopted('courses')
  const course = ledger.columns[0]?.id ?? 0
  const ids = Array.from({ length: ROWS }, (_, at) => {
    return enter(ledger.id, '2026-01-05', { values: [{ columnId: course, value: `第${at}期` }] }).id
  })
  const { list, steps } = planOf({ ledgerId: ledger.id })
  const at = list.sheet.columns.findIndex(({ title }) => title === '课程')
  const told: unknown[] = []
  for (const step of steps) {
    told.push(...step.rows.map((row) => row[at]))
    if (step.done === ROWS) continue
    for (const value of ['新一期', '新二期']) enter(ledger.id, '2026-02-05', { values: [{ columnId: course, value }] })
    const row = desk.specialLedgers.rows({ ledgerId: ledger.id, text: '第0期' }).rows[0]
    desk.specialLedgers.removeRow({ id: ids[0] ?? 0, seen: row?.seq ?? 0 })
  }
  const left = Array.from({ length: ROWS - 1 }, (_, one) => `第${one + 1}期`)
  expect(told.toSorted()).toEqual(left.toSorted())
})

it('is of the days of its rows when none are asked for', () => {
  const [courses, stays] = [adopted('courses').id, adopted('apartments').id]
  const required = (ledgerId: number) =>
    (desk.specialLedgers.list({}).ledgers.find(({ id }) => id === ledgerId)?.columns ?? [])
      .filter(({ isRequired }) => isRequired)
      .map(({ id: columnId }) => ({ columnId, value: '一' }))
  const periodOf = (order: Order) => {
    const { period, list } = planOf(order)
    expect(list.period).toEqual(period)
    return [period.from, period.to]
  }
  expect(periodOf({ ledgerId: courses })).toEqual(['2026-03-02', '2026-03-02'])
  for (const day of ['2025-11-03', '2026-01-05']) enter(courses, day, { values: required(courses) })
  expect(periodOf({ ledgerId: courses })).toEqual(['2025-11-03', '2026-01-05'])
  expect(periodOf({ ledgerId: courses, from: '2026-01-01' })).toEqual(['2026-01-01', '2026-01-05'])
  expect(periodOf({ ledgerId: courses, to: '2025-12-31' })).toEqual(['2025-11-03', '2025-12-31'])
  expect(periodOf({ ledgerId: courses, to: '2025-01-31' })).toEqual(['2025-01-31', '2025-01-31'])
  enter(stays, '2025-10-08', { toOn: '2026-12-31', values: required(stays) })
  expect(periodOf({ ledgerId: stays })).toEqual(['2025-10-08', '2026-12-31'])
  expect(periodOf({ ledgerId: stays, from: '2027-01-01' })).toEqual(['2027-01-01', '2027-01-01'])
})

it('is refused when there is no such ledger', () => {
  expect(refusalOf(() => planned({ ledgerId: 1 }))?.code).toBe('record/not-found')
})
