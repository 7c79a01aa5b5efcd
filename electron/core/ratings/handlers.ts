import type { Day } from '#shared/domain/days.ts'
import { FOLLOW_UP_DAYS, isBad, mayRecordRating, type Grade } from '#shared/domain/ratings.ts'
import { CLERKS } from '#shared/domain/roles.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { readCalendar } from '../calendar.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import {
  dayOfStep,
  lastReopening,
  noteEvent,
  refuseBefore,
  requestById,
  stepDay,
  stepFor,
  type RequestRow,
} from '../request-steps.ts'

export const ratings: HandlersOf<'ratings'> = {
  record(call, { id, seen, grade, givenBy, means, on: said, note }) {
    const { db, operator } = call
    const request = seenRequest(db, id, seen)
    if (!stepFor(request, 'rate', operator.role)) throw new Refusal('rating/not-resolved')
    const may = mayRecordRating({
      state: request.state,
      means,
      isHandler: request.handlerId === operator.id,
      isAlone: clerksOf(db) === 1,
      grades: gradesOf(db, id),
    })
    if ('refusal' in may) throw new Refusal(`rating/${may.refusal}`)
    const on = stepDay(call, said, request, 'rate')
    const ratingId = db.insert('rating', {
      requestId: id,
      grade,
      givenBy,
      means,
      recordedBy: operator.id,
      isByHandler: may.isByHandler ? 1 : 0,
      ratedOn: on,
      round: may.round,
      note,
    })
    if (isBad(grade) && may.round === 1) {
      const dueOn = readCalendar(db).dueOn(on, FOLLOW_UP_DAYS).on
      db.insert('follow_up', { requestId: id, ratingId, openedOn: on, dueOn })
    }
    if (request.ratedOn === on) db.touch('request', id, seen)
    else db.update('request', id, seen, { ratedOn: on })
    noteEvent(call, { requestId: id, action: 'rate', on, from: request.state, to: request.state, text: note })
    return { id, seq: db.seq }
  },

  closeFollowUp(call, { id, seen, followUpId, text, on: said }) {
    const { db } = call
    const request = seenRequest(db, id, seen)
    const row = db.get<{ openedOn: Day; contactedOn: Day | null; closedOn: Day | null }>(
      'SELECT opened_on, contacted_on, closed_on FROM follow_up WHERE id = ? AND request_id = ?',
      [followUpId, id],
    )
    if (!row) throw new Refusal('record/not-found', { table: 'follow_up', id: followUpId })
    if (row.closedOn !== null) throw new Refusal('rating/follow-up-closed', { closedOn: row.closedOn })
    const on = dayOfStep(call, said, request)
    refuseBefore(on, 'rate', row.openedOn)
    db.update('follow_up', followUpId, 'current', { contactedOn: row.contactedOn ?? on, closedOn: on, text })
    db.touch('request', id, seen)
    noteEvent(call, { requestId: id, action: 'follow-up', on, from: request.state, to: request.state, text })
    return { id, seq: db.seq }
  },
}

function seenRequest(db: Reader, id: number, seen: number): RequestRow {
  const request = requestById(db, id)
  if (request.seq !== seen) throw new Refusal('record/changed', { table: 'request', id, seen, current: request.seq })
  return request
}

/** Grades since the request was last reopened. */
function gradesOf(db: Reader, requestId: number): Grade[] {
  return db
    .all<{ grade: number }>('SELECT grade FROM rating WHERE request_id = ? AND id > ? ORDER BY id', [
      requestId,
      lastReopening(db, requestId)?.id ?? 0,
    ])
    .map(({ grade }) => grade)
}

/** How many operators work at this desk. */
function clerksOf(db: Reader): number {
  const sql = 'SELECT count(*) AS clerks FROM operator WHERE role IN (SELECT value FROM json_each(?))'
  return db.get<{ clerks: number }>(sql, [JSON.stringify(CLERKS)])?.clerks ?? 0
}
