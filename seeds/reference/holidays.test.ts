import { isWorkday } from 'chinese-days'
import { describe, expect, it } from 'vitest'
import { WorkingCalendar } from '#shared/domain/clock.ts'
import { daysLater } from '#shared/domain/days.ts'
import { holidayYears } from './holidays.ts'

const calendar = new WorkingCalendar(
  holidayYears.map(({ year }) => year),
  holidayYears.flatMap(({ days }) => days),
)

describe('holidays', () => {
  it.each(holidayYears.map(({ year }) => year))('agree with another table on every day when the year is %i', (year) => {
    const differing: string[] = []
    for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = daysLater(day, 1)) {
      if (calendar.isWorkingDay(day) !== isWorkday(day)) differing.push(day)
    }
    expect(differing).toEqual([])
  })

  it('name the notice of each year when they are listed', () => {
    expect(holidayYears.map(({ year }) => year)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    for (const { year, source } of holidayYears) {
      expect(source).toContain(`${year}年`)
      expect(source).toContain('国办发明电')
    }
  })
})
