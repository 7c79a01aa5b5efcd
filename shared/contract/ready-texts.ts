import { z } from 'zod'
import { Id, Seq } from '#shared/domain/holder.ts'
import { TEXT_WORDS, TextPurpose } from '#shared/domain/ready-texts.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { Origin, RowDone, RowTarget } from './schemes.ts'

/** `itemId` null: for requests of any item. Words in braces (`{编号}`) are filled in from the case. */
export const ReadyTextFields = z
  .object({ purpose: TextPurpose, itemId: Id.nullable(), name: text(40), body: text(4000), isActive: z.boolean() })
  .strict()
export type ReadyTextFields = z.infer<typeof ReadyTextFields>

export const ReadyTextView = ReadyTextFields.extend({
  id: Id,
  seq: Seq,
  item: z.object({ nameZh: z.string(), nameEn: z.string().nullable() }).nullable(),
  ...Origin,
})
export type ReadyTextView = z.infer<typeof ReadyTextView>

const wordErrors = { 'ready-text/unknown-word': z.object({ word: z.string() }) }

/** Ready texts for the steps of a request. What the office writes or confirms gets the provenance `office`. */
export const readyTexts = {
  /** By purpose; those of an item before those of all. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ texts: z.array(ReadyTextView) }),
    errors: {},
  }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ fields: ReadyTextFields }).strict(),
    output: RowDone,
    errors: wordErrors,
  }),
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: ReadyTextFields.partial() }).strict(),
    output: RowDone,
    errors: wordErrors,
  }),
  /** The office has checked the wording. */
  confirm: write({ may: KEEPERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
  remove: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object(RowTarget).strict(),
    output: z.object({ seq: Seq }),
    errors: {},
  }),
  /** One text for each of the requests, in their order, with the words of each case. */
  fill: read({
    may: READERS,
    input: z.object({ id: Id, requestIds: z.array(Id).min(1).max(200) }).strict(),
    output: z.object({
      name: z.string(),
      filled: z.array(
        z.object({
          requestId: Id,
          number: z.string(),
          text: z.string(),
          /** Words that the case has nothing for yet. */
          blanks: z.array(z.enum(TEXT_WORDS)),
        }),
      ),
    }),
    errors: {},
  }),
}
