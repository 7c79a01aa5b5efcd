import type { SubsidyFields } from '#shared/contract/subsidies.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { subsidySums, type SubsidyAmount } from '#shared/domain/subsidies.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { refuseUnknown, rowToChange } from '../reference-rows.ts'
import { requestById } from '../request-steps.ts'
import { ceilingOf, grantedUnder, ruledRequest, subsidyFigures, subsidyLines } from './queries.ts'

export const subsidies: HandlersOf<'subsidies'> = {
  list({ db }, { requestId, holderId }) {
    const lines =
      requestId !== undefined
        ? subsidyLines(db, 'subsidy.request_id = ?', [requestId])
        : subsidyLines(db, 'subsidy.holder_id = ?', [holderId ?? 0])
    const request = requestId === undefined ? null : requestById(db, requestId)
    const ceiling = request && ceilingOf(db, request.id)
    return {
      lines,
      sums: subsidySums(lines),
      ceilingFen: ceiling?.ceilingFen ?? null,
      ceilingPer: ceiling?.per ?? null,
      askedFen: request?.amountFen ?? null,
    }
  },

  record({ db, today }, fields) {
    const { onDay } = fields
    if (onDay > today) throw new Refusal('subsidy/in-future', { onDay, today })
    const line = ofRequest(db, fields)
    refuseUnknown(db, 'holder', line.holderId)
    refuseUnknown(db, 'item', line.itemId)
    if (line.requestId === null && line.holderId === null) throw new Refusal('subsidy/subject-missing')
    const lines = linesBeside(db, line)
    if (line.kind === 'granted') refuseOverCeiling(db, line, lines)
    refuseOverpaid([...lines, line])
    return { id: db.insert('subsidy', { ...line }), seq: db.seq }
  },

  remove({ db }, { id, seen }) {
    rowToChange(db, 'subsidy', id, seen)
    const [line] = subsidyLines(db, 'subsidy.id = ?', [id])
    if (line) refuseOverpaid(linesBeside(db, line).filter((other) => other.id !== id))
    db.remove('subsidy', id, seen)
    return { id, seq: db.seq }
  },

  figures: ({ db }, period) => ({ items: subsidyFigures(db, period) }),
}

/** What a request says of itself goes before what is written beside it. */
function ofRequest(db: Reader, fields: SubsidyFields): SubsidyFields {
  if (fields.requestId === null) return fields
  const { holderId, itemId } = requestById(db, fields.requestId)
  return { ...fields, holderId, itemId }
}

type Case = Pick<SubsidyFields, 'requestId' | 'holderId' | 'itemId'>

/** The lines of the same request or, beside any request, of the same holder and item. */
function linesBeside(db: Reader, { requestId, holderId, itemId }: Case) {
  return requestId === null
    ? subsidyLines(db, 'subsidy.request_id IS NULL AND subsidy.holder_id = ? AND subsidy.item_id IS ?', [
        holderId,
        itemId,
      ])
    : subsidyLines(db, 'subsidy.request_id = ?', [requestId])
}

/** Throws `subsidy/paid-over-granted`. */
function refuseOverpaid(lines: readonly SubsidyAmount[]): void {
  const { grantedFen, paidFen } = subsidySums(lines)
  if (paidFen > grantedFen) throw new Refusal('subsidy/paid-over-granted', { grantedFen, paidFen })
}

/**
 * Throws `subsidy/over-ceiling` or `subsidy/over-month-ceiling`. A ceiling a month or in all is that of all requests which
 * the rule counts together; of a ceiling a use, a request is one use, and so is a line beside any.
 */
function refuseOverCeiling(db: Reader, line: SubsidyFields, lines: readonly SubsidyAmount[]): void {
  const requestId = line.requestId ?? ruledRequest(db, line.holderId, line.itemId)
  const ceiling = requestId === null ? null : ceilingOf(db, requestId)
  if (requestId === null || ceiling === null) return
  const { ceilingFen, per } = ceiling
  const month = line.onDay.slice(0, 7)
  const before =
    per !== 'use'
      ? grantedUnder(db, requestId, per === 'month' ? month : null)
      : line.requestId === null
        ? 0
        : subsidySums(lines).grantedFen
  const grantedFen = before + line.amountFen
  if (grantedFen <= ceilingFen) return
  const params = { ceilingFen, grantedFen, ...inYuan(ceilingFen, before) }
  if (per === 'month') throw new Refusal('subsidy/over-month-ceiling', { month, ...params })
  throw new Refusal('subsidy/over-ceiling', params)
}

/** For the sentence. */
function inYuan(ceilingFen: number, grantedFen: number) {
  return { ceilingYuan: ceilingFen / 100, leftYuan: Math.max(0, ceilingFen - grantedFen) / 100 }
}
