import type { ImportRow } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import { assignmentOfKey } from '#shared/domain/dispatch.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import type { RequestState } from '#shared/domain/requests.ts'
import { cellText } from '#shared/domain/workbook.ts'
import { findOrAddDepartment } from '../departments/commands.ts'
import { departmentByName, departmentKey } from '../departments/queries.ts'
import { employerNamed, employerNameKey } from '../employer-entry.ts'
import { categoryByName, readCategories } from '../items/queries.ts'
import type { Reader, Transaction, WriteCall } from '../ports.ts'
import { amendPast, rateLater, recordPast } from '../requests/commands.ts'
import { findOrAddStaff } from '../staff/commands.ts'
import { RowReader } from './cleaning.ts'
import type { DataRow } from './data-rows.ts'
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
  /** Requests that this file has entered, and those of the register that rows of it are about. */
  readonly #entered = new Set<number>()
  readonly #met = new Set<number>()
  /** What each row says, for others: who, when, and all words. */
  readonly #said = new Set<string>()
  readonly #departments = new Map<string, string | null>()
  /** What the names of this file have been found to mean: a category or none, and a department. */
  readonly #categoryNames = new Map<string, number | null>()
  readonly #departmentNames = new Map<string, number>()
  /** Sheets that rate by more than five marks: what a 5 means there nobody says. */
  readonly #otherMarks = new Set<string>()
  readonly #categories: ReadonlyMap<string, number>
  readonly #other: number
  readonly #source: string

  /** `source` is the file's name. */
  constructor(db: Reader, { source }: { readonly source: string }) {
    this.#categories = new Map(readCategories(db).map(({ code, id }) => [code, id]))
    this.#other = this.#categories.get('other') ?? 0
    this.#source = source
  }

  /** What the row says, as the file alone tells it. */
  read(place: Place, row: DataRow, today: Day): ReadRequest {
    const reader = new RowReader(row.layout, row)
    // A list of requests that departments answer is read against what they were sent.
    const sent = row.cells.map(cellText).find((text) => assignmentOfKey(text) !== null)
    if (sent !== undefined) reader.refuse('own', 'import/of-dispatch', sent)
    const read = sent === undefined ? ledgerEntry(reader, today) : null
    if (read) this.#said.add(wordsOf(read, read.content))
    if (read && BEYOND_FIVE.test(read.rated)) this.#otherMarks.add(place.sheet)
    return { place, reader, read }
  }

  /** To be asked when all rows are read. */
  judge(call: JudgeCall, { place, reader, read }: ReadRequest): Judged {
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
    const ofSheet = this.#ofSheet(db, this.#ofFive(read, reader, place), reader, place)
    const { categoryId, entry } = this.#sorted(db, ofSheet, reader)
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
    const known = this.#known(db, subject, entry, categoryId)
    if (!known && !this.#isNumberFree(db, entry, reader)) return { row: answer('refused'), cards: 0 }

    this.#rows.set(whole, place)
    const told = known ? { ...entry, ...onRecord(db, known) } : entry
    const isSettled = known?.isOpenStill === 0
    const isUnrated = known?.isUnrated === 1
    const listed: Listed = { ...told, place, sheet: place.sheet, id: known?.id ?? null, isSettled, isUnrated }
    this.#alike.set(key, [...alike, listed])
    if (entry.number !== null) this.#numbers.set(entry.number, place)
    if (known) {
      this.#met.add(known.id)
      warnOfKept(known, entry, reader)
      return judgeLater(listed, entry, answer, 'same')
    }
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
    const named = entry.category === '' ? null : this.#categoryNamed(db, entry.category)
    if (named !== null) return { categoryId: named, entry }
    const likely = likelyCategory(entry)
    const categoryId = (likely === null ? undefined : this.#categories.get(likely)) ?? this.#other
    if (entry.category === '') return { categoryId, entry }
    reader.warn('category', 'import/category-guessed', entry.category.slice(0, 60))
    if (likely !== null) return { categoryId, entry }
    const said = `${reader.headingOf('category') ?? ''}：${entry.category}`
    return { categoryId, entry: { ...entry, content: `${entry.content}\n${said}`.slice(0, CONTENT_LIMIT) } }
  }

  #categoryNamed(db: Reader, name: string): number | null {
    let id = this.#categoryNames.get(name)
    if (id === undefined) {
      id = categoryByName(db, name) ?? null
      this.#categoryNames.set(name, id)
    }
    return id
  }

  #departmentNamed(db: Transaction, name: string): number {
    let id = this.#departmentNames.get(name)
    if (id === undefined) {
      id = findOrAddDepartment(db, name)
      this.#departmentNames.set(name, id)
    }
    return id
  }

  #isNumberFree(db: Reader, { number }: LedgerEntry, reader: RowReader): boolean {
    if (number === null) return true
    const isTaken =
      this.#numbers.has(number) || db.get('SELECT id FROM request WHERE number = ?', [number]) !== undefined
    if (isTaken) reader.refuse('number', 'request/number-taken', number, { number })
    return !isTaken
  }

  /** Without a grade that is a mark of ten or a hundred. */
  #ofFive(entry: LedgerEntry, reader: RowReader, { sheet }: Place): LedgerEntry {
    const heading = reader.headingOf('grade') ?? ''
    const isOfOthers = this.#otherMarks.has(sheet) || OTHER_MARKS.test(heading)
    if (entry.grade === null || !/^[1-5](?:\.0)?分?$/.test(entry.rated) || !isOfOthers) return entry
    reader.warn('grade', 'import/grade-unclear', entry.rated)
    const said = `${heading}：${entry.rated}`
    return { ...entry, grade: null, content: `${entry.content}\n${said}`.slice(0, CONTENT_LIMIT) }
  }

  /** The department that a sheet is called by, where no column names any. */
  #ofSheet(db: Reader, entry: LedgerEntry, reader: RowReader, { sheet }: Place): LedgerEntry {
    if (reader.has('department')) return entry
    let named = this.#departments.get(sheet)
    if (named === undefined) {
      const id = departmentByName(db, sheet)
      named = db.get<{ nameZh: string }>('SELECT name_zh FROM department WHERE id = ?', [id ?? null])?.nameZh ?? null
      this.#departments.set(sheet, named)
    }
    if (named === null) return entry
    reader.repair('department', sheet.trim(), named)
    return { ...entry, departments: [named] }
  }

  /** The request of the register, as it was before the import, that the row is about; no other row is about it. */
  #known(db: Reader, subject: Subject, entry: LedgerEntry, categoryId: number): KnownRequest | undefined {
    const { number, receivedOn, content, said } = entry
    const by = 'holderId' in subject ? 'holder_id = ?' : 'employer_id = (SELECT id FROM employer WHERE name_key = ?)'
    const who = 'holderId' in subject ? subject.holderId : subject.employer
    const all = db
      .all<KnownRequest & object>(
        `SELECT id, number, received_on, category_id, content, outcome_raw, resolved_on, staff_id,
           state = 'accepted' AND origin = 'import' AND NOT EXISTS
           (SELECT 1 FROM request_event WHERE request_id = request.id AND action = 'reopen') AS is_open_still,
           (SELECT grade FROM rating WHERE request_id = request.id ORDER BY id DESC) AS grade,
           state = 'archived' AND origin = 'import' AND NOT EXISTS
           (SELECT 1 FROM rating WHERE request_id = request.id) AS is_unrated FROM request
         WHERE ${by} AND (received_on = ? OR number = ?) ORDER BY id`,
        [who, receivedOn, number],
      )
      .filter(({ id }) => !this.#entered.has(id) && !this.#met.has(id))
    const alike = all.filter((one) => one.receivedOn === receivedOn && one.categoryId === categoryId)
    return (
      all.find((one) => one.number === number && (one.receivedOn === receivedOn || beginsWith(one.content, said))) ??
      alike.find((one) => one.content === content) ??
      // What stands beside the words may have been written since; words that another row has are that row's.
      alike.find(
        (one) => number === null && beginsWith(one.content, said) && !this.#said.has(wordsOf(entry, one.content)),
      )
    )
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
      departmentIds: entry.departments.map((name) => this.#departmentNamed(db, name)),
      grade: entry.grade,
      ratedOn: entry.resolvedOn,
      sourceRef: `${this.#source} ${place.sheet}!${place.row}`,
    })
    this.#entered.add(id)
    return id
  }
}

