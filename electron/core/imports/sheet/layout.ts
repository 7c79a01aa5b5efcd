import type { ImportColumn, SheetChoice } from '#shared/contract/imports.ts'
import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { cellText, type WorkbookRow, type WorkbookSheet } from '#shared/domain/workbook.ts'
import { fieldByContent } from './content.ts'
import { headingsIn, plain, spansFrom, type Span } from './heading-rows.ts'
import { fieldNamed, fieldUnder, headingKey, isNamedWhole } from './headings.ts'
import { agreed } from './meant-columns.ts'
import { withCommentColumn } from './comments.ts'
import { besideItself, type Beside } from './beside.ts'
import { besideNeighbours, withWholeNames } from './neighbours.ts'
import { CLASS_HEADINGS, isClass, withClassesBelow, withGrant } from './classes.ts'
import { likenessOf, matchedColumns, type Matching } from './matchings.ts'
import { under as inGroup, withDays, withGroups, withoutTicks, type Ticks } from './ticks.ts'
import { isOfSections, withSectionColumn, withSections } from './sections.ts'
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

/** Headings stand near the top, below titles and remarks. */
const SEARCHED_ROWS = 40
/** Fields of which a list names at least so many, its name aside. */
const FEWEST_FIELDS = 2

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
  const found = choice?.headings
    ? headingsAt(top, choice.headings, kind, top.rows)
    : known
      ? headingsAt(top, known.headings, kind, top.rows)
      : firstHeadings(top, kind)
  if (!found) return null
  const matching = known?.matching ?? null
  const below = top.rows.filter(({ row }) => row > found.headings.to)
  const title = titleOf(top, found.headings.from)
  const meant = withWholeNames(agreed(besideNeighbours(found.columns, kind), kind, below))
  const read = withSections(meant, below, { kind, title })
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

