import type { ExportOrder } from '#shared/contract/exports.ts'
import type { Summary, SummaryDetails } from '#shared/contract/summaries.ts'
import { DEFINITIONS } from '#shared/domain/figures/names.ts'
import type { SheetCell, SheetColumn, SheetPlan } from '#shared/domain/sheets.ts'
import type { Sentences } from '#shared/locales/index.ts'
import { nameIn, wordsOf } from './words.ts'

interface Told {
  readonly summary: Summary
  readonly details: SummaryDetails
}
type FigureKey = keyof Sentences['summaries']['figure']
type UnitKey = keyof Sentences['summaries']['unit'] | 'percent'

/** A sheet a table; the definitions stand under the first. */
export function summarySheets(told: Told, order: ExportOrder, subtitle: string): SheetPlan[] {
  const words = wordsOf(order)
  const { exports, summaries } = words
  const sheet = (name: keyof Sentences['exports']['sheet'], table: Pick<SheetPlan, 'columns' | 'rows'>): SheetPlan => ({
    name: exports.sheet[name],
    title: `${exports.title.summary}　${exports.sheet[name]}`,
    subtitle,
    notes: [],
    chart: null,
    ...table,
  })
  const { byCategory, byDepartment, byLevel, byMonth, cards } = told.details
  const parts = (first: string, rows: readonly (readonly [string, Measured])[]) => partTable(words, first, rows)
  return [
    {
      ...sheet('totals', totalsTable(told, order)),
      notes: DEFINITIONS.map((name, at) => `${at + 1}. ${summaries.definition[name]}`),
    },
    sheet(
      'categories',
      parts(
        summaries.table.category,
        byCategory.map((part) => [part.of ? nameIn(order, part.of) : '', part]),
      ),
    ),
    sheet(
      'departments',
      parts(
        summaries.table.department,
        byDepartment.map((part) => [part.of ? nameIn(order, part.of) : summaries.table.noDepartment, part]),
      ),
    ),
    sheet(
      'levels',
      parts(
        summaries.table.level,
        byLevel.map((part) => [
          part.of && part.scheme ? `${nameIn(order, part.scheme)} ${nameIn(order, part.of)}` : summaries.table.noLevel,
          part,
        ]),
      ),
    ),
    {
      ...sheet(
        'months',
        parts(
          summaries.table.month,
          byMonth.map((part) => [part.month, part]),
        ),
      ),
      chart: ['accepted', 'resolved'],
    },
    sheet('schemes', {
      columns: [
        column('scheme', summaries.table.scheme, 22),
        column('level', summaries.table.level, 18),
        column('people', exports.column.cardHolders, 10, 'number'),
        column('pieces', exports.column.cardPieces, 10, 'number'),
      ],
      rows: cards.byLevel.map(({ of, scheme, people, pieces }) => [
        nameIn(order, scheme),
        nameIn(order, of),
        people,
        pieces,
      ]),
    }),
  ]
}

/** One line a figure, which programs and filters like: table, of what, figure, value. */
export function summaryLines(told: Told, order: ExportOrder, subtitle: string): SheetPlan {
  const { exports } = wordsOf(order)
  const [totals, ...tables] = summarySheets(told, order, subtitle)
  const lines: SheetCell[][] = (totals?.rows ?? []).map(([figure, value]) => [
    totals?.name ?? null,
    null,
    figure ?? null,
    value ?? null,
  ])
  for (const { name, columns, rows } of tables) {
    for (const row of rows) {
      const ofWhat = columns.flatMap(({ kind }, at) => (kind === 'text' ? [row[at]] : [])).join(' ')
      columns.forEach(({ title, kind }, at) => {
        if (kind !== 'text') lines.push([name, ofWhat, title, row[at] ?? null])
      })
    }
  }
  return {
    name: exports.title.summary,
    title: exports.title.summary,
    subtitle,
    columns: [
      column('table', exports.column.table, 16),
      column('of', exports.column.of, 22),
      column('figure', exports.column.figure, 18),
      column('value', exports.column.value, 12, 'decimal'),
    ],
    rows: lines,
    notes: [],
    chart: null,
  }
}

