import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { HolderState, Id, Seq } from '#shared/domain/holder.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'

const Named = z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() })

/** What a holder is recognised as. Services follow it, not the card. An open end is null. */
export const RecognitionFields = z
  .object({
    basis: text(200).nullable(),
    document: text(200).nullable(),
    fromOn: Day.nullable(),
    toOn: Day.nullable(),
  })
  .strict()
export type RecognitionFields = z.infer<typeof RecognitionFields>

export const RecognitionView = RecognitionFields.extend({
  id: Id,
  seq: Seq,
  scheme: Named,
  level: Named.extend({ code: z.string() }),
  endGround: z.string().nullable(),
  isCurrent: z.boolean(),
})
export type RecognitionView = z.infer<typeof RecognitionView>

/** That the office serves the holder under a scheme. */
export const EnrolmentFields = z
  .object({ fromOn: Day.nullable(), toOn: Day.nullable(), note: text(400).nullable() })
  .strict()
export type EnrolmentFields = z.infer<typeof EnrolmentFields>

export const EnrolmentView = EnrolmentFields.extend({ id: Id, seq: Seq, scheme: Named, isCurrent: z.boolean() })
export type EnrolmentView = z.infer<typeof EnrolmentView>

const Target = { id: Id, seen: Seq }
const Done = z.object({ id: Id, seq: Seq })
const dates = { 'recognition/ends-before-it-begins': z.object({ fromOn: Day, toOn: Day }) }
const errors = {
  ...dates,
  'recognition/overlaps': z.object({ name: z.string(), fromOn: Day.nullable(), toOn: Day.nullable() }),
  'holder/not-active': z.object({ state: HolderState }),
}
const clerk = { may: CLERKS, undo: 'inverse' } as const

/** Recognitions and enrolments of holders: dated rows, two of one kind never at the same time. */
export const recognitions = {
  /** Those in force on the day first, of each the latest first. */
  of: read({
    may: READERS,
    input: z.object({ holderId: Id, on: Day.optional() }).strict(),
    output: z.object({ recognitions: z.array(RecognitionView), enrolments: z.array(EnrolmentView) }),
    errors: {},
  }),
  add: write({
    ...clerk,
    input: z.object({ holderId: Id, levelId: Id, fields: RecognitionFields.partial().default({}) }).strict(),
    output: Done,
    errors,
  }),
  /** Only the fields given are changed. */
  correct: write({
    ...clerk,
    input: z.object({ ...Target, changes: RecognitionFields.partial() }).strict(),
    output: Done,
    errors,
  }),
  /** `toOn` is its last day. */
  end: write({
    ...clerk,
    input: z.object({ ...Target, toOn: Day, ground: text(400) }).strict(),
    output: Done,
    errors,
  }),
  enrol: write({
    ...clerk,
    input: z.object({ holderId: Id, schemeId: Id, fields: EnrolmentFields.partial().default({}) }).strict(),
    output: Done,
    errors,
  }),
  correctEnrolment: write({
    ...clerk,
    input: z.object({ ...Target, changes: EnrolmentFields.partial() }).strict(),
    output: Done,
    errors,
  }),
  endEnrolment: write({ ...clerk, input: z.object({ ...Target, toOn: Day }).strict(), output: Done, errors }),
}
