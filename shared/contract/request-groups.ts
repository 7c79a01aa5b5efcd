import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { RequestEvent, RequestAction, RequestResult, RequestState } from '#shared/domain/requests.ts'
import { CLERKS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { job, read, RefusalData, write } from './procedure.ts'
import { TAKING_ERRORS } from './usages.ts'

const Target = { id: Id, seen: Seq, on: Day.optional() }
const Done = z.object({ id: Id, seq: Seq })
const clerk = { may: CLERKS, undo: 'compensate' } as const

/** What the day of a step may be refused with; `before` is that of the step that it builds on. */
export const DAY_ERRORS = {
  'request/day-in-future': z.object({ on: Day, today: Day }),
  'request/day-before-receipt': z.object({ on: Day, receivedOn: Day }),
  'request/day-before-step': z.object({
    on: Day,
    before: Day,
    action: RequestEvent,
  }),
}

/** What a step may be refused with, whichever it is. */
export const STEP_ERRORS = {
  'request/step-not-allowed': z.object({ number: z.string(), state: RequestState, action: RequestAction }),
  ...DAY_ERRORS,
}

/** The same step for each of several requests. Words of the case in braces are filled in for each. */
export const ManyStep = z.discriminatedUnion('action', [
  z.object({ action: z.literal('accept') }).strict(),
  z.object({ action: z.literal('assign'), departmentIds: z.array(Id).min(1).max(20) }).strict(),
  z.object({ action: z.literal('resolve'), result: RequestResult, outcome: text(2000) }).strict(),
  z.object({ action: z.literal('reply'), reply: text(2000) }).strict(),
  z.object({ action: z.literal('call-back'), note: text(1000).nullable() }).strict(),
  z.object({ action: z.literal('archive') }).strict(),
])
export type ManyStep = z.infer<typeof ManyStep>

const wordErrors = { 'ready-text/unknown-word': z.object({ word: z.string() }) }
const otherErrors = {
  'request/unknown-number': z.object({ number: z.string() }),
  'request/same-request': z.object({ number: z.string() }),
}

/** Requests seen together: duplicates, related ones, and one step for many. */
export const requestGroups = {
  /** The request is a duplicate of another open one of the same person or employer and ends with it. */
  merge: write({
    ...clerk,
    input: z.object({ ...Target, into: text(40), reason: text(1000).nullable().default(null) }).strict(),
    output: Done,
    errors: {
      ...STEP_ERRORS,
      ...otherErrors,
      'request/not-open': z.object({ number: z.string(), state: RequestState }),
      'request/of-another': z.object({ number: z.string() }),
    },
  }),
  /** Takes the merging back, also later: the request goes on where it stood. */
  unmerge: write({
    ...clerk,
    input: z.object({ ...Target, ground: text(400).nullable().default(null) }).strict(),
    output: Done,
    errors: { ...STEP_ERRORS, ...TAKING_ERRORS },
  }),
  /** Both are shown on each other’s page. */
  relate: write({
    ...clerk,
    input: z.object({ id: Id, seen: Seq, number: text(40) }).strict(),
    output: Done,
    errors: { ...otherErrors, 'request/related-already': z.object({ number: z.string() }) },
  }),
  unrelate: write({
    ...clerk,
    input: z.object({ id: Id, seen: Seq, otherId: Id }).strict(),
    output: Done,
    errors: {},
  }),
  /** What would come of `takeMany`, a row a request. */
  previewMany: read({
    may: CLERKS,
    input: z.object({ ids: z.array(Id).min(1).max(200), step: ManyStep, on: Day.optional() }).strict(),
    output: z.object({
      rows: z.array(
        z.object({
          id: Id,
          seq: Seq,
          number: z.string(),
          who: z.string().nullable(),
          /** What is written for it, words filled in; null where the step has no such text. */
          text: z.string().nullable(),
          /** Null: it can be taken. */
          refusal: RefusalData.nullable(),
        }),
      ),
    }),
    errors: wordErrors,
  }),
  /** Takes the step for all that can take it; the others are named. Undone as one. */
  takeMany: job({
    ...clerk,
    input: z
      .object({
        targets: z
          .array(z.object({ id: Id, seen: Seq }).strict())
          .min(1)
          .max(200),
        step: ManyStep,
        on: Day.optional(),
      })
      .strict(),
    output: z.object({
      taken: z.int(),
      refused: z.array(z.object({ id: Id, number: z.string(), refusal: RefusalData })),
      seq: Seq,
    }),
    errors: { ...wordErrors, 'request/none-taken': z.object({ requests: z.int() }) },
  }),
}
