import { z } from 'zod'
import { Day, Instant } from '#shared/domain/days.ts'
import { Id, Relation, Seq } from '#shared/domain/holder.ts'
import { QuestionKind } from '#shared/domain/item-templates.ts'
import { LevelTone } from '#shared/domain/reference.ts'
import { Grade, RatedBy, RatingMeans } from '#shared/domain/ratings.ts'
import {
  AssignmentState,
  Channel,
  ExtensionState,
  RequestAction,
  RequestEvent,
  RequestResult,
  RequestState,
  RequestSubject,
} from '#shared/domain/requests.ts'
import { text } from '#shared/domain/text.ts'

const days = z.int().min(1).max(400).nullable()
const Named = z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() })

/** What was answered to a question of the item; null takes the answer back. */
export const Answer = z.object({ questionId: Id, value: text(400).nullable() }).strict()
export type Answer = z.infer<typeof Answer>

/**
 * What a clerk writes about a request. `holderId` stands for a relative's request too. The category and both limits (in
 * working days) come from the item where they are null. `people`: how many were served at once (人次).
 */
export const RequestFields = z
  .object({
    subject: RequestSubject,
    holderId: Id.nullable(),
    relativeId: Id.nullable(),
    employerId: Id.nullable(),
    itemId: Id.nullable(),
    categoryId: Id.nullable(),
    content: text(2000),
    contact: text(120).nullable(),
    channel: Channel,
    /** Today, or an earlier day: the log keeps when it was really written down. */
    receivedOn: Day,
    statutoryDays: days,
    promisedDays: days,
    staffId: Id.nullable(),
    people: z.int().min(1).max(100_000),
    /** What is asked for in fen, where the item is counted in money. */
    amountFen: z.int().min(1).max(1_000_000_000_000).nullable(),
    occasion: text(120).nullable(),
    /** To the questions of the item. */
    answers: z.array(Answer).max(50),
  })
  .strict()
export type RequestFields = z.infer<typeof RequestFields>

export const Recording = RequestFields.partial().required({ subject: true, content: true })
export type Recording = z.infer<typeof Recording>

/** One line of the ledger of requests, as it stands today. */
export const RequestLine = z.object({
  id: Id,
  seq: Seq,
  number: z.string(),
  subject: RequestSubject,
  holderId: Id.nullable(),
  holder: z.string().nullable(),
  /** The level that the holder is recognised as today, the last where there are several. */
  level: z.object({ code: z.string(), tone: LevelTone, nameZh: z.string(), nameEn: z.string().nullable() }).nullable(),
  /** Whom of the family it is for. */
  relation: Relation.nullable(),
  employer: z.string().nullable(),
  item: Named.nullable(),
  category: Named,
  content: z.string(),
  channel: Channel,
  receivedOn: Day,
  state: RequestState,
  acceptedOn: Day.nullable(),
  dueOn: Day.nullable(),
  /** The count runs through a year whose holidays are not known yet. */
  isDueProvisional: z.boolean(),
  /** Working days left until the end of the due day; below zero: days late. Null while no clock runs. */
  daysLeft: z.int().nullable(),
  resolvedOn: Day.nullable(),
  result: RequestResult.nullable(),
  departments: z.array(Named),
  staff: z.string().nullable(),
  people: z.int(),
  grade: Grade.nullable(),
})
export type RequestLine = z.infer<typeof RequestLine>

export const AssignmentView = z.object({
  id: Id,
  departmentId: Id,
  department: z.string(),
  departmentEn: z.string().nullable(),
  state: AssignmentState,
  assignedOn: Day,
  dueOn: Day.nullable(),
  signedOn: Day.nullable(),
  answeredOn: Day.nullable(),
  answer: z.string().nullable(),
  returnedOn: Day.nullable(),
  returnReason: z.string().nullable(),
  returnRule: z.string().nullable(),
  /** The department that has to answer or return its part first. */
  waitsFor: z.string().nullable(),
})
export type AssignmentView = z.infer<typeof AssignmentView>

const Referred = z.object({ id: Id, number: z.string(), state: RequestState })

