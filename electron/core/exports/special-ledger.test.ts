import { afterEach, beforeEach, expect, it } from 'vitest'
import { SpecialLedgerOrder } from '#shared/contract/exports.ts'
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

function planned(order: { ledgerId: number; text?: string; from?: string; to?: string; language?: 'zh-CN' | 'en' }) {
  const { store, today, operator, clock } = desk
  const call = { db: store.reader, history: store.history, now: clock.at, today, operator }
  const { list, steps } = planSpecialLedger(() => call, SpecialLedgerOrder.parse({ ...order, format: 'xlsx' }))
  const rows = [...steps].flatMap((step) => step.rows.map((row) => row.map(plainCell)))
  return { list, titles: list.sheet.columns.map(({ title }) => title), rows }
}

it('leaves under its own columns, numbers as numbers and telephones masked, when it is exported', () => {
  const ledger = adopted('apartments')
  const value = (name: string, told: string) => ({
    columnId: ledger.columns.find(({ nameZh }) => nameZh === name)?.id ?? 0,
    value: told,
  })
  desk.specialLedgers.enter({
    ledgerId: ledger.id,
    fields: {
      holderId,
      employerId: null,
      onDay: '2026-01-05',
      toOn: null,
      quantity: 1,
      amountFen: null,
      attended: null,
      note: `联系 ${PHONE}`,
      values: [value('公寓', '渝秀公寓'), value('房号', `1-2，${PHONE}`), value('月租金', '600.50')],
    },
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
    desk.specialLedgers.enter({
      ledgerId: ledger.id,
      fields: {
        holderId,
        employerId: null,
        onDay: '2026-01-05',
        toOn: null,
        quantity: 1,
        amountFen: null,
        attended: at === 0 ? true : null,
        note: null,
        values: [{ columnId: course, value: `第${at}期` }],
      },
    })
  const { titles, rows } = planned({ ledgerId: ledger.id })
  expect(new Set(rows.map((row) => row[titles.indexOf('课程')])).size).toBe(ROWS)
  expect(rows.at(-1)?.slice(titles.indexOf('人次'))).toEqual([1, '到场', null])
  expect(rows[0]?.[titles.indexOf('到场')]).toBe('待登记')
})

it('is refused when there is no such ledger', () => {
  expect(refusalOf(() => planned({ ledgerId: 1 }))?.code).toBe('record/not-found')
})
