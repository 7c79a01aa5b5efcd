import type { Holiday } from '#shared/domain/clock.ts'
import { readNotice } from '#shared/domain/holiday-notice.ts'
import { reversedHours, type OfficeHours } from '#shared/domain/office-hours.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Provenance } from '#shared/domain/reference.ts'
import { changeRow } from '../reference-rows.ts'
import type { HandlersOf } from '../handler.ts'
import { officeRow, officeToChange, readHours } from '../offices.ts'
import type { Cells } from '../ports.ts'
import { provisionalUntil } from '../requests/queries.ts'
import { enterNotice } from './notice.ts'

export const calendars: HandlersOf<'calendars'> = {
  list({ db }) {
    const days = db.all<Holiday & { year: number }>(
      'SELECT day, kind, name, holiday_year_id AS year FROM holiday ORDER BY day',
    )
    return {
      years: db
        .all<{ year: number; source: string; provenance: Provenance }>(
          'SELECT id AS year, source, provenance FROM holiday_year ORDER BY id',
        )
        .map((one) => ({
          ...one,
          days: days.filter(({ year }) => year === one.year).map(({ year: _its, ...day }) => day),
        })),
      hours: readHours(db),
      seq: officeRow(db).seq,
    }
  },

  readNotice({ db }, { text, year: said }) {
    const { year, number, days, issues } = readNotice(text, said)
    return {
      year,
      source:
        year === null ? null : `国务院办公厅关于${year}年部分节假日安排的通知${number === null ? '' : `（${number}）`}`,
      days: days.slice(0, 120),
      issues: issues.map(({ code, ...params }) => ({ code, params })),
      isCovered: year !== null && db.get('SELECT id FROM holiday_year WHERE id = ?', [year]) !== undefined,
      provisional: year === null ? 0 : provisionalUntil(db, `${year + 1}-12-31`),
    }
  },

  enterNotice,

  setHours({ db }, { seen, hours }) {
    const reversed = hours && reversedHours(hours)
    if (reversed) throw new Refusal('calendar/hours-reversed', reversed)
    const row = officeToChange(db, seen)
    const none = { morningFrom: null, morningTo: null, afternoonFrom: null, afternoonTo: null, openWeek: null }
    return { seq: changeRow(db, 'office', row, hours === null ? none : hoursCells(hours)).seq }
  },
}

function hoursCells({ week, ...times }: OfficeHours): Cells {
  return { ...times, openWeek: week.every((one) => one === 'whole') ? null : JSON.stringify(week) }
}
