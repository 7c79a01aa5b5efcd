import type { Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import { FIRST_SHEET_ROW, type SheetCell, type SheetPlan } from '#shared/domain/sheets.ts'
import { resources, type Language, type Sentences } from '#shared/locales/index.ts'
import type { TextFacts } from './official-text.ts'
import { column } from './tables.ts'

interface Told {
  readonly summary: Summary
  readonly details: SummaryDetails
}
type FigureKey = keyof Sentences['summaries']['figure']
type UnitKey = keyof Sentences['summaries']['unit'] | 'percent'

/** A figure of the totals: how it is got, and what a workbook reckons it from. */
export interface TotalLine {
  readonly figure: FigureKey
  readonly unit: UnitKey
  valueOf(told: Told): number | null
  /** Shares in percent: the figure on top and those below, which are added up. */
  readonly share?: { readonly of: FigureKey; readonly by: readonly FigureKey[] }
}

/** The figures of requests, ratings, services and cards in the order of every summary. */
export const TOTAL_LINES: readonly TotalLine[] = [
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

/** The unit as it stands behind a figure. */
export function unitWord({ unit }: TotalLine, { summaries }: Sentences): string {
  return unit === 'percent' ? '%' : summaries.unit[unit]
}

/**
 * The period, the same days of the year before, the difference, and the year to date where the period is another. Rates and
 * differences are formulas, so that a leader who clicks one sees what it is made of.
 */
export function totalsTable(
  { now, before, toDate }: TextFacts,
  order: { readonly language: Language },
): Pick<SheetPlan, 'columns' | 'rows'> {
  const words = resources[order.language]
  const { exports, summaries } = words
  const columns = [
    column('figure', exports.column.figure, 26),
    column('value', exports.column.value, 12, 'plain'),
    column('unit', exports.column.unit, 10),
    ...(before
      ? [column('before', summaries.table.before, 12, 'plain'), column('change', summaries.table.change, 12, 'plain')]
      : []),
    ...(toDate ? [column('toDate', summaries.table.toDate, 12, 'plain')] : []),
  ]
  const rows = TOTAL_LINES.map((total, at): SheetCell[] => {
    const row = FIRST_SHEET_ROW + at
    const value = total.valueOf(now)
    const past = before && total.valueOf(before.told)
    return [
      summaries.figure[total.figure],
      shareCell(total, value, 'B'),
      unitWord(total, words),
      ...(before ? [shareCell(total, past, 'D'), changeCell(value, past, row)] : []),
      ...(toDate ? [shareCell(total, total.valueOf(toDate.told), before ? 'F' : 'D')] : []),
    ]
  })
  return { columns, rows }
}

function shareCell({ share }: TotalLine, value: number | null, letter: string): SheetCell {
  if (!share) return value
  const at = (figure: FigureKey) => {
    const row = TOTAL_LINES.findIndex((total) => total.figure === figure)
    return `${letter}${FIRST_SHEET_ROW + row}`
  }
  const whole = share.by.map(at).join('+')
  return { formula: `IF(${whole}=0,"—",ROUND(${at(share.of)}/(${whole})*100,1))`, result: value }
}

function changeCell(now: number | null, past: number | null, row: number): SheetCell {
  const result = now === null || past === null ? null : Math.round((now - past) * 10) / 10
  return { formula: `IF(COUNT(B${row},D${row})<2,"—",ROUND(B${row}-D${row},1))`, result }
}

type Count<T> = { [N in keyof T]: T[N] extends number ? N : never }[keyof T]

function request(figure: Count<Summary['requests']> & FigureKey): TotalLine {
  return line(figure, 'requests', ({ summary }) => summary.requests[figure])
}

function card(figure: Count<Summary['cards']> & FigureKey): TotalLine {
  return line(figure, 'pieces', ({ summary }) => summary.cards[figure])
}

function line(figure: FigureKey, unit: UnitKey, valueOf: TotalLine['valueOf']): TotalLine {
  return { figure, unit, valueOf }
}
