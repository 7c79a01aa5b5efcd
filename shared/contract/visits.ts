import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { RequestResult, RequestState } from '#shared/domain/requests.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

/** Of its days: one that was made has the day it was made on, one that was called off has a reason. */
export const VisitState = z.enum(['planned', 'made', 'cancelled'])
export type VisitState = z.infer<typeof VisitState>

/** A visit to a holder or to an employer: one of the two. `visitors`: who else comes along. */
export const VisitFields = z
  .object({
    holderId: Id.nullable(),
    employerId: Id.nullable(),
    plannedOn: Day,
    staffId: Id.nullable(),
    visitors: text(200).nullable(),
    purpose: text(400).nullable(),
  })
  .strict()
export type VisitFields = z.infer<typeof VisitFields>

/** What was promised at a visit, as the request it became stands today. */
export const PromiseView = z.object({
  requestId: Id,
  number: z.string(),
  content: z.string(),
  state: RequestState,
  dueOn: Day.nullable(),
  result: RequestResult.nullable(),
  isOpen: z.boolean(),
})
export type PromiseView = z.infer<typeof PromiseView>

export const VisitView = VisitFields.extend({
  id: Id,
  seq: Seq,
  state: VisitState,
  holder: z.string().nullable(),
  employer: z.string().nullable(),
  staff: z.string().nullable(),
  visitedOn: Day.nullable(),
  findings: z.string().nullable(),
  cancelReason: z.string().nullable(),
  promises: z.array(PromiseView),
})
export type VisitView = z.infer<typeof VisitView>

const subject = { 'visit/subject-missing': z.object({ field: z.string() }) }
const masked = { 'text/number-masked': z.object({ masked: z.string() }) }
const step = { 'visit/not-planned': z.object({ state: VisitState }) }

/** Visits (走访) planned and recorded; what was promised at one becomes a request. */
export const visits = {
  /** What is planned first, the next day first; then what was made, the latest first. */
  list: read({
    may: READERS,
    input: z
      .object({
        holderId: Id.optional(),
        employerId: Id.optional(),
        staffId: Id.optional(),
        state: VisitState.optional(),
        page: z.int().min(0).max(100_000).default(0),
        limit: z.int().min(1).max(200).default(50),
      })
      .strict(),
    output: z.object({ visits: z.array(VisitView), total: z.int() }),
    errors: {},
  }),
  get: read({ may: READERS, input: z.object({ id: Id }).strict(), output: VisitView, errors: {} }),
  plan: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ fields: VisitFields }).strict(),
    output: RowDone,
    errors: { ...subject, 'holder/not-active': z.object({ state: z.string() }) },
  }),
  /** Another day, other visitors, another purpose; only what is still planned. */
  correct: write({
    may: CLERKS,
    undo: 'inverse',
    input: z
      .object({ ...RowTarget, changes: VisitFields.omit({ holderId: true, employerId: true }).partial() })
      .strict(),
    output: RowDone,
    errors: { ...step, ...masked },
  }),
  /** It was made; what was found there may be written down again and again. */
  record: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, visitedOn: Day, visitors: text(200).nullable(), findings: text(4000) }).strict(),
    output: RowDone,
    errors: { ...step, ...masked, 'visit/in-future': z.object({ visitedOn: Day, today: Day }) },
  }),
  cancel: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, reason: text(400) }).strict(),
    output: RowDone,
    errors: step,
  }),
  /** What was promised becomes a request of the holder or employer, received on the day of the visit. `id` is the request's. */
  promise: write({
    may: CLERKS,
    undo: 'compensate',
    input: z.object({ visitId: Id, content: text(2000), itemId: Id.nullable(), categoryId: Id.nullable() }).strict(),
    output: RowDone.extend({ number: z.string() }),
    errors: {
      'visit/not-made': z.object({ state: VisitState }),
      'request/category-missing': z.object({ field: z.string() }),
      'holder/not-active': z.object({ state: z.string() }),
    },
  }),
}
