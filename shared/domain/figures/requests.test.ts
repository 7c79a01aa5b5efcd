import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holidayYears } from '#seeds/reference/holidays.ts'
import { WorkingCalendar } from '../clock.ts'
import { daysLater, type Day } from '../days.ts'
import type { RequestState } from '../requests.ts'
import { courseOf, type Period, type RequestCourse, type RequestDates, type RequestFacts } from './course.ts'
import { RequestFigure } from './names.ts'
import { monthsOf } from './parts.ts'
import { percent, Tally } from './rates.ts'
import { requestFigures } from './requests.ts'
import { RequestSieve } from './sieve.ts'
import { WorkingDays } from './working-days.ts'

const calendar = new WorkingCalendar(
  holidayYears.map(({ year }) => year),
  holidayYears.flatMap(({ days }) => days),
)

type Row = RequestDates & Omit<RequestFacts, keyof RequestCourse>

const BLANK: Row = {
  id: 1,
  state: 'accepted',
  receivedOn: '2026-01-05',
  acceptedOn: null,
  resolvedOn: null,
  withdrawnOn: null,
  declinedOn: null,
  dueOn: null,
  result: null,
  people: 1,
  holderId: 1,
  categoryId: 3001,
  channel: 'window',
  itemId: null,
  departmentId: null,
  levelId: null,
  staffId: null,
  pauses: [],
  rating: null,
}

const JANUARY = { from: '2026-01-01', to: '2026-01-31' }

/** The figures that a request counts in. */
function figuresOf(row: Partial<Row>, period: Period = JANUARY): string[] {
  const sieve = new RequestSieve(period, calendar)
  const facts = factsOf({ ...BLANK, ...row })
  return RequestFigure.options.filter((figure) => sieve.isCounted(facts, figure)).toSorted()
}

function factsOf(row: Row): RequestFacts {
  return { ...row, ...courseOf(row) }
}

const someDay = fc.integer({ min: 0, max: 900 }).map((at) => daysLater('2024-06-01', at))
const somePeriod = fc
  .tuple(someDay, fc.integer({ min: 0, max: 400 }))
  .map(([from, days]): Period => ({ from, to: daysLater(from, days) }))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })

/** Any row that could stand in the table, sensible or not: an imported ledger says what it likes. */
const anyRow: fc.Arbitrary<Row> = fc.record({
  id: fc.nat(),
  state: fc.constantFrom<RequestState>(
    'received',
    'needs-material',
    'accepted',
    'on-hold',
    'resolved',
    'archived',
    'withdrawn',
    'declined',
  ),
  receivedOn: someDay,
  acceptedOn: maybe(someDay),
  resolvedOn: maybe(someDay),
  withdrawnOn: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: someDay }),
  declinedOn: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: someDay }),
  dueOn: maybe(someDay),
  result: maybe(fc.constantFrom('solved' as const, 'partly' as const, 'explained' as const)),
  people: fc.integer({ min: 1, max: 60 }),
  holderId: maybe(fc.integer({ min: 1, max: 9 })),
  categoryId: fc.integer({ min: 3001, max: 3004 }),
  channel: fc.constantFrom('window' as const, 'phone' as const),
  departmentId: maybe(fc.integer({ min: 5001, max: 5003 })),
  levelId: maybe(fc.integer({ min: 2001, max: 2003 })),
  itemId: maybe(fc.integer({ min: 4001, max: 4003 })),
  staffId: maybe(fc.integer({ min: 1, max: 3 })),
  pauses: fc.array(
    fc.tuple(someDay, maybe(fc.nat(30))).map(([fromOn, days]) => ({
      fromOn,
      toOn: days === null ? null : daysLater(fromOn, days),
    })),
    { maxLength: 2 },
  ),
  rating: maybe(fc.record({ grade: fc.integer({ min: 1, max: 5 }), isByHandler: fc.boolean() })),
})
const anyLedger = fc.array(anyRow.map(factsOf), { maxLength: 60 })

