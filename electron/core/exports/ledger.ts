import type { ExportOrder, LedgerOrder } from '#shared/contract/exports.ts'
import type { Relation } from '#shared/domain/holder.ts'
import type { Day } from '#shared/domain/days.ts'
import { LedgerColumn } from '#shared/domain/ledger-columns.ts'
import type { RequestFacts } from '#shared/domain/figures/course.ts'
import { RequestSieve } from '#shared/domain/figures/sieve.ts'
import type { Channel, RequestResult, RequestState, RequestSubject } from '#shared/domain/requests.ts'
import type { SheetCell, SheetColumn } from '#shared/domain/sheets.ts'
import { readCalendar } from '../calendar.ts'
import { latestEmployerOf } from '../latest-employer.ts'
import { nameIn } from '../names.ts'
import type { ReadCall, Reader } from '../ports.ts'
import { maskContact, maskNumbers } from '../protected.ts'
import { listedRequests } from '../requests/queries.ts'
import { factsOf, Names, readingFacts } from '../summaries/queries.ts'
import type { RowsStep } from './rows.ts'
import { NO_PARTS, templateCells } from './template-cells.ts'
import { columnsIn, wordsOf } from './words.ts'

/** Rows between two turns of the desk. */
const ROWS_A_STEP = 200
/** Requests that are looked at between two turns, whether they count. */
const JUDGED_A_STEP = 2_000
const NO_ROWS_YET: RowsStep = { done: 0, total: null, rows: [] }

/** Before any request: what a list shows is judged by all its past. */
const BEGINNING: Day = '1900-01-01'

/** Every request that counts in the period, or that the filter leaves, in the order of receipt. */
export function* ledgerRows(call: () => ReadCall, order: LedgerOrder): Generator<RowsStep, void, void> {
  const { filter } = order
  for (const step of readingFacts(call)) {
    void step
    yield NO_ROWS_YET
  }
  const { db, today, operator } = call()
  const period = filter ? { from: BEGINNING, to: today } : order
  const sieve = new RequestSieve(period, readCalendar(db))
  const listed = filter && new Set<number>()
  for (const ids of filter ? listedRequests(call, filter, { today, operatorId: operator.id }) : []) {
    for (const id of ids) listed?.add(id)
    yield NO_ROWS_YET
  }
  const byDay = new Map<Day, RequestFacts[]>()
  for (const [at, facts] of factsOf(call()).requests.entries()) {
    if (listed ? listed.has(facts.id) : sieve.marksOf(facts) !== 0) {
      const day = byDay.get(facts.receivedOn)
      if (day) day.push(facts)
      else byDay.set(facts.receivedOn, [facts])
    }
    if (at % JUDGED_A_STEP === 0) yield NO_ROWS_YET
  }
  // Sorting all of them by day would hold up others.
  const counted = [...byDay.keys()].toSorted().flatMap((day) => byDay.get(day)?.sort((a, b) => a.id - b.id) ?? [])
  yield NO_ROWS_YET
  const columns = columnsOf(order)
  for (let at = 0; at < counted.length; at += ROWS_A_STEP) {
    const cells = rowsOf(call().db, counted.slice(at, at + ROWS_A_STEP), { order, sieve, today, from: at })
    const rows = cells.map((row) => columns.map((column) => row[column]))
    yield { done: Math.min(at + ROWS_A_STEP, counted.length), total: counted.length, rows }
  }
}

/** Its columns, those that were chosen in their order. */
export function ledgerColumns(order: LedgerOrder): SheetColumn[] {
  return columnsIn(
    order,
    columnsOf(order).map((key) => [key, ...COLUMNS[key]] as const),
  )
}

function columnsOf({ columns }: LedgerOrder): readonly LedgerColumn[] {
  return columns ?? LedgerColumn.options
}

interface Row {
  readonly number: string
  readonly subject: RequestSubject
  readonly holder: string | null
  readonly relation: Relation | null
  readonly employer: string | null
  readonly card: string | null
  readonly contact: string | null
  readonly item: string | null
  readonly itemEn: string | null
  readonly content: string
  readonly channel: Channel
  readonly state: RequestState
  readonly promisedDays: number | null
  readonly result: RequestResult | null
  readonly outcome: string | null
  readonly resolvedOn: Day | null
  readonly staff: string | null
  readonly calledBackOn: Day | null
  readonly timesReopened: number
  /** Whether its limit was extended. */
  readonly isExtended: 0 | 1
  readonly id: number
}

interface Writing {
  readonly order: LedgerOrder
  readonly sieve: RequestSieve
  readonly today: Day
  readonly from: number
}

