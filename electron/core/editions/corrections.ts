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

/** Where a row stands in one of the two alone, the other has nothing of it: its noughts are no difference. */
function differencesIn(sent: SummaryTable, today: SummaryTable, table: string): Correction[] {
  const [before, after] = [figuresOf(sent), figuresOf(today)]
  const isTold = (key: string, one: Correction) =>
    (before.has(key) && after.has(key)) || (one.sent ?? one.today ?? 0) !== 0
  return [...new Map([...after, ...before])].flatMap(([key, { of, figure }]) => {
    const one = {
      table,
      of,
      figure,
      sent: before.get(key)?.value ?? null,
      today: after.get(key)?.value ?? null,
    }
    return isTold(key, one) ? [one] : []
  })
}

interface Figure {
  readonly of: string
  readonly figure: string
  readonly value: number | null
}

/** By what the row is of and the column. */
function figuresOf({ columns, rows, keys }: SummaryTable): ReadonlyMap<string, Figure> {
  return new Map(
    rows.flatMap((row, place) => {
      const name = columns.flatMap(({ kind }, at) => (kind === 'text' ? [String(row[at] ?? '')] : [])).join(' ')
      return columns.flatMap(({ key, title, kind }, at): [string, Figure][] =>
        kind === 'text'
          ? []
          : [[`${keys[place]} ${key}`, { of: name, figure: title, value: numberIn(row[at] ?? null) }]],
      )
    }),
  )
}

function numberIn(cell: SheetCell): number | null {
  const plain = plainCell(cell)
  return typeof plain === 'number' ? plain : null
}
