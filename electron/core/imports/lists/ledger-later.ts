import type { ImportRow } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import type { RequestState } from '#shared/domain/requests.ts'
import { findOrAddDepartment } from '../../departments/commands.ts'
import { departmentKey } from '../../departments/queries.ts'
import type { Reader, WriteCall } from '../../ports.ts'
import { maskNumbers } from '../../protected.ts'
import { amendPast, rateLater } from '../../requests/commands.ts'
import { findOrAddStaff } from '../../staff/commands.ts'
import type { RowReader } from '../cells/row-reader.ts'
import type { LedgerEntry } from './ledger-entry.ts'
import type { Place } from './people.ts'
import type { Judged } from './roster.ts'
import type { Answer } from './verdict.ts'

/** A request of this file, as the rows so far have it. */
export interface Listed {
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

/** On one sheet two rows are two requests; a sheet for each month lists what is still open once more. */
export function isCarriedTo({ isOpen, sheet, number }: Listed, to: string, entry: LedgerEntry): boolean {
  return isOpen && sheet !== to && (number === null || entry.number === null || number === entry.number)
}

/** What was open on an earlier sheet stands on a later one again, with how it stands by then. */
export function judgeCarried(
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
export function judgeLater(
  listed: Listed,
  entry: LedgerEntry,
  answer: Answer,
  otherwise: ImportRow['verdict'],
): Judged {
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

/** A request of the register that a row may be about. */
export interface KnownRequest {
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
export function onRecord(
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

/** What a row says otherwise of a request on record, which stays as it is. */
export function warnOfKept(known: KnownRequest, entry: LedgerEntry, reader: RowReader): void {
  const warn = (field: ImportField, value: string) => reader.warn(field, 'import/request-on-record', value.slice(0, 60))
  const there = known.content.split('\n')
  const more = entry.content.split('\n').filter((line) => !there.includes(line))
  if (more.length > 0) warn('content', maskNumbers(more.join('；')))
  if (entry.receivedOn !== known.receivedOn) warn('receivedOn', entry.receivedOn)
  if (entry.grade !== null && known.grade !== null && entry.grade !== known.grade) warn('grade', entry.rated)
}

/** What was settled long ago waits for no call and no rating any more. */
export function stateOf({ isOpen }: LedgerEntry): RequestState {
  return isOpen ? 'accepted' : 'archived'
}
