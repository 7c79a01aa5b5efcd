import type { WorkingCalendar } from '../clock.ts'
import { END, FLAG, flagsOf, type RequestColumns } from './columns.ts'
import type { Period, RequestFacts } from './course.ts'
import { codeOf, dayOfCode, NO_DAY, type DayCode } from './day-codes.ts'
import { MARK, type Marks } from './marks.ts'
import type { RequestFigure } from './names.ts'
import { WorkingDays } from './working-days.ts'

/** What the sieve looks at. */
interface Sifted {
  readonly received: DayCode
  readonly accepted: DayCode
  readonly end: number
  readonly ended: DayCode
  readonly due: DayCode
  readonly flags: number
}

/** Says of one request which figures of a period it counts in: what is counted and what is listed go by the same. */
export class RequestSieve {
  readonly #from: DayCode
  readonly #to: DayCode
  readonly #calendar: WorkingCalendar
  readonly #days: WorkingDays
  /** What was due before this day was overdue at the end of the period. */
  readonly #lateBefore: DayCode
  /** The same for each day that something was resolved on. */
  readonly #lateBefores = new Map<DayCode, DayCode>()

  constructor({ from, to, until = to }: Period, calendar: WorkingCalendar) {
    this.#from = codeOf(from)
    this.#to = codeOf(to)
    this.#calendar = calendar
    this.#days = WorkingDays.of(calendar)
    this.#lateBefore = codeOf(calendar.lastWorkingDay(until))
  }

  isCounted(facts: RequestFacts, figure: RequestFigure): boolean {
    return (this.marksOf(facts) & MARK[figure]) !== 0
  }

  marksOf(facts: RequestFacts): Marks {
    return this.#marks({
      received: codeOf(facts.receivedOn),
      accepted: codeOf(facts.acceptedOn),
      end: END[facts.end?.kind ?? 'none'],
      ended: codeOf(facts.end?.on ?? null),
      due: codeOf(facts.dueOn),
      flags: flagsOf(facts),
    })
  }

  /** The same of a row of columns. */
  marksAt({ received, accepted, end, ended, due, flags }: RequestColumns, row: number): Marks {
    return this.#marks({
      received: received[row] as number,
      accepted: accepted[row] as number,
      end: end[row] as number,
      ended: ended[row] as number,
      due: due[row] as number,
      flags: flags[row] as number,
    })
  }

  /** From acceptance to resolution, without the days on hold; null where the day of resolution is not known. */
  workingDaysOf({ acceptedOn, end, isDayUnknown, pauses }: RequestFacts): number | null {
    if (acceptedOn === null || end === null || isDayUnknown) return null
    return this.#days.between(acceptedOn, end.on, pauses)
  }

  /** The same of a row of columns that was resolved; below zero where it is not known. */
  workingDaysAt({ accepted, ended, flags, pauses }: RequestColumns, row: number): number {
    if (((flags[row] as number) & FLAG.dayUnknown) !== 0) return -1
    const [from, to] = [accepted[row] as number, ended[row] as number]
    const paused = pauses.get(row)
    return paused ? this.#days.between(dayOfCode(from), dayOfCode(to), paused) : this.#days.passed(from, to)
  }

  #marks({ received, accepted, end, ended, due, flags }: Sifted): Marks {
    const [from, to] = [this.#from, this.#to]
    let marks = received >= from && received <= to ? MARK.received : 0
    if (end === END.declined && ended >= from && ended <= to) marks |= MARK.declined
    if (accepted === NO_DAY || accepted > to || (end !== END.none && ended < from)) return marks
    marks |= accepted < from ? MARK.carriedOver : MARK.accepted
    if (end === END.none || ended > to) {
      const isOverdue = due !== NO_DAY && due < this.#lateBefore
      return marks | MARK.stillOpen | (isOverdue ? MARK.overdueOpen | MARK.overdue : 0)
    }
    if (end === END.withdrawn) return marks | MARK.withdrawn
    marks |= MARK.resolved
    if (flags & FLAG.solved) marks |= MARK.solved
    // Neither early nor late where the day of resolution is not known.
    if ((flags & FLAG.dayUnknown) === 0) {
      marks |= this.#isLate(due, ended) ? MARK.resolvedLate | MARK.overdue : MARK.resolvedOnTime
    }
    if (flags & FLAG.ratedByHandler) return marks | MARK.ratedByHandler
    if (flags & FLAG.satisfied) return marks | MARK.rated | MARK.satisfied
    return flags & FLAG.bad ? marks | MARK.rated | MARK.bad : marks
  }

  /** A request with no limit can't be late. */
  #isLate(due: DayCode, resolved: DayCode): boolean {
    if (due === NO_DAY || due >= resolved) return false
    let lateBefore = this.#lateBefores.get(resolved)
    if (lateBefore === undefined) {
      lateBefore = codeOf(this.#calendar.lastWorkingDay(dayOfCode(resolved)))
      this.#lateBefores.set(resolved, lateBefore)
    }
    return due < lateBefore
  }
}
