import { DEFINITIONS } from '#shared/domain/figures/names.ts'
import { plainCell, type SheetCell, type SheetPlan } from '#shared/domain/sheets.ts'
import type { Language } from '#shared/locales/index.ts'
import {
  allTimeTable,
  column,
  filled,
  summaryTables,
  sumsOf,
  totalsTable,
  type SummaryTable,
  type TextFacts,
} from '../summaries/queries.ts'
import { wordsOf } from './words.ts'

interface Order {
  readonly language: Language
}

interface Told {
  /** Whose and of which days it is. */
  readonly subtitle: string
  /** Of the log, for its proof. */
  readonly code: string
}

/** A sheet a table that has rows, and the definitions with the code below them. */
export function summarySheets(facts: TextFacts, order: Order, { subtitle, code }: Told): SheetPlan[] {
  const words = wordsOf(order)
  const { exports } = words
  const { definition } = words.summaries
  const titled = (name: keyof typeof exports.sheet) => ({
    name: exports.sheet[name],
    title: `${exports.title.summary}　${exports.sheet[name]}`,
    subtitle,
  })
  return [
    {
      ...titled('totals'),
      ...totalsTable(facts, order),
      notes: [exports.definitionsApart],
      chart: null,
    },
    { ...titled('allTime'), ...allTimeTable(facts, order), notes: [], chart: null },
    ...summaryTables(facts, order)
      .filter(({ rows }) => rows.length > 0)
      .map((table): SheetPlan => ({
        ...titled(table.name),
        columns: table.columns,
        rows: table.rows,
        ...sumsOf(table, words),
        notes: [],
        chart: CHARTED.has(table.name) ? ['accepted', 'resolved'] : null,
      })),
    {
      name: definition.title,
      title: `${exports.title.summary}　${definition.title}`,
      subtitle,
      columns: [column('place', exports.column.place, 6), column('definition', definition.title, 90)],
      rows: DEFINITIONS.map((name, at) => [String(at + 1), definition[name]]),
      notes: [],
      chart: null,
      code: { code, line: filled(exports.code, { code }) },
    },
  ]
}

/** Their rows are few enough to be seen at a glance. */
const CHARTED: ReadonlySet<SummaryTable['name']> = new Set(['categories', 'departments', 'months'])

/** One line a figure, which programs and filters like: table, of what, figure, value; first of which days they are. */
export function summaryLines(facts: TextFacts, order: Order, told: Told): SheetPlan {
  const { exports, summaries } = wordsOf(order)
  const [totals, allTime, ...tables] = summarySheets(facts, order, told)
  const { label, from, to } = summaries.period
  const lines: SheetCell[][] = [
    [label, null, from, facts.period.from],
    [label, null, to, facts.period.to],
  ]
  for (const row of totals?.rows ?? []) {
    totals?.columns.forEach(({ key, title, kind }, at) => {
      if (kind === 'text') return
      const span = key === 'value' ? summaries.table.value : title
      lines.push([totals.name, span, row[0] ?? null, plainCell(row[at] ?? null)])
    })
  }
  for (const [figure = null, value = null, _unit, untilOn, source] of allTime?.rows ?? []) {
    lines.push([allTime?.name ?? null, `${String(source)} ${String(untilOn)}`, figure, value])
  }
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
    subtitle: told.subtitle,
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
