import { LONGEST_PERIOD, type Summary, type SummaryDetails } from '#shared/contract/summaries.ts'
import { cardFigures } from '#shared/domain/figures/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import type { Period } from '#shared/domain/figures/course.ts'
import { daysCome, knownOf } from '#shared/domain/figures/periods.ts'
import { requestFigures } from '#shared/domain/figures/requests.ts'
import type { Part } from '#shared/domain/figures/parts.ts'
import type { Grade } from '#shared/domain/ratings.ts'
import { Channel, RequestResult } from '#shared/domain/requests.ts'
import { servicesIn } from '#shared/domain/figures/services.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { SubsidySums } from '#shared/domain/subsidies.ts'
import { readCalendar } from '../calendar.ts'
import type { ReadCall } from '../ports.ts'
import { figuresOf } from '../special-ledgers/queries.ts'
import { subsidyFigures } from '../subsidies/queries.ts'
import { factsOf } from './facts.ts'
import { Names } from './names.ts'

/** The summary of a period in its promised shape, with what the page shows beside it. */
export function summaryOf(
  call: Pick<ReadCall, 'db' | 'history'>,
  period: Period,
): { summary: Summary; details: SummaryDetails } {
  const facts = factsOf(call)
  const names = new Names(call.db)
  const requests = requestFigures(facts.requests, period, readCalendar(call.db))
  const services = servicesIn(facts.requests, facts.usages, period)
  const cards = cardFigures(facts.cards, period)
  const days = daysCome(period)
  const subsidies = subsidyFigures(call.db, days)
  const { received, declined, carriedOver, accepted, withdrawn, resolved, solved, stillOpen } = requests.counts
  const { overdueOpen, resolvedOnTime, rated, satisfied, bad } = requests.counts
  const { issued, renewed, upgraded, replaced, expired, revoked, cardsAtStart, cardsAtEnd } = cards.counts
  const byCategory = names.ordered('category', worth(requests.byCategory))
  const byDepartment = names.ordered('department', worth(requests.byDepartment))
  const byLevel = names.ordered('level', worth(requests.byLevel))
  const byStaff = names.ordered('staff', worth(requests.byStaff))
  const cardLevels = names.ordered(
    'level',
    cards.byLevel.map(({ levelId: key, ...level }) => ({ key, ...level })),
  )
  const { onTimeRate, resolvedRate, averageWorkingDays, medianWorkingDays } = requests
  const { responseRate, satisfactionRate } = requests
  return {
    summary: {
      period: { from: period.from, to: period.to },
      requests: {
        received,
        declined,
        carriedOver,
        accepted,
        withdrawn,
        resolved,
        solved,
        stillOpen,
        overdueOpen,
        resolvedOnTime,
        onTimeRate,
        resolvedRate,
        averageWorkingDays,
        medianWorkingDays,
        byCategory: byCategory.map((part) => ({ category: names.category(part.key).nameZh, ...counted(part) })),
        byDepartment: byDepartment.map((part) => ({
          department: names.department(part.key)?.nameZh ?? null,
          ...counted(part),
        })),
        byLevel: byLevel.map((part) => ({ level: names.levelWithScheme(part.key), ...counted(part) })),
        byMonth: requests.byMonth.map((part) => ({ month: part.key, ...counted(part) })),
      },
      ratings: { rated, satisfied, bad, responseRate, satisfactionRate },
      services: { peopleServed: services.byHolder.length, timesServed: services.timesServed },
      cards: {
        people: cards.people,
        pieces: cardsAtEnd,
        atStart: cardsAtStart,
        issued,
        renewed,
        upgraded,
        replaced,
        expired,
        revoked,
        atEnd: cardsAtEnd,
        byScheme: cardLevels.map(({ key, people, pieces }) => {
          const level = names.level(key)
          return { scheme: level.scheme.nameZh, level: level.of.nameZh, people, pieces }
        }),
      },
      subsidies: {
        ...subsidySumsOf(subsidies),
        byItem: subsidies.map(({ itemId: _its, item, ...sums }) => ({ item: item?.nameZh ?? null, ...sums })),
      },
    },
    details: {
      byCategory: byCategory.map(({ key, ...part }) => ({ of: names.category(key), ...part })),
      byDepartment: byDepartment.map(({ key, ...part }) => ({ of: names.department(key), ...part })),
      byLevel: byLevel.map(({ key, ...part }) => ({
        ...(key === null ? { of: null, scheme: null } : names.level(key)),
        ...part,
      })),
      byItem: names
        .ordered('item', worth(requests.byItem))
        .map(({ key, ...part }) => ({ of: names.item(key), ...part })),
      byMonth: requests.byMonth.map(({ key: month, ...part }) => ({ month, ...part })),
      byChannel: inOrder(Channel.options, worth(requests.byChannel)).map(({ key: channel, ...part }) => ({
        channel,
        ...part,
      })),
      byStaff: byStaff.map(({ key, ...part }) => ({ of: names.staff(key), ...part })),
      byResult: [...RequestResult.options, null].flatMap((result) => {
        const count = requests.byResult.get(result)
        return count === undefined ? [] : [{ result, resolved: count }]
      }),
      byGrade: GRADES.map((grade) => ({ grade, rated: requests.byGrade.get(grade) ?? 0 })),
      categoryMonths: names
        .ordered(
          'category',
          requests.byCategory.filter(({ accepted }) => accepted > 0),
        )
        .map(({ key, accepted }) => ({
          of: names.category(key),
          accepted,
          months: [...(requests.categoryMonths.get(key) ?? [])],
        })),
      subsidies: subsidies.map(({ itemId, item, ...sums }) => ({
        of: itemId === null || item === null ? null : { id: itemId, ...item },
        ...sums,
      })),
      specialLedgers: figuresOf(call.db, days).filter(({ rows }) => rows > 0),
      resolvedLate: requests.counts.resolvedLate,
      overdue: requests.counts.overdue,
      ratedByHandler: requests.counts.ratedByHandler,
      cards: {
        otherwise: cards.otherwise,
        byLevel: cardLevels.map(({ key, people, pieces }) => ({ ...names.level(key), people, pieces })),
      },
    },
  }
}

