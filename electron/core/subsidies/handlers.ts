import type { SubsidyFields } from '#shared/contract/subsidies.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { subsidySums } from '#shared/domain/subsidies.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { refuseUnknown, rowToChange } from '../reference-rows.ts'
import { requestById } from '../request-steps.ts'
import { linesBeside, refuseOverCeiling, refuseOverpaid } from './commands.ts'
import { ceilingOf, subsidyFigures, subsidyLines } from './queries.ts'

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
