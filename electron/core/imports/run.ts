import type { ImportOrder, ImportRow } from '#shared/contract/imports.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { maskPhone } from '#shared/domain/masks.ts'
import { cellText, type Workbook, type WorkbookSheet } from '#shared/domain/workbook.ts'
import type { JobProgress, Reader, WriteCall } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { readSchemes } from '../schemes/queries.ts'
import { dataRows, type DataRow } from './sheet/data-rows.ts'
import { readMatchings } from './sheet/matching-rows.ts'
import { kindOf, namesPeopleOnly } from './sheet/kinds.ts'
import { layoutOf, type SheetLayout } from './sheet/layout.ts'
import { LedgerJudge, type ReadRequest } from './lists/ledger.ts'
import { Marks } from './marks.ts'
import type { Matching } from './sheet/matchings.ts'
import type { Place } from './lists/people.ts'
import type { ReadPerson } from './lists/read-person.ts'
import { RosterJudge, type Judged, type JudgeCall } from './lists/roster.ts'
import { RuleJudge } from './lists/rules.ts'
import { Tally, type Told } from './tally.ts'
import { UsageJudge } from './lists/usages.ts'

/** What came of an import or of its trial. */
export interface Outcome extends Told {
  /** The sheets that came in, as they were read. */
  readonly sheets: readonly ChosenSheet[]
  /** What the list calls itself, else its file. */
  readonly source: string
  /** Of a trial: its rows as they were read, which the run need not do again. */
  readonly readings: Readings | null
}

/**
 * Goes through the rows of a workbook, judging one a step. With `write` each is entered as it was judged, by the commands
 * of the window; without, nothing is changed: so a trial and the run differ in nothing else. What a trial has read
 * (`earlier`) is judged anew and not read again, if it would be read alike. Throws `import/no-headings`,
 * `import/other-kind`, `import/unknown-sheet` or `import/field-twice`.
 */
export function* importList(
  call: () => JudgeCall,
  book: Workbook,
  order: ImportOrder,
  write: (() => WriteCall) | null,
  earlier: Readings | null = null,
): Generator<JobProgress, Outcome, void> {
  const chosen = yield* chosenSheets(book, order, readMatchings(call().db))
  const total = chosen.reduce((sum, { sheet }) => sum + sheet.filledRows, 0)
  const source = (chosen[0]?.layout.title || book.name).slice(0, 200)
  const { kind, sheets, only, withoutIdentity, usages, issuer } = order
  const ordered = JSON.stringify([book.name, kind, sheets, only, withoutIdentity, usages, issuer])
  const tally = new Tally(kind)
  const go = <R>(judge: Judge<R>, rows: Iterable<ReadRow<R>>) => judgeRows({ call, write, tally, total }, judge, rows)
  let readings: Readings | null = null
  if (kind === 'roster') {
    const judge = new RosterJudge(call().db, { withoutIdentity, source })
    const under = readUnder(call(), ordered, chosen)
    if (earlier?.under === under) yield* go(judge, earlier.rows)
    else {
      const read = readRows(chosen, judge, () => call().today)
      const rows: ReadRow<ReadPerson>[] = []
      yield* go(judge, write ? read : keptIn(rows, read))
      if (!write) readings = { under, rows }
    }
  } else if (kind === 'requests') {
    const judge = new LedgerJudge(call().db, { source: book.name.slice(0, 200) })
    const rows: ReadRow<ReadRequest>[] = []
    // What all rows say tells which of them is about a request on record.
    for (const row of readRows(chosen, judge, () => call().today)) {
      rows.push(row)
      yield { done: 0, total }
    }
    yield* go(judge, rows)
  } else {
    const judge = judgeOf(kind, call().db, order, { source, isTrial: write === null })
    yield* go(
      judge,
      readRows(chosen, judge, () => call().today),
    )
  }
  return { ...tally.outcome(ordered), sheets: chosen, source, readings }
}

/** Rows as they were read, and all that this depends on but the workbook. */
export interface Readings {
  readonly under: string
  readonly rows: readonly ReadRow<ReadPerson>[]
}

/** Reads a row, from the file alone, and judges what it has read against the register and the rows before it. */
interface Judge<R> {
  read(place: Place, row: DataRow, today: string): R
  /** Whether it can only be judged when all others have been. */
  isLast?(db: Reader, read: R): boolean
  judge(call: JudgeCall, read: R): Judged
}

interface ReadRow<R> {
  readonly place: Place
  readonly ditto: ImportRow['repairs']
  readonly marked: ImportRow['issues']
  readonly read: R
}

interface Going {
  readonly call: () => JudgeCall
  readonly write: (() => WriteCall) | null
  readonly tally: Tally
  readonly total: number
}

