import { RequestView, type RequestFilter, type RequestLine } from '#shared/contract/request-views.ts'
import type { WorkingCalendar } from '#shared/domain/clock.ts'
import type { Day } from '#shared/domain/days.ts'
import type { LevelTone } from '#shared/domain/reference.ts'
import { OPEN_STATES } from '#shared/domain/requests.ts'
import { readCalendar } from '../calendar.ts'
import { hasVoid, notOfVoid } from '../holder-rules.ts'
import { notPending, quoted, type Cell, type Reader } from '../ports.ts'
import { maskNumbers, shows } from '../protected.ts'
import { daysLeft } from './clock.ts'
import { withLateSteps } from './late-steps.ts'
import { onLeadersList } from './supervision.ts'

/** Who asks, and when. */
interface Asking {
  readonly today: Day
  readonly operatorId: number
}

interface Condition {
  readonly sql: string
  readonly params: readonly Cell[]
}

/** Ids of all the requests that a filter leaves, by id and two thousand at a time: a long ledger's would hold up others. */
export function* listedRequests(
  call: () => { readonly db: Reader },
  filter: RequestFilter,
  asking: Asking,
): Generator<readonly number[], void, void> {
  const { db } = call()
  const { sql, params } = all([viewCondition(db, filter.view, asking), ...filterConditions(db, filter, asking)])
  for (let last = -1; ;) {
    const ids: readonly number[] = call()
      .db.all<{ id: number }>(
        `SELECT request.id FROM request WHERE request.id > ? AND ${sql} ORDER BY request.id LIMIT ${LISTED_AT_ONCE}`,
        [last, ...params],
      )
      .map(({ id }) => id)
    yield ids
    if (ids.length < LISTED_AT_ONCE) return
    last = ids.at(-1) ?? last
  }
}

const LISTED_AT_ONCE = 2_000

/** Which part of a list, and in which order. */
interface Page {
  readonly page: number
  readonly limit: number
  readonly order: 'usual' | 'oldest'
}

/** A page of the ledger. */
export function listRequests(
  db: Reader,
  filter: RequestFilter,
  { page, limit, order: wanted, ...asking }: Asking & Page,
): { requests: RequestLine[]; total: number } {
  const calendar = readCalendar(db)
  const { sql, params } = all([viewCondition(db, filter.view, asking), ...filterConditions(db, filter, asking)])
  const order = orderOf(filter.view, wanted)
  const found = isSearched(filter)
    ? oneLook(db, { sql, params }, `ORDER BY ${order} LIMIT ${limit} OFFSET ${page * limit}`)
    : {
        ids: db.all<{ id: number }>(
          `SELECT request.id FROM request WHERE ${sql} ORDER BY ${order} LIMIT ${limit} OFFSET ${page * limit}`,
          params,
        ),
        total: count(db, { sql, params }),
      }
  const ids = found.ids.map(({ id }) => id)
  return { requests: linesOf(db, ids, { calendar, today: asking.today }), total: found.total }
}

function orderOf(view: RequestView, wanted: Page['order']): string {
  if (wanted === 'oldest') return 'received_on, request.id'
  return BY_DUE_DAY.includes(view) ? 'due_on IS NULL, due_on, request.id' : 'received_on DESC, request.id DESC'
}

/** Words are looked for in every row, which is dear: the rows found give the page and their number. */
function oneLook(db: Reader, { sql, params }: Condition, page: string) {
  const ids = db.all<{ id: number; total: number }>(
    `WITH found AS MATERIALIZED (SELECT request.id, due_on, received_on FROM request WHERE ${sql})
     SELECT id, (SELECT count(*) FROM found) AS total FROM found AS request ${page}`,
    params,
  )
  return { ids, total: ids[0]?.total ?? count(db, { sql, params }) }
}

function isSearched({ text }: RequestFilter): boolean {
  return (text?.trim() ?? '') !== ''
}

