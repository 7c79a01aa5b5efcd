import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayYears } from '#seeds/reference/holidays.ts'
import { WorkingCalendar, type Pause } from './clock.ts'
import { daysLater } from './days.ts'

const calendar = new WorkingCalendar(
  holidayYears.map(({ year }) => year),
  holidayYears.flatMap(({ days }) => days),
)

/** Ten years, the last of them uncovered. */
const someDay = fc.integer({ min: 0, max: 3652 }).map((at) => daysLater('2018-01-01', at))
const somePauses = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 })), { maxLength: 3 })
  .map(
    (spans) =>
      (start: string): Pause[] =>
        spans.map(([after, length]) => ({
          fromOn: daysLater(start, after),
          toOn: daysLater(start, after + length),
        })),
  )

describe('due day', () => {
  it.each([
    ['2025-09-26', 5, '2025-10-10', 'a make-up Sunday and the National Day week follow'],
    ['2025-09-26', 1, '2025-09-28', 'the next working day is a make-up Sunday'],
    ['2024-02-02', 5, '2024-02-08', 'Sunday 02-04 is made up before Spring Festival 2024'],
    [
      '2024-02-08',
      3,
      '2024-02-19',
      'Friday 02-09 counts, the week of Spring Festival 2024 does not, Sunday 02-18 does',
    ],
    ['2025-01-24', 3, '2025-02-05', 'Sunday 01-26 is made up, Spring Festival 2025 is left out'],
    ['2025-02-06', 2, '2025-02-08', 'Saturday 02-08 is made up after Spring Festival 2025'],
    ['2026-02-13', 2, '2026-02-24', 'Saturday 02-14 is made up, Spring Festival 2026 is left out'],
    ['2026-02-26', 2, '2026-02-28', 'Saturday 02-28 is made up after Spring Festival 2026'],
    ['2026-03-02', 0, '2026-03-02', 'no days are given'],
  ])('after %s with %i working days is %s when %s', (start, days, on) => {
    expect(calendar.dueOn(start, days)).toEqual({ on, isProvisional: false })
  })

  it('has exactly its working days elapsed when any day of ten years and any pauses are given', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), somePauses, (start, days, pausesAfter) => {
        const pauses = pausesAfter(start)
        const { on } = calendar.dueOn(start, days, pauses)
        expect(calendar.elapsed(start, on, pauses)).toBe(days)
        expect(calendar.elapsed(start, daysLater(on, -1), pauses)).toBe(days - 1)
        expect(calendar.isWorkingDay(on)).toBe(true)
      }),
    )
  })

  it('never comes earlier when a pause is added', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 30 }), somePauses, (start, days, pausesAfter) => {
        expect(calendar.dueOn(start, days, pausesAfter(start)).on >= calendar.dueOn(start, days).on).toBe(true)
      }),
    )
  })

  it('leaves out the working days after the pause begins up to its end when it was on hold', () => {
    const pauses = [{ fromOn: '2026-03-03', toOn: '2026-03-05' }]
    expect(calendar.dueOn('2026-03-02', 3, pauses).on).toBe('2026-03-09')
    expect(() => calendar.dueOn('2026-03-02', 3, [{ fromOn: '2026-03-03', toOn: null }])).toThrow(RangeError)
    expect(calendar.elapsed('2026-03-02', '2026-03-20', [{ fromOn: '2026-03-03', toOn: null }])).toBe(1)
  })

  it('is provisional when the count runs into a year without a notice', () => {
    expect(calendar.dueOn('2026-12-30', 1)).toEqual({ on: '2026-12-31', isProvisional: false })
    expect(calendar.dueOn('2026-12-30', 2)).toEqual({ on: '2027-01-01', isProvisional: true })
    expect(calendar.isCovered(2027)).toBe(false)
  })

  it('is told day by day when it is asked why', () => {
    expect(calendar.explainDue('2025-09-26', 5).map(({ day, why, count }) => `${day} ${why} ${count}`)).toEqual([
      '2025-09-26 start 0',
      '2025-09-27 weekend 0',
      '2025-09-28 made-up 1',
      '2025-09-29 working 2',
      '2025-09-30 working 3',
      '2025-10-01 holiday 3',
      '2025-10-02 holiday 3',
      '2025-10-03 holiday 3',
      '2025-10-04 holiday 3',
      '2025-10-05 holiday 3',
      '2025-10-06 holiday 3',
      '2025-10-07 holiday 3',
      '2025-10-08 holiday 3',
      '2025-10-09 working 4',
      '2025-10-10 working 5',
    ])
  })
})

describe('days beside the count', () => {
  it('accepts on the next working day when something comes in on a day off', () => {
    expect(calendar.acceptanceDay('2025-10-01')).toBe('2025-10-09')
    expect(calendar.acceptanceDay('2025-09-28')).toBe('2025-09-28')
  })

  it('is overdue only from the next working day when the due day has passed', () => {
    expect(calendar.isOverdue('2026-03-06', '2026-03-06')).toBe(false)
    expect(calendar.isOverdue('2026-03-06', '2026-03-08')).toBe(false)
    expect(calendar.isOverdue('2026-03-06', '2026-03-09')).toBe(true)
  })

  it('agrees with the elapsed days on being overdue when any two days are compared', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5, max: 20 }), (due, after) => {
        const on = daysLater(due, after)
        expect(calendar.isOverdue(due, on)).toBe(calendar.elapsed(due, on) > 0)
      }),
    )
  })
})
