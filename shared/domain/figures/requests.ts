import type { WorkingCalendar } from '../clock.ts'
import type { Grade } from '../ratings.ts'
import type { Channel, RequestResult } from '../requests.ts'
import { columnsOf } from './columns.ts'
import type { Period, RequestFacts } from './course.ts'
import { codeOf, monthsBetween } from './day-codes.ts'
import { MARK } from './marks.ts'
import { RequestFigure } from './names.ts'
import { ACCEPTED, ColumnParts, IN_NO_PART, monthsOf, OVERDUE, type Part, partMarksOf, Parts } from './parts.ts'
import { percent } from './rates.ts'
import { RequestSieve } from './sieve.ts'

export type RequestCounts = { readonly [F in RequestFigure]: number }

export interface RequestFigures {
  readonly counts: RequestCounts
  readonly onTimeRate: number | null
  readonly resolvedRate: number | null
  readonly responseRate: number | null
  readonly satisfactionRate: number | null
  readonly averageWorkingDays: number | null
  readonly medianWorkingDays: number | null
  readonly byCategory: readonly Part<number>[]
  readonly byDepartment: readonly Part<number | null>[]
  readonly byLevel: readonly Part<number | null>[]
  readonly byItem: readonly Part<number | null>[]
  /** Every month that the period touches, `YYYY-MM`. */
  readonly byMonth: readonly Part<string>[]
  readonly byChannel: readonly Part<Channel>[]
  readonly byStaff: readonly Part<number | null>[]
  /** Of what was resolved in the period, by its result; null: none was written down. */
  readonly byResult: ReadonlyMap<RequestResult | null, number>
  /** Of what was rated (`counts.rated`), by the grade. */
  readonly byGrade: ReadonlyMap<Grade, number>
  /** Of each category what was accepted, by the months of `byMonth`. */
  readonly categoryMonths: ReadonlyMap<number, readonly number[]>
}

/** Counts requests by what `RequestSieve` says of each; carried over + accepted = resolved + withdrawn + still open. */
export function requestFigures(
  requests: readonly RequestFacts[],
  period: Period,
  calendar: WorkingCalendar,
): RequestFigures {
  const sieve = new RequestSieve(period, calendar)
  const columns = columnsOf(requests)
  const categories = new ColumnParts(columns.category)
  const departments = new ColumnParts(columns.department)
  const levels = new ColumnParts(columns.level)
  const items = new ColumnParts(columns.item)
  const channels = new ColumnParts(columns.channel)
  const staff = new ColumnParts(columns.staff)
  const whole = new Parts([null])
  const months = new Parts(monthsOf(period))
  const categoryMonths = columns.category.keys.map(() => months.keys.map(() => 0))
  const first = codeOf(period.from)
  const last = months.keys.length - 1
  const alike = new Int32Array(ALL_MARKS)
  const results = columns.result.keys.map(() => 0)
  const grades = new Map<Grade, number>()
  for (let row = 0; row < columns.rows; row += 1) {
    const marks = sieve.marksAt(columns, row)
    if (marks === 0) continue
    alike[marks] = (alike[marks] as number) + 1
    const counted = partMarksOf(marks)
    if (counted === IN_NO_PART) continue
    const isResolved = (marks & MARK.resolved) !== 0
    const took = isResolved ? sieve.workingDaysAt(columns, row) : -1
    whole.add(0, counted, took)
    categories.addRow(row, counted, took)
    departments.addRow(row, counted, took)
    levels.addRow(row, counted, took)
    items.addRow(row, counted, took)
    channels.addRow(row, counted, took)
    staff.addRow(row, counted, took)
    if (isResolved) addOne(results, columns.result.places[row] as number)
    if (marks & MARK.rated)
      grades.set(columns.grade[row] as number, (grades.get(columns.grade[row] as number) ?? 0) + 1)
    // Acceptance falls to its month, resolution (late or not) to its own, what is open and overdue to the last.
    if (marks & MARK.accepted) {
      const month = monthsBetween(first, columns.accepted[row] as number)
      months.add(month, ACCEPTED, -1)
      addOne(categoryMonths[columns.category.places[row] as number] as number[], month)
    }
    if (isResolved) months.add(monthsBetween(first, columns.ended[row] as number), counted & ~ACCEPTED, took)
    else if (marks & MARK.overdueOpen) months.add(last, OVERDUE, -1)
  }
  const counts = countsOf(alike)
  const [{ averageWorkingDays, medianWorkingDays, satisfactionRate } = NOTHING] = whole.all()
  return {
    counts,
    onTimeRate: percent(counts.resolvedOnTime, counts.resolved),
    resolvedRate: percent(counts.resolved, counts.carriedOver + counts.accepted),
    responseRate: percent(counts.rated, counts.resolved),
    satisfactionRate,
    averageWorkingDays,
    medianWorkingDays,
    byCategory: categories.told(),
    byDepartment: departments.told(),
    byLevel: levels.told(),
    byItem: items.told(),
    byMonth: months.all(),
    byChannel: channels.told(),
    byStaff: staff.told(),
    byResult: new Map(
      columns.result.keys
        .map((result, place) => [result, results[place] ?? 0] as const)
        .filter(([, count]) => count > 0),
    ),
    byGrade: grades,
    categoryMonths: new Map(columns.category.keys.map((key, place) => [key, categoryMonths[place] ?? []])),
  }
}

/** More than any marks. */
const ALL_MARKS = 1 << RequestFigure.options.length
const NOTHING = { averageWorkingDays: null, medianWorkingDays: null, satisfactionRate: null }

function addOne(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1
}

function countsOf(alike: Int32Array): RequestCounts {
  const counts = Object.fromEntries(RequestFigure.options.map((name) => [name, 0])) as { [F in RequestFigure]: number }
  for (let marks = 1; marks < ALL_MARKS; marks += 1) {
    const times = alike[marks] as number
    if (times === 0) continue
    for (const name of RequestFigure.options) if (marks & MARK[name]) counts[name] += times
  }
  return counts
}
