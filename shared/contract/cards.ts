import { z } from 'zod'
import { CardAction, CardPrint, CardState, CardValidity, Succession } from '#shared/domain/cards.ts'
import { Day } from '#shared/domain/days.ts'
import { HolderState, Id, Seq, Sex } from '#shared/domain/holder.ts'
import { Issuer, LevelTone } from '#shared/domain/reference.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { ApprovalFields } from './requests.ts'

/** A step in a card's life. `decidedBy` is who approved it, where it needed that; `isOffline`: on paper. */
export const CardEvent = z.object({
  id: Id,
  action: CardAction,
  onDay: Day,
  fromState: CardState.nullable(),
  toState: CardState,
  ground: z.string().nullable(),
  text: z.string().nullable(),
  approval: z
    .object({ id: Id, decidedBy: z.string(), decidedOn: Day, isOffline: z.boolean(), document: z.string().nullable() })
    .nullable(),
})
export type CardEvent = z.infer<typeof CardEvent>

/**
 * A card with what its face carries. `state` and `validity` are those of the day asked about, `may` is what the operator
 * may do to it today; `successorId` is the card that follows it, under way or collected. `publicityToOn`: the last day on
 * which it is public before it is made; `printedOn`: when its face was last printed.
 */
export const CardView = z.object({
  id: Id,
  seq: Seq,
  holder: z.object({ id: Id, name: z.string(), sex: Sex.nullable(), employer: z.string().nullable() }),
  scheme: z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() }),
  level: z.object({ id: Id, code: z.string(), nameZh: z.string(), nameEn: z.string().nullable(), tone: LevelTone }),
  issuer: Issuer,
  number: z.string().nullable(),
  state: CardState,
  issuedOn: Day.nullable(),
  validFromOn: Day.nullable(),
  validToOn: Day.nullable(),
  validity: CardValidity,
  publicityToOn: Day.nullable(),
  printedOn: Day.nullable(),
  batchId: Id.nullable(),
  predecessorId: Id.nullable(),
  succession: Succession.nullable(),
  successorId: Id.nullable(),
  note: z.string().nullable(),
  may: z.array(CardAction),
})
export type CardView = z.infer<typeof CardView>

/** A batch of a district's cards worked through together; `pieces` counts its cards by state. */
export const CardBatch = z.object({
  id: Id,
  seq: Seq,
  schemeId: Id,
  name: z.string(),
  openedOn: Day,
  closedOn: Day.nullable(),
  note: z.string().nullable(),
  pieces: z.partialRecord(CardState, z.int()),
})
export type CardBatch = z.infer<typeof CardBatch>

export const CardFilter = z
  .object({
    schemeId: Id.optional(),
    levelId: Id.optional(),
    state: CardState.optional(),
    batchId: Id.optional(),
    /** In no batch yet. */
    isUnbatched: z.boolean().optional(),
    /** Beginning of the number, or part of the holder's name. */
    text: text(40).optional(),
    /** Cards in force that are in their last days. */
    isDueSoon: z.boolean().optional(),
  })
  .strict()
export type CardFilter = z.infer<typeof CardFilter>

/** As typed from the piece or from the city's answer. */
export const CardNumber = text(40).regex(/[\p{L}\p{N}]/u)
const Dates = { issuedOn: Day, validFromOn: Day.nullable(), validToOn: Day.nullable() }

const Target = { id: Id, seen: Seq, on: Day.optional() }
const Targets = {
  targets: z
    .array(z.object({ id: Id, seen: Seq }).strict())
    .min(1)
    .max(500),
  on: Day.optional(),
}
const Grounded = { ...Target, ground: text(400) }
const Decided = { ...Grounded, approval: ApprovalFields }
const Done = z.object({ id: Id, seq: Seq })
const AllDone = z.object({ ids: z.array(Id), seq: Seq })

const stepErrors = {
  'card/step-not-allowed': z.object({ name: z.string(), state: CardState, action: CardAction }),
  'card/day-in-future': z.object({ field: z.string(), on: Day, today: Day }),
  'card/day-before-last-step': z.object({ on: Day, lastOn: Day }),
}
const dateErrors = {
  'card/ends-before-it-begins': z.object({ fromOn: Day, toOn: Day }),
  'card/number-taken': z.object({ field: z.string(), number: z.string(), name: z.string() }),
}
const approvalErrors = { ...stepErrors, 'card/approval-needed': z.object({}) }
const applyErrors = {
  'card/day-in-future': z.object({ field: z.string(), on: Day, today: Day }),
  'holder/not-active': z.object({ state: HolderState }),
}
const successionErrors = {
  ...stepErrors,
  ...applyErrors,
  'card/successor-under-way': z.object({ name: z.string() }),
}
const batchErrors = {
  'card/batch-closed': z.object({ name: z.string() }),
  'card/not-of-batch': z.object({ name: z.string() }),
}

