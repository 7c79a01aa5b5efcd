import type { ImportRow } from '#shared/contract/imports.ts'
import { resources, type Language } from '#shared/locales/index.ts'
import type { SheetPlan } from '#shared/domain/sheets.ts'
import { cellText, type Workbook, type WorkbookCell } from '#shared/domain/workbook.ts'
import { dataRows } from './sheet/data-rows.ts'
import { dateOf, dayInYear } from './cells/days.ts'
import type { LayoutColumn, SheetLayout } from './sheet/layout.ts'
import { isRemarkOfOurs } from './sheet/meant-columns.ts'
import type { Outcome } from './run.ts'

/** A number of identity stands on one line. */
const WIDTH = 22
const REASON_WIDTH = 60

/**
 * The refused rows as a workbook like the original, with what was wrong behind each: corrected in place it can be brought
 * in again. Every cell is text, so that a long number stays whole.
 */
export function refusedRowsPlan(
  book: Workbook,
  { rows, sheets }: Outcome,
  {
    language,
    reasonOf,
  }: { readonly language: Language; readonly reasonOf: (issue: ImportRow['issues'][number]) => string },
): SheetPlan[] {
  const words = resources[language].imports
  const reason = { key: 'reason', title: words.refusedReason, width: REASON_WIDTH, kind: 'text' as const }
  return sheets.flatMap(({ sheet, layout }): SheetPlan[] => {
    const judged = rows.filter((row) => row.sheet === sheet.name)
    if (judged.every(({ verdict }) => verdict !== 'refused')) return []
    const refused = [...dataRows(sheet, layout)].flatMap(({ cells, layout: { columns, year } }, at) =>
      judged[at]?.verdict === 'refused'
        ? [{ cells: year === layout.year ? cells : withYear(cells, columns, year), columns, issues: judged[at].issues }]
        : [],
    )
    // A table a sheet: each has its own headings.
    const tables = Map.groupBy(refused, ({ columns }) => columns)
    return [...tables].map(([all, lines], at) => {
      // The reasons of the time before are no part of the list.
      const columns = all.filter(({ heading }) => !isRemarkOfOurs(heading))
      return {
        name: at === 0 ? sheet.name : `${sheet.name.slice(0, 26)} (${at + 1})`,
        title: layout.title || sheet.name,
        subtitle: [book.name, ...saidAbove(layout)].join('　'),
        columns: [...columns.map(columnOf), reason],
        rows: lines.map(({ cells, issues }) => {
          const reasons = issues.map((issue) => `${issue.heading ?? words.field[issue.field]}：${reasonOf(issue)}`)
          return [...columns.map(({ column }) => cellText(cells[column - 1])), reasons.join('\n')]
        }),
        notes: [],
        chart: null,
      }
    })
  })
}

/** What stood above the headings and tells how the rows are meant, in words that are read again. */
function saidAbove({ unitOfMoney, when }: SheetLayout): string[] {
  return [...(unitOfMoney === '' ? [] : [`单位：${unitOfMoney}元`]), ...(when === '' ? [] : [`时间：${when}`])]
}

/** The row of a year that stood above these is no part of what goes out. */
function withYear(
  cells: readonly WorkbookCell[],
  columns: readonly LayoutColumn[],
  year: string | null,
): readonly WorkbookCell[] {
  const days = columns.flatMap(({ column, field }) => (field?.endsWith('On') ? column : []))
  return cells.map((cell, at) => {
    const date = year === null || !days.includes(at + 1) || dateOf(cell) ? null : dayInYear(cell, year)
    return date?.precision === 'day' ? date.day : cell
  })
}

function columnOf({ column, heading }: LayoutColumn): SheetPlan['columns'][number] {
  return { key: `column-${column}`, title: heading, width: WIDTH, kind: 'text' }
}
