import type { LedgerFiguresView } from '#shared/contract/special-ledgers.ts'
import type { ExportedSummary, Extreme, Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import { isSatisfied, type Period, type RequestFacts } from '#shared/domain/figures/course.ts'
import { RequestSieve } from '#shared/domain/figures/sieve.ts'
import { readCalendar } from '../calendar.ts'
import type { ReadCall } from '../ports.ts'
import { factsOf } from './facts.ts'
import { Names } from './names.ts'
import type { TextFacts, Told } from './official-text.ts'

/** As many as a leader reads. */
const MOST = 10

/** Of the requests resolved in the period those that took longest, and those that were rated worst. */
export function extremesOf(
  call: Pick<ReadCall, 'db' | 'history'>,
  period: Period,
): Required<Pick<SummaryDetails, 'longest' | 'worst'>> {
  const { db } = call
  const sieve = new RequestSieve(period, readCalendar(db))
  const names = new Names(db)
  const resolved = factsOf(call)
    .requests.filter(({ end }) => end?.kind === 'resolved' && end.on >= period.from && end.on <= period.to)
    .filter((one) => sieve.isCounted(one, 'resolved'))
    .map((facts) => ({ facts, days: sieve.workingDaysOf(facts) }))
  const gradeOf = ({ rating }: RequestFacts) => rating?.grade ?? 0
  const longest = resolved
    .filter(({ days }) => days !== null)
    .toSorted((one, other) => (other.days ?? 0) - (one.days ?? 0) || one.facts.id - other.facts.id)
    .slice(0, MOST)
  const worst = resolved
    .filter(({ facts }) => isSatisfied(facts) === false)
    .toSorted((one, other) => gradeOf(one.facts) - gradeOf(other.facts) || one.facts.id - other.facts.id)
    .slice(0, MOST)
  const told = ({ facts, days }: (typeof resolved)[number]) => ({
    id: facts.id,
    number: db.get<{ number: string }>('SELECT number FROM request WHERE id = ?', [facts.id])?.number ?? '',
    of: names.category(facts.categoryId),
    workingDays: days,
    grade: facts.rating?.grade ?? null,
  })
  return { longest: longest.map(told), worst: worst.map(told) }
}

/** A summary in the shape that is promised, with what stands beside it. */
export function exportedSummary({ now, before, toDate, allTime, bases }: TextFacts): ExportedSummary {
  return {
    ...figuresIn(now),
    ...(before && { before: figuresIn(before.told) }),
    ...(toDate && { toDate: figuresIn(toDate.told) }),
    allTime,
    bases: bases.map(({ figure, value, untilOn, source }) => ({ figure, value, untilOn, source })),
  }
}

/** With what else is told of it where that was reckoned. */
function figuresIn({ summary, details }: Told): Summary {
  const { longest, worst, specialLedgers } = details
  return {
    ...summary,
    ...(specialLedgers && { specialLedgers: specialLedgers.map(counted) }),
    ...(longest && { longest: longest.map(exported) }),
    ...(worst && { worst: worst.map(exported) }),
  }
}

function counted({ nameZh, ledgerId: _id, nameEn: _en, rows: _rows, ...figures }: LedgerFiguresView) {
  return { ledger: nameZh, ...figures }
}

function exported({ number, of, workingDays, grade }: Extreme) {
  return { number, category: of.nameZh, workingDays, grade }
}
