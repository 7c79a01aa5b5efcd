import type { AnswerRow, AnswersRead } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import {
  AnswerCells,
  AnswerField,
  assignmentOfKey,
  DispatchColumn,
  type AnswerCellProblem,
  type AnswerProblem,
} from '#shared/domain/dispatch.ts'
import type { AssignmentState, RequestState } from '#shared/domain/requests.ts'
import { cellText, type Workbook, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { resources } from '#shared/locales/index.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { TURN_ON } from '../requests/queries.ts'
import { COMMENT_HEADING } from './sheet/comments.ts'
import { dateOf, dayInYear } from './cells/days.ts'
import { headingKey } from './sheet/headings.ts'

type Heads = ReadonlyMap<AnswerField, number>

/** What departments wrote into the workbooks that they were sent, beside what the desk knows; nothing is changed. */
export function answersIn({ db, today }: Pick<ReadCall, 'db' | 'today'>, book: Workbook): AnswersRead {
  const { all, leftOut } = writtenIn(book)
  const firsts = new Map<number, Written>()
  for (const one of all) {
    if (one.assignmentId !== null && !firsts.has(one.assignmentId)) firsts.set(one.assignmentId, one)
  }
  const settledOn: SettledOn = (assignmentId) => {
    const first = firsts.get(assignmentId)
    return first ? dayOfAnswer(rowOf(db, today, first, assignmentId, settledOn), today) : null
  }
  const rows: AnswerRow[] = []
  let same = 0
  for (const one of all) {
    const { assignmentId } = one
    const told = assignmentId === null ? keylessRow(db, today, one) : rowOf(db, today, one, assignmentId, settledOn)
    const isTwice = assignmentId !== null && firsts.get(assignmentId) !== one
    if (told) rows.push(isTwice ? { ...told, problem: 'twice' } : told)
    else if (assignmentId !== null) same += 1
  }
  const known = all.filter(({ assignmentId }) => assignmentId !== null).length
  return { name: book.name, known, same, rows, leftOut: [...leftOut] }
}

/** The rows below headings of ours, and the headings that are not ours but have something below them; comments too. */
function writtenIn(book: Workbook): { readonly all: readonly Written[]; readonly leftOut: ReadonlySet<string> } {
  const all: Written[] = []
  const leftOut = new Set<string>()
  for (const sheet of book.sheets) {
    const noted = new Set(sheet.comments.map(({ row }) => row))
    let heads: Heads = new Map()
    let others: readonly (readonly [string, number])[] = []
    for (const row of sheet.rows()) {
      const texts = row.cells.map(cellText)
      const assignmentId = texts.map(assignmentOfKey).find((id) => id !== null) ?? null
      const next = assignmentId === null ? headsOf(texts) : null
      if (next) {
        heads = next
        others = [...texts.entries()].flatMap(([at, text]) => (isOurs(text) ? [] : [[text.trim(), at] as const]))
        continue
      }
      all.push({ sheet: sheet.name, row, heads, assignmentId })
      if (assignmentId === null) continue
      if (noted.has(row.row)) leftOut.add(COMMENT_HEADING)
      for (const [heading, at] of others) if (texts[at]?.trim()) leftOut.add(heading)
    }
  }
  return { all, leftOut }
}

const OUR_HEADINGS = new Set(
  Object.values(resources).flatMap(({ exports }) =>
    DispatchColumn.options.map((key) => headingKey(exports.column[key])),
  ),
)

function isOurs(text: string): boolean {
  return text.trim() === '' || OUR_HEADINGS.has(headingKey(text))
}

/** The columns of a row of headings, by our own words in either language; null where it is none. */
function headsOf(texts: readonly string[]): Heads | null {
  const keys = texts.map(headingKey)
  const found = AnswerField.options.flatMap((field) => {
    const titles = Object.values(resources).map(({ exports }) => exports.column[field])
    const whole = texts.findIndex((text) => titles.includes(text.trim()))
    const at = whole === -1 ? keys.findIndex((key) => titles.map(headingKey).includes(key)) : whole
    return at === -1 ? [] : [[field, at] as const]
  })
  return found.length < 2 ? null : new Map(found)
}

interface Written {
  readonly sheet: string
  readonly row: WorkbookRow
  readonly heads: Heads
  readonly assignmentId: number | null
}

/** The day on which the workbook answers or returns a part; null where it does not, or can't. */
type SettledOn = (assignmentId: number) => Day | null

function dayOfAnswer(row: AnswerRow | null, today: Day): Day | null {
  if (row === null || row.problem !== null) return null
  const taken = row.cells.filter(({ problem }) => problem === null)
  if (!taken.some(({ field }) => field === 'answer' || field === 'returnReason')) return null
  return taken.find(({ field }) => field === 'answeredOn')?.after ?? today
}

/** Null where nothing was written into the row. */
function keylessRow(db: Reader, today: Day, { sheet, row, heads }: Written): AnswerRow | null {
  const cells = cellsOf(row, heads, NOTHING_NOW, today)
  if (cells.length === 0) return null
  const isNumber = (text: string) => db.get('SELECT id FROM request WHERE number = ?', [text]) !== undefined
  const number = row.cells.map((cell) => cellText(cell).trim()).find(isNumber) ?? null
  return { sheet, row: row.row, assignmentId: null, ...UNKNOWN, number, cells, problem: 'keyless' }
}

/** Null where the row says nothing that the desk does not know. */
function rowOf(
  db: Reader,
  today: Day,
  { sheet, row, heads }: Written,
  assignmentId: number,
  settledOn: SettledOn,
): AnswerRow | null {
  const place = { sheet, row: row.row, assignmentId }
  const known = assignmentNow(db, assignmentId)
  if (!known) return { ...place, ...UNKNOWN, cells: cellsOf(row, heads, NOTHING_NOW, today), problem: 'unknown' }
  const turnOn = known.waitsForId === null ? null : settledOn(known.waitsForId)
  const now = turnOn === null ? known : { ...known, waitsForId: null, since: turnOn }
  const cells = cellsOf(row, heads, now, today)
  if (cells.length === 0) return null
  const { requestId, seen, number, who, department, departmentEn } = now
  const isMixed = !row.cells.some((cell) => cellText(cell).trim() === number)
  const problem = isMixed ? 'mixed' : problemOf(now, cells)
  return { ...place, requestId, seen, number, who, department, departmentEn, cells, problem }
}

const UNKNOWN = { requestId: null, seen: null, number: null, who: null, department: null, departmentEn: null }

function problemOf(now: Now, cells: AnswerRow['cells']): AnswerProblem | null {
  const writes = (field: AnswerField) => cells.some((cell) => cell.field === field)
  const stands = (field: AnswerField) => cells.some((cell) => cell.field === field && cell.problem === null)
  const isUnderWay = now.requestState === 'accepted' || now.requestState === 'on-hold'
  if (!isUnderWay || (now.state !== 'to-sign' && now.state !== 'signed')) return 'settled'
  if (now.waitsForId !== null) return 'not-its-turn'
  if (writes('answer')) return writes('returnReason') || writes('returnRule') ? 'answered-and-returned' : null
  if (stands('returnReason') === stands('returnRule')) return null
  return stands('returnReason') ? 'rule-missing' : 'reason-missing'
}

function cellsOf(row: WorkbookRow, heads: Heads, now: Known, today: Day): AnswerRow['cells'] {
  const textOf = (field: AnswerField) => cellText(row.cells[heads.get(field) ?? -1]).trim()
  const isKept = (field: keyof typeof AnswerCells.shape) => AnswerCells.shape[field].safeParse(textOf(field)).success
  const isAnswered = (['answer', 'returnReason'] as const).some((field) => textOf(field) !== '' && isKept(field))
  const said = daysOf(row.cells[heads.get('signedOn') ?? -1], now.since, today)
  const signedOn = now.signedOn ?? (problemOfDay(said, [now.since], today) === null ? (said[0] ?? null) : null)
  return [...heads].flatMap(([field, at]): AnswerRow['cells'] => {
    const written = textOf(field)
    const before = now[field]
    if (written === '') return []
    if (field === 'signedOn' || field === 'answeredOn') {
      const days = daysOf(row.cells[at], now.since, today)
      if (before !== null && [...days, written].includes(before)) return []
      const since = [now.since, field === 'answeredOn' ? signedOn : null]
      const problem = problemOfDay(days, since, today)
      const day = days.length === 1 ? days[0] : null
      const isSigned = field === 'signedOn' && before !== null
      const stands = field === 'signedOn' || isAnswered
      return [{ field, before, after: day ?? written, problem: isSigned ? 'signed' : stands ? problem : 'no-answer' }]
    }
    const shown = before === null ? null : maskNumbers(before)
    const problem = isKept(field) ? null : 'too-long'
    return written === before ? [] : [{ field, before: shown, after: written, problem }]
  })
}

function problemOfDay(
  [day, ...others]: readonly Day[],
  since: readonly (Day | null)[],
  today: Day,
): AnswerCellProblem | null {
  if (day === undefined) return 'no-day'
  if (others.length > 0) return 'no-year'
  if (day > today) return 'future'
  return since.some((before) => before !== null && day < before) ? 'early' : null
}

/** The days that a cell can mean: one without a year (11月23日) is of any year since the part was given. */
function daysOf(cell: WorkbookCell | undefined, since: Day | null, today: Day): readonly Day[] {
  const date = dateOf(cell)
  if (date) return date.precision === 'day' ? [date.day] : []
  const year = Number(today.slice(0, 4))
  const first = since === null ? year - 1 : Number(since.slice(0, 4))
  const days = Array.from({ length: year - first + 1 }, (_, at) => dayInYear(cell, String(year - at))).flatMap((one) =>
    one?.precision === 'day' ? [one.day] : [],
  )
  const meant = days.filter((day) => day <= today && (since === null || day >= since))
  return since === null || meant.length === 0 ? [...meant, ...days].slice(0, 1) : meant
}

type Known = { readonly [F in AnswerField]: string | null } & {
  /** When the department was given its part, or its turn came. */
  readonly since: Day | null
}
interface Now extends Known {
  readonly state: AssignmentState
  readonly requestState: RequestState
  readonly requestId: number
  readonly seen: number
  readonly number: string
  readonly who: string | null
  readonly department: string
  readonly departmentEn: string | null
  /** The part that must be answered or returned before, while it is neither. */
  readonly waitsForId: number | null
}

const NOTHING_NOW: Known = {
  signedOn: null,
  answeredOn: null,
  answer: null,
  returnReason: null,
  returnRule: null,
  since: null,
}

function assignmentNow(db: Reader, id: number): Now | undefined {
  return db.get<Now>(
    `SELECT assignment.state, assignment.signed_on, assignment.answered_on, answer, return_reason, return_rule,
       request.state AS request_state, request.id AS request_id, request._seq AS seen, request.number,
       ifnull(holder.name, employer.name) AS who, department.name_zh AS department, department.name_en AS department_en,
       (SELECT earlier.id FROM assignment AS earlier
        WHERE earlier.id = assignment.waits_for_id AND earlier.state IN ('to-sign', 'signed')) AS waits_for_id,
       max(request.received_on, assigned_on, ifnull(${TURN_ON}, '')) AS since
     FROM assignment JOIN request ON request.id = request_id JOIN department ON department.id = department_id
     LEFT JOIN holder ON holder.id = request.holder_id LEFT JOIN employer ON employer.id = request.employer_id
     WHERE assignment.id = ?`,
    [id],
  )
}