describe('figures of requests', () => {
  it.each([
    ['resolved on the first day', '2026-01-01', ['carriedOver', 'resolved']],
    ['resolved on the last day', '2026-01-31', ['carriedOver', 'resolved']],
    ['resolved the day before the first', '2025-12-31', []],
    ['resolved the day after the last', '2026-02-01', ['carriedOver', 'stillOpen']],
  ])('count what was accepted before when it was %s', (_when, resolvedOn, figures) => {
    const row = { state: 'resolved', receivedOn: '2025-12-01', acceptedOn: '2025-12-01', resolvedOn } as const
    const balance = figuresOf(row).filter((figure) => ['carriedOver', 'resolved', 'stillOpen'].includes(figure))
    expect(balance).toEqual(figures)
  })

  it('leave out the days of every pause when there were several, each day once', () => {
    const pauses = [
      { fromOn: '2026-01-05', toOn: '2026-01-07' },
      { fromOn: '2026-01-06', toOn: '2026-01-09' },
      { fromOn: '2026-01-12', toOn: '2026-01-13' },
    ]
    const row = { state: 'resolved', acceptedOn: '2026-01-05', resolvedOn: '2026-01-16', pauses } as const
    expect(new RequestSieve(JANUARY, calendar).workingDaysOf(factsOf({ ...BLANK, ...row }))).toBe(4)
  })

  it('balance when the ledger and the period are any', () => {
    fc.assert(
      fc.property(anyLedger, somePeriod, (requests, period) => {
        const { counts } = requestFigures(requests, period, calendar)
        expect(counts.carriedOver + counts.accepted).toBe(counts.resolved + counts.withdrawn + counts.stillOpen)
        expect(counts.rated).toBe(counts.satisfied + counts.bad)
        expect(counts.overdue).toBe(counts.resolvedLate + counts.overdueOpen)
        expect(counts.resolvedOnTime + counts.resolvedLate).toBeLessThanOrEqual(counts.resolved)
      }),
    )
  })

  it('carry over what was still open when one period follows another', () => {
    fc.assert(
      fc.property(anyLedger, somePeriod, fc.integer({ min: 0, max: 200 }), (requests, period, days) => {
        const next = { from: daysLater(period.to, 1), to: daysLater(period.to, 1 + days) }
        const before = requestFigures(requests, period, calendar).counts
        expect(requestFigures(requests, next, calendar).counts.carriedOver).toBe(before.stillOpen)
      }),
    )
  })

  it('add up over two halves when a period is cut', () => {
    fc.assert(
      fc.property(anyLedger, somePeriod, fc.nat(400), (requests, { from, to }, at) => {
        const cut = daysLater(from, at) < to ? daysLater(from, at) : from
        fc.pre(cut < to)
        const whole = requestFigures(requests, { from, to }, calendar).counts
        const first = requestFigures(requests, { from, to: cut }, calendar).counts
        const second = requestFigures(requests, { from: daysLater(cut, 1), to }, calendar).counts
        for (const name of ['received', 'declined', 'accepted', 'withdrawn', 'resolved', 'solved', 'rated'] as const) {
          expect(first[name] + second[name]).toBe(whole[name])
        }
      }),
    )
  })

  it('are the sum of their parts when parted by category, department, level, item, specialist or month', () => {
    fc.assert(
      fc.property(anyLedger, somePeriod, (requests, period) => {
        const figures = requestFigures(requests, period, calendar)
        const { byCategory, byDepartment, byLevel, byItem, byStaff, byMonth } = figures
        for (const parts of [byCategory, byDepartment, byLevel, byItem, byStaff, byMonth]) {
          for (const name of ['accepted', 'resolved', 'overdue', 'rated', 'satisfied'] as const) {
            expect(parts.reduce((sum, part) => sum + part[name], 0)).toBe(figures.counts[name])
          }
        }
        expect(figures.byMonth.map(({ key }) => key)).toEqual(monthsOf(period))
      }),
    )
  })

  it('are those of the requests taken one by one when the ledger and the period are any', () => {
    fc.assert(
      fc.property(anyLedger, somePeriod, (requests, period) => {
        const { counts, byResult, byGrade, ...told } = requestFigures(requests, period, calendar)
        const sieve = new RequestSieve(period, calendar)
        const of = (figure: RequestFigure) => requests.filter((facts) => sieve.isCounted(facts, figure))
        for (const figure of RequestFigure.options) expect(counts[figure]).toBe(of(figure).length)
        for (const [result, count] of byResult) {
          expect(of('resolved').filter((facts) => facts.result === result)).toHaveLength(count)
        }
        for (const [grade, count] of byGrade) {
          expect(of('rated').filter(({ rating }) => rating?.grade === grade)).toHaveLength(count)
        }
        const parts = [
          ...told.byCategory.map((part) => [part, (facts: RequestFacts) => facts.categoryId === part.key] as const),
          ...told.byDepartment.map((part) => [part, (facts: RequestFacts) => facts.departmentId === part.key] as const),
          ...told.byChannel.map((part) => [part, (facts: RequestFacts) => facts.channel === part.key] as const),
        ]
        for (const [part, isOf] of parts) {
          for (const name of ['accepted', 'resolved', 'overdue', 'rated', 'satisfied'] as const) {
            expect(part[name]).toBe(of(name).filter(isOf).length)
          }
          const took = of('resolved')
            .filter(isOf)
            .map((facts) => sieve.workingDaysOf(facts))
          const known = new Tally(took.filter((days) => days !== null))
          expect([part.averageWorkingDays, part.medianWorkingDays]).toEqual([known.mean(), known.median()])
        }
        for (const [category, accepted] of told.categoryMonths) {
          const ofIt = of('accepted').filter((facts) => facts.categoryId === category)
          expect(accepted).toEqual(
            monthsOf(period).map((month) => ofIt.filter(({ acceptedOn }) => acceptedOn?.startsWith(month)).length),
          )
        }
      }),
    )
  })

  it('are the shares that their names say, from nothing to all, when they are rates', () => {
    fc.assert(
      fc.property(anyLedger, somePeriod, (requests, period) => {
        const { counts, ...told } = requestFigures(requests, period, calendar)
        const { carriedOver, accepted, resolved, resolvedOnTime, rated, satisfied } = counts
        const rates = {
          onTimeRate: percent(resolvedOnTime, resolved),
          resolvedRate: percent(resolved, carriedOver + accepted),
          responseRate: percent(rated, resolved),
          satisfactionRate: percent(satisfied, rated),
        }
        expect(told).toMatchObject(rates)
        for (const rate of Object.values(rates)) {
          if (rate === null) continue
          expect(rate).toBeGreaterThanOrEqual(0)
          expect(rate).toBeLessThanOrEqual(100)
        }
      }),
    )
  })
})