/** How many requests wait in each view, of those that the filter leaves. */
export function countViews(db: Reader, filter: RequestFilter, asking: Asking): Record<RequestView, number> {
  const left = all(filterConditions(db, filter, asking))
  const views = RequestView.options.map((view) => ({ view, ...viewCondition(db, view, asking) }))
  const { view: _, isMine: __, ...others } = filter
  const isIndexed = Object.values(others).every((value) => value === undefined)
  return isIndexed ? countEach(db, left, views) : countTogether(db, left, views)
}

type Views = readonly (Condition & { readonly view: RequestView })[]

/** Each view is counted from an index: those of everybody's requests, and of who asks. */
function countEach(db: Reader, left: Condition, views: Views): Record<RequestView, number> {
  const counted = views.map((view) => [view.view, count(db, both(left, view))] as const)
  return Object.fromEntries(counted) as Record<RequestView, number>
}

/** What is left is looked for once: other filters are in no index that a view is counted from. */
function countTogether(db: Reader, left: Condition, views: Views): Record<RequestView, number> {
  const counts = db.get<{ [view: string]: number }>(
    `WITH found AS MATERIALIZED
       (SELECT request.id, state, due_on, handler_id, called_back_on, rated_on FROM request WHERE ${left.sql})
     SELECT ${views.map(({ sql }, at) => `count(*) FILTER (WHERE ${sql}) AS view${at}`).join(', ')}
     FROM found AS request`,
    [...left.params, ...views.flatMap(({ params }) => params)],
  )
  return Object.fromEntries(views.map(({ view }, at) => [view, counts?.[`view${at}`] ?? 0])) as Record<
    RequestView,
    number
  >
}

/** Lines of the ledger in the order of `ids`, numbers in their texts masked. */
export function linesOf(
  db: Reader,
  ids: readonly number[],
  { calendar, today }: { readonly calendar: WorkingCalendar; readonly today: Day },
): RequestLine[] {
  const wanted = JSON.stringify(ids)
  const departments = Map.groupBy(
    db.all<RequestLine['departments'][number] & { requestId: number }>(
      `SELECT request_id, department.id, name_zh, name_en FROM assignment JOIN department ON department.id = department_id
       WHERE request_id IN (SELECT value FROM json_each(?)) AND state <> 'returned' ORDER BY rank`,
      [wanted],
    ),
    ({ requestId }) => requestId,
  )
  return db.all<LineRow>(LINES, [wanted, today, today]).map((row) => {
    const { levelCode, levelTone, levelNameZh, levelNameEn } = row
    const { itemId, itemNameZh, itemNameEn, categoryId, categoryNameZh, categoryNameEn, isDueProvisional, ...line } =
      row
    const isRunning = line.state === 'accepted' && line.dueOn !== null
    return {
      ...line,
      content: maskNumbers(line.content),
      level:
        levelCode === null || levelTone === null || levelNameZh === null
          ? null
          : { code: levelCode, tone: levelTone, nameZh: levelNameZh, nameEn: levelNameEn },
      item: itemId === null || itemNameZh === null ? null : { id: itemId, nameZh: itemNameZh, nameEn: itemNameEn },
      category: { id: categoryId, nameZh: categoryNameZh, nameEn: categoryNameEn },
      isDueProvisional: isDueProvisional === 1,
      daysLeft: isRunning && line.dueOn !== null ? daysLeft(calendar, line.dueOn, today) : null,
      departments: (departments.get(line.id) ?? []).map(({ requestId: _its, ...department }) => department),
    }
  })
}

function count(db: Reader, { sql, params }: Condition): number {
  return db.get<{ total: number }>(`SELECT count(*) AS total FROM request WHERE ${sql}`, params)?.total ?? 0
}

const BY_DUE_DAY: readonly RequestView[] = [
  'open',
  'mine',
  'overdue',
  'due-today',
  'due-soon',
  'late-steps',
  'to-remind',
  'supervised',
]
/** Working days ahead that count as soon. */
const SOON_DAYS = 5
const OPEN = `state IN (${quoted(OPEN_STATES)})`

