import { wasHad } from '#shared/domain/requests.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { isRuled } from '../entitlements/queries.ts'
import type { Reader, Transaction } from '../ports.ts'
import { requestById, type RequestRow } from '../request-steps.ts'
import { consume, giveBack, held, obstacleTo, record, reserve, type UsageFields } from '../usages/commands.ts'

/**
 * Brings the ledger of uses to what the request's state asks for: held while it is under way, used up when it was had,
 * else given back. It counts on the day of receipt, since that is when it was asked for.
 *
 * What can't be had is refused with the reason (`usage/not-available`, `usage/not-enough-left`, `usage/amount-missing`),
 * unless the clerk gives a ground: then nothing is taken, and the request keeps the ground.
 */
export function settleEntitlement(db: Transaction, requestId: number, ground: string | null = null): void {
  const request = requestById(db, requestId)
  const claim = claimOf(db, request)
  const holds = held(db, requestId)
  if (holds === (claim?.kind ?? null)) return
  if (holds === 'reserved' && claim?.kind === 'consumed') {
    consume(db, requestId)
    return
  }
  giveBack(db, requestId)
  if (claim) take(db, request, claim, ground)
}

/** Why `settleEntitlement` would refuse the request as it would then stand; null when it would not. */
export function entitlementObstacle(db: Reader, request: RequestRow): Refusal | null {
  const claim = claimOf(db, request)
  if (claim === null || held(db, request.id) !== null) return null
  return obstacleTo(db, { ...claim.fields, idempotencyKey: `request/${request.id}` })
}

interface Claim {
  readonly kind: 'reserved' | 'consumed'
  readonly fields: Omit<UsageFields, 'idempotencyKey'>
}

/** Null: nothing is counted for the request as it stands. */
function claimOf(db: Reader, request: RequestRow): Claim | null {
  const { id, state, result, holderId, relativeId, itemId, receivedOn, amountFen, occasion, entitlementGround } =
    request
  if (holderId === null || itemId === null || entitlementGround !== null) return null
  const isUnderWay = state === 'accepted' || state === 'on-hold'
  const isDone = (state === 'resolved' || state === 'archived') && result !== null && wasHad(result)
  if ((!isUnderWay && !isDone) || !isRuled(db, itemId)) return null
  const person = { holderId, relativeId, cardId: null, requestId: id }
  const what = { itemId, onDay: receivedOn, quantity: 1, amountFen, occasion, note: null, handler: null }
  return { kind: isDone ? 'consumed' : 'reserved', fields: { ...person, ...what } }
}

function take(db: Transaction, { id, ruleId }: RequestRow, { kind, fields }: Claim, ground: string | null): void {
  const taking = kind === 'reserved' ? reserve : record
  try {
    const done = taking(db, { ...fields, idempotencyKey: `request/${id}/${db.seq}` })
    if (done.ruleId !== ruleId) db.update('request', id, 'current', { ruleId: done.ruleId })
  } catch (error) {
    if (ground === null || !(error instanceof Refusal)) throw error
    db.update('request', id, 'current', { entitlementGround: ground })
  }
}
