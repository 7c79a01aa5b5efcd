import type { ImportColumn, SheetChoice } from '#shared/contract/imports.ts'
import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { LANGUAGES, resources } from '#shared/locales/index.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { cellText, type WorkbookCell, type WorkbookRow, type WorkbookSheet } from '#shared/domain/workbook.ts'
import { fieldNamed, headingKey } from './headings.ts'

/** Where the headings of a sheet stand and what its columns hold. */
export interface SheetLayout {
  readonly headings: { readonly from: number; readonly to: number }
  readonly columns: readonly LayoutColumn[]
  /** What the sheet calls itself above its headings; empty where it says nothing. */
  readonly title: string
}

export type LayoutColumn = Pick<ImportColumn, 'column' | 'heading' | 'field'>

/** Headings stand near the top, below titles and remarks. */
const SEARCHED_ROWS = 40
/** Fields of which a list names at least so many, its name aside. */
const FEWEST_FIELDS = 2

/** How a sheet is read as a list of one kind; null where no row of it can be the headings of one. */
export function layoutOf(sheet: WorkbookSheet, kind: ImportKind, choice?: SheetChoice): SheetLayout | null {
  const top = topOf(sheet)
  const found = choice?.headings ? headingsAt(top, choice.headings, kind) : bestHeadings(top, kind)
  if (!found) return null
  const columns = agreed(found.columns, kind)
  return {
    headings: found.headings,
    columns: choice?.columns ? corrected(sheet.name, columns, choice.columns) : columns,
    title: titleOf(top, found.headings.from),
  }
}

/** The kind of list that more of the headings speak of; null for a sheet of something else. */
export function kindOf(sheet: WorkbookSheet): ImportKind | null {
  const top = topOf(sheet)
  const roster = bestHeadings(top, 'roster')
  const ledger = bestHeadings(top, 'requests')
  if (!ledger) return roster && 'roster'
  const speaksOfRequests = ledger.columns.filter(({ field }) => field !== null && LEDGER_ONLY.includes(field)).length
  return speaksOfRequests >= 2 ? 'requests' : roster && 'roster'
}

const LEDGER_ONLY: readonly ImportField[] = [
  'content',
  'category',
  'outcome',
  'receivedOn',
  'acceptedOn',
  'resolvedOn',
  'channel',
  'grade',
]

interface Top {
  readonly rows: readonly WorkbookRow[]
  readonly sheet: WorkbookSheet
}

interface Found {
  readonly headings: { readonly from: number; readonly to: number }
  readonly columns: LayoutColumn[]
}

function topOf(sheet: WorkbookSheet): Top {
  const rows: WorkbookRow[] = []
  for (const row of sheet.rows()) {
    if (rows.length === SEARCHED_ROWS) break
    rows.push(row)
  }
  return { rows, sheet }
}

/** The row (or two rows, one over the other) that names the most fields, the first of equals. */
function bestHeadings(top: Top, kind: ImportKind): Found | null {
  let best: (Found & { score: number }) | null = null
  for (const [at, { row }] of top.rows.entries()) {
    const below = top.rows[at + 1]?.row
    const spans = [
      { from: row, to: row },
      ...(below === row + 1 && isDouble(top, row) ? [{ from: row, to: below }] : []),
    ]
    for (const span of spans) {
      const found = headingsAt(top, span, kind)
      const score = found ? scoreOf(found.columns) : 0
      if (found && score > (best?.score ?? 0)) best = { ...found, score }
    }
  }
  return best
}

/** Two rows belong together where cells of the upper one reach over several columns or down into the lower one. */
function isDouble({ sheet, rows }: Top, row: number): boolean {
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  return sheet.merged.some(
    ({ fromRow, toRow, fromColumn, toColumn }) =>
      fromRow === row &&
      (toRow === row + 1 || (toRow === row && toColumn > fromColumn && toColumn - fromColumn + 1 < width)),
  )
}

function scoreOf(columns: readonly LayoutColumn[]): number {
  const fields = new Set(columns.map(({ field }) => field))
  fields.delete(null)
  fields.delete('sequence')
  const hasWho = fields.has('name') || (fields.has('employer') && fields.has('content'))
  return hasWho && fields.size > FEWEST_FIELDS - 1 ? fields.size : 0
}

