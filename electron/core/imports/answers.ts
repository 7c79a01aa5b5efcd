import type { AnswerRow, AnswersRead } from '#shared/contract/imports.ts'
import type { Day } from '#shared/domain/days.ts'
import { AnswerField, assignmentOfKey, type AnswerProblem } from '#shared/domain/dispatch.ts'
import type { AssignmentState, RequestState } from '#shared/domain/requests.ts'
import { cellText, type Workbook, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { resources } from '#shared/locales/index.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { dateOf } from './days.ts'

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
      const assignmentId = texts.map(assignmentOfKey).find((id) => id !== null)
      if (assignmentId === undefined || assignmentId === null) {
        heads = headsOf(texts) ?? heads
        continue
      }
      known += 1
      const told = rowOf(db, today, { sheet: sheet.name, row, heads, assignmentId })
      if (told === null) same += 1
      else rows.push(seen.has(assignmentId) ? { ...told, problem: 'twice' } : told)
      seen.add(assignmentId)
    }
  }
  return { name: book.name, known, same, rows }
}

/** The columns of a row of headings, by our own words in either language; null where it is none. */
function headsOf(texts: readonly string[]): Heads | null {
  const found = AnswerField.options.flatMap((field) => {
    const titles = Object.values(resources).map(({ exports }) => exports.column[field])
    const at = texts.findIndex((text) => titles.includes(text.trim()))
    return at === -1 ? [] : [[field, at] as const]
  })
  return found.length < 2 ? null : new Map(found)
}

interface Written {
  readonly sheet: string
  readonly row: WorkbookRow
  readonly heads: Heads
  readonly assignmentId: number
}

/** Null where the row says nothing that the desk does not know. */
function rowOf(db: Reader, today: Day, { sheet, row, heads, assignmentId }: Written): AnswerRow | null {
  const place = { sheet, row: row.row, assignmentId }
  const now = assignmentNow(db, assignmentId)
  if (!now) return { ...place, ...UNKNOWN, cells: cellsOf(row, heads, UNKNOWN_NOW, today), problem: 'unknown' }
  const cells = cellsOf(row, heads, now, today)
  if (cells.length === 0) return null
  const { requestId, seen, number, who, department } = now
  const isMixed = !row.cells.some((cell) => cellText(cell).trim() === number)
  const problem = isMixed ? 'mixed' : problemOf(now, cells)
  return { ...place, requestId, seen, number, who, department, cells, problem }
}

const UNKNOWN = { requestId: null, seen: null, number: null, who: null, department: null }
const UNKNOWN_NOW = { signedOn: null, answeredOn: null, answer: null, returnReason: null, returnRule: null }

function problemOf(now: Now, cells: AnswerRow['cells']): AnswerProblem | null {
  const writes = (field: AnswerField) => cells.some((cell) => cell.field === field)
  const isUnderWay = now.requestState === 'accepted' || now.requestState === 'on-hold'
  if (!isUnderWay || (now.state !== 'to-sign' && now.state !== 'signed')) return 'settled'
  if (writes('answer') && writes('returnReason')) return 'answered-and-returned'
  return writes('returnReason') && !writes('returnRule') ? 'rule-missing' : null
}

function cellsOf(row: WorkbookRow, heads: Heads, now: Known, today: Day): AnswerRow['cells'] {
  return [...heads].flatMap(([field, at]): AnswerRow['cells'] => {
    const cell = row.cells[at]
    const written = cellText(cell).trim()
    const before = now[field]
    if (written === '') return []
    if (field === 'signedOn' || field === 'answeredOn') {
      const day = dayOf(cell)
      const after = day ?? written
      if (after === before) return []
      return [{ field, before, after, problem: day === null ? 'no-day' : day > today ? 'future' : null }]
    }
    const shown = before === null ? null : maskNumbers(before)
    return written === before ? [] : [{ field, before: shown, after: written, problem: null }]
  })
}

function dayOf(cell: WorkbookCell | undefined): Day | null {
  const date = dateOf(cell)
  return date?.precision === 'day' ? date.day : null
}

type Known = { readonly [F in AnswerField]: string | null }
interface Now extends Known {
  readonly state: AssignmentState
  readonly requestState: RequestState
  readonly requestId: number
  readonly seen: number
  readonly number: string
  readonly who: string | null
  readonly department: string
}

function assignmentNow(db: Reader, id: number): Now | undefined {
  return db.get<Now>(
    `SELECT assignment.state, assignment.signed_on, assignment.answered_on, answer, return_reason, return_rule,
       request.state AS request_state, request.id AS request_id, request._seq AS seen, request.number,
       ifnull(holder.name, employer.name) AS who, department.name_zh AS department
     FROM assignment JOIN request ON request.id = request_id JOIN department ON department.id = department_id
     LEFT JOIN holder ON holder.id = request.holder_id LEFT JOIN employer ON employer.id = request.employer_id
     WHERE assignment.id = ?`,
    [id],
  )
}