function viewCondition(db: Reader, view: RequestView, { today, operatorId }: Asking): Condition {
  const calendar = readCalendar(db)
  // What was due before the last working day is overdue; what was due on it or since can still be done in time.
  const lastWorkingDay = calendar.lastWorkingDay(today)
  switch (view) {
    case 'all':
      return { sql: '1', params: [] }
    case 'open':
      return { sql: OPEN, params: [] }
    case 'mine':
      // The plus keeps SQLite on the few that are open: one operator may have handled most of the ledger.
      return { sql: `${OPEN} AND +handler_id = ?`, params: [operatorId] }
    case 'overdue':
      return { sql: "state = 'accepted' AND due_on < ?", params: [lastWorkingDay] }
    case 'late-steps':
      return {
        sql: 'request.id IN (SELECT value FROM json_each(?))',
        params: [JSON.stringify(withLateSteps(db, calendar, today))],
      }
    case 'due-today':
      return { sql: "state = 'accepted' AND due_on BETWEEN ? AND ?", params: [lastWorkingDay, today] }
    case 'due-soon':
      return {
        sql: "state = 'accepted' AND due_on > ? AND due_on <= ?",
        params: [today, calendar.dueOn(today, SOON_DAYS).on],
      }
    case 'to-accept':
      return { sql: "state = 'received'", params: [] }
    case 'needs-material':
      return { sql: "state = 'needs-material'", params: [] }
    case 'to-sign':
      return {
        sql: `state = 'accepted' AND request.id IN (SELECT request_id FROM assignment WHERE assignment.state = 'to-sign'
          AND (waits_for_id IS NULL OR NOT EXISTS (SELECT 1 FROM assignment AS earlier
            WHERE earlier.id = assignment.waits_for_id AND earlier.state IN ('to-sign', 'signed'))))`,
        params: [],
      }
    case 'on-hold':
      return { sql: "state = 'on-hold'", params: [] }
    case 'to-call-back':
      return { sql: "state = 'resolved' AND called_back_on IS NULL", params: [] }
    case 'to-remind':
      return {
        sql: `state = 'accepted' AND due_on < ? AND NOT EXISTS (SELECT 1 FROM request_event
          WHERE request_id = request.id AND action = 'remind' AND on_day > due_on)`,
        params: [lastWorkingDay],
      }
    case 'supervised':
      return onLeadersList(calendar, today)
    case 'to-rate':
      return { sql: "state = 'resolved' AND rated_on IS NULL", params: [] }
    case 'to-follow-up':
      return { sql: 'request.id IN (SELECT request_id FROM follow_up WHERE closed_on IS NULL)', params: [] }
  }
}

function filterConditions(db: Reader, filter: RequestFilter, { today, operatorId }: Asking): Condition[] {
  const { states, departmentId, levelId, receivedFrom, receivedTo, text } = filter
  const made: Condition[] = []
  const equal = (column: string, value: Cell | undefined) => {
    if (value !== undefined) made.push({ sql: `${column} = ?`, params: [value] })
  }
  // The plus keeps SQLite on the view's own index: one operator may have handled most of the ledger.
  equal('+handler_id', filter.isMine === true ? operatorId : undefined)
  if (filter.holderId === undefined && hasVoid(db)) made.push({ sql: notOfVoid('request'), params: [] })
  equal('holder_id', filter.holderId)
  equal('employer_id', filter.employerId)
  equal('category_id', filter.categoryId)
  equal('item_id', filter.itemId)
  equal('staff_id', filter.staffId)
  equal('channel', filter.channel)
  equal('result', filter.result)
  if (states) made.push({ sql: 'state IN (SELECT value FROM json_each(?))', params: [JSON.stringify(states)] })
  if (receivedFrom !== undefined) made.push({ sql: 'received_on >= ?', params: [receivedFrom] })
  if (receivedTo !== undefined) made.push({ sql: 'received_on <= ?', params: [receivedTo] })
  if (departmentId !== undefined) {
    made.push({
      sql: `request.id IN (SELECT request_id FROM assignment WHERE department_id = ? AND assignment.state <> 'returned')`,
      params: [departmentId],
    })
  }
  if (filter.waitsAtId !== undefined) {
    made.push({
      sql: `state IN ('accepted', 'on-hold') AND request.id IN (SELECT request_id FROM assignment
        WHERE department_id = ? AND assignment.state IN ('to-sign', 'signed') AND assignment.state = ifnull(?, assignment.state))`,
      params: [filter.waitsAtId, filter.waitsState ?? null],
    })
  }
  if (levelId !== undefined) {
    made.push({
      sql: `holder_id IN (SELECT holder_id FROM recognition
        WHERE level_id = ? AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?)`,
      params: [levelId, today, today],
    })
  }
  const wanted = text?.trim() ?? ''
  if (wanted !== '') made.push(textCondition(db, wanted))
  return made
}

