import type { CardEvent } from '#shared/contract/cards.ts'
import { isCardEnded, isPrintable, type CardAction } from '#shared/domain/cards.ts'
import type { Day } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { decideBy, type ApprovalEntry } from '../approvals.ts'
import type { HandlersOf } from '../handler.ts'
import type { Cells, Reader, WriteCall } from '../ports.ts'
import { asMeant, maskFor } from '../protected.ts'
import { levelById } from '../schemes/queries.ts'
import { batches, openBatchById } from './batches.ts'
import { beginCard, enterCard, noteFace, numberFor, refuseReversed } from './commands.ts'
import { handOver, makePiece, recordIssue } from './pieces.ts'
import { cardCondition } from './filter.ts'
import { callOf, cardById, cardsOf, cardsWhere, viewOf, type CardRow } from './queries.ts'
import { beginStep, refuseFuture, type StepTarget } from './steps.ts'
import { beginSuccessor } from './succession.ts'

export const cards: HandlersOf<'cards'> = {
  ...batches,

  of({ db, today, operator }, { holderId, on = today }) {
    const now = new Map(cardsOf(db, holderId, today).map(({ id, state }) => [id, state]))
    const views = cardsOf(db, holderId, on).map((row) => viewOf(row, on, operator.role, now.get(row.id)))
    return { cards: views.toSorted((one, other) => place(one.state) - place(other.state)) }
  },

  get({ db, today, operator }, { id }) {
    return { ...viewOf(cardById(db, id), today, operator.role), events: eventsOf(db, id, maskFor(operator.role)) }
  },

  list({ db, today, operator }, { filter, page, limit }) {
    const { batchId, isDueSoon = false } = filter
    const { where, params } = cardCondition(filter, today)
    // Of a batch in the order of its numbers and applications, of what is due the most pressing first.
    const order = isDueSoon ? 'valid_to_on, card.id' : batchId !== undefined ? 'card.number, card.id' : 'card.id DESC'
    const { rows, total } = cardsWhere(db, where, params, { from: page * limit, limit, order })
    return { cards: rows.map((row) => viewOf(row, today, operator.role)), total }
  },

  apply(call, { holderId, levelId, batchId, on = call.today }) {
    const { db } = call
    const level = levelById(db, levelId)
    if (batchId !== null) {
      const batch = openBatchById(db, batchId)
      if (batch.schemeId !== level.schemeId || level.issuer !== 'district') {
        throw new Refusal('card/not-of-batch', { name: level.nameZh })
      }
    }
    return { id: beginCard(call, { holderId, levelId, batchId, on, action: 'apply' }), seq: db.seq }
  },

  enter: (call, entry) => ({ id: enterCard(call, entry), seq: call.db.seq }),

  report: (call, target) => beginStep(call, target, 'report').commit(),

  recordIssue,

  recordReturn: (call, { ground, ...target }) => beginStep(call, target, 'record-return').commit({}, { ground }),
  resubmit: (call, target) => beginStep(call, target, 'resubmit').commit(),
  arrive: (call, target) => beginStep(call, target, 'arrive').commit(),

  review: (call, many) => each(call, many, (target) => void beginStep(call, target, 'review').commit()),

  approve(call, { approval, ...many }) {
    const approvalId = decideBy(call, 'card', approval, 'approved', many.on ?? call.today)
    return each(call, many, (target) => void beginStep(call, target, 'approve').commit({}, { approvalId }))
  },

  decline(call, { ground, approval, ...many }) {
    const approvalId = decideBy(call, 'card', approval, 'declined', many.on ?? call.today)
    return each(call, many, (target) => void beginStep(call, target, 'decline').commit({}, { ground, approvalId }))
  },

  publish(call, { untilOn, ...many }) {
    refuseReversed(many.on ?? call.today, untilOn)
    return each(call, many, (target) => void beginStep(call, target, 'publish').commit({ publicityToOn: untilOn }))
  },
  make: (call, many) => each(call, many, (target) => void makePiece(call, target)),
  makeReady: (call, many) => each(call, many, (target) => void beginStep(call, target, 'make-ready').commit()),

  collect: handOver,

  reportLost: (call, { ground, ...target }) => beginStep(call, target, 'report-lost').commit({}, { ground }),
  find: (call, target) => beginStep(call, target, 'find').commit(),
  suspend: (call, input) => decided(call, input, 'suspend'),
  resume: (call, input) => decided(call, input, 'resume'),
  revoke: (call, input) => decided(call, input, 'revoke'),
  surrender: (call, { ground, ...target }) => beginStep(call, target, 'surrender').commit({ ground }, { ground }),
  void: (call, { ground, ...target }) => beginStep(call, target, 'void').commit({ ground }, { ground }),

  replace: (call, input) => beginSuccessor(call, input, 'replace'),
  renew: (call, input) => beginSuccessor(call, input, 'renew'),
  upgrade: (call, { levelId, ...input }) => beginSuccessor(call, input, 'upgrade', levelId),

  markPrinted(call, { targets, what }) {
    const { db, today } = call
    for (const { id, seen } of targets) {
      const card = cardById(db, id)
      const { state } = card
      if (!isPrintable(what, card)) throw new Refusal('card/not-printable', { name: callOf(card), state, what })
      if (what === 'face') noteFace(db, { ...card, seq: seen }, today)
      else db.touch('card', id, seen)
    }
    return { ids: targets.map(({ id }) => id), seq: db.seq }
  },

  correct(call, { ground, changes, ...target }) {
    const { card, commit } = beginStep(call, target, 'correct')
    const cells = changedCells(card, {
      ...asMeant(changes, card, ['note']),
      number: changes.number === undefined ? undefined : numberFor(call.db, card, changes.number),
    })
    if (Object.keys(cells).length === 0) return { id: card.id, seq: card.seq }
    const { issuedOn, validFromOn, validToOn } = { ...card, ...cells }
    if (issuedOn !== null) refuseFuture(call, 'issuedOn', issuedOn)
    refuseReversed(validFromOn, validToOn)
    return commit(cells, { ground })
  },
}

