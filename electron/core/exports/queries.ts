import type { ExportFormat, ExportKind, ExportOrder } from '#shared/contract/exports.ts'
import type { DocumentPlan, SheetPlan } from '#shared/domain/sheets.ts'
import type { JobProgress, ReadCall } from '../ports.ts'
import { periodOf, summaryOf } from '../summaries/queries.ts'
import { cardRows } from './cards.ts'
import { ledgerRows, type Rows } from './ledger.ts'
import { summaryLines, summarySheets } from './summary.ts'
import { subtitleOf, wordsOf } from './words.ts'

/** A document that is to be written; `rows` counts its rows of data. */
export interface Planned {
  readonly name: string
  readonly rows: number
  readonly plan: DocumentPlan
}

/** Everything a file says, step by step. Throws `summary/period-reversed` or `summary/period-too-long`. */
export function* planExport(
  kind: ExportKind,
  call: () => ReadCall,
  order: ExportOrder,
): Generator<JobProgress, Planned, void> {
  const period = periodOf(order)
  const { exports } = wordsOf(order)
  const name = `${exports.file[kind]} ${period.from} ${period.to}.${order.format}`
  if (kind === 'summary') {
    yield { done: 0, total: null }
    const plan = planSummary(call(), order)
    return { name, plan, rows: plan.format === 'csv' ? plan.sheet.rows.length : 1 }
  }
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

function planSummary(call: ReadCall, order: ExportOrder): DocumentPlan {
  const told = summaryOf(call, order)
  const subtitle = subtitleOf(call.db, order)
  switch (order.format) {
    case 'json':
      return { format: 'json', value: told.summary }
    case 'csv':
      return { format: 'csv', sheet: summaryLines(told, order, subtitle) }
    case 'xlsx':
      return { format: 'xlsx', sheets: summarySheets(told, order, subtitle) }
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