/** Of a whole batch at once. */
export const printErrors = {
  'card/batch-too-big': z.object({ name: z.string(), cards: z.int(), most: z.int() }),
}

const clerk = { may: CLERKS, undo: 'inverse' } as const

/** Service cards. Every step goes by `CARD_TRANSITIONS`; `on` is the day it was taken, today where left out. */
export const cards = {
  /** A holder's cards as they stood on a day, those in force first. */
  of: read({
    may: READERS,
    input: z.object({ holderId: Id, on: Day.optional() }).strict(),
    output: z.object({ cards: z.array(CardView) }),
    errors: {},
  }),
  get: read({
    may: READERS,
    input: z.object({ id: Id }).strict(),
    output: CardView.extend({ events: z.array(CardEvent) }),
    errors: {},
  }),
  list: read({
    may: READERS,
    input: z
      .object({
        filter: CardFilter.default({}),
        page: z.int().min(0).max(100_000).default(0),
        limit: z.int().min(1).max(500).default(50),
      })
      .strict(),
    output: z.object({ cards: z.array(CardView), total: z.int() }),
    errors: {},
  }),
  /** The latest first. */
  batches: read({
    may: READERS,
    input: z.object({ schemeId: Id.optional() }).strict(),
    output: z.object({ batches: z.array(CardBatch) }),
    errors: {},
  }),
  /** Blank pieces left of each scheme that ever had any. */
  stock: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ stock: z.array(z.object({ schemeId: Id, left: z.int(), voided: z.int() })) }),
    errors: {},
  }),

  /** Begins a card: to be reported to the city, or applied for at the district's own office. */
  apply: write({
    ...clerk,
    input: z.object({ holderId: Id, levelId: Id, batchId: Id.nullable().default(null), on: Day.optional() }).strict(),
    output: Done,
    errors: { ...applyErrors, ...batchErrors },
  }),
  /** 存量录入: a card that its holder has had since before the desk was kept. */
  enter: write({
    ...clerk,
    input: z
      .object({
        holderId: Id,
        levelId: Id,
        number: CardNumber.nullable(),
        issuedOn: Day.nullable(),
        validFromOn: Day.nullable(),
        validToOn: Day.nullable(),
        note: text(400).nullable().default(null),
      })
      .strict(),
    output: Done,
    errors: { ...applyErrors, ...dateErrors },
  }),

  report: write({ ...clerk, input: z.object(Target).strict(), output: Done, errors: stepErrors }),
  /** The number and dates that came back from the city; the last day follows from the scheme where it is left out. */
  recordIssue: write({
    ...clerk,
    input: z.object({ ...Target, number: CardNumber, issuedOn: Day, validToOn: Day.nullable().default(null) }).strict(),
    output: Done,
    errors: { ...stepErrors, ...dateErrors },
  }),
  recordReturn: write({ ...clerk, input: z.object(Grounded).strict(), output: Done, errors: stepErrors }),
  resubmit: write({ ...clerk, input: z.object(Target).strict(), output: Done, errors: stepErrors }),
  arrive: write({ ...clerk, input: z.object(Target).strict(), output: Done, errors: stepErrors }),

  /** First review of one application or of a whole batch; so with the steps below that take `targets`. */
  review: write({ ...clerk, input: z.object(Targets).strict(), output: AllDone, errors: stepErrors }),
  approve: write({
    ...clerk,
    input: z.object({ ...Targets, approval: ApprovalFields }).strict(),
    output: AllDone,
    errors: approvalErrors,
  }),
  decline: write({
    ...clerk,
    input: z.object({ ...Targets, ground: text(400), approval: ApprovalFields }).strict(),
    output: AllDone,
    errors: approvalErrors,
  }),
  /** Makes them public up to and including `untilOn`; until then they can't be made. */
  publish: write({
    ...clerk,
    input: z.object({ ...Targets, untilOn: Day.nullable().default(null) }).strict(),
    output: AllDone,
    errors: { ...stepErrors, 'card/ends-before-it-begins': dateErrors['card/ends-before-it-begins'] },
  }),
  /** Numbers them by the scheme's pattern in the order given, dates them and takes a blank for each. */
  make: write({
    ...clerk,
    input: z.object(Targets).strict(),
    output: AllDone,
    errors: {
      ...stepErrors,
      'card/numbering-missing': z.object({ scheme: z.string(), schemeEn: z.string() }),
      'card/publicity-running': z.object({ name: z.string(), untilOn: Day }),
    },
  }),
  makeReady: write({ ...clerk, input: z.object(Targets).strict(), output: AllDone, errors: stepErrors }),

  /** The piece is handed over: from then on it is corrected or voided, never undone. `collectedBy`: by proxy. */
  collect: write({
    may: CLERKS,
    undo: 'none',
    input: z.object({ ...Target, collectedBy: text(80).nullable().default(null) }).strict(),
    output: Done,
    errors: stepErrors,
  }),

  reportLost: write({ ...clerk, input: z.object(Grounded).strict(), output: Done, errors: stepErrors }),
  find: write({ ...clerk, input: z.object(Target).strict(), output: Done, errors: stepErrors }),
  suspend: write({ ...clerk, input: z.object(Decided).strict(), output: Done, errors: approvalErrors }),
  resume: write({ ...clerk, input: z.object(Decided).strict(), output: Done, errors: approvalErrors }),
  revoke: write({ ...clerk, input: z.object(Decided).strict(), output: Done, errors: approvalErrors }),
  surrender: write({ ...clerk, input: z.object(Grounded).strict(), output: Done, errors: stepErrors }),
  /** Recorded or applied for by mistake. Its number stays taken. */
  void: write({ ...clerk, input: z.object(Grounded).strict(), output: Done, errors: stepErrors }),
  /** Begins the card that takes this one's place; this one ends when that is collected. Answers with the new card. */
  replace: write({ ...clerk, input: z.object(Grounded).strict(), output: Done, errors: successionErrors }),
  renew: write({ ...clerk, input: z.object(Grounded).strict(), output: Done, errors: successionErrors }),
  upgrade: write({
    ...clerk,
    input: z.object({ ...Grounded, levelId: Id }).strict(),
    output: Done,
    errors: {
      ...successionErrors,
      'card/not-an-upgrade': z.object({
        field: z.string(),
        from: z.string(),
        fromEn: z.string(),
        to: z.string(),
        toEn: z.string(),
      }),
    },
  }),
  /** What was typed wrong; only the fields given are changed. */
  correct: write({
    ...clerk,
    input: z
      .object({
        ...Grounded,
        changes: z
          .object({ number: CardNumber, ...Dates, note: text(400).nullable() })
          .partial()
          .strict(),
      })
      .strict(),
    output: Done,
    errors: { ...stepErrors, ...dateErrors },
  }),

  /** What has gone to the printer: steps before it can't be undone any more, only corrected or voided. */
  markPrinted: write({
    may: CLERKS,
    undo: 'none',
    input: z.object({ targets: Targets.targets, what: CardPrint }).strict(),
    output: AllDone,
    errors: { 'card/not-printable': z.object({ name: z.string(), state: CardState, what: CardPrint }) },
  }),

  openBatch: write({
    ...clerk,
    input: z.object({ schemeId: Id, name: text(60), note: text(400).nullable().default(null) }).strict(),
    output: Done,
    errors: {},
  }),
  closeBatch: write({
    ...clerk,
    input: z.object({ id: Id, seen: Seq }).strict(),
    output: Done,
    errors: { 'card/batch-closed': z.object({ name: z.string() }) },
  }),
  /** Puts applications into an open batch of their scheme. */
  addToBatch: write({
    ...clerk,
    input: z.object({ batchId: Id, targets: Targets.targets }).strict(),
    output: AllDone,
    errors: { ...stepErrors, ...batchErrors },
  }),
  /** Blank pieces that came in or were spoilt. */
  recordBlanks: write({
    ...clerk,
    input: z
      .object({
        schemeId: Id,
        kind: z.enum(['received', 'voided']),
        quantity: z.int().min(1).max(100_000),
        on: Day.optional(),
        note: text(400).nullable().default(null),
      })
      .strict(),
    output: Done,
    errors: {
      'card/day-in-future': z.object({ field: z.string(), on: Day, today: Day }),
      'card/too-few-blanks': z.object({ left: z.int() }),
    },
  }),
}
