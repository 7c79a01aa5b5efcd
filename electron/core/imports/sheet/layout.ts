import type { ImportColumn, SheetChoice } from '#shared/contract/imports.ts'
import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { WorkbookRow, WorkbookSheet } from '#shared/domain/workbook.ts'
import type { Beside } from './beside.ts'
import { withCommentColumn } from './comments.ts'
import { firstHeadings, headingsAt, knownHeadings, plainHeadings, topOf } from './find-headings.ts'
import type { Span } from './heading-rows.ts'
import { fieldNamed, headingKey } from './headings.ts'
import { matchedColumns, type Matching } from './matchings.ts'
import { agreed } from './meant-columns.ts'
import { besideNeighbours, withWholeNames } from './neighbours.ts'
import { isOfSections, withSectionColumn, withSections } from './sections.ts'
import type { Ticks } from './ticks.ts'
import { titleOf, unitOfMoney, whenIn, yearIn } from './titles.ts'

/** Where the headings of a sheet stand and what its columns hold. */
export interface SheetLayout {
  readonly kind: ImportKind
  readonly headings: Span
  readonly columns: readonly LayoutColumn[]
  /** What the sheet calls itself above its headings; empty where it says nothing. */
  readonly title: string
  readonly sheetName: string
  /** What a line above the headings says of its day: 「时间：2026年1月10日」; empty where none does. */
  readonly when: string
  /** What a line above the headings says that money is counted in: 万 of 「单位：万元」; empty where none does. */
  readonly unitOfMoney: string
  /** The one year that title and sheet speak of, for days that say none; null where there is no such. */
  readonly year: string | null
  /** Fields that a clerk gave to columns, by their headings: a further table of the sheet keeps them. */
  readonly chosen: ReadonlyMap<string, ImportField | null>
  /** How a list of these headings was matched before; null for one that is new. */
  readonly matching: Matching | null
  /** Where the list stands several times beside itself; null for most. */
  readonly beside: Beside | null
  readonly ticks: readonly Ticks[]
}

export interface LayoutColumn extends Pick<ImportColumn, 'column' | 'heading' | 'field'> {
  /** It holds the names of sections, which stand in rows of their own. */
  readonly isOfSections?: true
  /** It holds what is noted at the cells of a row. */
  readonly isOfComments?: true
  /** The heading to its left, of somebody else, whose phone or number it may be. */
  readonly mayBeOf?: string
  /** What stands left of it is a certificate, of which it tells. */
  readonly isOfCertificate?: true
  /** It holds given names; their surnames stand in that column. */
  readonly surnameIn?: number
}

/**
 * How a sheet is read as a list of one kind; null where no row of it can be the headings of one. `kept`: how lists were
 * matched before; a correction of `choice` goes before it.
 */
export function layoutOf(
  sheet: WorkbookSheet,
  kind: ImportKind,
  choice?: SheetChoice,
  kept: readonly Matching[] = [],
): SheetLayout | null {
  const top = topOf(sheet)
  const known = knownHeadings(
    top,
    kept.filter((one) => one.kind === kind),
    choice?.headings,
  )
  const rows = choice?.headings ?? known?.headings
  const found = rows ? headingsAt(top, rows, kind, top.rows) : firstHeadings(top, kind)
  if (!found) return null
  const matching = known?.matching ?? null
  const below = top.rows.filter(({ row }) => row > found.headings.to)
  const title = titleOf(top, found.headings.from)
  const meant = withWholeNames(agreed(besideNeighbours(found.columns, kind), kind, below))
  const read = withSections(meant, below, { kind, title, sheetName: sheet.name })
  const columns = withCommentColumn(matching ? matchedColumns(read, matching) : read, kind, {
    comments: sheet.comments,
    width: Math.max(...top.rows.map(({ cells }) => cells.length)),
    below: found.headings.to,
  })
  const chosen = choice?.columns?.flatMap(({ column, field }) => {
    const heading = columns.find((one) => one.column === column)?.heading
    return heading === undefined ? [] : [[headingKey(heading), field] as const]
  })
  return {
    kind,
    headings: found.headings,
    columns: choice?.columns ? corrected(sheet.name, columns, choice.columns) : columns,
    title,
    sheetName: sheet.name,
    when: whenIn(top, found.headings.from),
    unitOfMoney: unitOfMoney(top, found.headings.from),
    year: yearIn(`${title} ${sheet.name}`),
    chosen: new Map([...(matching?.fields ?? []), ...(chosen ?? [])]),
    matching,
    beside: found.beside,
    ticks: found.ticks,
  }
}

/** The columns under headings that stand alone, one after the other. */
export function layoutUnder(headings: readonly string[], kind: ImportKind): SheetLayout {
  const columns = headings.map((heading, at) => ({ column: at + 1, heading, field: fieldNamed(kind, heading) }))
  return {
    kind,
    headings: { from: 0, to: 0 },
    columns: agreed(columns, kind, []),
    title: '',
    sheetName: '',
    when: '',
    unitOfMoney: '',
    year: null,
    chosen: new Map(),
    matching: null,
    beside: null,
    ticks: [],
  }
}

/** How the rows below `row` are read if it (alone, or with the `next` where cells of it `group` them) heads a further table of the sheet; else null. */
export function layoutBelow(
  sheet: WorkbookSheet,
  row: WorkbookRow,
  { next, groups }: { readonly next: readonly WorkbookRow[]; readonly groups: boolean },
  { columns, ...above }: SheetLayout,
): SheetLayout | null {
  const { kind, chosen, ticks } = above
  const top = { sheet, rows: groups ? [row, ...next] : [row] }
  const best = plainHeadings(top, kind, ticks)
  if (!best) return null
  const isSectioned = columns.some(isOfSections)
  const under = next.filter((one) => one.row > best.headings.to)
  const own = withWholeNames(agreed(besideNeighbours(best.columns, kind), kind, under))
  const noted = { comments: sheet.comments, width: 0, below: best.headings.to }
  const made = withCommentColumn(isSectioned ? withSectionColumn(own, kind) : own, kind, noted).map((one) => {
    const field = chosen.get(headingKey(one.heading))
    return field === undefined ? one : { ...one, field }
  })
  const isSame =
    made.length === columns.length &&
    made.every(({ column, heading }, at) => {
      const there = columns[at]
      return there?.column === column && headingKey(there.heading) === headingKey(heading)
    })
  const { headings, beside } = best
  return { ...above, headings, columns: isSame ? columns : made, beside, ticks: best.ticks }
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
