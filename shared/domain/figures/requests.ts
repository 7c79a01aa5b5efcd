import type { WorkingCalendar } from '../clock.ts'
import { daysLater, type Day } from '../days.ts'
import type { Grade } from '../ratings.ts'
import type { Channel, RequestResult } from '../requests.ts'
import { isSatisfied, type Period, type RequestFacts } from './course.ts'
import { RequestFigure } from './names.ts'
import { percent, Tally } from './rates.ts'
import { WorkingDays } from './working-days.ts'

export type RequestCounts = { readonly [F in RequestFigure]: number }

/** A part of the requests of a period, such as one category or month. `key` is null for those that have none. */
export interface Part<K> {
  readonly key: K
  readonly accepted: number
  readonly resolved: number
  /** Resolved late in the period, or open and overdue at its end. */
  readonly overdue: number
  readonly averageWorkingDays: number | null
  readonly medianWorkingDays: number | null
  /** Rated and satisfied as the totals count them: without what the handler recorded of a call of their own. */
  readonly rated: number
  readonly satisfied: number
  readonly satisfactionRate: number | null
}

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
  /** Accepted by category and month, `3001 2026-01`. */
  readonly categoryMonths: ReadonlyMap<`${number} ${string}`, number>
}

/** Counts requests by what `RequestSieve` says of each; carried over + accepted = resolved + withdrawn + still open. */
export function requestFigures(
  requests: Iterable<RequestFacts>,
  period: Period,
  calendar: WorkingCalendar,
): RequestFigures {
  const sieve = new RequestSieve(period, calendar)
  const alike = new Map<Marks, number>()
  const whole = new Parts<null>([null])
  const categories = new Parts<number>()
  const departments = new Parts<number | null>()
  const levels = new Parts<number | null>()
  const items = new Parts<number | null>()
  const months = new Parts<string>(monthsOf(period))
  const channels = new Parts<Channel>()
  const staff = new Parts<number | null>()
  const results = new Map<RequestResult | null, number>()
  const grades = new Map<Grade, number>()
  const categoryMonths = new Map<`${number} ${string}`, number>()
  for (const facts of requests) {
    const marks = sieve.marksOf(facts)
    if (marks === 0) continue
    alike.set(marks, (alike.get(marks) ?? 0) + 1)
    if ((marks & IN_PARTS) === 0) continue
    const took = (marks & MARK.resolved) === 0 ? null : sieve.workingDaysOf(facts)
    whole.add(null, marks, took)
    categories.add(facts.categoryId, marks, took)
    departments.add(facts.departmentId, marks, took)
    levels.add(facts.levelId, marks, took)
    items.add(facts.itemId, marks, took)
    channels.add(facts.channel, marks, took)
    staff.add(facts.staffId, marks, took)
    if (marks & MARK.resolved) addOne(results, facts.result)
    if (marks & MARK.rated && facts.rating) addOne(grades, facts.rating.grade)
    if (marks & MARK.accepted && facts.acceptedOn !== null) {
      addOne(categoryMonths, `${facts.categoryId} ${monthOf(facts.acceptedOn)}`)
    }
    addToMonths(months, facts, { marks, took, last: monthOf(period.to) })
  }
  const counts = countsOf(alike)
  const [{ averageWorkingDays, medianWorkingDays, satisfactionRate } = NOTHING] = whole.told()
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
    byMonth: months.told(),
    byChannel: channels.told(),
    byStaff: staff.told(),
    byResult: results,
    byGrade: grades,
    categoryMonths,
  }
}

function addOne<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** Figures that a request counts in, a bit each. */
type Marks = number
const MARK = Object.fromEntries(RequestFigure.options.map((name, at) => [name, 1 << at])) as {
  readonly [F in RequestFigure]: Marks
}
const IN_PARTS = MARK.accepted | MARK.resolved | MARK.overdue
const NOTHING = { averageWorkingDays: null, medianWorkingDays: null, satisfactionRate: null }

/** Says of one request which figures of a period it counts in: what is counted and what is listed go by the same. */
export class RequestSieve {
  readonly #period: Period
  readonly #calendar: WorkingCalendar
  readonly #days: WorkingDays
  /** What was due before this day was overdue at the end of the period. */
  readonly #lateBefore: Day
  /** The same for each day that something was resolved on. */
  readonly #lateBefores = new Map<Day, Day>()

  constructor(period: Period, calendar: WorkingCalendar) {
    this.#period = period
    this.#calendar = calendar
    this.#days = new WorkingDays(calendar)
    this.#lateBefore = calendar.lastWorkingDay(period.to)
  }

  isCounted(facts: RequestFacts, figure: RequestFigure): boolean {
    return (this.marksOf(facts) & MARK[figure]) !== 0
  }

