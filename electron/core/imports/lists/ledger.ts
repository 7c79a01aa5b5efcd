import type { Day } from '#shared/domain/days.ts'
import { assignmentOfKey } from '#shared/domain/dispatch.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import { cellText } from '#shared/domain/workbook.ts'
import { findOrAddDepartment } from '../../departments/commands.ts'
import { departmentByName } from '../../departments/queries.ts'
import { employerNamed, employerNameKey } from '../../employer-entry.ts'
import { categoryByName, readCategories } from '../../items/queries.ts'
import type { Reader, Transaction, WriteCall } from '../../ports.ts'
import { recordPast } from '../../requests/commands.ts'
import { findOrAddStaff } from '../../staff/commands.ts'
import { RowReader } from '../cells/row-reader.ts'
import { calledBy } from '../sheet/sections.ts'
import type { DataRow } from '../sheet/data-rows.ts'
import { CONTENT_LIMIT, ledgerEntry, likelyCategory, type LedgerEntry } from './ledger-entry.ts'
import {
  isCarriedTo,
  judgeCarried,
  judgeLater,
  onRecord,
  stateOf,
  warnOfKept,
  type KnownRequest,
  type Listed,
} from './ledger-later.ts'
import { People, warnOfPhone, worksFor, type Place } from './people.ts'
import type { JudgeCall, Judged } from './roster.ts'
import { answering } from './verdict.ts'

/** Judges the rows of a ledger one after the other, each against the register and the rows before it. */
export class LedgerJudge {
  readonly #people = new People()
  /** Rows of this file by all they say, and its requests that share subject, day, category and words. */
  readonly #rows = new Map<string, Place>()
  readonly #alike = new Map<string, Listed[]>()
  /** Numbers of this file, with the day of whose they are. */
  readonly #numbers = new Map<string, Day>()
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
    const answer = answering(shown, reader)
    if (!read || reader.refused.length > 0) return { row: answer('refused'), cards: 0 }

