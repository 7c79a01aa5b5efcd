import { daysLater, type Day } from './days.ts'

/** A day that a notice of the State Council names: a holiday, or a weekend day that is worked instead (调休). */
export interface Holiday {
  readonly day: Day
  readonly kind: 'off' | 'work'
  readonly name: string
}

/** While a request is on hold: the clock leaves out the days after `fromOn` up to and including `toOn` (null: still on). */
export interface Pause {
  readonly fromOn: Day
  readonly toOn: Day | null
}

/** A due day; provisional while the count runs through a year that no notice covers. */
export interface Due {
  readonly on: Day
  readonly isProvisional: boolean
}

/** Why a day counts or doesn't. `count` is how many working days have passed at its end. */
export interface ClockDay {
  readonly day: Day
  readonly why: 'start' | 'working' | 'made-up' | 'weekend' | 'holiday' | 'paused'
  /** Name of the holiday that is had or made up for. */
  readonly holiday: string | null
  readonly count: number
  readonly isProvisional: boolean
}

const DAY_MS = 86_400_000
/** 1 January 1970 was a Thursday. */
const DAYS_FROM_MONDAY = 3

/**
 * The working-day clock of requests. It counts from the day after acceptance, working days only. In a year that no
 * notice covers only weekends are known, so whatever rests on it is provisional.
 */
export class WorkingCalendar {
  readonly #years: ReadonlySet<number>
  readonly #holidays: ReadonlyMap<Day, Holiday>
  /** Holidays on weekdays, and weekend days that are worked. */
  readonly #exceptions: readonly Holiday[]

  /** `years`: those that a notice covers. */
  constructor(years: Iterable<number>, holidays: Iterable<Holiday>) {
    this.#years = new Set(years)
    this.#holidays = new Map([...holidays].map((holiday) => [holiday.day, holiday]))
    this.#exceptions = [...this.#holidays.values()].filter(({ day, kind }) => isWeekend(day) === (kind === 'work'))
  }

  isCovered(year: number): boolean {
    return this.#years.has(year)
  }

  isWorkingDay(day: Day): boolean {
    const holiday = this.#holidays.get(day)
    return holiday ? holiday.kind === 'work' : !isWeekend(day)
  }

  /** The first working day after the day. */
  nextWorkingDay(day: Day): Day {
    let next = daysLater(day, 1)
    while (!this.isWorkingDay(next)) next = daysLater(next, 1)
    return next
  }

  /** The day itself, or the last working day before it. What was due before that day is overdue. */
  lastWorkingDay(day: Day): Day {
    let last = day
    while (!this.isWorkingDay(last)) last = daysLater(last, -1)
    return last
  }

  /** What is received on a day off is accepted on the next working day. */
  acceptanceDay(receivedOn: Day): Day {
    return this.isWorkingDay(receivedOn) ? receivedOn : this.nextWorkingDay(receivedOn)
  }

  /** The day at whose end `days` working days have passed since acceptance. Pauses must have ended. */
  dueOn(acceptedOn: Day, days: number, pauses: readonly Pause[] = []): Due {
    const last = this.explainDue(acceptedOn, days, pauses).at(-1)
    return { on: last?.day ?? acceptedOn, isProvisional: last?.isProvisional ?? false }
  }

  /** Working days after acceptance up to and including `on`, without those paused. */
  elapsed(acceptedOn: Day, on: Day, pauses: readonly Pause[] = []): number {
    if (pauses.length === 0) return Math.max(0, this.#passedBy(on) - this.#passedBy(acceptedOn))
    let count = 0
    for (let day = daysLater(acceptedOn, 1); day <= on; day = daysLater(day, 1)) {
      if (this.isWorkingDay(day) && !isPaused(day, pauses)) count += 1
    }
    return count
  }

  /** Overdue from the next working day: a weekend after the due day is not late yet. */
  isOverdue(dueOn: Day, on: Day): boolean {
    return dueOn < this.lastWorkingDay(on)
  }

  /** Day by day from acceptance to the due day. Throws a `RangeError` when a pause has not ended. */
  explainDue(acceptedOn: Day, days: number, pauses: readonly Pause[] = []): ClockDay[] {
    if (pauses.some(({ toOn }) => toOn === null)) throw new RangeError('A pause that has not ended leaves no due day')
    let isProvisional = !this.#isKnown(acceptedOn)
    const told: ClockDay[] = [{ day: acceptedOn, why: 'start', holiday: null, count: 0, isProvisional }]
    for (let day = daysLater(acceptedOn, 1), count = 0; count < days; day = daysLater(day, 1)) {
      isProvisional ||= !this.#isKnown(day)
      const why = this.#why(day, pauses)
      if (why === 'working' || why === 'made-up') count += 1
      told.push({ day, why, holiday: this.#holidays.get(day)?.name ?? null, count, isProvisional })
    }
    return told
  }

  /** Working days up to and including a day, from a Monday long ago: a long ledger asks for many stretches. */
  #passedBy(day: Day): number {
    const days = Date.parse(day) / DAY_MS + DAYS_FROM_MONDAY + 1
    const weeks = Math.floor(days / 7)
    let count = weeks * 5 + Math.min(days - weeks * 7, 5)
    for (const holiday of this.#exceptions) if (holiday.day <= day) count += holiday.kind === 'work' ? 1 : -1
    return count
  }

  #why(day: Day, pauses: readonly Pause[]): ClockDay['why'] {
    const kind = this.#holidays.get(day)?.kind
    if (kind === 'off') return 'holiday'
    if (kind === undefined && isWeekend(day)) return 'weekend'
    if (isPaused(day, pauses)) return 'paused'
    return kind === 'work' ? 'made-up' : 'working'
  }

  #isKnown(day: Day): boolean {
    return this.isCovered(Number(day.slice(0, 4)))
  }
}

function isPaused(day: Day, pauses: readonly Pause[]): boolean {
  return pauses.some(({ fromOn, toOn }) => day > fromOn && (toOn === null || day <= toOn))
}

function isWeekend(day: Day): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}
