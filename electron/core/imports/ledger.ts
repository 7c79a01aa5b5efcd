import type { ImportRow } from '#shared/contract/imports.ts'
import { assignmentOfKey } from '#shared/domain/dispatch.ts'
import type { RequestState } from '#shared/domain/requests.ts'
import { cellText, type WorkbookRow } from '#shared/domain/workbook.ts'
import { findOrAddDepartment } from '../departments/commands.ts'
import { departmentKey } from '../departments/queries.ts'
import { employerNamed, employerNameKey } from '../employer-entry.ts'
import { categoryByName, readCategories } from '../items/queries.ts'
import type { Reader, WriteCall } from '../ports.ts'
import { amendPast, recordPast } from '../requests/commands.ts'
import { findOrAddStaff } from '../staff/commands.ts'
import { RowReader } from './cleaning.ts'
import type { SheetLayout } from './layout.ts'
import { CONTENT_LIMIT, ledgerEntry, likelyCategory, type LedgerEntry } from './ledger-entry.ts'
import { People, type Place } from './people.ts'
import type { JudgeCall, Judged } from './roster.ts'

/** Judges the rows of a ledger one after the other, each against the register and the rows before it. */
export class LedgerJudge {
  readonly #people = new People()
  /** Rows of this file by all they say, and its requests that share subject, day, category and words. */
  readonly #rows = new Map<string, Place>()
  readonly #alike = new Map<string, Listed[]>()
  readonly #numbers = new Map<string, Place>()
  readonly #entered = new Set<number>()
  readonly #categories: ReadonlyMap<string, number>
  readonly #other: number
  readonly #source: string

  /** `source` is the file's name. */
  constructor(db: Reader, { source }: { readonly source: string }) {
    this.#categories = new Map(readCategories(db).map(({ code, id }) => [code, id]))
    this.#other = this.#categories.get('other') ?? 0
    this.#source = source
  }

  judge(call: JudgeCall, place: Place, row: WorkbookRow, layout: SheetLayout): Judged {
    const reader = new RowReader(layout, row)
    // A list of requests that departments answer is read against what they were sent.
    const sent = row.cells.map(cellText).find((text) => assignmentOfKey(text) !== null)
    if (sent !== undefined) reader.refuse('own', 'import/of-dispatch', sent)
    const read = sent === undefined ? ledgerEntry(reader, call.today) : null
    const shown = {
      name: cellText(reader.cell('name')).trim().slice(0, 80),
      about: cellText(reader.cell('content')).trim().slice(0, 200),
    }
    const answer = (verdict: ImportRow['verdict'], more: Partial<ImportRow> = {}): ImportRow => ({
      ...place,
      verdict,
      ...shown,
      changes: [],
      of: null,
      repairs: reader.repairs,
      issues: verdict === 'refused' ? reader.refused : reader.warnings,
      ...more,
    })
    if (!read || reader.refused.length > 0) return { row: answer('refused'), cards: 0 }

    const { db } = call
    const subject = this.#subject(db, read, reader)
    const { categoryId, entry } = this.#sorted(db, read, reader)
    if (subject === null) return { row: answer('refused'), cards: 0 }
    const key = JSON.stringify([subject, entry.receivedOn, categoryId, entry.said])
    const whole = JSON.stringify([key, { ...entry, name: null, phone: null, employer: null }])
    const of = this.#rows.get(whole)
    if (of) return { row: answer('duplicate', { of }), cards: 0 }
    const alike = this.#alike.get(key) ?? []
    const carried = alike.find((one) => isCarriedTo(one, place.sheet, entry))
    if (carried) {
      this.#rows.set(whole, place)
      return judgeCarried(carried, place, entry, { answer, reader })
    }
    const { length: before } = alike.filter(({ content }) => content === entry.content)
    const known = this.#known(db, subject, entry, categoryId)[before]
    if (!known && !this.#isNumberFree(db, entry, reader)) return { row: answer('refused'), cards: 0 }

    this.#rows.set(whole, place)
    const told = known ? { ...entry, ...onRecord(db, known) } : entry
    const isSettled = known?.isOpenStill === 0
    const listed: Listed = { ...told, place, sheet: place.sheet, id: known?.id ?? null, isSettled }
    this.#alike.set(key, [...alike, listed])
    if (entry.number !== null) this.#numbers.set(entry.number, place)
    if (known) return judgeLater(listed, entry, answer, 'same')
    const apply = (write: WriteCall) => {
      listed.id = this.#enter(write, place, entry, subject, categoryId)
    }
    return { row: answer('new'), cards: 0, apply }
  }

  /** Whose request it is; a doubt refuses the row. */
  #subject(db: Reader, entry: LedgerEntry, reader: RowReader): Subject | null {
    if (entry.name === null) return { employer: employerNameKey(entry.employer ?? '') }
    const person = this.#people.meant(db, { ...entry, name: entry.name }, reader)
    return person && { holderId: person.id }
  }

