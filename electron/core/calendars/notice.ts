import { WorkingCalendar, type Holiday } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readDays } from '../calendar.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader, Transaction } from '../ports.ts'
import { recountDue, timedBetween } from '../requests/commands.ts'

/**
 * Due days first, by the calendar as it will be, and the notice last: what ends the job has then always something to
 * write, and a job that is cut off has changed no calendar.
 */
export const enterNotice: HandlersOf<'calendars'>['enterNotice'] = function* (call, { year, source, days }) {
  refuseDoubtful(year, days)
  const known = readDays(call.db)
  const kept = known.holidays.filter(({ day, year: its }) => its !== year && days.every((one) => one.day !== day))
  const calendar = new WorkingCalendar([...known.years, year], [...kept, ...days])
  const touched = [...known.holidays.filter((one) => one.year === year), ...days].map(({ day }) => day)
  const waiting = timedBetween(call.db, first([...touched, `${year}-01-01`]), last([...touched, `${year}-12-31`]))
  let moved = 0
  let settled = 0
  for (const [at, id] of waiting.entries()) {
    if (at > 0) yield { done: at, total: waiting.length }
    const done = recountDue(call.db, id, calendar)
    if (done.isMoved) moved += 1
    if (done.isSettled) settled += 1
  }
  if (waiting.length > 0) yield { done: waiting.length, total: waiting.length }
  const { db } = call
  const isChanged = writeYear(db, year, source) || moved + settled > 0
  return { days: days.length, moved, settled, seq: writeDays(db, year, days) || isChanged ? db.seq : null }
}

function refuseDoubtful(year: number, days: readonly Holiday[]): void {
  const seen = new Set<Day>()
  for (const { day } of days) {
    if (seen.has(day)) throw new Refusal('calendar/day-twice', { day })
    if (day < `${year - 1}-12-01` || day > `${year}-12-31`) {
      throw new Refusal('calendar/day-of-other-year', { day, year })
    }
    seen.add(day)
  }
}

/** Whether anything was written. */
function writeYear(db: Transaction, year: number, source: string): boolean {
  const row = db.get<{ source: string }>('SELECT source FROM holiday_year WHERE id = ?', [year])
  if (!row) db.insert('holiday_year', { id: year, provenance: 'office', source })
  else if (row.source === source) return false
  else db.update('holiday_year', year, 'current', { provenance: 'office', source })
  return true
}

function writeDays(db: Transaction, year: number, days: readonly Holiday[]): boolean {
  let written = 0
  for (const { id, day } of daysOfYear(db, year)) {
    if (days.some((one) => one.day === day)) continue
    db.remove('holiday', id, 'current')
    written += 1
  }
  for (const { day, kind, name } of days) {
    const row = db.get<Holiday & { id: number; holidayYearId: number }>('SELECT * FROM holiday WHERE day = ?', [day])
    // The same id on every desk, as the program's own rows have.
    if (!row) db.insert('holiday', { id: Number(day.replaceAll('-', '')), holidayYearId: year, day, kind, name })
    else if (row.kind === kind && row.name === name && row.holidayYearId === year) continue
    else db.update('holiday', row.id, 'current', { holidayYearId: year, kind, name })
    written += 1
  }
  return written > 0
}

function daysOfYear(db: Reader, year: number): { readonly id: number; readonly day: Day }[] {
  return db.all('SELECT id, day FROM holiday WHERE holiday_year_id = ? ORDER BY day', [year])
}

function first(days: readonly Day[]): Day {
  return days.reduce((one, other) => (one < other ? one : other))
}

function last(days: readonly Day[]): Day {
  return days.reduce((one, other) => (one > other ? one : other))
}