interface Many {
  readonly targets: readonly { readonly id: number; readonly seen: number }[]
  readonly on?: Day | undefined
}

/** All of them or none: what refuses one refuses the whole. */
function each(call: WriteCall, { targets, on }: Many, take: (target: StepTarget) => void) {
  for (const { id, seen } of targets) take({ id, seen, on })
  return { ids: targets.map(({ id }) => id), seq: call.db.seq }
}

type Decided = StepTarget & { readonly ground: string; readonly approval: ApprovalEntry }

function decided(call: WriteCall, { ground, approval, ...target }: Decided, action: CardAction) {
  const { on, commit } = beginStep(call, target, action)
  const approvalId = decideBy(call, 'card', approval, 'approved', on)
  return commit({ ground: action === 'resume' ? null : ground }, { ground, approvalId })
}

type Correction = Partial<Pick<CardRow, 'number' | 'issuedOn' | 'validFromOn' | 'validToOn' | 'note'>>

function changedCells(card: CardRow, changes: { readonly [F in keyof Correction]: Correction[F] | undefined }) {
  const fields = ['number', 'issuedOn', 'validFromOn', 'validToOn', 'note'] as const
  const cells: Correction & Cells = Object.fromEntries(
    fields.flatMap((field) => {
      const value = changes[field]
      return value === undefined || value === card[field] ? [] : [[field, value]]
    }),
  )
  return cells
}

function eventsOf(db: Reader, cardId: number, mask: (text: string) => string): CardEvent[] {
  type Row = Omit<CardEvent, 'approval'> & {
    readonly approvalId: number | null
    readonly decidedBy: string | null
    readonly decidedOn: Day | null
    readonly isOffline: number | null
    readonly document: string | null
  }
  return db
    .all<Row>(
      `SELECT card_event.id, action, on_day, from_state, to_state, ground, text,
         approval_id, decided_by, decided_on, is_offline, document
       FROM card_event LEFT JOIN approval ON approval.id = approval_id
       WHERE card_id = ? ORDER BY on_day, card_event.id`,
      [cardId],
    )
    .map(({ approvalId, decidedBy, decidedOn, isOffline, document, ground, text, ...event }) => ({
      ...event,
      ground: ground && mask(ground),
      text: text && mask(text),
      approval:
        approvalId === null || decidedBy === null || decidedOn === null
          ? null
          : { id: approvalId, decidedBy, decidedOn, isOffline: isOffline === 1, document },
    }))
}

/** What proves something today, what may again, what is coming, what is past. */
function place(state: CardRow['state']): number {
  if (state === 'active' || state === 'on-record') return 0
  if (state === 'lost' || state === 'suspended') return 1
  return isCardEnded(state) ? 3 : 2
}