describe('a request', () => {
  it.each<[string, Partial<Row>, string[]]>([
    ['received only when it waits', { state: 'received' }, ['received']],
    ['apart when it was declined', { state: 'declined', declinedOn: '2026-01-09' }, ['declined', 'received']],
    [
      'outside the balance when it was withdrawn unaccepted',
      { state: 'withdrawn', withdrawnOn: '2026-01-09' },
      ['received'],
    ],
    [
      'withdrawn when it had been accepted',
      { state: 'withdrawn', acceptedOn: '2026-01-05', withdrawnOn: '2026-01-09' },
      ['accepted', 'received', 'withdrawn'],
    ],
    [
      'carried over when it was accepted before',
      { receivedOn: '2025-12-30', acceptedOn: '2025-12-30' },
      ['carriedOver', 'stillOpen'],
    ],
    [
      'nowhere when it ended before',
      { acceptedOn: '2025-12-01', receivedOn: '2025-12-01', resolvedOn: '2025-12-31' },
      [],
    ],
    [
      'still open when it was resolved after the period',
      { state: 'resolved', acceptedOn: '2026-01-30', receivedOn: '2026-01-30', resolvedOn: '2026-02-02' },
      ['accepted', 'received', 'stillOpen'],
    ],
    [
      'accepted on the day of resolution when that came before the first working day',
      {
        state: 'resolved',
        receivedOn: '2026-01-31',
        acceptedOn: '2026-02-02',
        resolvedOn: '2026-01-31',
        result: 'solved',
      },
      ['accepted', 'received', 'resolved', 'resolvedOnTime', 'solved'],
    ],
    [
      'on time when a weekend stood between the due day and the resolution',
      { state: 'resolved', acceptedOn: '2026-01-05', dueOn: '2026-01-09', resolvedOn: '2026-01-11' },
      ['accepted', 'received', 'resolved', 'resolvedOnTime'],
    ],
    [
      'late when it was resolved on the working day after',
      { state: 'resolved', acceptedOn: '2026-01-05', dueOn: '2026-01-09', resolvedOn: '2026-01-12' },
      ['accepted', 'overdue', 'received', 'resolved', 'resolvedLate'],
    ],
    [
      'overdue when it is open and its day has passed',
      { acceptedOn: '2026-01-05', dueOn: '2026-01-12' },
      ['accepted', 'overdue', 'overdueOpen', 'received', 'stillOpen'],
    ],
    [
      'neither on time nor late when an earlier ledger knows no day',
      { state: 'resolved', acceptedOn: '2026-01-05', dueOn: '2026-01-12' },
      ['accepted', 'received', 'resolved'],
    ],
    [
      'rated apart when its handler recorded the grade',
      {
        state: 'resolved',
        acceptedOn: '2026-01-05',
        resolvedOn: '2026-01-06',
        rating: { grade: 5, isByHandler: true },
      },
      ['accepted', 'ratedByHandler', 'received', 'resolved', 'resolvedOnTime'],
    ],
    [
      'rated bad when the grade is one of the last two',
      {
        state: 'resolved',
        acceptedOn: '2026-01-05',
        resolvedOn: '2026-01-06',
        rating: { grade: 2, isByHandler: false },
      },
      ['accepted', 'bad', 'rated', 'received', 'resolved', 'resolvedOnTime'],
    ],
  ])('counts %s', (_when, facts, expected) => {
    expect(figuresOf(facts)).toEqual(expected)
  })
})