function totalsTable({ summary, details }: Told, order: ExportOrder): Pick<SheetPlan, 'columns' | 'rows'> {
  const { exports, summaries } = wordsOf(order)
  const { requests, ratings, services, cards } = summary
  const line = (figure: FigureKey, value: number | null, unit: UnitKey): SheetCell[] => [
    summaries.figure[figure],
    value,
    unit === 'percent' ? '%' : summaries.unit[unit],
  ]
  return {
    columns: [
      column('figure', exports.column.figure, 26),
      column('value', exports.column.value, 14, 'plain'),
      column('unit', exports.column.unit, 12),
    ],
    rows: [
      line('received', requests.received, 'requests'),
      line('declined', requests.declined, 'requests'),
      line('carriedOver', requests.carriedOver, 'requests'),
      line('accepted', requests.accepted, 'requests'),
      line('resolved', requests.resolved, 'requests'),
      line('solved', requests.solved, 'requests'),
      line('withdrawn', requests.withdrawn, 'requests'),
      line('stillOpen', requests.stillOpen, 'requests'),
      line('overdueOpen', requests.overdueOpen, 'requests'),
      line('resolvedOnTime', requests.resolvedOnTime, 'requests'),
      line('resolvedLate', details.resolvedLate, 'requests'),
      line('onTimeRate', requests.onTimeRate, 'percent'),
      line('resolvedRate', requests.resolvedRate, 'percent'),
      line('averageWorkingDays', requests.averageWorkingDays, 'days'),
      line('medianWorkingDays', requests.medianWorkingDays, 'days'),
      line('rated', ratings.rated, 'requests'),
      line('satisfied', ratings.satisfied, 'requests'),
      line('bad', ratings.bad, 'requests'),
      line('ratedByHandler', details.ratedByHandler, 'requests'),
      line('responseRate', ratings.responseRate, 'percent'),
      line('satisfactionRate', ratings.satisfactionRate, 'percent'),
      line('peopleServed', services.peopleServed, 'people'),
      line('timesServed', services.timesServed, 'times'),
      line('people', cards.people, 'people'),
      line('cardsAtStart', cards.atStart, 'pieces'),
      line('issued', cards.issued, 'pieces'),
      line('renewed', cards.renewed, 'pieces'),
      line('upgraded', cards.upgraded, 'pieces'),
      line('replaced', cards.replaced, 'pieces'),
      line('expired', cards.expired, 'pieces'),
      line('revoked', cards.revoked, 'pieces'),
      line('otherwise', details.cards.otherwise, 'pieces'),
      line('cardsAtEnd', cards.atEnd, 'pieces'),
    ],
  }
}

type Measured = Pick<
  SummaryDetails['byMonth'][number],
  'accepted' | 'resolved' | 'overdue' | 'averageWorkingDays' | 'satisfactionRate'
>

function partTable(
  { summaries }: Sentences,
  first: string,
  rows: readonly (readonly [string, Measured])[],
): Pick<SheetPlan, 'columns' | 'rows'> {
  return {
    columns: [
      column('of', first, 28),
      column('accepted', summaries.figure.accepted, 10, 'number'),
      column('resolved', summaries.figure.resolved, 10, 'number'),
      column('overdue', summaries.figure.overdue, 10, 'number'),
      column('averageWorkingDays', summaries.figure.averageWorkingDays, 12, 'decimal'),
      column('satisfactionRate', summaries.figure.satisfactionRate, 12, 'percent'),
    ],
    rows: rows.map(([of, part]) => [
      of,
      part.accepted,
      part.resolved,
      part.overdue,
      part.averageWorkingDays,
      part.satisfactionRate,
    ]),
  }
}

function column(key: string, title: string, width: number, kind: SheetColumn['kind'] = 'text'): SheetColumn {
  return { key, title, width, kind }
}