  marksOf(facts: RequestFacts): Marks {
    const { receivedOn, acceptedOn, end } = facts
    const { from, to } = this.#period
    let marks = receivedOn >= from && receivedOn <= to ? MARK.received : 0
    if (end?.kind === 'declined' && end.on >= from && end.on <= to) marks |= MARK.declined
    if (acceptedOn === null || acceptedOn > to || (end !== null && end.on < from)) return marks
    marks |= acceptedOn < from ? MARK.carriedOver : MARK.accepted
    if (end === null || end.on > to) {
      const isOverdue = facts.dueOn !== null && facts.dueOn < this.#lateBefore
      return marks | MARK.stillOpen | (isOverdue ? MARK.overdueOpen | MARK.overdue : 0)
    }
    return marks | (end.kind === 'withdrawn' ? MARK.withdrawn : this.#marksOfResolved(facts, end.on))
  }

  /** From acceptance to resolution, without the days on hold; null where the day of resolution is not known. */
  workingDaysOf({ acceptedOn, end, isDayUnknown, pauses }: RequestFacts): number | null {
    if (acceptedOn === null || end === null || isDayUnknown) return null
    return this.#days.between(acceptedOn, end.on, pauses)
  }

  #marksOfResolved(facts: RequestFacts, resolvedOn: Day): Marks {
    let marks: Marks = MARK.resolved
    if (facts.result === 'solved') marks |= MARK.solved
    if (this.#isLate(facts, resolvedOn)) marks |= MARK.resolvedLate | MARK.overdue
    else if (!facts.isDayUnknown) marks |= MARK.resolvedOnTime
    if (facts.rating === null) return marks
    const satisfied = isSatisfied(facts)
    if (satisfied === null) return marks | MARK.ratedByHandler
    return marks | MARK.rated | (satisfied ? MARK.satisfied : MARK.bad)
  }

  /** A request with no limit can't be late. */
  #isLate({ dueOn, isDayUnknown }: RequestFacts, resolvedOn: Day): boolean {
    if (dueOn === null || dueOn >= resolvedOn || isDayUnknown) return false
    const lateBefore = this.#lateBefores.get(resolvedOn) ?? this.#calendar.lastWorkingDay(resolvedOn)
    this.#lateBefores.set(resolvedOn, lateBefore)
    return dueOn < lateBefore
  }
}

class Parts<K> {
  readonly #parts = new Map<K, PartTally>()

  /** `keys` stand there even where nothing falls to them. */
  constructor(keys: readonly K[] = []) {
    for (const key of keys) this.#at(key)
  }

  add(key: K, marks: Marks, took: number | null): void {
    const tally = this.#at(key)
    if (marks & MARK.accepted) tally.accepted += 1
    if (marks & MARK.resolved) tally.resolved += 1
    if (marks & MARK.overdue) tally.overdue += 1
    if (marks & MARK.rated) tally.rated += 1
    if (marks & MARK.satisfied) tally.satisfied += 1
    if (took !== null) tally.workingDays.add(took)
  }

  told(): Part<K>[] {
    return [...this.#parts].map(([key, { workingDays, ...tally }]) => ({
      key,
      ...tally,
      averageWorkingDays: workingDays.mean(),
      medianWorkingDays: workingDays.median(),
      satisfactionRate: percent(tally.satisfied, tally.rated),
    }))
  }

  #at(key: K): PartTally {
    const there = this.#parts.get(key)
    if (there) return there
    const made = { accepted: 0, resolved: 0, overdue: 0, rated: 0, satisfied: 0, workingDays: new Tally() }
    this.#parts.set(key, made)
    return made
  }
}

interface PartTally {
  accepted: number
  resolved: number
  overdue: number
  rated: number
  satisfied: number
  /** Of the requests whose working days are known. */
  readonly workingDays: Tally
}

function countsOf(alike: ReadonlyMap<Marks, number>): RequestCounts {
  const count = (mark: Marks) => [...alike].reduce((sum, [marks, times]) => sum + ((marks & mark) === 0 ? 0 : times), 0)
  return Object.fromEntries(RequestFigure.options.map((name) => [name, count(MARK[name])])) as RequestCounts
}

/** Acceptance falls to its month, resolution (late or not) to its own, what is open and overdue to the last. */
function addToMonths(
  months: Parts<string>,
  { acceptedOn, end }: RequestFacts,
  { marks, took, last }: { readonly marks: Marks; readonly took: number | null; readonly last: string },
): void {
  if (marks & MARK.accepted && acceptedOn !== null) months.add(monthOf(acceptedOn), MARK.accepted, null)
  if (marks & MARK.resolved && end !== null) months.add(monthOf(end.on), marks & ~MARK.accepted, took)
  else if (marks & MARK.overdueOpen) months.add(last, MARK.overdue, null)
}

/** Every month that the period touches, `YYYY-MM`. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = []
  for (let day = from; monthOf(day) <= monthOf(to); day = daysLater(`${monthOf(day)}-01`, 32)) months.push(monthOf(day))
  return months
}

export function monthOf(day: Day): string {
  return day.slice(0, 7)
}
