import type { SummaryDetails } from '#shared/contract/summaries.ts'
import { MOST_MONTHS } from '#shared/domain/figures/parts.ts'
import type { SheetCell, SheetColumn, SheetPlan } from '#shared/domain/sheets.ts'
import { SubsidyKind } from '#shared/domain/subsidies.ts'
import { resources, type Language, type Sentences } from '#shared/locales/index.ts'
import { nameIn } from '../names.ts'
import type { TextFacts } from './official-text.ts'

/** A table of a summary: `name` is its sheet's, and `sums` the columns that may be added up. */
export interface SummaryTable {
  readonly name: keyof Sentences['exports']['sheet']
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
  /** What each row is of: two may have one name. */
  readonly keys: readonly (string | number)[]
  readonly sums: readonly string[]
}

/** The tables behind the totals. Requests are in exactly one part of each, so that the parts add up; people are not. */
export function summaryTables({ now: { details } }: TextFacts, order: { readonly language: Language }): SummaryTable[] {
  const words = resources[order.language]
  const { exports, summaries, requests } = words
  const { byCategory, byDepartment, byLevel, byMonth, byChannel, byStaff, byResult, byGrade, cards } = details
  const parts = (name: SummaryTable['name'], first: string, rows: readonly PartRow[]): SummaryTable => ({
    name,
    ...partTable(words, first, rows),
    keys: rows.map(([, , key]) => key),
    sums: ['accepted', 'resolved', 'overdue'],
  })
  const { table } = summaries
  return [
    parts(
      'categories',
      table.category,
      byCategory.map((part) => [part.of ? nameIn(order, part.of) : '', part, part.of?.id ?? 0]),
    ),
    ...(byMonth.length > MOST_MONTHS ? [] : [categoryMonths(details, order)]),
    parts(
      'departments',
      table.department,
      byDepartment.map((part) => [part.of ? nameIn(order, part.of) : table.noDepartment, part, part.of?.id ?? 0]),
    ),
    parts(
      'levels',
      table.level,
      byLevel.map((part) => [
        part.of && part.scheme ? `${nameIn(order, part.scheme)} ${nameIn(order, part.of)}` : table.noLevel,
        part,
        part.of?.id ?? 0,
      ]),
    ),
    parts(
      'channels',
      table.channel,
      byChannel.map((part) => [requests.channel[part.channel], part, part.channel]),
    ),
    parts(
      'staff',
      table.staff,
      byStaff.map((part) => [part.of ? nameIn(order, part.of) : table.noStaff, part, part.of?.id ?? 0]),
    ),
    {
      name: 'results',
      columns: [column('result', table.result, 28), column('resolved', summaries.figure.resolved, 12, 'number')],
      rows: byResult.map(({ result, resolved }) => [result ? requests.result[result] : table.noResult, resolved]),
      keys: byResult.map(({ result }) => result ?? ''),
      sums: ['resolved'],
    },
    {
      name: 'grades',
      columns: [column('grade', table.grade, 28), column('rated', summaries.figure.rated, 12, 'number')],
      rows: byGrade.map(({ grade, rated }) => [requests.grade[String(grade) as keyof typeof requests.grade], rated]),
      keys: byGrade.map(({ grade }) => grade),
      sums: ['rated'],
    },
    parts(
      'months',
      table.month,
      byMonth.map((part) => [part.month, part, part.month]),
    ),
    {
      name: 'schemes',
      columns: [
        column('scheme', table.scheme, 22),
        column('level', table.level, 18),
        column('people', exports.column.cardHolders, 10, 'number'),
        column('pieces', exports.column.cardPieces, 10, 'number'),
      ],
      rows: cards.byLevel.map(({ of, scheme, people, pieces }) => [
        nameIn(order, scheme),
        nameIn(order, of),
        people,
        pieces,
      ]),
      keys: cards.byLevel.map(({ of }) => of.id),
      sums: ['pieces'],
    },
    ...subsidyTable(details, order),
    ...ledgerTable(details, order),
    ...extremeTables(details, order),
  ]
}

