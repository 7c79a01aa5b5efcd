import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { AnswerCells } from '#shared/domain/dispatch.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { QuestionKind } from '#shared/domain/item-templates.ts'
import { AssignmentState, RequestResult, RequestState, RequestSubject } from '#shared/domain/requests.ts'
import { CLERKS, KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { Nothing, read, write } from './procedure.ts'
import { requestGroups, STEP_ERRORS } from './request-groups.ts'
import { Answer, Recording, RequestDetail, RequestFilter, RequestLine, RequestView } from './request-views.ts'
import { TAKING_ERRORS } from './usages.ts'

/** Approved by the operator, who must have the right to, or on paper by somebody who never logs in. */
export const ApprovalFields = z
  .object({ decidedBy: text(40).nullable(), document: text(200).nullable() })
  .strict()
  .default({ decidedBy: null, document: null })

const Target = { id: Id, seen: Seq, on: Day.optional() }
const Done = z.object({ id: Id, seq: Seq })
const Recorded = Done.extend({ number: z.string() })
const Outcome = { result: RequestResult, outcome: text(2000) }
/** Why it is done though the person can't have it by the rules. Needed for nothing else, and kept only then. */
const Ground = { ground: text(400).nullable().default(null) }

/** The running number ends it, as `{N…}` with as many N as digits; `{YYYY}` is the year of receipt. */
export const RequestNumberPattern = text(40).regex(/^[^{}]*(\{YYYY\}[^{}]*)?\{N{1,8}\}$/)

const stepErrors = STEP_ERRORS
/** By its names in both languages. */
const Department = { department: z.string(), departmentEn: z.string() }
const answerErrors = {
  'request/answer-missing': z.object({ question: z.string(), questionEn: z.string() }),
  'request/answer-unfit': z.object({ question: z.string(), questionEn: z.string(), kind: QuestionKind }),
  'text/number-masked': z.object({ masked: z.string() }),
}
const takingErrors = { ...stepErrors, ...TAKING_ERRORS, ...answerErrors }
const approvalErrors = { ...stepErrors, 'request/approval-needed': z.object({}) }
const recordErrors = {
  'request/subject-missing': z.object({ field: z.string(), subject: RequestSubject }),
  'request/not-a-relative': z.object({ field: z.string() }),
  'request/category-missing': z.object({ field: z.string() }),
  'request/day-in-future': z.object({ on: Day, today: Day }),
  'holder/not-active': z.object({ state: z.string() }),
  'request/assigned-already': z.object(Department),
  ...TAKING_ERRORS,
  ...answerErrors,
}
const turnErrors = {
  'request/not-its-turn': z.object({ ...Department, before: z.string(), beforeEn: z.string() }),
}
const assignmentErrors = {
  ...stepErrors,
  'request/assignment-step-not-allowed': z.object({ ...Department, state: AssignmentState }),
  ...turnErrors,
}

const clerk = { may: CLERKS, undo: 'compensate' } as const

/**
 * Service requests. What is accepted holds the person's entitlement, what is solved uses it up, what ends otherwise gives
 * it back; what can't be had is refused unless a ground is given. Every step goes by `REQUEST_TRANSITIONS`; `on` is the day it
 * was taken, today where left out.
 */
export const requests = {
  ...requestGroups,
  list: read({
    may: READERS,
    input: z
      .object({
        filter: RequestFilter.default({ view: 'all' }),
        /** `usual`: what is due first where the view is about that, else the newest. */
        order: z.enum(['usual', 'oldest']).default('usual'),
        page: z.int().min(0).max(100_000).default(0),
        limit: z.int().min(1).max(200).default(50),
      })
      .strict(),
    output: z.object({ requests: z.array(RequestLine), total: z.int() }),
    errors: {},
  }),
  get: read({ may: READERS, input: z.object({ id: Id }).strict(), output: RequestDetail, errors: {} }),
  /** The request of a number as it stands on a receipt, in capitals or not. */
  byNumber: read({
    may: READERS,
    input: z.object({ number: z.string().max(100) }).strict(),
    output: z.object({ request: RequestLine.nullable() }),
    errors: {},
  }),
  /** How many wait in each view, of those that the filter leaves; its own view is not asked about. */
  counts: read({
    may: READERS,
    input: z.object({ filter: RequestFilter.default({ view: 'all' }) }).strict(),
    output: z.object({ counts: z.record(RequestView, z.int()) }),
    errors: {},
  }),
  /** Why a request is due on its day, day by day; empty while no clock runs. */
  explainDue: read({
    may: READERS,
    input: z.object({ id: Id }).strict(),
    output: z.object({
      startOn: Day.nullable(),
      workingDays: z.int().nullable(),
      /** How many of them were granted by extension: the last ones. */
      extendedBy: z.int(),
      /** When the office closes on the due day, `18:00`; null where its hours are not set or no clock runs. */
      closesAt: z.string().nullable(),
      days: z.array(
        z.object({
          day: Day,
          why: z.enum(['start', 'working', 'made-up', 'weekend', 'holiday', 'paused']),
          holiday: z.string().nullable(),
          count: z.int(),
          isProvisional: z.boolean(),
        }),
      ),
    }),
    errors: {},
  }),
  /** Writes a request down and, where it says so, accepts it and gives it to departments. */
  record: write({
    ...clerk,
    input: z
      .object({
        fields: Recording,
        accept: z.boolean().default(false),
        departmentIds: z.array(Id).max(20).default([]),
        ...Ground,
      })
      .strict(),
    output: Recorded,
    errors: recordErrors,
  }),
  /** 当场办结: recorded, accepted and resolved in one step. */
  recordResolved: write({
    ...clerk,
    input: z.object({ fields: Recording, ...Outcome, ...Ground }).strict(),
    output: Recorded,
    errors: recordErrors,
  }),
  /** Answers to the questions of the item, given or changed while the request is open. */
  answerQuestions: write({
    ...clerk,
    input: z.object({ id: Id, seen: Seq, answers: z.array(Answer).min(1).max(50) }).strict(),
    output: Done,
    errors: { ...answerErrors, 'request/not-open': z.object({ number: z.string(), state: RequestState }) },
  }),
  /** A dated step is done on the day, or with null is not done after all. */
  finishStep: write({
    ...clerk,
    input: z.object({ id: Id, seen: Seq, stepId: Id, doneOn: Day.nullable() }).strict(),
    output: Done,
    errors: {
      'request/day-in-future': STEP_ERRORS['request/day-in-future'],
      'request/day-before-receipt': STEP_ERRORS['request/day-before-receipt'],
    },
  }),
  resolveOnSpot: write({
    ...clerk,
    input: z.object({ ...Target, ...Outcome, ...Ground }).strict(),
    output: Done,
    errors: takingErrors,
  }),
  askMaterial: write({
    ...clerk,
    input: z.object({ ...Target, missing: text(1000), dueOn: Day.nullable().default(null) }).strict(),
    output: Done,
    errors: {
      ...stepErrors,
      'request/material-asked-before': z.object({ askedOn: Day }),
      'request/material-asked-late': z.object({ lastOn: Day }),
    },
  }),
  completeMaterial: write({ ...clerk, input: z.object(Target).strict(), output: Done, errors: stepErrors }),
  decline: write({
    ...clerk,
    input: z.object({ ...Target, reason: text(1000), approval: ApprovalFields }).strict(),
    output: Done,
    errors: approvalErrors,
  }),
  accept: write({ ...clerk, input: z.object({ ...Target, ...Ground }).strict(), output: Done, errors: takingErrors }),
  /** Side by side, or one after the other in the order given; each is to answer by the request's due day or by `dueOn`. */
  assign: write({
    ...clerk,
    input: z
      .object({
        ...Target,
        departmentIds: z.array(Id).min(1).max(20),
        dueOn: Day.nullable().default(null),
        areInOrder: z.boolean().default(false),
      })
      .strict(),
    output: Done,
    errors: {
      ...stepErrors,
      'request/assigned-already': z.object(Department),
    },
  }),
  sign: write({
    ...clerk,
    input: z.object({ ...Target, assignmentId: Id }).strict(),
    output: Done,
    errors: assignmentErrors,
  }),
  /** The department says that it isn't its duty, by which rule. */
  returnAssignment: write({
    ...clerk,
    input: z.object({ ...Target, assignmentId: Id, reason: text(1000), rule: text(400) }).strict(),
    output: Done,
    errors: assignmentErrors,
  }),
  answer: write({
    ...clerk,
    input: z.object({ ...Target, assignmentId: Id, answer: text(2000) }).strict(),
    output: Done,
    errors: assignmentErrors,
  }),
  /** A department that has not answered, or all who work on it, are reminded (催办). */
  remind: write({
    ...clerk,
    input: z.object({ ...Target, departmentId: Id.nullable().default(null), text: text(1000) }).strict(),
    output: Done,
    errors: { ...stepErrors, 'request/not-assigned': z.object({ departmentId: Id }), ...turnErrors },
  }),
  /** Puts it on the leader’s list (督办), where it stays until it is settled. */
  supervise: write({
    may: KEEPERS,
    undo: 'compensate',
    input: z.object({ ...Target, reason: text(1000) }).strict(),
    output: Done,
    errors: stepErrors,
  }),
  /** What departments wrote into the workbooks that they were sent, as far as it was accepted; all of it or nothing. */
  takeAnswers: write({
    ...clerk,
    input: z
      .object({
        rows: z
          .array(z.object({ id: Id, seen: Seq, assignmentId: Id, cells: AnswerCells }).strict())
          .min(1)
          .max(2000),
      })
      .strict(),
    output: z.object({ taken: z.int(), seq: Seq }),
    errors: { ...assignmentErrors, 'request/answer-unclear': z.object({ number: z.string() }) },
  }),
  hold: write({
    ...clerk,
    input: z.object({ ...Target, reason: text(1000) }).strict(),
    output: Done,
    errors: stepErrors,
  }),
  resume: write({ ...clerk, input: z.object(Target).strict(), output: Done, errors: stepErrors }),
  /** Working days beside those promised; asked before the due day has passed. */
  askExtension: write({
    ...clerk,
    input: z.object({ ...Target, days: z.int().min(1).max(400), reason: text(1000) }).strict(),
    output: Done,
    errors: {
      ...stepErrors,
      'request/no-clock': z.object({}),
      'request/extension-too-late': z.object({ dueOn: Day }),
      'request/extension-asked': z.object({ askedOn: Day }),
    },
  }),
  decideExtension: write({
    may: KEEPERS,
    undo: 'compensate',
    input: z
      .object({ ...Target, extensionId: Id, decision: z.enum(['approved', 'declined']), approval: ApprovalFields })
      .strict(),
    output: Done,
    errors: { ...approvalErrors, 'request/extension-decided': z.object({}) },
  }),
  tellExtension: write({
    ...clerk,
    input: z.object({ ...Target, extensionId: Id }).strict(),
    output: Done,
    errors: { ...stepErrors, 'request/extension-undecided': z.object({}) },
  }),
  /** Every department must have answered or returned its part. */
  resolve: write({
    ...clerk,
    input: z.object({ ...Target, ...Outcome, ...Ground }).strict(),
    output: Done,
    errors: { ...takingErrors, 'request/unanswered': z.object({ departments: z.string(), departmentsEn: z.string() }) },
  }),
  reply: write({
    ...clerk,
    input: z.object({ ...Target, reply: text(2000) }).strict(),
    output: Done,
    errors: stepErrors,
  }),
  callBack: write({
    ...clerk,
    input: z.object({ ...Target, note: text(1000).nullable().default(null) }).strict(),
    output: Done,
    errors: stepErrors,
  }),
  /** Begins the clock anew. */
  reopen: write({
    ...clerk,
    input: z.object({ ...Target, reason: text(1000), ...Ground }).strict(),
    output: Done,
    errors: takingErrors,
  }),
  /** The receipt has gone to the printer: from then on no step before it is undone. */
  notePrint: write({
    may: CLERKS,
    undo: 'none',
    input: z.object({ id: Id }).strict(),
    output: Done,
    errors: {},
  }),
  /** By what pattern requests are numbered, and the number that one received today would get. */
  numbering: read({
    may: READERS,
    input: Nothing,
    output: z.object({
      pattern: RequestNumberPattern,
      /** Null: the pattern is that of a new office, by the letters of its district. */
      own: RequestNumberPattern.nullable(),
      next: z.string(),
      /** `seen` of `setNumbering`. */
      seq: Seq,
    }),
    errors: {},
  }),
  /** Numbers given out stay as they are. Null: by the letters of the district again. */
  setNumbering: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ seen: Seq, pattern: RequestNumberPattern.nullable() }).strict(),
    output: z.object({ seq: Seq }),
    errors: {},
  }),
  archive: write({ ...clerk, input: z.object(Target).strict(), output: Done, errors: stepErrors }),
  withdraw: write({
    ...clerk,
    input: z.object({ ...Target, reason: text(1000) }).strict(),
    output: Done,
    errors: stepErrors,
  }),
  /** Another specialist looks after it. */
  transfer: write({ ...clerk, input: z.object({ ...Target, staffId: Id }).strict(), output: Done, errors: stepErrors }),
}
