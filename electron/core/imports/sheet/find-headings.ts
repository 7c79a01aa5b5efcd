import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { cellText, type WorkbookRow, type WorkbookSheet } from '#shared/domain/workbook.ts'
import { besideItself, type Beside } from './beside.ts'
import { CLASS_HEADINGS, isClass, withClassesBelow, withGrant } from './classes.ts'
import { fieldByContent } from './content.ts'
import { headingsIn, plain, spansFrom, type Span } from './heading-rows.ts'
import { fieldNamed, fieldUnder, headingKey, isNamedWhole } from './headings.ts'
import type { LayoutColumn } from './layout.ts'
import { likenessOf, type Matching } from './matchings.ts'
import { withWholeNames } from './neighbours.ts'
import { withSections } from './sections.ts'
import { under as inGroup, withDays, withGroups, withoutTicks, type Ticks } from './ticks.ts'
import { titleOf } from './titles.ts'

/** The first rows of a sheet, in which its headings are sought. */
export interface Top {
  readonly rows: readonly WorkbookRow[]
  readonly sheet: WorkbookSheet
}

/** Rows of headings, and the columns under them. */
export interface Found {
  readonly headings: Span
  readonly columns: LayoutColumn[]
  readonly beside: Beside | null
  readonly ticks: readonly Ticks[]
}

/** Headings stand near the top, below titles and remarks. */
const SEARCHED_ROWS = 40

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
        const said = { kind: matching.kind, title: titleOf(top, headings.from), sheetName: top.sheet.name }
        const likeness = columns ? likenessOf(matching, withSections(columns, below, said)) : 0
        return likeness > 0 ? [{ headings, matching, likeness }] : []
      },
    ),
  )
  return found.toSorted((one, other) => other.likeness - one.likeness || other.matching.id - one.matching.id)[0] ?? null
}

/** Of the first rows those that are plainly headings, of a further table of the sheet; null where they are none. */
export function plainHeadings(top: Top, kind: ImportKind, ticks: readonly Ticks[]): Found | null {
  const found = spansFrom(top.rows, top.sheet, 0).flatMap((span) => headingsAt(top, span, kind, [], ticks) ?? [])
  const plain = found.filter(isPlainlyHeadings)
  return plain.toSorted((one, other) => scoreOf(other.columns) - scoreOf(one.columns))[0] ?? null
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

/** A row of data may hold a word that is a heading elsewhere, not mostly such words. */
function isPlainlyHeadings({ columns }: Found): boolean {
  const named = columns.filter(({ field }) => field !== null).length
  return named >= 3 && named * 5 >= columns.length * 3 && scoreOf(columns) > 0
}

/** Fields of which a list names at least so many, its name aside. */
const FEWEST_FIELDS = 2

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
export function headingsAt(
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