    const { db } = call
    const subject = this.#subject(db, read, reader)
    const ofSheet = this.#ofSheet(db, this.#ofFive(read, reader, place), reader, place)
    const { categoryId, entry: sorted } = this.#sorted(db, this.#ofItsYear(db, ofSheet, reader), reader)
    if (subject === null) return { row: answer('refused'), cards: 0 }
    const key = JSON.stringify([subject, sorted.receivedOn, categoryId, sorted.said])
    const whole = JSON.stringify([key, { ...sorted, name: null, phone: null, employer: null }])
    const entry = saying(sorted, 'holderId' in subject ? notOnRecord(db, subject, sorted, reader) : [])
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
    if (entry.number !== null) this.#numbers.set(entry.number, entry.receivedOn)
    if (known) {
      this.#met.add(known.id)
      warnOfKept(known, entry, reader)
      return judgeLater(listed, entry, answer, 'same')
    }
    const [first] = alike
    if (first) {
      const { sheet, row } = first.place
      reader.warn('content', 'import/request-alike', entry.said.slice(0, 60), { sheet, row })
    }
    if (entry.isOpen && !reader.has('outcome') && !reader.has('resolvedOn'))
      reader.warn('outcome', 'import/outcome-unsaid', '')
    const apply = (write: WriteCall) => {
      listed.id = this.#enter(write, place, entry, subject, categoryId)
    }
    return { row: answer('new'), cards: 0, apply }
  }

  /** Whose request it is; a doubt refuses the row. */
  #subject(db: Reader, entry: LedgerEntry, reader: RowReader): Subject | null {
    if (entry.name === null) return { employer: employerNameKey(entry.employer ?? '') }
    const person = this.#people.meant(db, { ...entry, name: entry.name }, reader)
    if (person && entry.identity === null) warnOfPhone(person, entry.phone, reader)
    return person && { holderId: person.id, hasPhone: person.phone !== null }
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
    return { categoryId, entry: saying(entry, [`${reader.headingOf('category') ?? ''}：${entry.category}`]) }
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
    const isTaken = this.#dayOfNumber(db, number) !== undefined
    if (isTaken) reader.refuse('number', 'request/number-taken', number, { number })
    return !isTaken
  }

  /** The day of the request that has a number already. */
  #dayOfNumber(db: Reader, number: string): Day | undefined {
    const sql = 'SELECT received_on FROM request WHERE number = ?'
    return this.#numbers.get(number) ?? db.get<{ receivedOn: Day }>(sql, [number])?.receivedOn
  }

  /** A few figures begin anew each year: those that another year has stay with the words. */
  #ofItsYear(db: Reader, entry: LedgerEntry, reader: RowReader): LedgerEntry {
    const { number, receivedOn } = entry
    if (number === null || number.replaceAll(/\D/g, '').length > 4) return entry
    const day = this.#dayOfNumber(db, number)
    if (day === undefined || day.slice(0, 4) === receivedOn.slice(0, 4)) return entry
    reader.warn('number', 'import/number-of-other-year', number, { number, year: day.slice(0, 4) })
    return { ...saying(entry, [`${reader.headingOf('number') ?? ''}：${number}`]), number: null }
  }

  /** Without a grade that is a mark of ten or a hundred. */
  #ofFive(entry: LedgerEntry, reader: RowReader, { sheet }: Place): LedgerEntry {
    const heading = reader.headingOf('grade') ?? ''
    const isOfOthers = this.#otherMarks.has(sheet) || OTHER_MARKS.test(heading)
    if (entry.grade === null || !/^[1-5](?:\.0)?分?$/.test(entry.rated) || !isOfOthers) return entry
    reader.warn('grade', 'import/grade-unclear', entry.rated)
    return { ...saying(entry, [`${heading}：${entry.rated}`]), grade: null }
  }

  /** The department that a sheet is called by, where no column names any. */
  #ofSheet(db: Reader, entry: LedgerEntry, reader: RowReader, { sheet }: Place): LedgerEntry {
    if (reader.has('department')) return entry
    let named = this.#departments.get(sheet)
    if (named === undefined) {
      const id = departmentByName(db, calledBy(sheet))
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
        `SELECT id, number, received_on, category_id, content, outcome_raw, staff_id,
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

/** 「满意度（百分制）」, 「满意度（满分10分）」, or 1 for the best. */
const OTHER_MARKS = /[百十]分|10{1,2}\s*分|(?<!\d)1\D{0,3}非常满意/u
const BEYOND_FIVE = /^(?:[6-9]|\d{2,3})(?:\.\d+)?分?$/u

type Subject = Holder | { readonly employer: string }

interface Holder {
  readonly holderId: number
  readonly hasPhone: boolean
}

/** A row that was read; `read` is null where that alone refuses it. */
export interface ReadRequest {
  readonly place: Place
  readonly reader: RowReader
  readonly read: LedgerEntry | null
}

/** With further lines behind what was asked for. */
function saying(entry: LedgerEntry, lines: readonly string[]): LedgerEntry {
  if (lines.length === 0) return entry
  return { ...entry, content: [entry.content, ...lines].join('\n').slice(0, CONTENT_LIMIT) }
}

/** What a list of requests says of somebody and the register doesn't: it changes nobody, so the request keeps it. */
function notOnRecord(db: Reader, { holderId, hasPhone }: Holder, entry: LedgerEntry, reader: RowReader): string[] {
  const { employer, phone } = entry
  const fields: ImportField[] = []
  if (employer !== null && !worksFor(db, holderId, employer)) fields.push('employer')
  if (phone !== null && !hasPhone) fields.push('phone')
  return reader.under(fields).map(({ name, value }) => `${name}：${value}`)
}

function wordsOf({ name, employer, receivedOn }: LedgerEntry, content: string): string {
  return JSON.stringify([name ?? employer, receivedOn, content])
}

function beginsWith(content: string, said: string): boolean {
  return content === said || content.startsWith(`${said}\n`)
}
