import { OUTWARD_EVENTS, type OutwardEvent } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { quoted, type Commit, type Reader, type WriteCall } from '../ports.ts'
import { takeBackUsages } from '../usages/commands.ts'
import { takeBack } from './inverse.ts'

/**
 * Undoes a step of a request: its rows go back to what they were, and what it wrote in the ledger of uses is countered. A
 * request that goes altogether takes its lines along. Throws `request/undo-after` once the talent was told, rated it or
 * was handed a paper, `undo/blocked`, and what `takeBackUsages` throws.
 */
export function takeBackStep({ db, history }: WriteCall, commits: readonly Commit[]): void {
  const seqs = commits.map(({ header }) => header.seq)
  const changes = commits.flatMap((commit) => commit.changes)
  refuseAfterOutward(
    db,
    changes.flatMap(({ table, id }) => (table === 'request' ? [id] : [])),
    Math.max(...seqs),
  )
  if (changes.some(({ table, op }) => table === 'request' && op === 'insert')) {
    takeBack(db, history, seqs)
    return
  }
  takeBack(db, history, seqs, 'refuse', ['usage'])
  takeBackUsages({ db }, commits)
}

function refuseAfterOutward(db: Reader, requestIds: readonly number[], seq: number): void {
  const event = db.get<{ action: OutwardEvent; onDay: string; number: string }>(
    `SELECT action, on_day, number FROM request_event JOIN request ON request.id = request_id
     WHERE request_id IN (SELECT value FROM json_each(?)) AND request_event._seq > ?
       AND action IN (${quoted(OUTWARD_EVENTS)})
     ORDER BY request_event.id DESC LIMIT 1`,
    [JSON.stringify([...new Set(requestIds)]), seq],
  )
  if (event) throw new Refusal('request/undo-after', { number: event.number, action: event.action, onDay: event.onDay })
}
