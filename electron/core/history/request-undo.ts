import { OUTWARD_EVENTS, type OutwardEvent } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { quoted, type Commit, type Reader, type Transaction, type WriteCall } from '../ports.ts'
import { takeBackUsages } from '../usages/commands.ts'
import { takeBack } from './inverse.ts'

/** Whether the paper that an event tells of was made void since. */
const IS_VOID = `EXISTS (SELECT 1 FROM paper
  WHERE paper.request_id = request_event.request_id AND paper.number = request_event.text AND void_reason IS NOT NULL)`

/**
 * Undoes a step of a request: its rows go back to what they were, and what it wrote in the ledger of uses is countered. A
 * request that goes altogether takes its lines along. Throws `request/undo-after` once the talent was told, rated it or
 * was handed a paper that is not void, `undo/blocked`, and what `takeBackUsages` throws.
 */
export function takeBackStep({ db, history }: WriteCall, commits: readonly Commit[]): void {
  const seqs = commits.map(({ header }) => header.seq)
  const changes = commits.flatMap((commit) => commit.changes)
  refuseAfterOutward(
    db,
    changes.flatMap(({ table, id }) => (table === 'request' ? [id] : [])),
    Math.max(...seqs),
  )
  const recorded = changes.filter(({ table, op }) => table === 'request' && op === 'insert')
  if (recorded.length > 0) {
    for (const { id } of recorded) letVoidPapersGo(db, id)
    takeBack(db, history, seqs)
    return
  }
  takeBack(db, history, seqs, 'refuse', ['usage'])
  takeBackUsages({ db }, commits)
}

/** They keep their numbers, of a request that is no more. */
function letVoidPapersGo(db: Transaction, requestId: number): void {
  const idsOf = (sql: string) => db.all<{ id: number }>(sql, [requestId]).map(({ id }) => id)
  const told = idsOf(`SELECT id FROM request_event WHERE request_id = ? AND action = 'print' AND ${IS_VOID}`)
  for (const id of told) db.remove('request_event', id, 'current')
  const papers = idsOf('SELECT id FROM paper WHERE request_id = ? AND void_reason IS NOT NULL')
  for (const id of papers) db.update('paper', id, 'current', { requestId: null })
}

function refuseAfterOutward(db: Reader, requestIds: readonly number[], seq: number): void {
  const event = db.get<{ action: OutwardEvent; onDay: string; number: string }>(
    `SELECT action, on_day, number FROM request_event JOIN request ON request.id = request_id
     WHERE request_id IN (SELECT value FROM json_each(?)) AND request_event._seq > ?
       AND action IN (${quoted(OUTWARD_EVENTS)}) AND NOT (action = 'print' AND ${IS_VOID})
     ORDER BY request_event.id DESC LIMIT 1`,
    [JSON.stringify([...new Set(requestIds)]), seq],
  )
  if (event) throw new Refusal('request/undo-after', { number: event.number, action: event.action, onDay: event.onDay })
}
