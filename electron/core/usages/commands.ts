import type { Day } from '#shared/domain/days.ts'
import { causeOf } from '#shared/domain/entitlements/causes.ts'
import type { Entitlement } from '#shared/domain/entitlements/entitlements.ts'
import type { Usage } from '#shared/domain/entitlements/facts.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { answersOn } from '../entitlements/queries.ts'
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
  /** Null: the card that the row it is had by speaks of. */
  readonly cardId: number | null
  readonly requestId: number | null
  /** What it was had at (a check-up day); not twice for one occasion. */
  readonly occasion: string | null
  readonly note: string | null
  /** Who gave it, by name: a list of another office's names people who are no operators here. */
  readonly handler: string | null
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
export function record(db: Transaction, fields: UsageFields): UsageDone {
  return take(db, 'consumed', fields)
}

/** What stands in the ledger for a request. */
export function held(db: Reader, requestId: number): 'reserved' | 'consumed' | null {
  const sql = `SELECT kind FROM usage WHERE ${OUTSTANDING} AND kind IN ('reserved', 'consumed') ORDER BY kind LIMIT 1`
  return db.get<{ kind: 'reserved' | 'consumed' }>(sql, [requestId])?.kind ?? null
}

/**
 * What a request holds has been had. It counts on the day it was reserved for, so that it can't exceed another period.
 * Returns the ids of the new lines; a request that holds nothing gives none.
 */
export function consume(db: Transaction, requestId: number): readonly number[] {
  return outstanding(db, requestId, 'reserved').map((line) => {
    counter(db, line, 'freed')
    const { id: _its, reversesId: _none, ...cells } = line
    return db.insert('usage', { ...cells, kind: 'consumed', idempotencyKey: `${line.idempotencyKey}/consumed` })
  })
}

/** All that a request holds or has used up is given back (withdrawn, reopened, given up). */
export function giveBack(db: Transaction, requestId: number): void {
  for (const line of outstanding(db, requestId, 'reserved')) counter(db, line, 'freed')
  for (const line of outstanding(db, requestId, 'consumed')) counter(db, line, 'reversed')
}

/**
 * Undoes what commits wrote in the ledger, by entries against it: what they took goes back, and what they gave back is
 * taken again if it can still be had. Throws `usage/not-reversible` where a line was taken back before, else what
 * `reserve` throws.
 */
export function takeBackUsages({ db }: { readonly db: Transaction }, commits: readonly Commit[]): void {
  const inserted = commits.flatMap(({ changes }) =>
    changes.flatMap(({ table, op, id }) => (table === 'usage' && op === 'insert' ? [lineById(db, id)] : [])),
  )
  const own = new Set(inserted.map(({ id }) => id))
  const takers = inserted.filter((line) => isTaker(line) && !inserted.some(({ reversesId }) => reversesId === line.id))
  for (const line of takers) {
    if (isCountered(db, line.id)) throw new Refusal('usage/not-reversible', { id: line.id })
    counter(db, line, line.kind === 'reserved' ? 'freed' : 'reversed')
  }
  for (const { reversesId } of inserted) {
    if (reversesId === null || own.has(reversesId)) continue
    const { id: _its, ruleId: _by, reversesId: _none, kind, ...fields } = lineById(db, reversesId)
    take(db, kind === 'reserved' ? 'reserved' : 'consumed', {
      ...fields,
      idempotencyKey: `${fields.idempotencyKey}/again/${db.seq}`,
    })
  }
}

/** Why these fields can't be recorded now; null when they can. */
export function obstacleTo(db: Reader, fields: UsageFields): Refusal | null {
  const row = rowOrRefusal(db, fields)
  return row instanceof Refusal ? row : null
}

