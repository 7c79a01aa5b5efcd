import type { Pause, WorkingCalendar } from '../clock.ts'
import { daysFrom, daysLater, type Day } from '../days.ts'
import { CODES_A_YEAR, codeOf, type DayCode } from './day-codes.ts'

/**
 * Working days between two days as the calendar counts them, for thousands of requests: each day of the years that they
 * cover is looked at once.
 */
export class WorkingDays {
  readonly #calendar: WorkingCalendar
  #firstYear = 0
  /** Working days from the first day of the first year up to and including a day, by its code less that year's. */
  #counted = new Int32Array(0)

  private constructor(calendar: WorkingCalendar) {
    this.#calendar = calendar
  }

  /** Those of a calendar are counted once, whoever asks. */
  static of(calendar: WorkingCalendar): WorkingDays {
    let days = COUNTED.get(calendar)
    if (!days) COUNTED.set(calendar, (days = new WorkingDays(calendar)))
    return days
  }

  /** Working days after `acceptedOn` up to and including `on`, without those paused. */
  between(acceptedOn: Day, on: Day, pauses: readonly Pause[] = []): number {
    if (on <= acceptedOn) return 0
    // Several pauses might overlap.
    if (pauses.length > 1) return this.#calendar.elapsed(acceptedOn, on, pauses)
    const passed = this.passed(codeOf(acceptedOn), codeOf(on))
    const [pause] = pauses
    return passed - (pause ? this.#paused(pause, acceptedOn, on) : 0)
  }

  /** The same between the codes of two days, with nothing paused. */
  passed(from: DayCode, to: DayCode): number {
    if (to <= from) return 0
    const start = this.#firstYear * CODES_A_YEAR
    if (from < start || to >= start + this.#counted.length) {
      this.#cover(Math.floor(from / CODES_A_YEAR), Math.floor(to / CODES_A_YEAR))
      return this.passed(from, to)
    }
    return (this.#counted[to - start] as number) - (this.#counted[from - start] as number)
  }

  #paused({ fromOn, toOn }: Pause, acceptedOn: Day, on: Day): number {
    const from = fromOn > acceptedOn ? fromOn : acceptedOn
    const to = toOn !== null && toOn < on ? toOn : on
    return this.passed(codeOf(from), codeOf(to))
  }

  /** Counts the days of these years beside those that were counted. */
  #cover(from: number, to: number): void {
    const years = this.#counted.length / CODES_A_YEAR
    const first = years === 0 ? from : Math.min(from, this.#firstYear)
    const last = years === 0 ? to : Math.max(to, this.#firstYear + years - 1)
    this.#firstYear = first
    this.#counted = new Int32Array((last - first + 1) * CODES_A_YEAR)
    const written = (year: number) => String(year).padStart(4, '0')
    let day: Day = `${written(first)}-01-01`
    let count = 0
    for (let left = daysFrom(day, `${written(last)}-12-31`); left > 0; left -= 1, day = daysLater(day, 1)) {
      if (this.#calendar.isWorkingDay(day)) count += 1
      this.#counted[codeOf(day) - first * CODES_A_YEAR] = count
    }
  }
}

const COUNTED = new WeakMap<WorkingCalendar, WorkingDays>()
