import { WorkingCalendar, type Holiday } from '#shared/domain/clock.ts'
import { keptUntilChanged } from './kept.ts'
import type { Reader } from './ports.ts'

/** The working-day clock as the desk knows it: the years that a notice covers, with their holidays. */
export const readCalendar = keptUntilChanged(['holiday_year', 'holiday'], (db: Reader) => {
  const { years, holidays } = readDays(db)
  return new WorkingCalendar(years, holidays)
})

/** What notices say; `year` is that of the notice, which may name a day of the December before. */
export function readDays(db: Reader): {
  readonly years: readonly number[]
  readonly holidays: readonly (Holiday & { readonly year: number })[]
} {
  return {
    years: db.all<{ id: number }>('SELECT id FROM holiday_year').map(({ id }) => id),
    holidays: db.all('SELECT day, kind, name, holiday_year_id AS year FROM holiday'),
  }
}
