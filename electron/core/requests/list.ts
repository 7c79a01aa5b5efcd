import { RequestView, type RequestFilter, type RequestLine } from '#shared/contract/request-views.ts'
import { readCalendar } from '../calendar.ts'
import type { Reader } from '../ports.ts'
import { all, filterConditions, viewCondition, type Asking, type Condition } from './conditions.ts'
import { linesOf } from './lines.ts'

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

function count(db: Reader, { sql, params }: Condition): number {
  return db.get<{ total: number }>(`SELECT count(*) AS total FROM request WHERE ${sql}`, params)?.total ?? 0
}

function both(one: Condition, other: Condition): Condition {
  return { sql: `${one.sql} AND (${other.sql})`, params: [...one.params, ...other.params] }
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
