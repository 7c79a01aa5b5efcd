import type { BaseFigureView, SummaryReport } from '#shared/contract/summaries.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { comparedWith, daysCome, yearToDate } from '#shared/domain/figures/periods.ts'
import { RequestSieve } from '#shared/domain/figures/sieve.ts'
import type { Language } from '#shared/locales/index.ts'
import { readCalendar } from '../calendar.ts'
import { notPending, type ReadCall, type Reader } from '../ports.ts'
import { extremesOf } from './extremes.ts'
import { factsOf } from './facts.ts'
import { summaryOf } from './figures.ts'
import { officialText, type TextFacts } from './official-text.ts'

type Call = Pick<ReadCall, 'db' | 'history'>

/** What is told beside the figures of a period. */
export function reportOf(call: Call, period: Period, language: Language): SummaryReport {
  const { toDate, allTime, bases, ...facts } = textFacts(call, period)
  const { longest = [], worst = [] } = facts.now.details
  return {
    longest,
    worst,
    toDate: toDate?.told ?? null,
    allTime,
    bases: [...bases],
    text: officialText({ toDate, allTime, bases, ...facts }, language),
  }
}

/** Everything that an official text is made from. */
export function textFacts(call: Call, period: Period): TextFacts {
  const toDate = yearToDate(period)
  const now = summaryOf(call, period)
  return {
    period: daysCome(period),
    now: { ...now, details: { ...now.details, ...extremesOf(call, period) } },
    before: beforeOf(call, period),
    // Of a period that is longer the year is a part.
    toDate:
      toDate === null || toDate.from > period.from ? null : { period: daysCome(toDate), told: summaryOf(call, toDate) },
    allTime: allTime(call, period),
    bases: readBases(call.db),
  }
}

/** Null: a year in which nobody used the desk yet is nothing to compare with. */
function beforeOf(call: Call, wanted: Period): TextFacts['before'] {
  const period = comparedWith(wanted)
  if (period === null) return null
  const told = summaryOf(call, period)
  const { received, accepted, carriedOver } = told.summary.requests
  return received + accepted + carriedOver === 0 ? null : { period, told }
}

/** In the order of what they count and of their days. */
function readBases(db: Reader): BaseFigureView[] {
  return db.all(
    `SELECT id, _seq, figure, value, until_on, source FROM base_figure
     WHERE ${notPending('base_figure', 'base_figure.id')} ORDER BY figure, until_on, id`,
  )
}

function allTime(call: Call, { to }: Period): SummaryReport['allTime'] {
  const sieve = new RequestSieve({ from: BEFORE_ALL, to }, readCalendar(call.db))
  const told = { accepted: 0, resolved: 0 }
  for (const facts of factsOf(call).requests) {
    if (sieve.isCounted(facts, 'accepted')) told.accepted += 1
    if (sieve.isCounted(facts, 'resolved')) told.resolved += 1
  }
  return told
}

/** No ledger goes back so far. */
const BEFORE_ALL = '1900-01-01'