function* judgeRows<R>(
  { call, write, tally, total }: Going,
  judge: Judge<R>,
  rows: Iterable<ReadRow<R>>,
): Generator<JobProgress, void, void> {
  const last: { readonly at: number; readonly one: ReadRow<R> }[] = []
  let done = 0
  const go = (at: number, { place, ditto, marked, read }: ReadRow<R>) => {
    const { row, cards, apply } = judge.judge(call(), read)
    if (write && apply) apply(write())
    const repairs = ditto.length === 0 ? row.repairs : [...ditto, ...row.repairs]
    const issues = marked.length === 0 ? row.issues : [...marked, ...row.issues]
    tally.add(at, { ...row, repairs, issues, ...place }, cards)
    done += 1
    return { done, total }
  }
  let at = 0
  for (const one of rows) {
    const isLast = judge.isLast?.(call().db, one.read) === true
    if (isLast) last.push({ at, one })
    yield isLast ? { done, total } : go(at, one)
    at += 1
  }
  for (const { at, one } of last) yield go(at, one)
}

function* readRows<R>(
  chosen: readonly ChosenSheet[],
  judge: Judge<R>,
  today: () => string,
): Generator<ReadRow<R>, void, void> {
  for (const { sheet, layout } of chosen) {
    const marks = new Marks(sheet)
    for (const row of dataRows(sheet, layout)) {
      const place = { sheet: sheet.name, row: row.row }
      yield { place, ditto: dittoIn(row), marked: marks.of(row), read: judge.read(place, row, today()) }
    }
  }
}

function* keptIn<T>(kept: T[], all: Iterable<T>): Generator<T, void, void> {
  for (const one of all) {
    kept.push(one)
    yield one
  }
}

/** The order, the day, the columns and the levels by which rows are read. */
function readUnder({ db, today }: JudgeCall, ordered: string, chosen: readonly ChosenSheet[]): string {
  const layouts = chosen.map(({ sheet, layout }) => [sheet.name, { ...layout, chosen: [...layout.chosen] }])
  return JSON.stringify([ordered, today, layouts, readSchemes(db)])
}

/** What 同上 was read as. */
function dittoIn({ cells, ditto, layout: { columns } }: DataRow): ImportRow['repairs'] {
  if (ditto.length === 0) return []
  return columns.flatMap(({ column, field, heading }) => {
    if (field === null || !ditto.includes(column)) return []
    const to = cellText(cells[column - 1])
    return [{ field, heading, from: '同上', to: field === 'phone' ? maskPhone(to) : maskNumbers(to) }]
  })
}

function judgeOf(
  kind: 'usages' | 'rules',
  db: Reader,
  { usages, issuer }: ImportOrder,
  { source, isTrial }: { readonly source: string; readonly isTrial: boolean },
): Judge<RowAtOnce> {
  return kind === 'usages'
    ? atOnce(new UsageJudge(db, { defaults: usages, isTrial }))
    : atOnce(new RuleJudge(db, { issuer, source }))
}

interface RowAtOnce {
  readonly place: Place
  readonly row: DataRow
}

/** A judge that reads a row as it judges it. */
function atOnce(judge: Pick<UsageJudge, 'judge'>): Judge<RowAtOnce> {
  return {
    read: (place, row) => ({ place, row }),
    judge: (call, { place, row }) => judge.judge(call, place, row, row.layout),
  }
}

export interface ChosenSheet {
  readonly sheet: WorkbookSheet
  readonly layout: SheetLayout
}

/** The sheets that come in: those that are lists of this kind, as they were read or corrected; a step a sheet. Throws as `importList`. */
function* chosenSheets(
  book: Workbook,
  { kind, sheets, only }: ImportOrder,
  kept: readonly Matching[],
): Generator<JobProgress, ChosenSheet[], void> {
  const names = book.sheets.map(({ name }) => name)
  const unknown = [...(only ?? []), ...sheets.map(({ name }) => name)].find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Refusal('import/unknown-sheet', { sheet: unknown, sheets: names.slice(0, 50) })
  function* those(isMeant: (sheet: WorkbookSheet) => boolean) {
    const found: ChosenSheet[] = []
    for (const sheet of book.sheets) {
      yield { done: 0, total: null }
      const choice = sheets.find(({ name }) => name === sheet.name)
      const isAsked = only === null ? choice !== undefined && !choice.isLeftOut : only.includes(sheet.name)
      if (choice?.isLeftOut || (only !== null && !isAsked)) continue
      // What nobody asked for comes in only where it can be nothing else.
      if (!isAsked && (sheet.isHidden || !isMeant(sheet))) continue
      const layout = layoutOf(sheet, kind, choice, kept)
      if (layout) found.push({ sheet, layout })
    }
    return found
  }
  const ofKind = yield* those((sheet) => kindOf(sheet, kept) === kind)
  // A list of names says nothing of its kind; who asks for uses means it.
  const isOfNames = ofKind.length === 0 && kind === 'usages'
  const chosen = isOfNames ? yield* those((sheet) => namesPeopleOnly(sheet, kept)) : ofKind
  if (chosen.length > 0) return chosen
  const other = book.sheets.filter(({ isHidden }) => !isHidden).map((sheet) => kindOf(sheet, kept))
  const is = other.find((one) => one !== null && one !== kind)
  if (is) throw new Refusal('import/other-kind', { name: book.name, is, asked: kind })
  throw new Refusal('import/no-headings', { name: book.name })
}