/** Begun on a day, as many days long, on hold from so many days after its beginning for as many (null: still). */
const span = fc.tuple(
  someDay,
  fc.integer({ min: 0, max: 90 }),
  fc.integer({ min: -10, max: 100 }),
  fc.option(fc.integer({ min: 0, max: 40 })),
)

describe('working days', () => {
  it('are those of the calendar when asked about in any order', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const days = WorkingDays.of(calendar)
        for (const [from, length, pausedAfter, pausedFor] of spans) {
          const to: Day = daysLater(from, length)
          const fromOn = daysLater(from, pausedAfter)
          const pause = { fromOn, toOn: pausedFor === null ? null : daysLater(fromOn, pausedFor) }
          expect(days.between(from, to)).toBe(calendar.elapsed(from, to))
          expect(days.between(from, to, [pause])).toBe(calendar.elapsed(from, to, [pause]))
        }
      }),
    )
  })

  it('leave out those on hold when there was a pause', () => {
    const days = WorkingDays.of(calendar)
    expect(days.between('2026-01-05', '2026-01-16', [{ fromOn: '2026-01-06', toOn: '2026-01-08' }])).toBe(7)
  })
})

describe('shares and means', () => {
  it.each([
    [14, 15, 93.3],
    [1, 16, 6.3],
    [2, 3, 66.7],
    [0, 5, 0],
    [5, 5, 100],
    [0, 0, null],
  ])('are rounded to one decimal when %i of %i are meant', (part, whole, rate) => {
    expect(percent(part, whole)).toBe(rate)
  })

  it('are null when nothing is there', () => {
    expect([new Tally().mean(), new Tally().median()]).toEqual([null, null])
  })

  it('are one decimal when values lie between', () => {
    expect(new Tally([1, 2, 2]).mean()).toBe(1.7)
    expect(
      [
        [9, 1, 4, 3],
        [5, 1, 9],
        [4, 2, 2, 2],
      ].map((values) => new Tally(values).median()),
    ).toEqual([3.5, 5, 2])
  })
})