/** In yuan; none in a summary sent before they were counted. */
function subsidyTable({ subsidies }: SummaryDetails, order: { readonly language: Language }): SummaryTable[] {
  if (!subsidies) return []
  const { subsidies: words } = resources[order.language]
  const kinds = SubsidyKind.options.map((kind) => column(kind, words.kind[kind], 14, 'money'))
  return [
    {
      name: 'subsidies',
      columns: [column('of', words.field.item, 28), ...kinds, column('holders', words.holders, 10, 'number')],
      rows: subsidies.map(({ of, askedFen, grantedFen, paidFen, holders }) => [
        of ? nameIn(order, of) : words.noItem,
        ...[askedFen, grantedFen, paidFen].map((fen) => fen / 100),
        holders,
      ]),
      keys: subsidies.map(({ of }) => of?.id ?? 0),
      sums: kinds.map(({ key }) => key),
    },
  ]
}

/** Each ledger in its own unit, so that nothing is added up; none in a summary sent before they were counted. */
function ledgerTable({ specialLedgers }: SummaryDetails, order: { readonly language: Language }): SummaryTable[] {
  if (!specialLedgers) return []
  const { specialLedgers: words } = resources[order.language]
  const { ledger, count, people, employers, signedUp, attended, atEnd, amount } = words.figures
  const number = (key: string, title: string, width = 14) => column(key, title, width, 'number')
  return [
    {
      name: 'specialLedgers',
      columns: [
        column('ledger', ledger, 20),
        column('unit', words.field.unit, 8),
        number('count', count, 8),
        number('people', people),
        number('employers', employers),
        number('signedUp', signedUp),
        number('attended', attended),
        number('atEnd', atEnd),
        column('amount', amount, 20, 'money'),
      ],
      rows: specialLedgers.map((one) => [
        nameIn(order, one),
        words.unit[one.unit],
        one.count,
        one.people,
        one.employers,
        one.signedUp,
        one.attended,
        one.atEnd,
        one.amountFen === 0 ? null : one.amountFen / 100,
      ]),
      keys: specialLedgers.map(({ ledgerId }) => ledgerId),
      sums: [],
    },
  ]
}

/** By number, without names. */
function extremeTables(
  { longest = [], worst = [] }: SummaryDetails,
  order: { readonly language: Language },
): SummaryTable[] {
  const { exports, summaries, requests } = resources[order.language]
  const columns = [
    column('number', exports.column.number, 18),
    column('of', summaries.table.category, 22),
    column('grade', exports.column.grade, 14),
    column('workingDays', exports.column.workingDays, 16, 'number'),
  ]
  const table = (name: 'longest' | 'worst', all: typeof longest): SummaryTable[] =>
    all.length === 0
      ? []
      : [
          {
            name,
            columns,
            rows: all.map(({ number, of, grade, workingDays }) => [
              number,
              nameIn(order, of),
              grade === null ? null : requests.grade[String(grade) as keyof typeof requests.grade],
              workingDays,
            ]),
            keys: all.map(({ id }) => id),
            sums: [],
          },
        ]
  return [...table('longest', longest), ...table('worst', worst)]
}

/** As a sheet of a workbook or a part of a page: the last row adds up; none where nothing may be added. */
export function sumsOf({ sums }: SummaryTable, { exports }: Sentences): Pick<SheetPlan, 'sums'> {
  return sums.length === 0 ? {} : { sums: { label: exports.sum, keys: sums } }
}

type Measured = Pick<
  SummaryDetails['byMonth'][number],
  'accepted' | 'resolved' | 'overdue' | 'averageWorkingDays' | 'satisfactionRate'
>

type PartRow = readonly [name: string, part: Measured, key: string | number]

function partTable(
  { summaries }: Sentences,
  first: string,
  rows: readonly PartRow[],
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

/** Accepted by category and month; the last column adds the months up. */
function categoryMonths(details: SummaryDetails, order: { readonly language: Language }): SummaryTable {
  const { summaries, exports } = resources[order.language]
  const months = details.byMonth.map(({ month }) => column(month, month, 9, 'number'))
  return {
    name: 'categoryMonths',
    columns: [
      column('of', summaries.table.category, 24),
      ...months,
      column('accepted', exports.acceptedSum, 10, 'number'),
    ],
    rows: details.categoryMonths.map((part) => [nameIn(order, part.of), ...part.months, part.accepted]),
    keys: details.categoryMonths.map(({ of }) => of.id),
    sums: [...months.map(({ key }) => key), 'accepted'],
  }
}

export function column(key: string, title: string, width: number, kind: SheetColumn['kind'] = 'text'): SheetColumn {
  return { key, title, width, kind }
}
