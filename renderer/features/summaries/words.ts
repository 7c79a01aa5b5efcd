import type { Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import type { FigureName } from '#shared/domain/figures/names.ts'
import { countOf } from '#renderer/i18n/formats.ts'

export interface Told {
  readonly summary: Summary
  readonly details: SummaryDetails
}

export type Unit = 'requests' | 'times' | 'people' | 'pieces' | 'days' | 'percent'

/** One line of a table of figures; `figure` opens its list. */
export interface Line {
  readonly name: FigureName | 'onTimeRate' | 'resolvedRate' | 'averageWorkingDays' | 'medianWorkingDays' | Only
  readonly unit: Unit
  readonly isListed: boolean
  valueOf(told: Told): number | null
}
type Only = 'responseRate' | 'satisfactionRate' | 'timesServed' | 'people' | 'otherwise'

/** How requests were dealt with and rated. */
export const REQUEST_LINES: readonly Line[] = [
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
  measure('onTimeRate', 'percent', ({ summary }) => summary.requests.onTimeRate),
  measure('resolvedRate', 'percent', ({ summary }) => summary.requests.resolvedRate),
  measure('averageWorkingDays', 'days', ({ summary }) => summary.requests.averageWorkingDays),
  measure('medianWorkingDays', 'days', ({ summary }) => summary.requests.medianWorkingDays),
  line('rated', 'requests', ({ summary }) => summary.ratings.rated),
  line('satisfied', 'requests', ({ summary }) => summary.ratings.satisfied),
  line('bad', 'requests', ({ summary }) => summary.ratings.bad),
  line('ratedByHandler', 'requests', ({ details }) => details.ratedByHandler),
  measure('responseRate', 'percent', ({ summary }) => summary.ratings.responseRate),
  measure('satisfactionRate', 'percent', ({ summary }) => summary.ratings.satisfactionRate),
  line('peopleServed', 'people', ({ summary }) => summary.services.peopleServed),
  measure('timesServed', 'times', ({ summary }) => summary.services.timesServed),
]

/** How the cards came and went. */
export const CARD_LINES: readonly Line[] = [
  line('cardsAtStart', 'pieces', ({ summary }) => summary.cards.atStart),
  line('issued', 'pieces', ({ summary }) => summary.cards.issued),
  line('renewed', 'pieces', ({ summary }) => summary.cards.renewed),
  line('upgraded', 'pieces', ({ summary }) => summary.cards.upgraded),
  line('replaced', 'pieces', ({ summary }) => summary.cards.replaced),
  line('expired', 'pieces', ({ summary }) => summary.cards.expired),
  line('revoked', 'pieces', ({ summary }) => summary.cards.revoked),
  measure('otherwise', 'pieces', ({ details }) => details.cards.otherwise),
  line('cardsAtEnd', 'pieces', ({ summary }) => summary.cards.atEnd),
  measure('people', 'people', ({ summary }) => summary.cards.people),
]

/** `1,204`, `93.3%`, `−4`; a dash where there is nothing to say. */
export function shown(value: number | null, unit: Unit): string {
  if (value === null) return '—'
  if (unit === 'percent') return `${value}%`
  return value < 0 ? `−${countOf(-value)}` : countOf(value)
}

/** The unit of what a figure lists. */
export function unitOf(figure: FigureName): Exclude<Unit, 'percent' | 'days'> {
  if (figure === 'peopleServed') return 'people'
  return CARD_LINES.some(({ name }) => name === figure) ? 'pieces' : 'requests'
}

type RequestCount = {
  [N in keyof Summary['requests']]: Summary['requests'][N] extends number ? N : never
}[keyof Summary['requests']]

function request(name: RequestCount & FigureName): Line {
  return line(name, 'requests', ({ summary }) => summary.requests[name])
}

function line(name: FigureName, unit: Unit, valueOf: Line['valueOf']): Line {
  return { name, unit, isListed: true, valueOf }
}

function measure(name: Exclude<Line['name'], FigureName>, unit: Unit, valueOf: Line['valueOf']): Line {
  return { name, unit, isListed: false, valueOf }
}