function headingsAt({ rows, sheet }: Top, span: { from: number; to: number }, kind: ImportKind): Found | null {
  const upper = rows.find(({ row }) => row === span.from)
  if (!upper) return null
  const lower = span.to > span.from ? rows.find(({ row }) => row === span.to) : undefined
  const width = Math.max(upper.cells.length, lower?.cells.length ?? 0)
  const columns: LayoutColumn[] = []
  for (let column = 1; column <= width; column += 1) {
    const over = plain(upper.cells[column - 1]) || (lower ? overheadOf(upper, sheet, column) : '')
    const under = plain(lower?.cells[column - 1])
    const heading = under === '' || under === over ? over : over + under
    const field =
      fieldNamed(kind, heading) ?? (under === '' ? null : (fieldNamed(kind, under) ?? fieldNamed(kind, over)))
    if (heading !== '') columns.push({ column, heading, field })
  }
  return { headings: span, columns }
}

/** The heading that reaches over this column from its left. */
function overheadOf(upper: WorkbookRow, sheet: WorkbookSheet, column: number): string {
  const merged = sheet.merged.find(
    ({ fromRow, fromColumn, toColumn }) => fromRow === upper.row && fromColumn < column && column <= toColumn,
  )
  return merged ? plain(upper.cells[merged.fromColumn - 1]) : ''
}

const REASONS = LANGUAGES.map((language) => headingKey(resources[language].imports.refusedReason))

/** One field, one column: what a heading means can hang on the others. */
function agreed(columns: readonly LayoutColumn[], kind: ImportKind): LayoutColumn[] {
  const has = (field: ImportField) => columns.some((one) => one.field === field)
  const meant = columns.map(({ field, heading, ...rest }): LayoutColumn => {
    const key = headingKey(heading)
    // The list of refused rows comes back corrected: the program's own remarks are none of its data.
    if (REASONS.includes(key)) return { ...rest, heading, field: null }
    // A list of teachers calls their employer 学校; beside an employer it is where somebody studied.
    if (kind === 'roster' && field === null && key === '学校')
      return { ...rest, heading, field: has('employer') ? 'school' : 'employer' }
    // 证件编号 is printed on the card for its number; in a list without another number it is the person's.
    if (key === '证件编号' && !has('identity')) return { ...rest, heading, field: 'identity' }
    if (field === 'acceptedOn' && !has('receivedOn')) return { ...rest, heading, field: 'receivedOn' }
    if (field === 'category' && !has('content'))
      return { ...rest, heading, field: /内容|事项$/u.test(key) ? 'content' : field }
    return { ...rest, heading, field: field ?? 'own' }
  })
  const taken = new Set<ImportField>()
  return meant.map((one) => {
    if (one.field === null || one.field === 'own') return one
    const isTaken = taken.has(one.field)
    taken.add(one.field)
    return isTaken ? { ...one, field: 'own' } : one
  })
}

/** Throws `import/field-twice`. */
function corrected(
  sheet: string,
  columns: readonly LayoutColumn[],
  choices: readonly { readonly column: number; readonly field: ImportField | null }[],
): LayoutColumn[] {
  const chosen = new Map(choices.map(({ column, field }) => [column, field]))
  const made = columns.map((one) => ({
    ...one,
    field: chosen.has(one.column) ? (chosen.get(one.column) ?? null) : one.field,
  }))
  const twice = made.find(
    ({ field, column }) =>
      field !== null && field !== 'own' && made.some((other) => other.field === field && other.column < column),
  )
  if (twice) throw new Refusal('import/field-twice', { sheet, field: twice.field })
  return made
}

/** The longest text above the headings, which says what the list is. */
function titleOf({ rows }: Top, firstHeading: number): string {
  const above = rows.filter(({ row }) => row < firstHeading).flatMap(({ cells }) => cells.map(plain))
  // 「填报单位：县人才办」 says who, not what.
  const titles = above.filter((text) => !/[:：]/u.test(text))
  return titles.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
}

function plain(cell: WorkbookCell | undefined): string {
  return cellText(cell).replaceAll(/\s+/g, ' ').trim()
}
