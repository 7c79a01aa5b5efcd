import { z } from 'zod'
import { Day, Instant } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { OfficialText, PERIOD_ERRORS, Told } from './summaries.ts'

/** A summary as it was sent (报送定稿): its figures and its text stay as they were. */
export const EditionHead = z.object({
  id: Id,
  seq: Seq,
  from: Day,
  to: Day,
  language: z.enum(['zh-CN', 'en']),
  sentTo: z.string(),
  sentOn: Day,
  /** Number of the document or issue. */
  note: z.string().nullable(),
  operator: z.string(),
  madeAt: Instant.nullable(),
  /** As the office was called then; null in those made before it was kept. */
  office: z.string().nullable(),
})
export type EditionHead = z.infer<typeof EditionHead>

/** `changed`: figures that are others today. */
export const EditionView = EditionHead.extend({ changed: z.int() })
export type EditionView = z.infer<typeof EditionView>

/** A figure that is another today: in which table, of what, which one. */
export const Correction = z.object({
  table: z.string(),
  of: z.string(),
  figure: z.string(),
  /** Null: it stood in no table, or could not be reckoned. */
  sent: z.number().nullable(),
  today: z.number().nullable(),
})
export type Correction = z.infer<typeof Correction>

export const editions = {
  /** The newest twenty. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ editions: z.array(EditionHead) }),
    errors: {},
  }),
  /** Keeps the figures of a period and their text for good. */
  finalise: write({
    counts: true,
    may: CLERKS,
    undo: 'none',
    input: z
      .object({
        from: Day,
        to: Day,
        language: z.enum(['zh-CN', 'en']).default('zh-CN'),
        sentTo: text(100),
        sentOn: Day.optional(),
        note: text(100).nullable().default(null),
      })
      .strict(),
    output: z.object({ id: Id }),
    errors: PERIOD_ERRORS,
  }),
  /** How many figures are others today. */
  changed: read({
    counts: true,
    may: READERS,
    input: z.object({ id: Id }).strict(),
    output: EditionView.pick({ changed: true }),
    errors: {},
  }),
  /** What was sent, and which figures are others today. */
  get: read({
    counts: true,
    may: READERS,
    /** `language`: of what the corrections name, which is the edition's own where it is left out. */
    input: z.object({ id: Id, language: z.enum(['zh-CN', 'en']).optional() }).strict(),
    output: z.object({
      edition: EditionView,
      text: OfficialText,
      now: Told,
      before: Told.nullable(),
      toDate: Told.nullable(),
      corrections: z.array(Correction),
    }),
    errors: {},
  }),
}