/** 「满意度（百分制）」, 「满意度（满分10分）」. */
const OTHER_MARKS = /[百十]分|10{1,2}\s*分/u
const BEYOND_FIVE = /^(?:[6-9]|\d{2,3})(?:\.\d+)?分?$/u

type Subject = { readonly holderId: number } | { readonly employer: string }

/** A row that was read; `read` is null where that alone refuses it. */
export interface ReadRequest {
  readonly place: Place
  readonly reader: RowReader
  readonly read: LedgerEntry | null
}

function wordsOf({ name, employer, receivedOn }: LedgerEntry, content: string): string {
  return JSON.stringify([name ?? employer, receivedOn, content])
}

function beginsWith(content: string, said: string): boolean {
  return content === said || content.startsWith(`${said}\n`)
}

/** What a row says otherwise of a request on record, which stays as it is. */
function warnOfKept(known: KnownRequest, entry: LedgerEntry, reader: RowReader): void {
  const warn = (field: ImportField, value: string) => reader.warn(field, 'import/request-on-record', value.slice(0, 60))
  const there = known.content.split('\n')
  const more = entry.content.split('\n').filter((line) => !there.includes(line))
  if (more.length > 0) warn('content', more.join('；'))
  if (entry.receivedOn !== known.receivedOn) warn('receivedOn', entry.receivedOn)
  if (entry.grade !== null && known.grade !== null && entry.grade !== known.grade) warn('grade', entry.rated)
}

interface KnownRequest {
  readonly id: number
  readonly number: string
  readonly receivedOn: Day
  readonly categoryId: number
  readonly content: string
  readonly outcomeRaw: string | null
  readonly grade: number | null
  /** 1: it came in from a ledger as settled, and nobody has rated it. */
  readonly isUnrated: number
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
  /** It came in as settled, and nobody has rated it. */
  isUnrated: boolean
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
  if (listed.isSettled)
    return listed.isUnrated ? judgeRating(listed, entry, answer, otherwise) : { row: answer(otherwise), cards: 0 }
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

/** A rating that was given after the request came in as settled. */
function judgeRating(listed: Listed, entry: LedgerEntry, answer: Answer, otherwise: ImportRow['verdict']): Judged {
  const { grade, resolvedOn, receivedOn } = entry
  if (grade === null) return { row: answer(otherwise), cards: 0 }
  listed.isUnrated = false
  const { id } = listed
  const apply = (write: WriteCall) => {
    if (id !== null) rateLater(write, id, { grade, on: resolvedOn ?? receivedOn })
  }
  return { row: answer('changed', { changes: [{ field: 'grade', from: '', to: entry.rated }] }), cards: 0, apply }
}
