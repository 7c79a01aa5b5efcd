import type { PromiseView, VisitState, VisitView } from '#shared/contract/visits.ts'
import { OPEN_STATES } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { notPending, type Cell, type ReadCall } from '../ports.ts'
import { maskFor, maskNumbers } from '../protected.ts'

export interface VisitFilter {
  readonly holderId?: number | undefined
  readonly employerId?: number | undefined
  readonly staffId?: number | undefined
  readonly state?: VisitState | undefined
}

type Asking = Pick<ReadCall, 'db' | 'operator'>

/** A page of visits: what is planned, the next day first, then the latest. */
export function listVisits(
  call: Asking,
  filter: VisitFilter,
  { page, limit }: { readonly page: number; readonly limit: number },
): { visits: VisitView[]; total: number } {
  const { db } = call
  const conditions = [notPending('visit', 'visit.id')]
  const params: Cell[] = []
  const asks = { holder_id: filter.holderId, employer_id: filter.employerId, staff_id: filter.staffId }
  for (const [column, id] of Object.entries(asks)) {
    if (id === undefined) continue
    conditions.push(`visit.${column} = ?`)
    params.push(id)
  }
  if (filter.state) conditions.push(`${STATE} = '${filter.state}'`)
  const where = conditions.join(' AND ')
  const ids = db.all<{ id: number }>(
    `SELECT id FROM visit WHERE ${where}
     ORDER BY ${STATE} = 'planned' DESC, CASE ${STATE} WHEN 'planned' THEN planned_on END,
       ifnull(visited_on, planned_on) DESC, id DESC
     LIMIT ${limit} OFFSET ${page * limit}`,
    params,
  )
  const total = db.get<{ total: number }>(`SELECT count(*) AS total FROM visit WHERE ${where}`, params)?.total ?? 0
  return {
    visits: viewsOf(
      call,
      ids.map(({ id }) => id),
    ),
    total,
  }
}

/** Throws `record/not-found`. */
export function visitById(call: Asking, id: number): VisitView {
  const [visit] = viewsOf(call, [id])
  if (!visit) throw new Refusal('record/not-found', { table: 'visit', id })
  return visit
}

/** Views in the order of `ids`; numbers in what is free text are masked. */
function viewsOf({ db, operator }: Asking, ids: readonly number[]): VisitView[] {
  const mask = maskFor(operator.role)
  const wanted = JSON.stringify(ids)
  const open: readonly string[] = OPEN_STATES
  const promises = db.all<Omit<PromiseView, 'isOpen'> & { visitId: number }>(
    `SELECT visit_id, request_id, number, content, state, due_on, result
     FROM visit_promise JOIN request ON request.id = request_id
     WHERE visit_id IN (SELECT value FROM json_each(?)) ORDER BY visit_promise.id`,
    [wanted],
  )
  return db
    .all<Omit<VisitView, 'promises'>>(
      `SELECT visit.id, visit._seq, visit.holder_id, holder.name AS holder, visit.employer_id, employer.name AS employer,
         planned_on, visited_on, visit.staff_id, staff.name AS staff, visitors, purpose, findings, cancel_reason,
         ${STATE} AS state
       FROM json_each(?) AS wanted CROSS JOIN visit ON visit.id = wanted.value
         LEFT JOIN holder ON holder.id = visit.holder_id LEFT JOIN employer ON employer.id = visit.employer_id
         LEFT JOIN staff ON staff.id = visit.staff_id
       ORDER BY wanted.key`,
      [wanted],
    )
    .map((visit) => ({
      ...visit,
      visitors: visit.visitors && mask(visit.visitors),
      purpose: visit.purpose && mask(visit.purpose),
      findings: visit.findings && mask(visit.findings),
      cancelReason: visit.cancelReason && mask(visit.cancelReason),
      promises: promises
        .filter(({ visitId }) => visitId === visit.id)
        .map(({ visitId: _of, ...promise }) => ({
          ...promise,
          content: maskNumbers(promise.content),
          isOpen: open.includes(promise.state),
        })),
    }))
}

const STATE =
  "CASE WHEN visited_on IS NOT NULL THEN 'made' WHEN cancel_reason IS NOT NULL THEN 'cancelled' ELSE 'planned' END"
