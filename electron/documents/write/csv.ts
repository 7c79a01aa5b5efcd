import { formatCsv } from '@cj-tech-master/excelts/csv'
import { plainCell, type SheetColumn, type SheetPlan } from '#shared/domain/sheets.ts'

/** The headings of a file in UTF-8, behind the mark that Excel looks for. */
export function csvHead(columns: readonly SheetColumn[]): string {
  return `\u{FEFF}${formatCsv([columns.map(({ title }) => title)], OPTIONS)}`
}

/** Rows as lines; what a workbook would take for a formula is written as text. */
export function csvLines(rows: SheetPlan['rows']): string {
  return rows.length === 0
    ? ''
    : formatCsv(
        rows.map((row) => row.map(plainCell)),
        OPTIONS,
      )
}

const OPTIONS = { escapeFormulae: true, lineEnding: '\r\n', trailingNewline: true } as const
