import type { SubsidyFields } from '#shared/contract/subsidies.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { subsidySums, type SubsidyAmount } from '#shared/domain/subsidies.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { refuseUnknown, rowToChange } from '../reference-rows.ts'
import { requestById } from '../request-steps.ts'
import { ceilingOf, grantedInMonth, ruledRequest, subsidyFigures, subsidyLines } from './queries.ts'

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
    if (line.kind === 'granted') refuseOverMonth(db, line)
    refuseUnsound(db, line, [...linesBeside(db, line), line])
    return { id: db.insert('subsidy', { ...line }), seq: db.seq }
  },

  remove({ db }, { id, seen }) {
    rowToChange(db, 'subsidy', id, seen)
    const [line] = subsidyLines(db, 'subsidy.id = ?', [id])
    if (line)
      refuseUnsound(
        db,
        line,
        linesBeside(db, line).filter((other) => other.id !== id),
      )
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

/** Throws `subsidy/over-ceiling` or `subsidy/paid-over-granted`. */
function refuseUnsound(db: Reader, { requestId }: Case, lines: readonly SubsidyAmount[]): void {
  const { grantedFen, paidFen } = subsidySums(lines)
  const ceiling = requestId === null ? null : ceilingOf(db, requestId)
  if (ceiling !== null && ceiling.per !== 'month' && grantedFen > ceiling.ceilingFen) {
    const { ceilingFen } = ceiling
    const before = grantedFen - (lines.at(-1)?.amountFen ?? 0)
    throw new Refusal('subsidy/over-ceiling', { ceilingFen, grantedFen, ...inYuan(ceilingFen, before) })
  }
  if (paidFen > grantedFen) throw new Refusal('subsidy/paid-over-granted', { grantedFen, paidFen })
}

/** Throws `subsidy/over-month-ceiling`: what was granted that month by other requests counts, too. */
function refuseOverMonth(db: Reader, { holderId, itemId, amountFen, onDay, ...of }: SubsidyFields): void {
  const requestId = of.requestId ?? ruledRequest(db, holderId, itemId)
  const ceiling = requestId === null ? null : ceilingOf(db, requestId)
  if (requestId === null || ceiling?.per !== 'month') return
  const { ceilingFen } = ceiling
  const month = onDay.slice(0, 7)
  const before = grantedInMonth(db, requestId, month)
  if (before + amountFen <= ceilingFen) return
  throw new Refusal('subsidy/over-month-ceiling', {
    month,
    ceilingFen,
    grantedFen: before + amountFen,
    ...inYuan(ceilingFen, before),
  })
}

/** For the sentence. */
function inYuan(ceilingFen: number, grantedFen: number) {
  return { ceilingYuan: ceilingFen / 100, leftYuan: Math.max(0, ceilingFen - grantedFen) / 100 }
}