/** The row that would cover these fields, had `pending` been recorded, or why there is none. */
export function rowOrRefusal(db: Reader, fields: UsageFields, pending: readonly Usage[] = []): CoveringRow | Refusal {
  try {
    return rowFor(db, fields, pending)
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

type Line = UsageFields & {
  readonly id: number
  readonly ruleId: number | null
  readonly kind: 'reserved' | 'consumed' | 'freed' | 'reversed'
  readonly reversesId: number | null
}

const COLUMNS = `id, holder_id, relative_id, card_id, item_id, rule_id, request_id, on_day, kind, quantity, amount_fen,
  occasion, note, handler, idempotency_key, reverses_id`

/** Of a request, and nothing was entered against it. */
const OUTSTANDING = 'request_id = ? AND NOT EXISTS (SELECT 1 FROM usage AS back WHERE back.reverses_id = usage.id)'

function isTaker({ kind }: Line): boolean {
  return kind === 'reserved' || kind === 'consumed'
}

/** Throws `record/not-found`. */
function lineById(db: Reader, id: number): Line {
  const line = db.get<Line>(`SELECT ${COLUMNS} FROM usage WHERE id = ?`, [id])
  if (!line) throw new Refusal('record/not-found', { table: 'usage', id })
  return line
}

function take(db: Transaction, kind: 'reserved' | 'consumed', fields: UsageFields): UsageDone {
  const there = db.get<Line>(`SELECT ${COLUMNS} FROM usage WHERE idempotency_key = ?`, [fields.idempotencyKey])
  if (there) {
    const keys = ['holderId', 'relativeId', 'itemId', 'onDay', 'quantity', 'amountFen', 'requestId'] as const
    if (there.kind !== kind || keys.some((key) => there[key] !== fields[key]))
      throw new Refusal('usage/key-reused', { id: there.id })
    return { id: there.id, ruleId: there.ruleId, isRepeat: true }
  }
  const { ruleId, cardId } = rowFor(db, fields)
  const id = db.insert('usage', { ...fields, cardId: fields.cardId ?? cardId, kind, ruleId })
  return { id, ruleId, isRepeat: false }
}

export interface CoveringRow {
  readonly ruleId: number | null
  readonly cardId: number | null
}

/** The row that covers these fields. */
function rowFor(db: Reader, fields: UsageFields, pending: readonly Usage[] = []): CoveringRow {
  refuseSecondAtOccasion(db, fields)
  const { answers, cardUnder } = answersOn(db, fields, fields.onDay, pending)
  const winner = coveringAnswer(fields, answers).winner
  return { ruleId: winner, cardId: cardUnder(winner) }
}

function coveringAnswer(fields: UsageFields, all: readonly Entitlement[]): Entitlement {
  const { itemId, relativeId, quantity, amountFen } = fields
  const answers = all.filter((answer) => answer.relativeId === relativeId)
  const open = answers.filter(({ verdict }) => verdict === 'available')
  if (open.length === 0) {
    const [first] = answers
    const isForKin = first === undefined && relativeId === null && all.some((answer) => answer.relativeId !== null)
    const cause = isForKin ? 'for-relatives' : first === undefined ? 'condition-missing' : causeOf(first)
    const { verdict = 'not-applicable', left = null, opensOn = null } = first ?? {}
    throw new Refusal('usage/not-available', { itemId, relativeId, verdict, cause, left, opensOn })
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
  return db.all<Line>(`SELECT ${COLUMNS} FROM usage WHERE ${OUTSTANDING} AND kind = ? ORDER BY id`, [requestId, kind])
}

/** The uses of that day in the ledger that are the same in all that counts. */
export function recordedAs(db: Reader, fields: UsageFields): readonly RecordedUse[] {
  const { holderId, relativeId, itemId, onDay, quantity, amountFen } = fields
  return db
    .all<RecordedUse & object>(
      `SELECT id, note, handler FROM usage WHERE holder_id = ? AND relative_id IS ? AND item_id = ? AND on_day = ?
         AND kind = 'consumed' AND quantity = ? AND amount_fen IS ?`,
      [holderId, relativeId, itemId, onDay, quantity, amountFen],
    )
    .filter(({ id }) => !isCountered(db, id))
}

/** What is told of a use and counts for nothing. */
export type UsageWords = Pick<UsageFields, 'note' | 'handler'>

export interface RecordedUse extends UsageWords {
  readonly id: number
}

/** Throws `record/not-found`. */
export function usageWords(db: Reader, id: number): UsageWords {
  return lineById(db, id)
}

function isCountered(db: Reader, id: number): boolean {
  return db.get('SELECT id FROM usage WHERE reverses_id = ?', [id]) !== undefined
}

/** The entry against a line, on the line's own day, so that it counts in the same period. */
function counter(db: Transaction, { id, reversesId: _none, ...line }: Line, kind: 'freed' | 'reversed'): number {
  return db.insert('usage', {
    ...line,
    note: null,
    handler: null,
    kind,
    reversesId: id,
    idempotencyKey: `${line.idempotencyKey}/${kind}`,
  })
}
