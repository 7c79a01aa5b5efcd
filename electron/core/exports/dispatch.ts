import type { DispatchOrder } from '#shared/contract/exports.ts'
import { DispatchColumn, dispatchKey } from '#shared/domain/dispatch.ts'
import type { Day } from '#shared/domain/days.ts'
import type { AssignmentState } from '#shared/domain/requests.ts'
import type { SheetCell, SheetPlan } from '#shared/domain/sheets.ts'
import { notOfVoid } from '../holder-rules.ts'
import { nameIn } from '../names.ts'
import { readOffice } from '../offices.ts'
import { notPending, type ReadCall, type Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { WAITS_FOR, WAITS_FOR_EN } from '../requests/queries.ts'
import { refuseUnknown } from '../reference-rows.ts'
import { planRows, type Planned } from './rows.ts'
import { columnsIn, dueWord, type ListColumn, wordsOf } from './words.ts'

/** What waits at a department, what is due first on top. Throws `record/not-found`. */
export function planDispatch({ db, today }: Pick<ReadCall, 'db' | 'today'>, order: DispatchOrder): Planned {
  const { departmentId } = order
  refuseUnknown(db, 'department', departmentId)
  const { exports, requests } = wordsOf(order)
  const of = db.get<{ nameZh: string; nameEn: string | null }>('SELECT name_zh, name_en FROM department WHERE id = ?', [
    departmentId,
  ])
  const department = of ? nameIn(order, of) : ''
  const rows = waitingAt(db, departmentId).map((row, at): SheetCell[] => [
    at + 1,
    row.number,
    row.who,
    nameIn(order, { nameZh: row.itemZh, nameEn: row.itemEn }),
    maskNumbers(row.content),
    row.assignedOn,
    dueWord(order, { dueOn: row.dueOn, isDueProvisional: row.isDueProvisional === 1 }),
    row.waitsFor === null
      ? requests.assignmentState[row.state]
      : requests.page.waitsFor.replace(
          '{{department}}',
          nameIn(order, { nameZh: row.waitsFor, nameEn: row.waitsForEn }),
        ),
    row.signedOn,
    null,
    null,
    null,
    null,
    dispatchKey(row.id),
  ])
  const columns = columnsIn(order, COLUMNS).map((one) => (one.key === 'key' ? { ...one, isHidden: true } : one))
  const sheet: SheetPlan = {
    name: exports.title.dispatch,
    title: `${exports.title.dispatch}　${department}`,
    subtitle: `${readOffice(db)?.name ?? ''}　${today}`,
    columns,
    rows,
    notes: [exports.dispatchNote],
    chart: null,
  }
  return {
    name: `${exports.file.dispatch} ${department} ${today}.${order.format}`,
    rows: rows.length,
    period: { from: today, to: today },
    format: order.format,
    plan: planRows(order.format, sheet, { period: { on: today }, kind: 'dispatch', columns, rows }),
  }
}

/** Together no wider than one page can be read. */
const WIDTHS: { readonly [C in DispatchColumn]: number } = {
  place: 6,
  number: 16,
  name: 12,
  item: 18,
  content: 32,
  assignedOn: 12,
  dueOn: 18,
  state: 10,
  signedOn: 12,
  answeredOn: 12,
  answer: 34,
  returnReason: 17,
  returnRule: 16,
  key: 10,
}
const COLUMNS = DispatchColumn.options.map((key): ListColumn => [key, WIDTHS[key], key === 'place' ? 'number' : 'text'])

interface Waiting {
  readonly id: number
  readonly number: string
  readonly who: string | null
  readonly itemZh: string
  readonly itemEn: string | null
  readonly content: string
  readonly assignedOn: Day
  readonly dueOn: Day | null
  readonly isDueProvisional: number
  readonly state: AssignmentState
  readonly signedOn: Day | null
  readonly waitsFor: string | null
  readonly waitsForEn: string | null
}

function waitingAt(db: Reader, departmentId: number): Waiting[] {
  return db.all<Waiting & object>(
    `SELECT assignment.id, request.number, ifnull(holder.name, employer.name) AS who,
       ifnull(item.name_zh, category.name_zh) AS item_zh, ifnull(item.name_en, category.name_en) AS item_en, content,
       assigned_on, ifnull(assignment.due_on, request.due_on) AS due_on,
       is_due_provisional AND ifnull(assignment.due_on, request.due_on) = request.due_on AS is_due_provisional,
       assignment.state, signed_on, ${WAITS_FOR}, ${WAITS_FOR_EN}
     FROM assignment JOIN request ON request.id = request_id JOIN category ON category.id = request.category_id
     LEFT JOIN item ON item.id = request.item_id LEFT JOIN holder ON holder.id = request.holder_id
     LEFT JOIN employer ON employer.id = request.employer_id
     WHERE assignment.department_id = ? AND assignment.state IN ('to-sign', 'signed') AND request.state IN ('accepted', 'on-hold')
       AND ${notOfVoid('request')} AND ${notPending('request', 'request.id')}
     ORDER BY ifnull(ifnull(assignment.due_on, request.due_on), '9999'), assignment.id`,
    [departmentId],
  )
}