  /** The category, and the entry with the ledger's own word for it where that means none. */
  #sorted(db: Reader, entry: LedgerEntry, reader: RowReader): { categoryId: number; entry: LedgerEntry } {
    const named = entry.category === '' ? undefined : categoryByName(db, entry.category)
    if (named !== undefined) return { categoryId: named, entry }
    const likely = likelyCategory(entry)
    const categoryId = (likely === null ? undefined : this.#categories.get(likely)) ?? this.#other
    if (entry.category === '') return { categoryId, entry }
    reader.warn('category', 'import/category-guessed', entry.category.slice(0, 60))
    if (likely !== null) return { categoryId, entry }
    const said = `${reader.headingOf('category') ?? ''}：${entry.category}`
    return { categoryId, entry: { ...entry, content: `${entry.content}\n${said}`.slice(0, CONTENT_LIMIT) } }
  }

  #isNumberFree(db: Reader, { number }: LedgerEntry, reader: RowReader): boolean {
    if (number === null) return true
    const isTaken =
      this.#numbers.has(number) || db.get('SELECT id FROM request WHERE number = ?', [number]) !== undefined
    if (isTaken) reader.refuse('number', 'request/number-taken', number, { number })
    return !isTaken
  }

  /** Requests of the register that say the same, as it was before the import. */
  #known(db: Reader, subject: Subject, { receivedOn, content }: LedgerEntry, categoryId: number): KnownRequest[] {
    const by = 'holderId' in subject ? 'holder_id = ?' : 'employer_id = (SELECT id FROM employer WHERE name_key = ?)'
    const who = 'holderId' in subject ? subject.holderId : subject.employer
    return db
      .all<KnownRequest & object>(
        `SELECT id, outcome_raw, staff_id, state = 'accepted' AND origin = 'import' AND NOT EXISTS
           (SELECT 1 FROM request_event WHERE request_id = request.id AND action = 'reopen') AS is_open_still FROM request
         WHERE ${by} AND received_on = ? AND category_id = ? AND content = ? ORDER BY id`,
        [who, receivedOn, categoryId, content],
      )
      .filter(({ id }) => !this.#entered.has(id))
  }

  #enter(call: WriteCall, place: Place, entry: LedgerEntry, subject: Subject, categoryId: number): number {
    const { db } = call
    const { content, channel, promisedDays, people, receivedOn, specialist } = entry
    const fields = {
      ...('holderId' in subject
        ? { subject: 'holder' as const, holderId: subject.holderId }
        : { subject: 'employer' as const, employerId: employerNamed(db, entry.employer ?? '') }),
      categoryId,
      content,
      channel,
      people,
      ...(promisedDays !== null && { promisedDays }),
      ...(specialist !== null && { staffId: findOrAddStaff(db, specialist, 'specialist') }),
    }
    const id = recordPast(call, {
      fields,
      receivedOn,
      number: entry.number,
      state: stateOf(entry),
      acceptedOn: entry.acceptedOn ?? receivedOn,
      resolvedOn: entry.resolvedOn,
      result: entry.result,
      outcomeRaw: entry.outcomeRaw,
      departmentIds: entry.departments.map((name) => findOrAddDepartment(db, name)),
      grade: entry.grade,
      ratedOn: entry.resolvedOn,
      sourceRef: `${this.#source} ${place.sheet}!${place.row}`,
    })
    this.#entered.add(id)
    return id
  }
}

type Subject = { readonly holderId: number } | { readonly employer: string }

interface KnownRequest {
  readonly id: number
  readonly outcomeRaw: string | null
  /** 1: it came in from a ledger while it was open, and nobody has settled it since. */
  readonly isOpenStill: number
  readonly staffId: number | null
}

