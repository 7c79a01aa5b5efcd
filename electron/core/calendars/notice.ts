import { WorkingCalendar, type Holiday } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Provenance } from '#shared/domain/reference.ts'
import { isWeekend } from '#shared/domain/holiday-notice.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readDays } from '../calendar.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader, Transaction } from '../ports.ts'
import { requestById } from '../request-steps.ts'
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
  const [from, to] = [first([...touched, `${year}-01-01`]), last([...touched, `${year}-12-31`])]
  const waiting = timedBetween(call.db, from, to)
  let moved = 0
  let settled = 0
  const seen = new Map<number, number>()
  const recount = (id: number) => {
    const done = recountDue(call.db, id, calendar)
    if (done.isMoved) moved += 1
    if (done.isSettled) settled += 1
    seen.set(id, requestById(call.db, id).seq)
  }
  for (const [at, id] of waiting.entries()) {
    if (at > 0) yield { done: at, total: waiting.length }
    recount(id)
  }
  if (waiting.length > 0) yield { done: waiting.length, total: waiting.length }
  const { db } = call
  // What was accepted or moved on between the parts was counted by the calendar that goes.
  const meanwhile = new Set([...timedBetween(db, from, to), ...waiting])
  for (const id of meanwhile) if (seen.get(id) !== requestById(db, id).seq) recount(id)
  // Its days refer to the year.
  const isNew = !known.years.includes(year) && writeYear(db, year, source, true)
  const areDaysOthers = writeDays(db, year, days)
  const isChanged = isNew || writeYear(db, year, source, areDaysOthers) || areDaysOthers || moved + settled > 0
  return { days: days.length, moved, settled, seq: isChanged ? db.seq : null }
}

function refuseDoubtful(year: number, days: readonly Holiday[]): void {
  const seen = new Set<Day>()
  for (const { day, kind } of days) {
    if (seen.has(day)) throw new Refusal('calendar/day-twice', { day })
    if (kind === 'work' && !isWeekend(day)) throw new Refusal('calendar/worked-anyway', { day })
    if (day < `${year - 1}-12-01` || day > `${year}-12-31`) {
      throw new Refusal('calendar/day-of-other-year', { day, year })
    }
    seen.add(day)
  }
}

/** The year is the office's once its days are. Whether anything was written. */
function writeYear(db: Transaction, year: number, source: string, areDaysOthers: boolean): boolean {
  const row = db.get<{ source: string; provenance: Provenance }>(
    'SELECT source, provenance FROM holiday_year WHERE id = ?',
    [year],
  )
  if (!row) db.insert('holiday_year', { id: year, provenance: 'office', source })
  else if (row.source === source && (!areDaysOthers || row.provenance === 'office')) return false
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
