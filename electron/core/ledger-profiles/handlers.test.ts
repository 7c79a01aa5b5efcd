import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LedgerOrder } from '#shared/contract/exports.ts'
import { LedgerColumn } from '#shared/domain/ledger-columns.ts'
import { openRegister, type RegisterDesk } from '../../../tests/fixtures/register-desk.ts'
import { planList } from '../exports/queries.ts'

const HELP = 4122
let desk: RegisterDesk
beforeEach(() => {
  desk = openRegister('2026-03-02T01:00:00.000Z')
  const holderId = desk.holders.register({ fields: { name: '林若衡' } }).id
  desk.requests.record({
    fields: { subject: 'holder', holderId, itemId: HELP, content: '资助申报', contact: '13812345678' },
    accept: true,
  })
})
afterEach(() => desk.close())

function exported(more: object = {}) {
  const { store, today, operator, clock } = desk
  const call = { db: store.reader, history: store.history, now: clock.at, today, operator }
  const order = LedgerOrder.parse({ from: today, to: today, format: 'csv', ...more })
  const { list, steps } = planList('ledger', () => call, order)
  return { columns: list.sheet.columns, rows: [...steps].flatMap(({ rows }) => rows) }
}

describe('the columns of the exported ledger', () => {
  it('stand as they were chosen, with the cells of each, when some are chosen', () => {
    const { columns, rows } = exported({ columns: ['content', 'name', 'contact'] })
    expect(columns.map(({ title }) => title)).toEqual(['诉求内容', '姓名', '联系人、电话'])
    expect(rows).toEqual([['资助申报', '林若衡', '138****5678']])
  })

  it('are all, a cell each, when none is chosen', () => {
    const { columns, rows } = exported()
    expect(columns.map(({ key }) => key)).toEqual(LedgerColumn.options)
    expect(rows[0]).toHaveLength(LedgerColumn.options.length)
    expect(rows[0]?.[columns.findIndex(({ key }) => key === 'content')]).toBe('资助申报')
  })

  it('are refused when one is chosen twice', () => {
    const { success } = LedgerOrder.safeParse({
      from: '2026-03-01',
      to: '2026-03-02',
      format: 'csv',
      columns: ['name', 'name'],
    })
    expect(success).toBe(false)
  })
})

describe('a profile of columns', () => {
  it('keeps their order, and takes the place of the one of its name', () => {
    const { id } = desk.ledgerProfiles.save({ name: '月报台账', columns: ['name', 'number'] })
    expect(desk.ledgerProfiles.list({}).profiles).toMatchObject([{ id, name: '月报台账', columns: ['name', 'number'] }])
    desk.ledgerProfiles.save({ name: '月报台账', columns: ['outcome'] })
    expect(desk.ledgerProfiles.list({}).profiles).toMatchObject([{ id, columns: ['outcome'] }])
  })

  it('is gone when it was removed, and back when that is undone', () => {
    const { id, seq: seen } = desk.ledgerProfiles.save({ name: '月报台账', columns: ['name'] })
    const { seq } = desk.ledgerProfiles.remove({ id, seen })
    expect(desk.ledgerProfiles.list({}).profiles).toEqual([])
    desk.history.undo({ seq })
    expect(desk.ledgerProfiles.list({}).profiles).toHaveLength(1)
  })
})
