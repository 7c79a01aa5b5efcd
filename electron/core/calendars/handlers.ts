import type { Holiday } from '#shared/domain/clock.ts'
import type { HandlersOf } from '../handler.ts'

export const calendars: HandlersOf<'calendars'> = {
  list({ db }) {
    const days = db.all<Holiday & { year: number }>(
      'SELECT day, kind, name, holiday_year_id AS year FROM holiday ORDER BY day',
    )
    return {
      years: db
        .all<{ year: number; source: string }>('SELECT id AS year, source FROM holiday_year ORDER BY id')
        .map((one) => ({
          ...one,
          days: days.filter(({ year }) => year === one.year).map(({ year: _its, ...day }) => day),
        })),
    }
  },
}
