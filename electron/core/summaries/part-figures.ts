import type { RequestPart } from '#shared/contract/summaries.ts'
import { cardFigures } from '#shared/domain/figures/cards.ts'
import type { Period, RequestFacts } from '#shared/domain/figures/course.ts'
import { FIGURE_LINES } from '#shared/domain/figures/lines.ts'
import type { SummaryFigure } from '#shared/domain/figures/measures.ts'
import { requestFigures } from '#shared/domain/figures/requests.ts'
import { readCalendar } from '../calendar.ts'
import type { ReadCall } from '../ports.ts'
import { factsOf } from './facts.ts'
import { summaryOf } from './figures.ts'

export type Figures = { readonly [F in SummaryFigure]?: number | null }

/** Every figure of a period; of one part those that are counted by parts. */
export function figuresOf(call: Pick<ReadCall, 'db' | 'history'>, period: Period, part: RequestPart | null): Figures {
  if (part === null) {
    const told = summaryOf(call, period)
    const { overdue } = told.details
    return { overdue, ...Object.fromEntries(FIGURE_LINES.map(({ figure, valueOf }) => [figure, valueOf(told)])) }
  }
  const facts = factsOf(call)
  const inPart = facts.requests.filter((request) => isOfPart(request, part))
  const requests = requestFigures(inPart, period, readCalendar(call.db))
  const { onTimeRate, resolvedRate, responseRate, satisfactionRate, averageWorkingDays, medianWorkingDays } = requests
  const measures = { onTimeRate, resolvedRate, responseRate, satisfactionRate, averageWorkingDays, medianWorkingDays }
  if (part.by !== 'level') return { ...requests.counts, ...measures }
  const cards = cardFigures(
    facts.cards.filter(({ levelId }) => levelId === part.id),
    period,
  )
  return { ...requests.counts, ...measures, ...cards.counts, people: cards.people, otherwise: cards.otherwise }
}

/** Whether a request belongs to a part. */
export function isOfPart(facts: RequestFacts, part: RequestPart): boolean {
  switch (part.by) {
    case 'category':
      return facts.categoryId === part.id
    case 'department':
      return facts.departmentId === part.id
    case 'level':
      return facts.levelId === part.id
    case 'channel':
      return facts.channel === part.channel
    case 'staff':
      return facts.staffId === part.id
    case 'result':
      return facts.result === part.result
    case 'grade':
      return facts.rating?.grade === part.grade
  }
}
