import type { CardState } from '#shared/domain/cards.ts'
import type { Reader, WriteCall } from '../../ports.ts'
import type { RosterCard } from './roster-card.ts'
import { keepDays, type CardDays } from './roster-writes.ts'

/** A card as a list or the register tells of it, where one is compared with another. */
export interface Piece {
  /** Of one on the register. */
  readonly id?: number
  readonly levelId: number
  readonly schemeId: number
  readonly number: string | null
  readonly state?: CardState
}

export interface CardRow extends Piece, CardDays {
  readonly id: number
}

/** The cards on the register of somebody. */
export function cardsOf(db: Reader, holderId: number): readonly CardRow[] {
  return db.all<CardRow>(CARDS, [holderId])
}

const CARDS =
  'SELECT card.id, level_id, scheme_id, number, issued_on, valid_from_on, valid_to_on, card.state FROM card JOIN level ON level.id = level_id WHERE holder_id = ?'

export function samePiece<P extends Piece>(pieces: readonly P[], card: Piece): P | undefined {
  return samePieces(pieces, card)[0]
}

/** Those of its number; where there are none, those that may be it. */
export function samePieces<P extends Piece>(pieces: readonly P[], card: Piece): readonly P[] {
  const numbered = pieces.filter((one) => hasNumberOf(one, card))
  return numbered.length > 0 ? numbered : pieces.filter((one) => isSamePiece(one, card))
}

export function hasNumberOf(one: Piece, card: Piece): boolean {
  return one.number !== null && one.number === card.number && one.schemeId === card.schemeId
}

/** By its number; where one of the two has none, by its level. */
function isSamePiece(one: Piece, card: Piece): boolean {
  if (one.number !== null && card.number !== null) return hasNumberOf(one, card)
  return one.levelId === card.levelId
}

/** The number of a card that has been handled here is given there. */
export function lacksNumber({ number, state = 'on-record' }: Piece): boolean {
  return number === null && state === 'on-record'
}

/** Keeps the days of a card on record, which may have been entered by a row before. */
export function fillDays(call: WriteCall, holderId: number, card: RosterCard): void {
  const onRecord = cardsOf(call.db, holderId).filter(({ state }) => state === 'on-record')
  const there = samePiece(onRecord, card)
  if (there) keepDays(call, there, card)
}
