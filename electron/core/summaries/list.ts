import type { SummaryPart } from '#shared/contract/summaries.ts'
import { CardSieve, type CardFacts } from '#shared/domain/figures/cards.ts'
import type { Period, RequestFacts } from '#shared/domain/figures/course.ts'
import { CardFigure, RequestFigure, type FigureName, type PeopleFigure } from '#shared/domain/figures/names.ts'
import { monthOf } from '#shared/domain/figures/parts.ts'
import { RequestSieve } from '#shared/domain/figures/sieve.ts'
import { servicesIn } from '#shared/domain/figures/services.ts'
import { readCalendar } from '../calendar.ts'
import { cardsWhere, viewOf } from '../cards/queries.ts'
import type { HandlersOf } from '../handler.ts'
import type { ReadCall } from '../ports.ts'
import { linesOf } from '../requests/queries.ts'
import { factsOf } from './facts.ts'
import { periodOf } from './figures.ts'
import { isOfPart } from './part-figures.ts'

/** What stands behind a figure, by the same sieve that counts it; the newest first, people by their counts. */
export const listFigure: HandlersOf<'summaries'>['list'] = (call, { from, to, figure, part, page, limit }) => {
  const period = periodOf({ from, to }, call.today)
  const pageOf = <T>(all: readonly T[]): T[] => all.slice(page * limit, (page + 1) * limit)
  if (isOne(RequestFigure.options, figure)) {
    const ids = requestIds(call, period, { figure, part })
    const lines = linesOf(call.db, pageOf(ids), { calendar: readCalendar(call.db), today: call.today })
    return { kind: 'requests', requests: lines, total: ids.length }
  }
  if (isOne(CardFigure.options, figure)) {
    const ids = cardsCounted(call, period, { figure, part })
      .map(({ id }) => id)
      .sort((one, other) => other - one)
    const where = 'card.id IN (SELECT value FROM json_each(?))'
    const { rows } = cardsWhere(call.db, where, [JSON.stringify(pageOf(ids))], { from: 0, limit })
    return { kind: 'cards', cards: rows.map((row) => viewOf(row, call.today, call.operator.role)), total: ids.length }
  }
  const all = peopleIn(call, period, { figure, part }).sort(
    (one, other) => other.count - one.count || one.holderId - other.holderId,
  )
  const people = pageOf(all).map((one) => ({ ...one, name: nameOf(call, one.holderId) }))
  return { kind: 'people', people, total: all.length }
}

/** Whom a figure counts, each with how often they were served or how many cards they hold. */
function peopleIn(
  call: ReadCall,
  period: Period,
  { figure, part }: { readonly figure: PeopleFigure; readonly part: SummaryPart | null },
): { readonly holderId: number; readonly count: number }[] {
  if (figure === 'people') {
    const cards = cardsCounted(call, period, { figure: 'cardsAtEnd', part })
    return [...Map.groupBy(cards, ({ holderId }) => holderId)].map(([holderId, held]) => ({
      holderId,
      count: held.length,
    }))
  }
  const { requests, usages } = factsOf(call)
  return servicesIn(requests, usages, period).byHolder.map(({ holderId, times }) => ({ holderId, count: times }))
}

/** Ids of the requests that a figure counts, received last first. */
function requestIds(
  call: Pick<ReadCall, 'db' | 'history'>,
  period: Period,
  { figure, part }: { readonly figure: RequestFigure; readonly part: SummaryPart | null },
): number[] {
  const sieve = new RequestSieve(period, readCalendar(call.db))
  return factsOf(call)
    .requests.filter((facts) => {
      return sieve.isCounted(facts, figure) && (part === null || isListed(facts, part, { figure, period }))
    })
    .toSorted((one, other) => compare(other.receivedOn, one.receivedOn) || other.id - one.id)
    .map(({ id }) => id)
}

function cardsCounted(
  call: ReadCall,
  period: Period,
  { figure, part }: { readonly figure: CardFigure; readonly part: SummaryPart | null },
): CardFacts[] {
  const sieve = new CardSieve(period)
  return factsOf(call)
    .cards.filter((card) => part?.by !== 'level' || card.levelId === part.id)
    .filter((card) => sieve.figuresOf(card).includes(figure))
}

function isListed(
  facts: RequestFacts,
  part: SummaryPart,
  { figure, period }: { readonly figure: RequestFigure; readonly period: Period },
): boolean {
  switch (part.by) {
    case 'item':
      return facts.itemId === part.id
    case 'category-month':
      return facts.categoryId === part.id && monthCounted(facts, figure, period) === part.month
    case 'month':
      return monthCounted(facts, figure, period) === part.month
    default:
      return isOfPart(facts, part)
  }
}

/** The month of its acceptance for what was accepted, of its end for what ended, else the last of the period. */
function monthCounted({ acceptedOn, end, receivedOn }: RequestFacts, figure: RequestFigure, { to }: Period): string {
  if (figure === 'received') return monthOf(receivedOn)
  if (figure === 'accepted') return monthOf(acceptedOn ?? receivedOn)
  return monthOf(end !== null && end.on <= to ? end.on : to)
}

function nameOf({ db }: ReadCall, holderId: number): string {
  return db.get<{ name: string }>('SELECT name FROM holder WHERE id = ?', [holderId])?.name ?? ''
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function isOne<T extends string>(names: readonly T[], name: FigureName): name is FigureName & T {
  return (names as readonly string[]).includes(name)
}
