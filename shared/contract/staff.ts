import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { StaffKind } from '#shared/domain/reference.ts'
import { CLERKS, KEEPERS, READERS } from '#shared/domain/roles.ts'
import { Phone, text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

export const StaffFields = z
  .object({
    name: text(40),
    kind: StaffKind,
    /** The operator that this person logs in as. */
    operatorId: Id.nullable(),
    phone: Phone.nullable(),
    isActive: z.boolean(),
  })
  .strict()
export type StaffFields = z.infer<typeof StaffFields>

/** Who stands in for somebody, both days included. */
export const CoverView = z.object({
  id: Id,
  seq: Seq,
  staffId: Id,
  coverId: Id,
  cover: z.string(),
  fromOn: Day,
  toOn: Day,
  reason: z.string().nullable(),
})
export type CoverView = z.infer<typeof CoverView>

/**
 * Viewers and auditors see the phone masked. Load today: people looked after (人), open requests (件), those of them past
 * their day, visits that are planned. `covers`: leave that is not over yet, the next first.
 */
export const StaffView = StaffFields.extend({
  id: Id,
  seq: Seq,
  phone: z.string().nullable(),
  holders: z.int(),
  openRequests: z.int(),
  overdueRequests: z.int(),
  plannedVisits: z.int(),
  covers: z.array(CoverView),
})
export type StaffView = z.infer<typeof StaffView>

/** Who looks after a holder, from when to when. */
export const StaffLinkView = z.object({
  id: Id,
  seq: Seq,
  staffId: Id,
  name: z.string(),
  kind: StaffKind,
  phone: z.string().nullable(),
  fromOn: Day.nullable(),
  toOn: Day.nullable(),
  isCurrent: z.boolean(),
  /** Who stands in on the day. */
  coveredBy: z.object({ staffId: Id, name: z.string(), phone: z.string().nullable(), toOn: Day }).nullable(),
})
export type StaffLinkView = z.infer<typeof StaffLinkView>

/** Service specialists, liaison officers and linked leaders, and whom they look after. */
export const staff = {
  list: read({
    may: READERS,
    input: z.object({ isActive: z.boolean().optional() }).strict(),
    output: z.object({ staff: z.array(StaffView) }),
    errors: {},
  }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ fields: StaffFields.partial().required({ name: true, kind: true }) }).strict(),
    output: RowDone,
    errors: {},
  }),
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: StaffFields.partial() }).strict(),
    output: RowDone,
    errors: {},
  }),
  /** Those of one holder: in force on the day first (today without one). */
  of: read({
    may: READERS,
    input: z.object({ holderId: Id, on: Day.optional() }).strict(),
    output: z.object({ links: z.array(StaffLinkView) }),
    errors: {},
  }),
  /** Whom this person looks after on the day (today without one), in pinyin order. */
  holdersOf: read({
    may: READERS,
    input: z
      .object({
        staffId: Id,
        on: Day.optional(),
        page: z.int().min(0).max(100_000).default(0),
        limit: z.int().min(1).max(200).default(50),
      })
      .strict(),
    output: z.object({
      holders: z.array(
        z.object({
          id: Id,
          name: z.string(),
          employer: z.string().nullable(),
          fromOn: Day.nullable(),
          openRequests: z.int(),
        }),
      ),
      total: z.int(),
    }),
    errors: {},
  }),
  /** A colleague of the same kind stands in from a day to a day; what comes in meanwhile is the other's. */
  cover: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ staffId: Id, coverId: Id, fromOn: Day, toOn: Day, reason: text(200).nullable() }).strict(),
    output: RowDone,
    errors: {
      'staff/cover-ends-before-it-begins': z.object({ fromOn: Day, toOn: Day }),
      'staff/covers-oneself': z.object({ name: z.string() }),
      'staff/cover-inactive': z.object({ name: z.string() }),
      'staff/cover-of-other-kind': z.object({ name: z.string() }),
      'staff/cover-away-too': z.object({ name: z.string(), fromOn: Day, toOn: Day }),
      'staff/stands-in-then': z.object({ name: z.string(), fromOn: Day, toOn: Day }),
      'staff/covered-already': z.object({ name: z.string(), fromOn: Day, toOn: Day }),
    },
  }),
  /** `id` is the cover's. */
  removeCover: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object(RowTarget).strict(),
    output: RowDone,
    errors: {},
  }),
  /** From that day this person looks after the holder; the one of the same kind before is ended the day before. */
  link: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ holderId: Id, staffId: Id, fromOn: Day }).strict(),
    output: RowDone,
    errors: {
      'staff/already-linked': z.object({ name: z.string() }),
      'staff/linked-later': z.object({ name: z.string(), fromOn: Day }),
    },
  }),
  /** `id` is the link's. */
  endLink: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, toOn: Day }).strict(),
    output: RowDone,
    errors: { 'staff/link-ends-before-it-begins': z.object({ fromOn: Day, toOn: Day }) },
  }),
}
