import type { AnswerRow, AnswersRead } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import {
  AnswerCells,
  AnswerField,
  assignmentOfKey,
  type AnswerCellProblem,
  type AnswerProblem,
} from '#shared/domain/dispatch.ts'
import type { AssignmentState, RequestState } from '#shared/domain/requests.ts'
import { cellText, type Workbook, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { resources } from '#shared/locales/index.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { TURN_ON, WAITS_FOR } from '../requests/queries.ts'
import { dateOf } from './days.ts'
import { headingKey } from './headings.ts'

type Heads = ReadonlyMap<AnswerField, number>

/** What departments wrote into the workbooks that they were sent, beside what the desk knows; nothing is changed. */
export function answersIn({ db, today }: Pick<ReadCall, 'db' | 'today'>, book: Workbook): AnswersRead {
  const rows: AnswerRow[] = []
  const seen = new Set<number>()
  let [known, same] = [0, 0]
  for (const sheet of book.sheets) {
    let heads: Heads = new Map()
    for (const row of sheet.rows()) {
      const texts = row.cells.map(cellText)
      const written = { sheet: sheet.name, row, heads }
      const assignmentId = texts.map(assignmentOfKey).find((id) => id !== null)
      if (assignmentId === undefined || assignmentId === null) {
        const next = headsOf(texts)
        const told = next ? null : keylessRow(db, today, written)
        if (told) rows.push(told)
        heads = next ?? heads
        continue
      }
      known += 1
      const told = rowOf(db, today, written, assignmentId)
      if (told === null) same += 1
      else rows.push(seen.has(assignmentId) ? { ...told, problem: 'twice' } : told)
      seen.add(assignmentId)
    }
  }
  return { name: book.name, known, same, rows }
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
function rowOf(db: Reader, today: Day, { sheet, row, heads }: Written, assignmentId: number): AnswerRow | null {
  const place = { sheet, row: row.row, assignmentId }
  const now = assignmentNow(db, assignmentId)
  if (!now) return { ...place, ...UNKNOWN, cells: cellsOf(row, heads, NOTHING_NOW, today), problem: 'unknown' }
  const cells = cellsOf(row, heads, now, today)
  if (cells.length === 0) return null
  const { requestId, seen, number, who, department } = now
  const isMixed = !row.cells.some((cell) => cellText(cell).trim() === number)
  const problem = isMixed ? 'mixed' : problemOf(now, cells)
  return { ...place, requestId, seen, number, who, department, cells, problem }
}

const UNKNOWN = { requestId: null, seen: null, number: null, who: null, department: null }

function problemOf(now: Now, cells: AnswerRow['cells']): AnswerProblem | null {
  const writes = (field: AnswerField) => cells.some((cell) => cell.field === field)
  const stands = (field: AnswerField) => cells.some((cell) => cell.field === field && cell.problem === null)
  const isUnderWay = now.requestState === 'accepted' || now.requestState === 'on-hold'
  if (!isUnderWay || (now.state !== 'to-sign' && now.state !== 'signed')) return 'settled'
  if (now.waitsFor !== null) return 'not-its-turn'
  if (writes('answer')) return writes('returnReason') || writes('returnRule') ? 'answered-and-returned' : null
  if (stands('returnReason') === stands('returnRule')) return null
  return stands('returnReason') ? 'rule-missing' : 'reason-missing'
}

function cellsOf(row: WorkbookRow, heads: Heads, now: Known, today: Day): AnswerRow['cells'] {
  const textOf = (field: AnswerField) => cellText(row.cells[heads.get(field) ?? -1]).trim()
  const isKept = (field: keyof typeof AnswerCells.shape) => AnswerCells.shape[field].safeParse(textOf(field)).success
  const isAnswered = (['answer', 'returnReason'] as const).some((field) => textOf(field) !== '' && isKept(field))
  const said = dayOf(row.cells[heads.get('signedOn') ?? -1])
  const signedOn = now.signedOn ?? (problemOfDay(said, [now.since], today) === null ? said : null)
  return [...heads].flatMap(([field, at]): AnswerRow['cells'] => {
    const written = textOf(field)
    const before = now[field]
    if (written === '') return []
    if (field === 'signedOn' || field === 'answeredOn') {
      const day = dayOf(row.cells[at])
      if ((day ?? written) === before) return []
      const since = [now.since, field === 'answeredOn' ? signedOn : null]
      const problem = problemOfDay(day, since, today)
      const isSigned = field === 'signedOn' && before !== null
      const stands = field === 'signedOn' || isAnswered
      return [{ field, before, after: day ?? written, problem: isSigned ? 'signed' : stands ? problem : 'no-answer' }]
    }
    const shown = before === null ? null : maskNumbers(before)
    const problem = isKept(field) ? null : 'too-long'
    return written === before ? [] : [{ field, before: shown, after: written, problem }]
  })
}

function problemOfDay(day: Day | null, since: readonly (Day | null)[], today: Day): AnswerCellProblem | null {
  if (day === null) return 'no-day'
  if (day > today) return 'future'
  return since.some((before) => before !== null && day < before) ? 'early' : null
}

function dayOf(cell: WorkbookCell | undefined): Day | null {
  const date = dateOf(cell)
  return date?.precision === 'day' ? date.day : null
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
  readonly waitsFor: string | null
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
       ifnull(holder.name, employer.name) AS who, department.name_zh AS department, ${WAITS_FOR},
       max(request.received_on, assigned_on, ifnull(${TURN_ON}, '')) AS since
     FROM assignment JOIN request ON request.id = request_id JOIN department ON department.id = department_id
     LEFT JOIN holder ON holder.id = request.holder_id LEFT JOIN employer ON employer.id = request.employer_id
     WHERE assignment.id = ?`,
    [id],
  )
}
