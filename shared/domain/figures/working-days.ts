import type { Pause, WorkingCalendar } from '../clock.ts'
import { daysLater, type Day } from '../days.ts'

/**
 * Working days between two days as the calendar counts them, for thousands of requests: each day of the span that they
 * cover is looked at once.
 */
export class WorkingDays {
  readonly #calendar: WorkingCalendar
  /** Working days from the first day asked about up to and including the day. */
  readonly #counted = new Map<Day, number>()
  #first: Day | null = null
  #last: Day | null = null

  constructor(calendar: WorkingCalendar) {
    this.#calendar = calendar
  }

  /** Working days after `acceptedOn` up to and including `on`, without those paused. */
  between(acceptedOn: Day, on: Day, pauses: readonly Pause[] = []): number {
    if (on <= acceptedOn) return 0
    // Several pauses might overlap.
    if (pauses.length > 1) return this.#calendar.elapsed(acceptedOn, on, pauses)
    this.#cover(acceptedOn, on)
    const [pause] = pauses
    return this.#passed(acceptedOn, on) - (pause ? this.#paused(pause, acceptedOn, on) : 0)
  }

  /** Both days are covered. */
  #passed(from: Day, to: Day): number {
    return (this.#counted.get(to) ?? 0) - (this.#counted.get(from) ?? 0)
  }

  #paused({ fromOn, toOn }: Pause, acceptedOn: Day, on: Day): number {
    const from = fromOn > acceptedOn ? fromOn : acceptedOn
    const to = toOn !== null && toOn < on ? toOn : on
    return from < to ? this.#passed(from, to) : 0
  }

  /** Counts the days that were not looked at yet, backwards below zero. */
  #cover(from: Day, to: Day): void {
    this.#first ??= this.#last ??= this.#start(from)
    while (this.#first > from) {
      const count = this.#counted.get(this.#first) ?? 0
      const step = this.#calendar.isWorkingDay(this.#first) ? 1 : 0
      this.#first = daysLater(this.#first, -1)
      this.#counted.set(this.#first, count - step)
    }
    this.#last ??= this.#first
    while (this.#last < to) {
      const count = this.#counted.get(this.#last) ?? 0
      this.#last = daysLater(this.#last, 1)
      this.#counted.set(this.#last, count + (this.#calendar.isWorkingDay(this.#last) ? 1 : 0))
    }
  }

  #start(day: Day): Day {
    this.#counted.set(day, 0)
    return day
  }
}
