import type { FigureName } from './names.ts'

type Counts<N extends string> = Readonly<Record<N, number>>
type Rates<N extends string> = Readonly<Record<N, number | null>>

type RequestCount =
  | 'received'
  | 'declined'
  | 'carriedOver'
  | 'accepted'
  | 'resolved'
  | 'solved'
  | 'withdrawn'
  | 'stillOpen'
  | 'overdueOpen'
  | 'resolvedOnTime'
type CardCount = 'issued' | 'renewed' | 'upgraded' | 'replaced' | 'expired' | 'revoked'

/** What the lines are read from: a summary and what stands beside it. */
export interface FigureFacts {
  readonly summary: {
    readonly requests: Counts<RequestCount> &
      Rates<'onTimeRate' | 'resolvedRate' | 'averageWorkingDays' | 'medianWorkingDays'>
    readonly ratings: Counts<'rated' | 'satisfied' | 'bad'> & Rates<'responseRate' | 'satisfactionRate'>
    readonly services: Counts<'peopleServed' | 'timesServed'>
    readonly cards: Counts<CardCount | 'people' | 'atStart' | 'atEnd'>
  }
  readonly details: Counts<'resolvedLate' | 'ratedByHandler'> & { readonly cards: Counts<'otherwise'> }
}

/** Figures that have a line; those that are no `FigureName` have no list. */
export type LineName =
  | Exclude<FigureName, 'overdue'>
  | 'onTimeRate'
  | 'resolvedRate'
  | 'averageWorkingDays'
  | 'medianWorkingDays'
  | 'responseRate'
  | 'satisfactionRate'
  | 'timesServed'
  | 'otherwise'

/** Persons, pieces, times and cards are never added together. `days` are working days. */
export type LineUnit = 'requests' | 'times' | 'people' | 'pieces' | 'days' | 'percent'

/** A figure of the totals: what it counts and how it is got. */
export interface FigureLine {
  readonly figure: LineName
  readonly unit: LineUnit
  valueOf(facts: FigureFacts): number | null
  /** Shares in percent: the figure on top and those below, which are added up. */
  readonly share?: { readonly of: LineName; readonly by: readonly LineName[] }
}

/** How requests were dealt with and rated, and who was served, in the order of every summary. */
export const REQUEST_LINES: readonly FigureLine[] = [
  request('received'),
  request('declined'),
  request('carriedOver'),
  request('accepted'),
  request('resolved'),
  request('solved'),
  request('withdrawn'),
  request('stillOpen'),
  request('overdueOpen'),
  request('resolvedOnTime'),
  line('resolvedLate', 'requests', ({ details }) => details.resolvedLate),
  {
    ...line('onTimeRate', 'percent', ({ summary }) => summary.requests.onTimeRate),
    share: { of: 'resolvedOnTime', by: ['resolved'] },
  },
  {
    ...line('resolvedRate', 'percent', ({ summary }) => summary.requests.resolvedRate),
    share: { of: 'resolved', by: ['carriedOver', 'accepted'] },
  },
  line('averageWorkingDays', 'days', ({ summary }) => summary.requests.averageWorkingDays),
  line('medianWorkingDays', 'days', ({ summary }) => summary.requests.medianWorkingDays),
  line('rated', 'requests', ({ summary }) => summary.ratings.rated),
  line('satisfied', 'requests', ({ summary }) => summary.ratings.satisfied),
  line('bad', 'requests', ({ summary }) => summary.ratings.bad),
  line('ratedByHandler', 'requests', ({ details }) => details.ratedByHandler),
  {
    ...line('responseRate', 'percent', ({ summary }) => summary.ratings.responseRate),
    share: { of: 'rated', by: ['resolved'] },
  },
  {
    ...line('satisfactionRate', 'percent', ({ summary }) => summary.ratings.satisfactionRate),
    share: { of: 'satisfied', by: ['rated'] },
  },
  line('peopleServed', 'people', ({ summary }) => summary.services.peopleServed),
  line('timesServed', 'times', ({ summary }) => summary.services.timesServed),
]

/** How the cards came and went. */
export const CARD_LINES: readonly FigureLine[] = [
  line('people', 'people', ({ summary }) => summary.cards.people),
  line('cardsAtStart', 'pieces', ({ summary }) => summary.cards.atStart),
  card('issued'),
  card('renewed'),
  card('upgraded'),
  card('replaced'),
  card('expired'),
  card('revoked'),
  line('otherwise', 'pieces', ({ details }) => details.cards.otherwise),
  line('cardsAtEnd', 'pieces', ({ summary }) => summary.cards.atEnd),
]

export const FIGURE_LINES: readonly FigureLine[] = [...REQUEST_LINES, ...CARD_LINES]

function request(figure: RequestCount): FigureLine {
  return line(figure, 'requests', ({ summary }) => summary.requests[figure])
}

function card(figure: CardCount): FigureLine {
  return line(figure, 'pieces', ({ summary }) => summary.cards[figure])
}

function line(figure: LineName, unit: LineUnit, valueOf: FigureLine['valueOf']): FigureLine {
  return { figure, unit, valueOf }
}

/** Shares and means have one decimal wherever they are shown, so that what stands side by side looks alike. */
export function hasDecimal(unit: LineUnit): boolean {
  return unit === 'percent' || unit === 'days'
}
