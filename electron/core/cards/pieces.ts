import { lastValidDay, nextNumber } from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Reader, WriteCall } from '../ports.ts'
import { setNextNumber } from '../schemes/commands.ts'
import { numberingOf } from '../schemes/queries.ts'
import { numberFor, refuseReversed } from './commands.ts'
import { callOf, cardById } from './queries.ts'
import { beginStep, refuseFuture, type StepTarget } from './steps.ts'
import { endPredecessor } from './succession.ts'

interface Stepped {
  readonly id: number
  readonly seq: number
}

/** Number and dates that came back from the city. Throws as `beginStep` and `freeNumber` do, or `card/ends-before-it-begins`. */
export function recordIssue(
  call: WriteCall,
  issue: StepTarget & { readonly number: string; readonly issuedOn: Day; readonly validToOn: Day | null },
): Stepped {
  const { number, issuedOn, validToOn, ...target } = issue
  const { card, commit } = beginStep(call, target, 'record-issue')
  refuseFuture(call, 'issuedOn', issuedOn)
  const toOn = validToOn ?? (card.validityYears === null ? null : lastValidDay(issuedOn, card.validityYears))
  refuseReversed(issuedOn, toOn)
  return commit({ number: numberFor(call.db, card, number), issuedOn, validFromOn: issuedOn, validToOn: toOn })
}

/** The piece goes to its holder, or to who collects it for them; the card that it follows ends. */
export function handOver(call: WriteCall, issue: StepTarget & { readonly collectedBy: string | null }): Stepped {
  const { collectedBy, ...target } = issue
  const { card, on, commit } = beginStep(call, target, 'collect')
  const done = commit({}, { text: collectedBy })
  endPredecessor(call, card, on)
  return done
}

/** Takes the next number that no card of the scheme has or had, and a blank. A replacement keeps the dates of its term. */
export function makePiece(call: WriteCall, target: StepTarget): Stepped {
  const { db } = call
  const { card, on, commit } = beginStep(call, target, 'make')
  const { publicityToOn: untilOn } = card
  if (card.state === 'publicity' && untilOn !== null && on <= untilOn) {
    throw new Refusal('card/publicity-running', { name: `${card.holderName} ${callOf(card)}`, untilOn })
  }
  const year = Number(on.slice(0, 4))
  const { numberPattern, nextNumber: from, goesOn } = numberingOf(db, card.schemeId, year)
  if (numberPattern === null || from === null) {
    const { schemeZh, schemeEn } = card
    throw new Refusal('card/numbering-missing', { scheme: schemeZh, schemeEn: schemeEn ?? schemeZh })
  }
  let running = from
  while (isTaken(db, card.schemeId, nextNumber(numberPattern, running, on))) running += 1
  const replaced =
    card.succession === 'replaced' && card.predecessorId !== null ? cardById(db, card.predecessorId) : null
  const ownEnd = card.validityYears === null ? null : lastValidDay(on, card.validityYears)
  const made = commit({
    number: nextNumber(numberPattern, running, on),
    issuedOn: on,
    validFromOn: on,
    validToOn: replaced?.validToOn ?? ownEnd,
  })
  if (goesOn) setNextNumber(db, card.schemeId, running + 1, year)
  const blank = { schemeId: card.schemeId, onDay: on, kind: 'used', quantity: 1, cardId: card.id, note: null }
  db.insert('blank_entry', blank)
  return made
}

function isTaken(db: Reader, schemeId: number, number: string): boolean {
  const sql = 'SELECT card.id FROM card JOIN level ON level.id = level_id WHERE card.number = ? AND scheme_id = ?'
  return db.get(sql, [number, schemeId]) !== undefined
}
