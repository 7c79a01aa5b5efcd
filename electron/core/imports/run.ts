import type { ImportCounts, ImportLists, ImportOrder, ImportRow } from '#shared/contract/imports.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { maskPhone } from '#shared/domain/masks.ts'
import { cellText, type Workbook, type WorkbookSheet } from '#shared/domain/workbook.ts'
import type { JobProgress, Reader, WriteCall } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { dataRows, type DataRow } from './data-rows.ts'
import { readMatchings } from './matching-rows.ts'
import { kindOf, namesPeopleOnly } from './kinds.ts'
import { layoutOf, type SheetLayout } from './layout.ts'
import { LedgerJudge } from './ledger.ts'
import type { Matching } from './matchings.ts'
import { RosterJudge, type JudgeCall } from './roster.ts'
import { RuleJudge } from './rules.ts'
import { UsageJudge } from './usages.ts'

/** What came of an import or of its trial. */
export interface Outcome {
  readonly counts: ImportCounts
  readonly rows: readonly ImportRow[]
  /** The same whenever the same rows were judged alike. */
  readonly hash: string
  /** The sheets that came in, as they were read. */
  readonly sheets: readonly ChosenSheet[]
  /** What the list calls itself, else its file. */
  readonly source: string
}

/**
 * Goes through the rows of a workbook, judging one a step. With `write` each is entered as it was judged, by the commands
 * of the window; without, nothing is changed: so a trial and the run differ in nothing else. Throws `import/no-headings`,
 * `import/unknown-sheet` or `import/field-twice`.
 */
export function* importList(
  call: () => JudgeCall,
  book: Workbook,
  order: ImportOrder,
  write: (() => WriteCall) | null,
): Generator<JobProgress, Outcome, void> {
  const chosen = chosenSheets(book, order, readMatchings(call().db))
  const total = chosen.reduce((sum, { sheet }) => sum + sheet.filledRows, 0)
  const source = (chosen[0]?.layout.title || book.name).slice(0, 200)
  const judge = judgeOf(call().db, book, order, { source, isTrial: write === null })
  const tally = new Tally(order.kind)
  for (const { sheet, layout } of chosen) {
    for (const row of dataRows(sheet, layout)) {
      const judged = judge.judge(call(), { sheet: sheet.name, row: row.row }, row, row.layout)
      if (write && judged.apply) judged.apply(write())
      const repairs = [...dittoIn(row), ...judged.row.repairs]
      tally.add({ ...judged.row, repairs, sheet: sheet.name, row: row.row }, judged.cards)
      yield { done: tally.rows.length, total }
    }
  }
  const { kind, sheets, only, withoutIdentity, usages, issuer } = order
  const outcome = tally.outcome(JSON.stringify([book.name, kind, sheets, only, withoutIdentity, usages, issuer]))
  return { ...outcome, sheets: chosen, source }
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
  db: Reader,
  book: Workbook,
  { kind, withoutIdentity, usages, issuer }: ImportOrder,
  { source, isTrial }: { readonly source: string; readonly isTrial: boolean },
): Pick<RosterJudge, 'judge'> {
  switch (kind) {
    case 'roster':
      return new RosterJudge(db, { withoutIdentity, source })
    case 'requests':
      return new LedgerJudge(db, { source: book.name.slice(0, 200) })
    case 'usages':
      return new UsageJudge(db, { defaults: usages, isTrial })
    case 'rules':
      return new RuleJudge(db, { issuer, source })
  }
}

export interface ChosenSheet {
  readonly sheet: WorkbookSheet
  readonly layout: SheetLayout
}