function rowsOf(db: Reader, facts: readonly RequestFacts[], { order, sieve, today, from }: Writing): Cells[] {
  const ids = JSON.stringify(facts.map(({ id }) => id))
  const rows = new Map(db.all<Row>(ROWS, [ids]).map((row) => [row.id, row]))
  const assigned = assignmentsOf(db, ids, order)
  const parts = templateCells(db, ids, { order, today })
  const names = new Names(db)
  const words = wordsOf(order)
  const { exports, requests, holders } = words
  return facts.flatMap((one, at) => {
    const row = rows.get(one.id)
    if (!row) return []
    const { end } = one
    const ended = (kind: NonNullable<typeof end>['kind']) => (end?.kind === kind ? end.on : null)
    const department = names.department(one.departmentId)
    const level = one.levelId === null ? null : names.level(one.levelId)
    const others = (assigned.get(one.id) ?? []).filter(({ departmentId }) => departmentId !== one.departmentId)
    return [
      {
        place: from + at + 1,
        number: row.number,
        receivedOn: one.receivedOn,
        acceptedOn: one.acceptedOn,
        channel: requests.channel[row.channel],
        name: row.holder ?? row.employer,
        relation:
          row.subject === 'employer'
            ? exports.employerItself
            : row.relation
              ? holders.relation[row.relation]
              : exports.self,
        card: row.card,
        level: level && `${nameIn(order, level.scheme)} ${nameIn(order, level.of)}`,
        employer: row.employer,
        contact: row.contact === null || order.inClear ? row.contact : maskContact(row.contact),
        category: nameIn(order, names.category(one.categoryId)),
        item: row.item && nameIn(order, { nameZh: row.item, nameEn: row.itemEn }),
        content: order.inClear ? row.content : maskNumbers(row.content),
        department: department && nameIn(order, department),
        others: others.map(({ name }) => name).join('、') || null,
        assignedOn: assigned.get(one.id)?.[0]?.assignedOn ?? null,
        promisedDays: row.promisedDays,
        dueOn: one.dueOn,
        extendedTo: row.isExtended === 1 ? one.dueOn : null,
        state: requests.state[row.state],
        resolvedOn: one.isDayUnknown ? null : ended('resolved'),
        withdrawnOn: ended('withdrawn'),
        declinedOn: ended('declined'),
        workingDays: end?.kind === 'resolved' ? sieve.workingDaysOf(one) : null,
        isOverdue: sieve.isCounted(one, 'overdue') ? exports.yes : exports.no,
        result: row.result && requests.result[row.result],
        outcome: row.outcome === null || order.inClear ? row.outcome : maskNumbers(row.outcome),
        people: one.people,
        staff: row.staff,
        calledBackOn: row.calledBackOn,
        grade: one.rating && requests.grade[String(one.rating.grade) as keyof typeof requests.grade],
        rating: one.rating?.isByHandler ? exports.byHandler : null,
        timesReopened: row.timesReopened,
        ...(parts.get(one.id) ?? NO_PARTS),
      },
    ]
  })
}

type Cells = { readonly [C in LedgerColumn]: SheetCell }

const COLUMNS: { readonly [C in LedgerColumn]: readonly [width: number, kind?: SheetColumn['kind']] } = {
  place: [6, 'number'],
  number: [15],
  receivedOn: [12],
  acceptedOn: [12],
  channel: [12],
  name: [14],
  relation: [10],
  card: [16],
  level: [22],
  employer: [30],
  contact: [20],
  category: [16],
  item: [20],
  content: [40],
  department: [18],
  others: [18],
  assignedOn: [12],
  promisedDays: [12, 'number'],
  dueOn: [12],
  extendedTo: [12],
  state: [10],
  resolvedOn: [12],
  withdrawnOn: [12],
  declinedOn: [12],
  workingDays: [15, 'number'],
  isOverdue: [8],
  result: [12],
  outcome: [40],
  people: [8, 'number'],
  staff: [12],
  calledBackOn: [12],
  grade: [12],
  rating: [21],
  timesReopened: [8, 'number'],
  answers: [40],
  steps: [40],
  lateSteps: [24],
}

interface Assigned {
  readonly requestId: number
  readonly departmentId: number
  readonly name: string
  readonly assignedOn: Day
}

/**
 * The departments that did not return their part, by rank. Given on a day off, it was given with the acceptance, which counts
 * as of the next working day.
 */
function assignmentsOf(db: Reader, ids: string, order: Pick<ExportOrder, 'language'>): ReadonlyMap<number, Assigned[]> {
  const rows = db.all<Omit<Assigned, 'name'> & { nameZh: string; nameEn: string | null }>(
    `SELECT request_id, department_id, name_zh, name_en,
       max(assigned_on, ifnull(request.accepted_on, '')) AS assigned_on
     FROM assignment JOIN request ON request.id = request_id JOIN department ON department.id = department_id
     WHERE request_id IN (SELECT value FROM json_each(?)) AND assignment.state <> 'returned' ORDER BY rank`,
    [ids],
  )
  return Map.groupBy(
    rows.map(({ nameZh, nameEn, ...row }) => ({ ...row, name: nameIn(order, { nameZh, nameEn }) })),
    ({ requestId }) => requestId,
  )
}

const ROWS = `
  SELECT request.id, request.number, subject, holder.name AS holder, relative.relation,
    ifnull(employer.name, ${latestEmployerOf('request.holder_id')}) AS employer,
    (SELECT card.number FROM card WHERE card.holder_id = request.holder_id AND card.number IS NOT NULL
       AND card.state IN ('active', 'on-record') ORDER BY card.issued_on DESC, card.id DESC LIMIT 1) AS card,
    ifnull(request.contact, holder.name || ' ' || holder.phone) AS contact,
    item.name_zh AS item, item.name_en AS item_en, content, channel, request.state,
    ifnull(request.promised_days, request.statutory_days) AS promised_days, result,
    ifnull(outcome, outcome_raw) AS outcome, resolved_on, staff.name AS staff, called_back_on, times_reopened,
    EXISTS (SELECT 1 FROM extension WHERE request_id = request.id AND extension.state = 'approved') AS is_extended
  FROM json_each(?) AS wanted CROSS JOIN request ON request.id = wanted.value
  LEFT JOIN item ON item.id = request.item_id
  LEFT JOIN holder ON holder.id = request.holder_id
  LEFT JOIN relative ON relative.id = request.relative_id
  LEFT JOIN employer ON employer.id = request.employer_id
  LEFT JOIN staff ON staff.id = request.staff_id`