/** `instr` takes every sign for itself, so that % and _ are looked for like others. */
function textCondition(db: Reader, wanted: string): Condition {
  const content = shows(db, { table: 'request', column: 'content' }, wanted)
  return {
    sql: `(instr(upper(request.number), ?) > 0 OR ${content.sql}
      OR holder_id IN (SELECT id FROM holder WHERE instr(name, ?) > 0)
      OR employer_id IN (SELECT id FROM employer WHERE instr(name, ?) > 0))`,
    params: [wanted.toUpperCase(), ...content.params, wanted, wanted],
  }
}

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: [notPending('request', 'request.id'), ...conditions.map(({ sql }) => `(${sql})`)].join(' AND '),
    params: conditions.flatMap(({ params }) => params),
  }
}

function both(one: Condition, other: Condition): Condition {
  return { sql: `${one.sql} AND (${other.sql})`, params: [...one.params, ...other.params] }
}

type LineRow = Omit<RequestLine, 'level' | 'item' | 'category' | 'isDueProvisional' | 'daysLeft' | 'departments'> & {
  readonly levelCode: string | null
  readonly levelTone: LevelTone | null
  readonly levelNameZh: string | null
  readonly levelNameEn: string | null
  readonly itemId: number | null
  readonly itemNameZh: string | null
  readonly itemNameEn: string | null
  readonly categoryId: number
  readonly categoryNameZh: string
  readonly categoryNameEn: string | null
  readonly isDueProvisional: number
}

const LINES = `
  SELECT request.id, request._seq, number, subject, request.holder_id, holder.name AS holder, relative.relation,
    level.code AS level_code, level.tone AS level_tone, level.name_zh AS level_name_zh, level.name_en AS level_name_en,
    employer.name AS employer, item.id AS item_id, item.name_zh AS item_name_zh, item.name_en AS item_name_en,
    category.id AS category_id, category.name_zh AS category_name_zh, category.name_en AS category_name_en,
    content, channel, received_on, request.state, accepted_on, due_on, is_due_provisional, resolved_on, result,
    staff.name AS staff, people,
    CASE WHEN rated_on IS NOT NULL
      THEN (SELECT grade FROM rating WHERE request_id = request.id AND rating.id > ifnull(
        (SELECT max(event.id) FROM request_event AS event WHERE event.request_id = request.id AND action = 'reopen'), 0)
        ORDER BY is_by_handler, rating.id DESC LIMIT 1) END AS grade
  FROM json_each(?) AS wanted CROSS JOIN request ON request.id = wanted.value
  JOIN category ON category.id = request.category_id
  LEFT JOIN item ON item.id = request.item_id
  LEFT JOIN holder ON holder.id = request.holder_id
  LEFT JOIN level ON level.id =
    (SELECT level_id FROM recognition WHERE recognition.holder_id = request.holder_id
       AND ifnull(from_on, '') <= ? AND ifnull(to_on, '9999') >= ?
     ORDER BY ifnull(from_on, '') DESC, recognition.id DESC LIMIT 1)
  LEFT JOIN relative ON relative.id = request.relative_id
  LEFT JOIN employer ON employer.id = request.employer_id
  LEFT JOIN staff ON staff.id = request.staff_id
  ORDER BY wanted.key`