/** The sheets that come in: those that are lists of this kind, as they were read or corrected. Throws as `importList`. */
export function chosenSheets(
  book: Workbook,
  { kind, sheets, only }: ImportOrder,
  kept: readonly Matching[],
): ChosenSheet[] {
  const names = book.sheets.map(({ name }) => name)
  const unknown = [...(only ?? []), ...sheets.map(({ name }) => name)].find((name) => !names.includes(name))
  if (unknown !== undefined) throw new Refusal('import/unknown-sheet', { sheet: unknown, sheets: names.slice(0, 50) })
  const those = (isMeant: (sheet: WorkbookSheet) => boolean) =>
    book.sheets.flatMap((sheet): ChosenSheet[] => {
      const choice = sheets.find(({ name }) => name === sheet.name)
      const isAsked = only === null ? choice !== undefined && !choice.isLeftOut : only.includes(sheet.name)
      if (choice?.isLeftOut || (only !== null && !isAsked)) return []
      // What nobody asked for comes in only where it can be nothing else.
      if (!isAsked && (sheet.isHidden || !isMeant(sheet))) return []
      const layout = layoutOf(sheet, kind, choice, kept)
      return layout ? [{ sheet, layout }] : []
    })
  const ofKind = those((sheet) => kindOf(sheet, kept) === kind)
  // A list of names says nothing of its kind; who asks for uses means it.
  const chosen = ofKind.length === 0 && kind === 'usages' ? those((sheet) => namesPeopleOnly(sheet, kept)) : ofKind
  if (chosen.length === 0) throw new Refusal('import/no-headings', { name: book.name })
  return chosen
}

/** Adds up what became of each row. */
class Tally {
  readonly rows: ImportRow[] = []
  readonly #kind: ImportOrder['kind']
  readonly #digest = new Digest()
  readonly #verdicts = { new: 0, changed: 0, same: 0, duplicate: 0, refused: 0 }
  #cards = 0
  #repaired = 0
  #warnings = 0

  constructor(kind: ImportOrder['kind']) {
    this.#kind = kind
  }

  add(row: ImportRow, cards: number): void {
    const { sheet, row: at, verdict, name, changes } = row
    this.rows.push(row)
    this.#verdicts[verdict] += 1
    this.#cards += cards
    if (isKept(row)) {
      this.#repaired += row.repairs.length
      this.#warnings += row.issues.length
    }
    this.#digest.add(JSON.stringify([sheet, at, verdict, name, changes]))
  }

  outcome(order: string): Omit<Outcome, 'sheets' | 'source'> {
    const { new: created, changed, same, duplicate, refused } = this.#verdicts
    const createdIf = (kind: ImportOrder['kind']) => (this.#kind === kind ? created : 0)
    const counts: ImportCounts = {
      rows: this.rows.length,
      holders: createdIf('roster'),
      cards: this.#cards,
      requests: createdIf('requests'),
      usages: createdIf('usages'),
      rules: createdIf('rules'),
      changed,
      same,
      duplicates: duplicate,
      refused,
      repaired: this.#repaired,
      warnings: this.#warnings,
    }
    this.#digest.add(order)
    return { counts, rows: this.rows, hash: this.#digest.text() }
  }
}

function isKept({ verdict }: ImportRow): boolean {
  return verdict !== 'refused' && verdict !== 'duplicate'
}

/** What a report lists of these rows, in their order. */
export function listedOf(rows: readonly ImportRow[]): ImportLists {
  const kept = rows.filter(isKept)
  return {
    repaired: kept.flatMap(({ sheet, row, repairs }) => repairs.map((repair) => ({ sheet, row, ...repair }))),
    duplicates: rows.flatMap(({ verdict, sheet, row, of: first }) =>
      verdict === 'duplicate' && first
        ? [{ sheet, row, of: first.row, ...(first.sheet !== sheet && { ofSheet: first.sheet }) }]
        : [],
    ),
    refused: issuesOf(rows.filter(({ verdict }) => verdict === 'refused')),
    warnings: issuesOf(kept),
  }
}

function issuesOf(rows: readonly ImportRow[]): ImportLists['refused'] {
  return rows.flatMap(({ sheet, row, issues }) => issues.map((issue) => ({ sheet, row, ...issue })))
}

/**
 * Two runs of FNV-1a from different starts: tells one trial from another, and keeps no secret. Row by row, since the
 * verdicts of a city's list at once would keep everybody waiting.
 */
class Digest {
  #one = 0x811c9dc5
  #other = 0x01000193

  add(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      this.#one = Math.imul(this.#one ^ unit, 0x01000193)
      this.#other = Math.imul(this.#other ^ unit, 0x01000193)
    }
  }

  text(): string {
    return [this.#one, this.#other].map((hash) => (hash >>> 0).toString(16).padStart(8, '0')).join('')
  }
}