/** A period as it is known today. Throws as `checkedPeriod`. */
export function periodOf(period: Period, today: Day): Period {
  return knownOf(checkedPeriod(period), today)
}

/** The two days alone. Throws `summary/period-reversed` or `summary/period-too-long`. */
export function checkedPeriod({ from, to }: Period): Pick<Period, 'from' | 'to'> {
  if (to < from) throw new Refusal('summary/period-reversed', { from, to })
  if (Number(to.slice(0, 4)) - Number(from.slice(0, 4)) > LONGEST_PERIOD) {
    throw new Refusal('summary/period-too-long', { years: LONGEST_PERIOD })
  }
  return { from, to }
}

function subsidySumsOf(parts: readonly SubsidySums[]): SubsidySums {
  const sumOf = (sum: keyof SubsidySums) => parts.reduce((all, part) => all + part[sum], 0)
  return { askedFen: sumOf('askedFen'), grantedFen: sumOf('grantedFen'), paidFen: sumOf('paidFen') }
}

function counted({ accepted, resolved, overdue }: Part<unknown>) {
  return { accepted, resolved, overdue }
}

/** The best first. */
const GRADES: readonly Grade[] = [5, 4, 3, 2, 1]

function inOrder<K>(order: readonly K[], parts: readonly Part<K>[]): Part<K>[] {
  return parts.toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
}

/** Parts that something falls to; what is only carried over and still open in time is told by the totals. */
function worth<K>(parts: readonly Part<K>[]): Part<K>[] {
  return parts.filter(({ accepted, resolved, overdue }) => accepted + resolved + overdue > 0)
}