/** How an open request of the register stands. */
function onRecord(
  db: Reader,
  { id, outcomeRaw, staffId }: KnownRequest,
): Pick<Listed, 'departments' | 'outcomeRaw' | 'specialist'> {
  const departments = db
    .all<{ nameZh: string }>(
      `SELECT name_zh FROM assignment JOIN department ON department.id = department_id
       WHERE request_id = ? ORDER BY assignment.id`,
      [id],
    )
    .map(({ nameZh }) => nameZh)
  const specialist = db.get<{ name: string }>('SELECT name FROM staff WHERE id = ?', [staffId])?.name ?? null
  return { departments, outcomeRaw, specialist }
}

/** What was settled long ago waits for no call and no rating any more. */
function stateOf({ isOpen }: LedgerEntry): RequestState {
  return isOpen ? 'accepted' : 'archived'
}

/** A request of this file, as the rows so far have it. */
interface Listed {
  /** Where it stood first, and the sheet where it stood last. */
  readonly place: Place
  sheet: string
  readonly number: string | null
  readonly content: string
  /** Null until it is entered. */
  id: number | null
  departments: readonly string[]
  specialist: string | null
  outcomeRaw: string | null
  isOpen: boolean
  /** The register has it as settled, or has taken it up again, or it is the desk's own. */
  readonly isSettled: boolean
}

type Answer = (verdict: ImportRow['verdict'], more?: Partial<ImportRow>) => ImportRow

/** On one sheet two rows are two requests; a sheet for each month lists what is still open once more. */
function isCarriedTo({ isOpen, sheet, number }: Listed, to: string, entry: LedgerEntry): boolean {
  return isOpen && sheet !== to && (number === null || entry.number === null || number === entry.number)
}

/** What was open on an earlier sheet stands on a later one again, with how it stands by then. */
function judgeCarried(
  carried: Listed,
  { sheet }: Place,
  entry: LedgerEntry,
  { answer, reader }: { readonly answer: Answer; readonly reader: RowReader },
): Judged {
  const of = { sheet: carried.place.sheet, row: carried.place.row }
  carried.sheet = sheet
  if (entry.content !== carried.content) {
    const more = entry.content.slice(entry.said.length).trim()
    if (more !== '') reader.warn('content', 'import/said-otherwise', more.slice(0, 60), of)
  }
  if (entry.specialist !== null && carried.specialist !== null && entry.specialist !== carried.specialist)
    reader.warn('specialist', 'import/said-otherwise', entry.specialist, of)
  return judgeLater(carried, entry, (verdict, more) => answer(verdict, { ...more, of }), 'duplicate')
}

/** What a later state of the same ledger knows of a request that was open, or `otherwise`. */
function judgeLater(listed: Listed, entry: LedgerEntry, answer: Answer, otherwise: ImportRow['verdict']): Judged {
  if (listed.isSettled) return { row: answer(otherwise), cards: 0 }
  const { departments, specialist, outcomeRaw } = listed
  const there = departments.map(departmentKey)
  const added = entry.departments.filter((name) => !there.includes(departmentKey(name)))
  const looksAfter = specialist === null ? entry.specialist : null
  const all = [...departments, ...added]
  const changes: ImportRow['changes'] = []
  if (added.length > 0) changes.push({ field: 'department', from: departments.join('、'), to: all.join('、') })
  if (looksAfter !== null) changes.push({ field: 'specialist', from: '', to: looksAfter })
  if (!entry.isOpen) changes.push({ field: 'outcome', from: outcomeRaw ?? '', to: entry.outcomeRaw ?? '' })
  Object.assign(listed, { departments: all, specialist: specialist ?? looksAfter })
  Object.assign(listed, { isOpen: entry.isOpen, outcomeRaw: entry.outcomeRaw })
  if (changes.length === 0) return { row: answer(otherwise), cards: 0 }
  const apply = (write: WriteCall) => {
    const { db } = write
    if (listed.id === null) return
    amendPast(write, listed.id, {
      departmentIds: added.map((name) => findOrAddDepartment(db, name)),
      assignedOn: entry.acceptedOn ?? entry.receivedOn,
      staffId: looksAfter === null ? null : findOrAddStaff(db, looksAfter, 'specialist'),
      end: entry.isOpen ? null : { ...entry, state: stateOf(entry) },
    })
  }
  return { row: answer('changed', { changes }), cards: 0, apply }
}