export const RequestDetail = RequestLine.extend({
  /** Its numbers masked, but for who handles the request while it is open. */
  contact: z.string().nullable(),
  statutoryDays: z.int().nullable(),
  promisedDays: z.int().nullable(),
  statutoryDueOn: Day.nullable(),
  missingMaterial: z.string().nullable(),
  materialAskedOn: Day.nullable(),
  materialDueOn: Day.nullable(),
  /** Until when missing material may be asked for. */
  materialNoticeBy: Day,
  declinedOn: Day.nullable(),
  declineReason: z.string().nullable(),
  withdrawnOn: Day.nullable(),
  archivedOn: Day.nullable(),
  outcome: z.string().nullable(),
  outcomeRaw: z.string().nullable(),
  reply: z.string().nullable(),
  repliedOn: Day.nullable(),
  calledBackOn: Day.nullable(),
  timesReopened: z.int(),
  /** The request that it is a duplicate of. */
  mergedInto: Referred.nullable(),
  duplicates: z.array(Referred),
  /** Since when a leader has it on the list (督办). */
  supervisedOn: Day.nullable(),
  related: z.array(Referred),
  occasion: z.string().nullable(),
  amountFen: z.int().nullable(),
  /** Why it was taken on though the person could not have it; null where it holds an entitlement or needs none. */
  entitlementGround: z.string().nullable(),
  /** What it holds of the person's entitlements, or has used up of them. */
  holds: z.enum(['reserved', 'consumed']).nullable(),
  /** The questions of the item with their answers, and answers to questions that the item asks no longer. */
  answers: z.array(
    z.object({
      questionId: Id,
      nameZh: z.string(),
      nameEn: z.string().nullable(),
      kind: QuestionKind,
      choices: z.array(z.string()),
      isRequired: z.boolean(),
      /** Whether the item still asks it. */
      isAsked: z.boolean(),
      /** Long numbers are masked. */
      value: z.string().nullable(),
    }),
  ),
  /** What is to be done by which day; `dueOn` is null while no clock runs. */
  steps: z.array(
    z.object({
      id: Id,
      nameZh: z.string(),
      nameEn: z.string().nullable(),
      workingDays: z.int(),
      dueOn: Day.nullable(),
      isProvisional: z.boolean(),
      doneOn: Day.nullable(),
      isLate: z.boolean(),
    }),
  ),
  handler: z.string().nullable(),
  assignments: z.array(AssignmentView),
  pauses: z.array(z.object({ id: Id, fromOn: Day, toOn: Day.nullable(), reason: z.string() })),
  extensions: z.array(
    z.object({
      id: Id,
      askedOn: Day,
      days: z.int(),
      reason: z.string(),
      state: ExtensionState,
      newDueOn: Day.nullable(),
      toldOn: Day.nullable(),
    }),
  ),
  ratings: z.array(
    z.object({
      id: Id,
      grade: Grade,
      givenBy: RatedBy,
      means: RatingMeans,
      isByHandler: z.boolean(),
      ratedOn: Day,
      round: z.int(),
      note: z.string().nullable(),
    }),
  ),
  followUps: z.array(
    z.object({
      id: Id,
      openedOn: Day,
      dueOn: Day.nullable(),
      contactedOn: Day.nullable(),
      closedOn: Day.nullable(),
      text: z.string().nullable(),
    }),
  ),
  /** Oldest first. `recordedAt` is from the log: a day before it was written down afterwards. */
  events: z.array(
    z.object({
      id: Id,
      action: RequestEvent,
      onDay: Day,
      recordedAt: Instant.nullable(),
      text: z.string().nullable(),
      department: z.string().nullable(),
      departmentEn: z.string().nullable(),
      /** The working day that an acceptance on a day off counts as. */
      acceptedOn: Day.nullable(),
      /** Who decided it on paper, where that was so; the signed sheet is an attachment of the approval. */
      signed: z.object({ approvalId: Id, decidedBy: z.string() }).nullable(),
    }),
  ),
  /** What the asking operator may do now. */
  may: z.array(RequestAction),
})
export type RequestDetail = z.infer<typeof RequestDetail>

/** What waits on the day's desk, and everything beside it. */
export const RequestView = z.enum([
  'all',
  'open',
  'mine',
  'overdue',
  'due-today',
  'due-soon',
  'late-steps',
  'to-accept',
  'needs-material',
  'to-sign',
  'on-hold',
  'to-call-back',
  'to-rate',
  'to-remind',
  'supervised',
  'to-follow-up',
])
export type RequestView = z.infer<typeof RequestView>

export const RequestFilter = z
  .object({
    view: RequestView.default('all'),
    states: z.array(RequestState).max(9).optional(),
    /** Handled by who asks. */
    isMine: z.boolean().optional(),
    holderId: Id.optional(),
    employerId: Id.optional(),
    categoryId: Id.optional(),
    itemId: Id.optional(),
    departmentId: Id.optional(),
    /** A part of it waits at this department, in that state where one is named. */
    waitsAtId: Id.optional(),
    waitsState: z.enum(['to-sign', 'signed']).optional(),
    levelId: Id.optional(),
    staffId: Id.optional(),
    channel: Channel.optional(),
    result: RequestResult.optional(),
    receivedFrom: Day.optional(),
    receivedTo: Day.optional(),
    /** Part of a number, a name or the content. */
    text: z.string().max(100).optional(),
  })
  .strict()
export type RequestFilter = z.infer<typeof RequestFilter>
