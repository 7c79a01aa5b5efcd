import { OPEN_STATES } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader, Transaction } from '../ports.ts'
import { beginStep, requestById, type RequestRow } from '../request-steps.ts'
import { clockOf, dueCells } from './clock.ts'
import { settleEntitlement } from './entitlement.ts'
import { idOfNumber } from './numbering.ts'

type Requests = HandlersOf<'requests'>

/** What the duplicate held of an entitlement is given back: the other request holds it. */
export const merge: Requests['merge'] = (call, { into, reason, ...target }) => {
  const { db } = call
  const { request, on, commit } = beginStep(call, target, 'merge')
  const other = otherOf(db, request, into)
  const { number, state } = other
  if (!OPEN_STATES.includes(state)) throw new Refusal('request/not-open', { number, state })
  const isOfOne = (['holderId', 'relativeId', 'employerId'] as const).every((who) => other[who] === request[who])
  if (!isOfOne) {
    throw new Refusal('request/of-another', { number })
  }
  const said = reason === null ? number : `${number}　${reason}`
  const done = commit({ mergedIntoId: other.id, withdrawnOn: on, ...dueCells(null) }, { text: said })
  db.touch('request', other.id, 'current')
  settleEntitlement(db, done.id)
  return done
}

/** One that was filed since is taken out of the archive with it. */
export const unmerge: Requests['unmerge'] = (call, { ground, ...target }) => {
  const { db } = call
  const { request, commit } = beginStep(call, target, 'unmerge')
  const { id, number, state, mergedIntoId } = request
  if (mergedIntoId === null) throw new Refusal('request/step-not-allowed', { number, state, action: 'unmerge' })
  commit({ mergedIntoId: null, withdrawnOn: null, archivedOn: null })
  db.update('request', id, 'current', { ...dueCells(clockOf(db, requestById(db, id))) })
  db.touch('request', mergedIntoId, 'current')
  settleEntitlement(db, id, ground)
  return { id, seq: db.seq }
}

export const relate: Requests['relate'] = ({ db }, { id, seen, number }) => {
  const request = seenRequest(db, id, seen)
  const other = otherOf(db, request, number)
  if (linkOf(db, id, other.id) !== undefined) throw new Refusal('request/related-already', { number: other.number })
  db.insert('request_link', { requestId: Math.min(id, other.id), otherId: Math.max(id, other.id) })
  return touchBoth(db, id, other.id)
}

export const unrelate: Requests['unrelate'] = ({ db }, { id, seen, otherId }) => {
  seenRequest(db, id, seen)
  const link = linkOf(db, id, otherId)
  if (link === undefined) throw new Refusal('record/not-found', { table: 'request_link', id: otherId })
  db.remove('request_link', link, 'current')
  return touchBoth(db, id, otherId)
}

function touchBoth(db: Transaction, id: number, otherId: number): { id: number; seq: number } {
  db.touch('request', id, 'current')
  db.touch('request', otherId, 'current')
  return { id, seq: db.seq }
}

function linkOf(db: Reader, one: number, other: number): number | undefined {
  const sql = 'SELECT id FROM request_link WHERE request_id = ? AND other_id = ?'
  return db.get<{ id: number }>(sql, [Math.min(one, other), Math.max(one, other)])?.id
}

function otherOf(db: Reader, { id, number: own }: RequestRow, said: string): RequestRow {
  const found = idOfNumber(db, said)
  if (found === null) throw new Refusal('request/unknown-number', { number: said })
  if (found === id) throw new Refusal('request/same-request', { number: own })
  return requestById(db, found)
}

function seenRequest(db: Reader, id: number, seen: number): RequestRow {
  const request = requestById(db, id)
  if (request.seq !== seen) throw new Refusal('record/changed', { table: 'request', id, seen, current: request.seq })
  return request
}