/** The rows whose headings are those of a list that was matched before; the most alike, of several the newest. */
export function knownHeadings(
  top: Top,
  kept: readonly Matching[],
  chosen: Span | undefined,
): { readonly headings: Found['headings']; readonly matching: Matching } | null {
  const found = kept.flatMap((matching) =>
    (chosen ? [chosen] : top.rows.map(({ row }) => ({ from: row, to: row + matching.headingRows - 1 }))).flatMap(
      (headings) => {
        const columns = headingsAt(top, headings, matching.kind, top.rows)?.columns
        const below = top.rows.filter(({ row }) => row > headings.to)
        const said = { kind: matching.kind, title: titleOf(top, headings.from) }
        const likeness = columns ? likenessOf(matching, withSections(columns, below, said)) : 0
        return likeness > 0 ? [{ headings, matching, likeness }] : []
      },
    ),
  )
  return found.toSorted((one, other) => other.likeness - one.likeness || other.matching.id - one.matching.id)[0] ?? null
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
  const found = spansFrom(top.rows, sheet, 0).flatMap((span) => headingsAt(top, span, kind, [], ticks) ?? [])
  const [best] = found.filter(isPlainlyHeadings).toSorted((one, other) => scoreOf(other.columns) - scoreOf(one.columns))
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

/** A row of data may hold a word that is a heading elsewhere, not mostly such words. */
function isPlainlyHeadings({ columns }: Found): boolean {
  const named = columns.filter(({ field }) => field !== null).length
  return named >= 3 && named * 5 >= columns.length * 3 && scoreOf(columns) > 0
}

export interface Top {
  readonly rows: readonly WorkbookRow[]
  readonly sheet: WorkbookSheet
}

export interface Found {
  readonly headings: Span
  readonly columns: LayoutColumn[]
  readonly beside: Beside | null
  readonly ticks: readonly Ticks[]
}

export function topOf(sheet: WorkbookSheet): Top {
  const rows: WorkbookRow[] = []
  for (const row of sheet.rows()) {
    if (rows.length === SEARCHED_ROWS) break
    rows.push(row)
  }
  return { rows, sheet }
}

/**
 * The row (or two rows, one over the other) that heads the sheet's first table: of all that can, the first that names at
 * least half as many fields as the fullest. Tables below it have headings of their own.
 */
export function firstHeadings(top: Top, kind: ImportKind): Found | null {
  const found = candidates(top, kind)
  const most = Math.max(0, ...found.map(({ score }) => score))
  const first = found.find(({ score }) => score * 2 >= most)
  const there = found.filter(({ headings }) => headings.from === first?.headings.from)
  return there.toSorted((one, other) => other.score - one.score)[0] ?? null
}

export function candidates(top: Top, kind: ImportKind): (Found & { readonly score: number })[] {
  return top.rows.flatMap((_, at) =>
    spansFrom(top.rows, top.sheet, at).flatMap((span) => {
      const one = headingsAt(top, span, kind, top.rows)
      const score = one ? scoreOf(one.columns) : 0
      return one && score > 0 ? [{ ...one, score }] : []
    }),
  )
}

function scoreOf(columns: readonly LayoutColumn[]): number {
  const fields = new Set(columns.map(({ field }) => field))
  fields.delete(null)
  fields.delete('sequence')
  const isOfCards = fields.has('cardNumber') && (fields.has('onDay') || fields.size > FEWEST_FIELDS)
  const hasWho = fields.has('name') || (fields.has('employer') && fields.has('content')) || isOfCards
  const hasRule = fields.has('item') && (fields.has('grant') || fields.has('subject'))
  return (hasWho || hasRule) && fields.size > FEWEST_FIELDS - 1 ? fields.size : 0
}

/** `below`: the rows in which columns without a telling heading are looked at for what they hold. */
function headingsAt(
  { rows, sheet }: Top,
  span: Span,
  kind: ImportKind,
  below: readonly WorkbookRow[],
  ticked: readonly Ticks[] = [],
): Found | null {
  const lines = rows.filter(({ row }) => row >= span.from && row <= span.to)
  if (lines[0]?.row !== span.from) return null
  const said = headingsIn(lines, sheet)
  // What holds numbers is a row of data, whatever its words may mean elsewhere.
  if (said.some(({ parts }) => parts.some((part) => /\d{6}/.test(part.normalize('NFKC'))))) return null
  const under = below.filter(({ row }) => row > span.to)
  const { headings, ticks } = grouped(kind, withDays(said), under, ticked)
  const columns = headings.map(({ column, parts }): LayoutColumn => {
    const own = parts.at(-1) ?? ''
    const field = parts.length === 1 ? fieldNamed(kind, own) : fieldUnder(kind, parts.slice(0, -1), own)
    return { column, heading: parts.join(' '), field }
  })
  if (isForm(columns, under, kind)) return null
  const { columns: own, beside } = besideItself(columns)
  return {
    headings: span,
    columns: known(withWholeNames(kind === 'rules' ? withGrant(own, ticks) : own), under),
    beside,
    ticks,
  }
}

/** The headings with those in one that together say one thing. */
function grouped(
  kind: ImportKind,
  said: Parameters<typeof withoutTicks>[0],
  below: readonly WorkbookRow[],
  ticked: readonly Ticks[],
): ReturnType<typeof withoutTicks> {
  if (kind === 'requests') return withoutTicks(withGroups(said, below, ticked), below, ticked)
  if (kind !== 'rules') return withoutTicks(said, below, ticked)
  const areClasses = (words: Ticks['words']) => words.length > 1 && words.every(({ word }) => isClass(word))
  return withoutTicks(
    inGroup(CLASS_HEADINGS.subject, withClassesBelow(said), isClass, areClasses),
    below,
    ticked,
    areClasses,
  )
}

/** Whether labels stand below the name, as in a form of one person; headings said again are the same ones. */
function isForm(columns: readonly LayoutColumn[], below: readonly WorkbookRow[], kind: ImportKind): boolean {
  const name = columns.find(({ field }) => field === 'name')
  if (!name) return false
  const labels = below.flatMap(({ row, cells }) => {
    const text = plain(cells[name.column - 1])
    return headingKey(text) !== headingKey(name.heading) && isNamedWhole(kind, text) ? [row] : []
  })
  return labels.some((row) => labels.includes(row + 1))
}

/** Columns that no heading names, by what stands below them. */
function known(columns: readonly LayoutColumn[], below: readonly WorkbookRow[]): LayoutColumn[] {
  const fields = new Set(columns.map(({ field }) => field))
  const found = new Map<number, ImportField>()
  // Names are told by the numbers beside them, which may stand to their right.
  for (const wanted of ['identity', 'phone', 'name'] as const) {
    const column = columns.find(
      ({ field, heading, column: at }) =>
        field === null &&
        !found.has(at) &&
        fieldByContent(
          heading,
          below.map(({ cells }) => cellText(cells[at - 1])),
          fields,
        ) === wanted,
    )?.column
    if (column === undefined) continue
    found.set(column, wanted)
    fields.add(wanted)
  }
  return columns.map((one) => ({ ...one, field: one.field ?? found.get(one.column) ?? null }))
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
