import type { Correction } from '#shared/contract/editions.ts'
import { FIGURE_LINES } from '#shared/domain/figures/lines.ts'
import { plainCell, type SheetCell } from '#shared/domain/sheets.ts'
import { resources, type Language } from '#shared/locales/index.ts'
import { summaryTables, type SummaryTable, type TextFacts } from '../summaries/queries.ts'

/** Figure by figure what is another in two summaries of the same period: totals first, then every table. */
export function correctionsOf(sent: TextFacts, today: TextFacts, language: Language): Correction[] {
  const order = { language }
  const { exports, summaries } = resources[language]
  const totals = FIGURE_LINES.map((line) => ({
    table: exports.sheet.totals,
    of: '',
    figure: summaries.figure[line.figure],
    sent: line.valueOf(sent.now),
    today: line.valueOf(today.now),
  }))
  const after = summaryTables(today, order)
  const parts = summaryTables(sent, order).flatMap((table) => {
    const same = after.find(({ name }) => name === table.name)
    return same ? differencesIn(table, same, exports.sheet[table.name]) : []
  })
  return [...totals, ...parts].filter((one) => one.sent !== one.today)
}

function differencesIn(sent: SummaryTable, today: SummaryTable, table: string): Correction[] {
  const [before, after] = [figuresOf(sent), figuresOf(today)]
  return [...new Set([...before.keys(), ...after.keys()])].map((key) => {
    const [of = '', figure = ''] = key.split('\u0000')
    return { table, of, figure, sent: before.get(key) ?? null, today: after.get(key) ?? null }
  })
}

/** By the name of the row and of the column. */
function figuresOf({ columns, rows }: SummaryTable): ReadonlyMap<string, number | null> {
  return new Map(
    rows.flatMap((row) => {
      const name = columns.flatMap(({ kind }, at) => (kind === 'text' ? [String(row[at] ?? '')] : [])).join(' ')
      return columns.flatMap(({ title, kind }, at): [string, number | null][] =>
        kind === 'text' ? [] : [[`${name}\u0000${title}`, numberIn(row[at] ?? null)]],
      )
    }),
  )
}

function numberIn(cell: SheetCell): number | null {
  const plain = plainCell(cell)
  return typeof plain === 'number' ? plain : null
}
