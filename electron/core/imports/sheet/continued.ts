import type { ImportField } from '#shared/domain/import-fields.ts'
import { cellText, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import type { DataRow } from './data-rows.ts'
import { dateOf, lastDayOf } from '../cells/days.ts'

/**
 * The row with what the next one adds in words; null where that is more than words, such as a second card. Of a request,
 * further rows say what further departments did, and it is settled when the last of them has.
 */
export function continued(told: DataRow, own: WorkbookRow): DataRow | null {
  const { columns } = told.layout
  const cells = [...told.cells]
  const settled = columns.find(({ field }) => field === 'resolvedOn')?.column ?? 0
  const isSettledTwice = [told, own].every((row) => textAt(row.cells, settled) !== '')
  for (const [at, cell] of own.cells.entries()) {
    const field = columns.find(({ column }) => column === at + 1)?.field ?? null
    const [there, more] = [textAt(cells, at + 1), textAt(own.cells, at + 1)]
    if (more === '') continue
    if (there === '') cells[at] = cell
    else if (field === 'outcome' && isSettledTwice)
      cells[at] = [withDay(there, told.cells[settled - 1]), withDay(more, own.cells[settled - 1])].join('；')
    else if (there === more) continue
    else if (field === 'resolvedOn') cells[at] = later(cells[at] ?? null, cell)
    else if (field === 'department') cells[at] = `${there}、${more}`
    else if (IN_WORDS.includes(field)) cells[at] = `${there}；${more}`
    else return null
  }
  for (let at = 0; at < cells.length; at += 1) cells[at] ??= null
  return { ...told, cells }
}

const IN_WORDS: readonly (ImportField | null)[] = ['own', 'note', 'family', 'programme', 'outcome', null]

function textAt(cells: readonly WorkbookCell[], column: number): string {
  return cellText(cells[column - 1]).trim()
}

/** What became of a part, with the day on which it was settled. */
function withDay(outcome: string, day: WorkbookCell | undefined): string {
  const said = `（${cellText(day).trim()}）`
  return outcome.endsWith(said) ? outcome : `${outcome}${said}`
}

/** The later of two dates; what is none is told as such. */
function later(one: WorkbookCell, other: WorkbookCell): WorkbookCell {
  const [first, second] = [dateOf(one), dateOf(other)]
  if (!first || !second) return first ? other : one
  return lastDayOf(first) > lastDayOf(second) ? one : other
}
