import { dataOf, Refusal } from '#shared/domain/refusal.ts'
import type { Day } from '#shared/domain/days.ts'
import type { HandlersOf } from '../handler.ts'
import type { Reader } from '../ports.ts'
import { obstacleTo, record, type UsageFields } from './commands.ts'

/** The ledger of what was had. Nothing is recorded for a day that has not come. */
export const usages: HandlersOf<'usages'> = {
  record({ db, today }, fields) {
    refuseFuture(fields.onDay, today)
    const { id, isRepeat } = record(db, { ...fields, cardId: null, requestId: null })
    return { id, isRepeat, seq: db.seq }
  },

  preview({ db, today }, input) {
    const isFuture = input.onDay > today
    const rows = linesOf(input, 0).map((fields) => {
      const refusal = isFuture ? new Refusal('usage/in-future', { onDay: input.onDay, today }) : obstacleTo(db, fields)
      const { holderId, relativeId } = fields
      const name = nameOf(db, holderId)
      return { holderId, relativeId, name, refusal: refusal && dataOf(refusal) }
    })
    return { rows }
  },

  recordMany({ db, today }, input) {
    refuseFuture(input.onDay, today)
    const lines = linesOf(input, db.seq)
    let recorded = 0
    for (const fields of lines) {
      if (obstacleTo(db, fields)) continue
      record(db, fields)
      recorded += 1
    }
    if (recorded === 0) throw new Refusal('usage/nobody-can-have', { people: lines.length })
    return { recorded, refused: lines.length - recorded, seq: db.seq }
  },
}

interface Bulk {
  readonly itemId: number
  readonly onDay: Day
  readonly occasion: string
  readonly note: string | null
  readonly people: readonly { readonly holderId: number; readonly relativeId: number | null }[]
}

/** One time each; who stands in the list twice is one person. `seq` of the commit makes the keys its own. */
function linesOf({ itemId, onDay, occasion, note, people }: Bulk, seq: number): UsageFields[] {
  const each = new Map(people.map((one) => [`${one.holderId}/${one.relativeId ?? ''}`, one]))
  return [...each].map(([key, { holderId, relativeId }]) => ({
    holderId,
    relativeId,
    itemId,
    onDay,
    occasion,
    note,
    handler: null,
    quantity: 1,
    amountFen: null,
    cardId: null,
    requestId: null,
    idempotencyKey: `many/${seq}/${key}`,
  }))
}

function nameOf(db: Reader, holderId: number): string {
  return db.get<{ name: string }>('SELECT name FROM holder WHERE id = ?', [holderId])?.name ?? ''
}

function refuseFuture(onDay: Day, today: Day): void {
  if (onDay > today) throw new Refusal('usage/in-future', { onDay, today })
}
