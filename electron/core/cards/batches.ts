import type { CardBatch } from '#shared/contract/cards.ts'
import type { CardState } from '#shared/domain/cards.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import { notPending, type Reader } from '../ports.ts'
import { maskNumbers } from '../protected.ts'
import { schemeById } from '../schemes/queries.ts'
import { callOf, cardById } from './queries.ts'
import { refuseFuture } from './steps.ts'

type Batches = Pick<
  HandlersOf<'cards'>,
  'batches' | 'stock' | 'openBatch' | 'closeBatch' | 'addToBatch' | 'recordBlanks'
>

/** Batches of a district's cards, and the stock of blank pieces they are made of. */
export const batches: Batches = {
  batches: ({ db }, { schemeId }) => ({ batches: readBatches(db, schemeId) }),

  stock: ({ db }) => ({ stock: readStock(db) }),

  openBatch({ db, today }, { schemeId, name, note }) {
    schemeById(db, schemeId)
    const id = db.insert('card_batch', { schemeId, name, openedOn: today, closedOn: null, note })
    return { id, seq: db.seq }
  },

  closeBatch({ db, today }, { id, seen }) {
    openBatchById(db, id)
    db.update('card_batch', id, seen, { closedOn: today })
    return { id, seq: db.seq }
  },

  addToBatch({ db }, { batchId, targets }) {
    const batch = openBatchById(db, batchId)
    for (const { id, seen } of targets) {
      const card = cardById(db, id)
      if (card.seq !== seen) throw new Refusal('record/changed', { table: 'card', id, seen, current: card.seq })
      if (card.schemeId !== batch.schemeId || card.issuer !== 'district') {
        throw new Refusal('card/not-of-batch', { name: callOf(card) })
      }
      if (!JOINABLE.includes(card.state)) {
        throw new Refusal('card/step-not-allowed', { name: callOf(card), state: card.state, action: 'apply' })
      }
      db.update('card', id, seen, { batchId })
    }
    return { ids: targets.map(({ id }) => id), seq: db.seq }
  },

  recordBlanks(call, { schemeId, kind, quantity, on = call.today, note }) {
    const { db } = call
    refuseFuture(call, 'on', on)
    schemeById(db, schemeId)
    const left = readStock(db).find((one) => one.schemeId === schemeId)?.left ?? 0
    if (kind === 'voided' && quantity > left) throw new Refusal('card/too-few-blanks', { left })
    const id = db.insert('blank_entry', { schemeId, onDay: on, kind, quantity, cardId: null, note })
    return { id, seq: db.seq }
  },
}

/** An open batch. Throws `record/not-found` or `card/batch-closed`. */
export function openBatchById(db: Reader, id: number): { id: number; schemeId: number; name: string } {
  const sql = 'SELECT id, scheme_id, name, closed_on FROM card_batch WHERE id = ?'
  const batch = db.get<{ id: number; schemeId: number; name: string; closedOn: string | null }>(sql, [id])
  if (!batch) throw new Refusal('record/not-found', { table: 'card_batch', id })
  if (batch.closedOn !== null) throw new Refusal('card/batch-closed', { name: batch.name })
  return batch
}

/** Until it is made a card may still go into another batch. */
const JOINABLE: readonly CardState[] = ['applied', 'first-review', 'approved', 'publicity']

function readBatches(db: Reader, schemeId: number | undefined): CardBatch[] {
  const counts = db.all<{ batchId: number; state: CardState; pieces: number }>(
    `SELECT batch_id, state, count(*) AS pieces FROM card
     WHERE batch_id IS NOT NULL AND ${notPending('card', 'card.id')} GROUP BY batch_id, state`,
  )
  return db
    .all<Omit<CardBatch, 'pieces'>>(
      `SELECT id, _seq, scheme_id, name, opened_on, closed_on, note FROM card_batch
       WHERE ifnull(?, scheme_id) = scheme_id ORDER BY opened_on DESC, id DESC`,
      [schemeId ?? null],
    )
    .map((batch) => ({
      ...batch,
      note: batch.note && maskNumbers(batch.note),
      pieces: Object.fromEntries(
        counts.filter(({ batchId }) => batchId === batch.id).map(({ state, pieces }) => [state, pieces]),
      ),
    }))
}

/** Of offices that never entered a delivery there is no stock to speak of. */
function readStock(db: Reader): { schemeId: number; left: number; voided: number }[] {
  return db.all(
    `SELECT scheme_id, sum(CASE kind WHEN 'received' THEN quantity ELSE -quantity END) AS left,
       sum(CASE kind WHEN 'voided' THEN quantity ELSE 0 END) AS voided
     FROM blank_entry GROUP BY scheme_id HAVING max(kind = 'received') = 1 ORDER BY scheme_id`,
  )
}
