import { firstState, type CardAction, type Succession } from '#shared/domain/cards.ts'
import { dayAt, type Day } from '#shared/domain/days.ts'
import { normaliseNumber } from '#shared/domain/identity.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Commit, Reader, Transaction, WriteCall } from '../ports.ts'
import { refuseInactive, type Standing } from '../recognitions/commands.ts'
import { levelById } from '../schemes/queries.ts'
import { callOf, cardById, type CardRow } from './queries.ts'
import { noteEvent, refuseFuture } from './steps.ts'

/** A card that its holder has had since before the desk was kept. */
export interface CardOnRecord {
  readonly holderId: number
  readonly levelId: number
  readonly number: string | null
  readonly issuedOn: Day | null
  readonly validFromOn: Day | null
  readonly validToOn: Day | null
  readonly note: string | null
}

/**
 * 存量录入: keeps a card as it is in its holder's hands and returns its id; it counts from its day of issue. Throws
 * `holder/not-active`, `card/day-in-future`, `card/ends-before-it-begins` or `card/number-taken`.
 */
export function enterCard(call: WriteCall, entry: CardOnRecord, standing: Standing = 'anybody'): number {
  const { db, today } = call
  const { holderId, levelId, issuedOn, validToOn, note } = entry
  const validFromOn = entry.validFromOn ?? issuedOn
  if (standing === 'anybody') refuseInactive(db, holderId)
  const { schemeId } = levelById(db, levelId)
  if (issuedOn !== null) refuseFuture(call, 'issuedOn', issuedOn)
  refuseReversed(validFromOn, validToOn)
  const number = entry.number === null ? null : freeNumber(db, schemeId, entry.number)
  const known = { number, issuedOn, validFromOn, validToOn, note }
  const id = db.insert('card', { ...BLANK, ...known, holderId, levelId, state: 'on-record' })
  const since = issuedOn ?? validFromOn ?? today
  noteEvent(call, { cardId: id, action: 'enter', on: since < today ? since : today, from: null, to: 'on-record' })
  return id
}

/** What a new card begins with. */
export interface CardBegun {
  readonly holderId: number
  readonly levelId: number
  readonly batchId?: number | null
  readonly on: Day
  readonly action: CardAction
  readonly predecessorId?: number
  readonly succession?: Succession
  readonly ground?: string
}

/** Begins a card in the first state of its issuer's life cycle and returns its id. */
export function beginCard(call: WriteCall, begun: CardBegun): number {
  const { db } = call
  const { holderId, levelId, on, ground = null, succession = null, predecessorId = null, batchId = null } = begun
  refuseInactive(db, holderId)
  refuseFuture(call, 'on', on)
  const state = firstState(levelById(db, levelId).issuer, succession)
  const id = db.insert('card', { ...BLANK, holderId, levelId, state, batchId, predecessorId, succession })
  noteEvent(call, { cardId: id, action: begun.action, on, from: null, to: state, ground })
  return id
}

/**
 * A number as it is kept, if no other card of the scheme has or had it. Throws `card/number-taken`. `except`: the card
 * itself, and the one that it follows.
 */
export function freeNumber(db: Reader, schemeId: number, raw: string, except: readonly number[] = []): string {
  const number = normaliseNumber(raw)
  // A number is nearly always free, and asking for it alone is twenty times as quick.
  if (!db.get('SELECT id FROM card WHERE number = ?', [number])) return number
  const taken = db
    .all<{ id: number; name: string }>(
      `SELECT card.id, holder.name FROM card JOIN level ON level.id = level_id JOIN holder ON holder.id = holder_id
       WHERE card.number = ? AND scheme_id = ?`,
      [number, schemeId],
    )
    .find(({ id }) => !except.includes(id))
  if (taken) throw new Refusal('card/number-taken', { field: 'number', number, name: taken.name })
  return number
}

/** The same for the number of a card at hand: the city may give it the number of the one it follows. */
export function numberFor(db: Reader, { id, schemeId, issuer, predecessorId }: CardRow, number: string): string {
  const followed = issuer === 'city' && predecessorId !== null ? [predecessorId] : []
  return freeNumber(db, schemeId, number, [id, ...followed])
}

/** What is noted of a card whose face goes to a printer. */
export type PrintedFace = Pick<CardRow, 'id' | 'seq' | 'printedOn'>

/** Throws `record/changed` where the card is no longer as it was when it was read. */
export function noteFace(db: Transaction, { id, seq, printedOn }: PrintedFace, on: Day): void {
  if (printedOn === on) db.touch('card', id, seq)
  else db.update('card', id, seq, { printedOn: on })
}

/** Throws `card/printed` where a card that the commits changed has gone to the printer since. */
export function refusePrinted({ db, history }: WriteCall, commits: readonly Commit[]): void {
  const newest = Math.max(...commits.map(({ header }) => header.seq))
  for (const id of cardsIn(commits)) {
    for (const { header } of history.of('card', id)) {
      if (header.seq <= newest) break
      if (!PRINTED.includes(header.command)) continue
      throw new Refusal('card/printed', { name: callOf(cardById(db, id)), on: dayAt(header.at) })
    }
  }
}

/** Throws `card/number-taken` where one of the cards in the commits now has the number of another. */
export function refuseDoubledNumbers({ db }: WriteCall, commits: readonly Commit[]): void {
  for (const id of cardsIn(commits)) {
    const isThere = db.get('SELECT id FROM card WHERE id = ? AND number IS NOT NULL', [id])
    if (!isThere) continue
    const card = cardById(db, id)
    if (card.number !== null) numberFor(db, card, card.number)
  }
}

/** The commands that say of cards that they went to the printer, or into a numbered paper. */
const PRINTED: readonly string[] = ['cards.markPrinted', 'exports.faces', 'papers.issue']

function cardsIn(commits: readonly Commit[]): Set<number> {
  return new Set(commits.flatMap(({ changes }) => changes.filter(({ table }) => table === 'card').map(({ id }) => id)))
}

/** Throws `card/ends-before-it-begins`. */
export function refuseReversed(fromOn: Day | null, toOn: Day | null): void {
  if (fromOn !== null && toOn !== null && toOn < fromOn) {
    throw new Refusal('card/ends-before-it-begins', { fromOn, toOn })
  }
}

const BLANK = {
  number: null,
  issuedOn: null,
  validFromOn: null,
  validToOn: null,
  batchId: null,
  predecessorId: null,
  succession: null,
  printedOn: null,
  publicityToOn: null,
  ground: null,
  note: null,
}
