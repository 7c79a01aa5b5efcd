import type { ExportFormat, ExportKind, ExportOrder, SummaryOrder } from '#shared/contract/exports.ts'
import type { DocumentPlan, SheetPlan } from '#shared/domain/sheets.ts'
import type { JobProgress, ReadCall } from '../ports.ts'
import { readOffice } from '../offices.ts'
import { periodOf, summaryOf, textFacts } from '../summaries/queries.ts'
import { cardRows } from './cards.ts'
import { ledgerRows, type Rows } from './ledger.ts'
import { summaryPaper } from './summary-paper.ts'
import { summaryLines, summarySheets } from './summary.ts'
import { subtitleOf, wordsOf } from './words.ts'

/** A document that is to be written; `rows` counts its rows of data. */
export interface Planned {
  readonly name: string
  readonly rows: number
  readonly plan: DocumentPlan
}

/** What is to be written of which days and how. */
export type ExportWanted =
  | { readonly kind: 'summary'; readonly order: SummaryOrder }
  | { readonly kind: Exclude<ExportKind, 'summary'>; readonly order: ExportOrder }

/** Everything a file says, step by step. Throws `summary/period-reversed` or `summary/period-too-long`. */
export function* planExport(call: () => ReadCall, wanted: ExportWanted): Generator<JobProgress, Planned, void> {
  const { kind } = wanted
  const period = periodOf(wanted.order)
  const { exports } = wordsOf(wanted.order)
  const name = `${exports.file[kind]} ${period.from} ${period.to}.${wanted.order.format}`
  if (wanted.kind === 'summary') {
    yield { done: 0, total: null }
    const plan = planSummary(call(), wanted.order)
    return { name, plan, rows: plan.format === 'csv' ? plan.sheet.rows.length : 1 }
  }
  const { order } = wanted
  const { columns, rows } = yield* (kind === 'ledger' ? ledgerRows : cardRows)(call, order)
  const sheet: SheetPlan = {
    name: exports.title[kind],
    title: exports.title[kind],
    subtitle: subtitleOf(call().db, order),
    columns,
    rows,
    notes: kind === 'ledger' ? [exports.masked] : [],
    chart: null,
  }
  return { name, rows: rows.length, plan: planRows(order.format, sheet, { period, kind, columns, rows }) }
}

function planSummary(call: ReadCall, order: SummaryOrder): DocumentPlan {
  if (order.format === 'json') return { format: 'json', value: summaryOf(call, order).summary }
  const facts = textFacts(call, { from: order.from, to: order.to })
  const subtitle = subtitleOf(call.db, order)
  switch (order.format) {
    case 'csv':
      return { format: 'csv', sheet: summaryLines(facts, order, subtitle) }
    case 'xlsx':
      return { format: 'xlsx', sheets: summarySheets(facts, order, subtitle) }
    case 'docx':
      return {
        format: 'docx',
        paper: summaryPaper(facts, order, { office: readOffice(call.db)?.name ?? '', on: call.today }),
      }
  }
}

function planRows(
  format: ExportFormat,
  sheet: SheetPlan,
  { period, kind, columns, rows }: Rows & { readonly period: object; readonly kind: ExportKind },
): DocumentPlan {
  switch (format) {
    case 'json':
      return {
        format,
        value: {
          period,
          [kind]: rows.map((row) => Object.fromEntries(columns.map(({ key }, at) => [key, row[at] ?? null]))),
        },
      }
    case 'csv':
      return { format, sheet }
    case 'xlsx':
      return { format, sheets: [sheet] }
  }
}
