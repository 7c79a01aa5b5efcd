import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnValue, ledgerFigures, type CountedLedger, type CountedRow } from './special-ledgers.ts'

const PERIOD = { from: '2026-01-01', to: '2026-06-30' }
const stays: CountedLedger = { unit: 'people', hasEnd: true, hasAttendance: false }
const course: CountedLedger = { unit: 'times', hasEnd: false, hasAttendance: true }
const loans: CountedLedger = { unit: 'pieces', hasEnd: false, hasAttendance: false }

function row(more: Partial<CountedRow> = {}): CountedRow {
  return {
    subject: 1,
    isHolder: true,
    onDay: '2026-02-01',
    toOn: null,
    quantity: 1,
    amountFen: null,
    attended: null,
    ...more,
  }
}

describe('the figures of a special ledger', () => {
  it('count a person once when there are two stays, and those that began before and run on', () => {
    const rows = [
      row({ onDay: '2025-11-01', toOn: '2026-01-01' }),
      row({ onDay: '2026-03-01' }),
      row({ subject: 2, onDay: '2025-01-01', toOn: '2025-12-31' }),
      row({ subject: 3, onDay: '2026-06-30', toOn: '2026-07-02' }),
      row({ subject: 4, toOn: '2026-06-30' }),
      row({ subject: 5, toOn: '2026-06-29' }),
    ]
    expect(ledgerFigures(stays, rows, PERIOD)).toMatchObject({ count: 4, rows: 5, people: 4, atEnd: 3 })
  })

  it('count those who came as times, and who signed up apart', () => {
    const rows = [row({ attended: true, quantity: 3 }), row({ subject: 2, attended: false }), row({ subject: 3 })]
    expect(ledgerFigures(course, rows, PERIOD)).toMatchObject({ count: 3, signedUp: 5, attended: 3, people: 3 })
  })

  it.each([
    ['people', 1],
    ['pieces', 2],
  ] as const)('count those who came when people sign up first and the unit is %s', (unit, count) => {
    const rows = [row({ attended: true }), row({ attended: true }), row({ subject: 2, attended: false }), row()]
    expect(ledgerFigures({ ...course, unit }, rows, PERIOD)).toMatchObject({ count, rows: 4, people: 2 })
  })

  it('count rows and their sums when the unit is pieces, employers apart from people', () => {
    const rows = [
      row({ amountFen: 500_000_00 }),
      row({ subject: -9, isHolder: false, amountFen: 100 }),
      row({ onDay: '2026-07-01' }),
    ]
    const figures = ledgerFigures(loans, rows, PERIOD)
    expect(figures).toMatchObject({ count: 2, people: 1, employers: 1, amountFen: 50_000_100, signedUp: null })
  })

  it('of two halves of a year never exceed the year and add up to it where rows have no end', () => {
    const day = fc.integer({ min: 1, max: 12 }).map((month) => `2026-${String(month).padStart(2, '0')}-15`)
    fc.assert(
      fc.property(fc.array(fc.tuple(day, fc.nat(9)), { maxLength: 30 }), (all) => {
        const rows = all.map(([onDay, quantity]) => row({ onDay, quantity, attended: true }))
        const of = (from: string, to: string) => ledgerFigures(course, rows, { from, to })
        const [first, second, year] = [
          of('2026-01-01', '2026-06-30'),
          of('2026-07-01', '2026-12-31'),
          of('2026-01-01', '2026-12-31'),
        ]
        expect(first.count + second.count).toBe(year.count)
        expect(first.people + second.people).toBeGreaterThanOrEqual(year.people)
      }),
    )
  })
})

describe('a value of a column', () => {
  it.each([
    ['day', '2026-02-30', null],
    ['day', '2026-02-28', '2026-02-28'],
    ['number', '12.5', '12.5'],
    ['number', '十二', null],
    ['money', '1200.505', null],
    ['money', '1200.50', '1200.50'],
    ['choice', '疗养', '疗养'],
    ['choice', '其他', null],
    ['text', '其他', '其他'],
  ] as const)('is kept or refused by its kind when it is %s %j', (kind, raw, kept) => {
    expect(columnValue(kind, raw, ['休假', '疗养'])).toBe(kept)
  })
})
