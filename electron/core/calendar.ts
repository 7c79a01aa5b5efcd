import { WorkingCalendar, type Holiday } from '#shared/domain/clock.ts'
import { keptUntilChanged } from './kept.ts'
import type { Reader } from './ports.ts'

/** The working-day clock as the desk knows it: the years that a notice covers, with their holidays. */
export const readCalendar = keptUntilChanged(['holiday_year', 'holiday'], (db: Reader) => {
  const years = db.all<{ id: number }>('SELECT id FROM holiday_year').map(({ id }) => id)
  return new WorkingCalendar(years, db.all<Holiday & object>('SELECT day, kind, name FROM holiday'))
})
