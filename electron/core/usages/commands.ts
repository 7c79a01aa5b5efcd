import type { Day } from '#shared/domain/days.ts'
import type { Entitlement } from '#shared/domain/entitlements/entitlements.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { answersFor, type SharedFacts } from '../entitlements/queries.ts'
import type { Commit, Reader, Transaction } from '../ports.ts'

/** What is to be had: by whom, of what, on which day. */
export interface UsageFields {
  readonly holderId: number
  readonly relativeId: number | null
  readonly itemId: number
  readonly onDay: Day
  /** Times or pieces; 1 or more. */
  readonly quantity: number
  /** Needed where the rule has a ceiling in money; null otherwise. */
  readonly amountFen: number | null
  readonly cardId: number | null
  readonly requestId: number | null
  /** What it was had at (a check-up day); not twice for one occasion. */
  readonly occasion: string | null
  /** Chosen by the caller; the same one again changes nothing. */
  readonly idempotencyKey: string
}

export interface UsageDone {
  readonly id: number
  readonly ruleId: number | null
  /** True when the key was there before: nothing was written. */
  readonly isRepeat: boolean
}

/**
 * Holds an entitlement for a request until it is consumed or freed. Throws `usage/not-available`,
 * `usage/not-enough-left`, `usage/amount-missing`, `usage/occasion-had` or `usage/key-reused`; nothing is written then.
 */
export function reserve(db: Transaction, fields: UsageFields): UsageDone {
  return take(db, 'reserved', fields)
}

/** Records what was had without a reservation. Throws what `reserve` throws. */
export function record(db: Transaction, fields: UsageFields, shared?: SharedFacts): UsageDone {
  return take(db, 'consumed', fields, shared)
}

/**
 * What a request holds has been had. It counts on the day it was reserved for, so that it can't exceed another period.
 * Returns the ids of the new lines; a request that holds nothing gives none.
 */
export function consume(db: Transaction, requestId: number): readonly number[] {
  return outstanding(db, requestId, 'reserved').map((line) => {
    counter(db, line, 'freed')
    const { id: _its, ...cells } = line
    return db.insert('usage', { ...cells, kind: 'consumed', idempotencyKey: `${line.idempotencyKey}/consumed` })
  })
}

/** What a request holds is given back (withdrawn, declined). */
export function free(db: Transaction, requestId: number): void {
  for (const line of outstanding(db, requestId, 'reserved')) counter(db, line, 'freed')
}

/** All that a request holds or has used up is given back (reopened, given up). */
export function giveBack(db: Transaction, requestId: number): void {
  free(db, requestId)
  for (const line of outstanding(db, requestId, 'consumed')) counter(db, line, 'reversed')
}

/** Takes one use back by a counter-entry. Throws `record/not-found` or `usage/not-reversible`. */
export function reverse(db: Transaction, id: number): number {
  const line = db.get<Line>(`SELECT ${COLUMNS} FROM usage WHERE id = ?`, [id])
  if (!line) throw new Refusal('record/not-found', { table: 'usage', id })
  if (line.kind !== 'consumed' || isCountered(db, id)) throw new Refusal('usage/not-reversible', { id })
  return counter(db, line, 'reversed')
}

/** Undoes commits that recorded uses. Throws `usage/not-reversible` where one was taken back before. */
export function takeBackUsages({ db }: { readonly db: Transaction }, commits: readonly Commit[]): void {
  for (const { changes } of commits) {
    for (const { table, op, id } of changes) if (table === 'usage' && op === 'insert') reverse(db, id)
  }
}

/** Why these fields can't be recorded now; null when they can. */
export function obstacleTo(db: Reader, fields: UsageFields, shared?: SharedFacts): Refusal | null {
  try {
    rowFor(db, fields, shared)
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

type Line = UsageFields & { readonly id: number; readonly ruleId: number | null; readonly kind: string }

const COLUMNS = `id, holder_id, relative_id, card_id, item_id, rule_id, request_id, on_day, kind, quantity, amount_fen,
  occasion, idempotency_key`

function take(db: Transaction, kind: 'reserved' | 'consumed', fields: UsageFields, shared?: SharedFacts): UsageDone {
  const there = db.get<Line>(`SELECT ${COLUMNS} FROM usage WHERE idempotency_key = ?`, [fields.idempotencyKey])
  if (there) {
    const keys = ['holderId', 'relativeId', 'itemId', 'onDay', 'quantity', 'amountFen', 'requestId'] as const
    if (there.kind !== kind || keys.some((key) => there[key] !== fields[key]))
      throw new Refusal('usage/key-reused', { id: there.id })
    return { id: there.id, ruleId: there.ruleId, isRepeat: true }
  }
  const { winner } = rowFor(db, fields, shared)
  const id = db.insert('usage', { ...fields, kind, ruleId: winner })
  return { id, ruleId: winner, isRepeat: false }
}

/** The answer that covers these fields. */
function rowFor(db: Reader, fields: UsageFields, shared?: SharedFacts): Entitlement {
  refuseSecondAtOccasion(db, fields)
  const answers = answersFor(db, fields, fields.onDay, shared)
  const open = answers.filter(({ verdict }) => verdict === 'available')
  const [first] = answers
  const { itemId, relativeId, quantity, amountFen } = fields
  if (open.length === 0) {
    const { verdict = 'not-applicable', left = null, opensOn = null } = first ?? {}
    throw new Refusal('usage/not-available', { itemId, relativeId, verdict, left, opensOn })
  }
  const isMoney = ({ unit, left }: Entitlement) => unit === 'fen' && left !== null
  if (open.every(isMoney) && amountFen === null) throw new Refusal('usage/amount-missing', { itemId })
  const enough = open.find((answer) => {
    const wanted = isMoney(answer) ? amountFen : quantity
    return wanted !== null && (answer.left === null || wanted <= answer.left)
  })
  if (enough) return enough
  const [{ left, unit } = { left: 0, unit: 'times' as const }] = open
  throw new Refusal('usage/not-enough-left', { itemId, left, unit, wanted: unit === 'fen' ? amountFen : quantity })
}

function refuseSecondAtOccasion(db: Reader, { holderId, relativeId, itemId, occasion }: UsageFields): void {
  if (occasion === null) return
  const had = db.get<{ id: number; onDay: Day }>(
    `SELECT id, on_day FROM usage WHERE holder_id = ? AND relative_id IS ? AND item_id = ? AND occasion = ?
       AND kind IN ('reserved', 'consumed') AND NOT EXISTS (SELECT 1 FROM usage AS back WHERE back.reverses_id = usage.id)`,
    [holderId, relativeId, itemId, occasion],
  )
  if (had) throw new Refusal('usage/occasion-had', { itemId, occasion, usageId: had.id, onDay: had.onDay })
}

function outstanding(db: Reader, requestId: number, kind: 'reserved' | 'consumed'): Line[] {
  return db.all<Line>(
    `SELECT ${COLUMNS} FROM usage WHERE request_id = ? AND kind = ?
       AND NOT EXISTS (SELECT 1 FROM usage AS back WHERE back.reverses_id = usage.id) ORDER BY id`,
    [requestId, kind],
  )
}

function isCountered(db: Reader, id: number): boolean {
  return db.get('SELECT id FROM usage WHERE reverses_id = ?', [id]) !== undefined
}

/** The entry against a line, on the line's own day, so that it counts in the same period. */
function counter(db: Transaction, { id, ...line }: Line, kind: 'freed' | 'reversed'): number {
  return db.insert('usage', { ...line, kind, reversesId: id, idempotencyKey: `${line.idempotencyKey}/${kind}` })
}
