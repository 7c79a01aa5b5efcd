import { z } from 'zod'
import { Day, Instant } from '#shared/domain/days.ts'
import {
  EmploymentFields,
  HolderFields,
  HolderState,
  Id,
  IdentityFields,
  RelativeFields,
  Relation,
  Seq,
  Sex,
} from '#shared/domain/holder.ts'
import { IdentityKind } from '#shared/domain/identity.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'

/** An identity document as every read shows it: `5009**********8877`. */
export const MaskedIdentity = z.object({ id: Id, kind: IdentityKind, masked: z.string() })
export type MaskedIdentity = z.infer<typeof MaskedIdentity>

/** One line of a result list. */
export const HolderSummary = z.object({
  id: Id,
  seq: Seq,
  state: HolderState,
  name: z.string(),
  sex: Sex.nullable(),
  bornOn: Day.nullable(),
  employer: z.string().nullable(),
  title: z.string().nullable(),
  identities: z.array(MaskedIdentity),
  phoneMasked: z.string().nullable(),
})
export type HolderSummary = z.infer<typeof HolderSummary>

export const MatchedBy = z.enum(['name', 'pinyin', 'initials', 'card', 'identity', 'phone'])
export type MatchedBy = z.infer<typeof MatchedBy>

export const EmploymentView = EmploymentFields.extend({ id: Id, employerId: Id, isCurrent: z.boolean() })
export type EmploymentView = z.infer<typeof EmploymentView>

/** A minor's name comes as `林*`, the birth date as null; the age is always given where it is known. */
export const RelativeView = z.object({
  id: Id,
  relation: Relation,
  name: z.string(),
  sex: Sex.nullable(),
  bornOn: Day.nullable(),
  age: z.int().nullable(),
  isMinor: z.boolean(),
  identity: MaskedIdentity.omit({ id: true }).nullable(),
  note: z.string().nullable(),
})
export type RelativeView = z.infer<typeof RelativeView>

/** A holder as the page shows it on the day `on`; the phone only masked. */
export const HolderDetail = HolderFields.omit({ phone: true }).extend({
  id: Id,
  seq: Seq,
  state: HolderState,
  voidReason: z.string().nullable(),
  mergedIntoId: Id.nullable(),
  phoneMasked: z.string().nullable(),
  identities: z.array(MaskedIdentity),
  employments: z.array(EmploymentView),
  relatives: z.array(RelativeView),
  registeredAt: Instant,
})
export type HolderDetail = z.infer<typeof HolderDetail>

/** Why somebody on the register may be the same person as the one being typed in. */
export const Duplicate = z.object({
  holder: HolderSummary,
  because: z.array(z.enum(['identity', 'phone', 'name-and-birth', 'name-and-employer', 'name'])),
})
export type Duplicate = z.infer<typeof Duplicate>

const InvalidIdentity = z.object({ field: z.string(), kind: IdentityKind, reason: z.string() })
const fieldErrors = {
  'identity/invalid': InvalidIdentity,
  'holder/identity-taken': z.object({ holderId: Id, name: z.string(), masked: z.string() }),
  'holder/name-unclear': z.object({ field: z.string(), sign: z.string() }),
  'holder/born-in-future': z.object({ bornOn: Day, today: Day }),
  'holder/born-differs-from-identity': z.object({ bornOn: Day, fromIdentity: Day }),
  'holder/sex-differs-from-identity': z.object({ sex: Sex, fromIdentity: Sex }),
  'holder/not-active': z.object({ state: HolderState }),
  'employment/ends-before-it-begins': z.object({ fromOn: Day, toOn: Day }),
  'text/number-masked': z.object({ masked: z.string() }),
}

const Target = { id: Id, seen: Seq }
const Done = z.object({ id: Id, seq: Seq })

export const holders = {
  /** Finds by name fragment, pinyin, initials, card number, tail of an identity number or phone; best first. */
  find: read({
    may: READERS,
    input: z.object({ query: z.string().max(100), limit: z.int().min(1).max(200).default(20) }).strict(),
    output: z.object({
      /** `card`: the one that was meant, where it was one. */
      matches: z.array(
        z.object({
          holder: HolderSummary,
          matchedBy: MatchedBy,
          card: z.object({ id: Id, number: z.string() }).optional(),
        }),
      ),
      truncated: z.boolean(),
    }),
    errors: {},
  }),
  /** A page of the register in pinyin order; `after` is the last id of the page before. */
  list: read({
    may: READERS,
    input: z
      .object({
        after: Id.nullable().default(null),
        limit: z.int().min(1).max(200).default(50),
        state: HolderState.default('active'),
      })
      .strict(),
    output: z.object({ holders: z.array(HolderSummary), total: z.int() }),
    errors: {},
  }),
  get: read({
    may: READERS,
    input: z.object({ id: Id, on: Day.optional() }).strict(),
    output: HolderDetail,
    errors: {},
  }),
  /** People already on the register who may be the one being typed in. Half-typed numbers are no error. */
  duplicates: read({
    may: CLERKS,
    input: z
      .object({
        exceptId: Id.optional(),
        name: z.string().max(80).optional(),
        bornOn: Day.nullable().optional(),
        phone: z.string().max(30).nullable().optional(),
        employer: z.string().max(120).nullable().optional(),
        identity: z.object({ kind: IdentityKind, number: z.string().max(40) }).optional(),
      })
      .strict(),
    output: z.object({ duplicates: z.array(Duplicate) }),
    errors: {},
  }),
  register: write({
    may: CLERKS,
    undo: 'inverse',
    input: z
      .object({
        fields: HolderFields.partial().required({ name: true }),
        identities: z.array(IdentityFields).max(10).default([]),
        employments: z.array(EmploymentFields).max(50).default([]),
        relatives: z.array(RelativeFields).max(50).default([]),
      })
      .strict(),
    output: Done,
    errors: fieldErrors,
  }),
  /** Only the fields given are changed. */
  correct: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, changes: HolderFields.partial() }).strict(),
    output: Done,
    errors: fieldErrors,
  }),
  addIdentity: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, identity: IdentityFields }).strict(),
    output: Done,
    errors: fieldErrors,
  }),
  removeIdentity: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, identityId: Id }).strict(),
    output: Done,
    errors: { 'holder/not-active': z.object({ state: HolderState }) },
  }),
  /** Adds an employment, or replaces the one named by `employmentId`. */
  saveEmployment: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, employmentId: Id.optional(), employment: EmploymentFields }).strict(),
    output: Done,
    errors: fieldErrors,
  }),
  removeEmployment: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, employmentId: Id }).strict(),
    output: Done,
    errors: { 'holder/not-active': z.object({ state: HolderState }) },
  }),
  /** Adds a relative, or changes the given fields of the one named by `relativeId`. */
  saveRelative: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.union([
      z.object({ ...Target, relative: RelativeFields }).strict(),
      z.object({ ...Target, relativeId: Id, changes: RelativeFields.partial() }).strict(),
    ]),
    output: Done,
    errors: fieldErrors,
  }),
  removeRelative: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, relativeId: Id }).strict(),
    output: Done,
    errors: { 'holder/not-active': z.object({ state: HolderState }) },
  }),
  /** Joins two rows of one person: `keep` takes over the documents, employments and relatives of `drop`. */
  merge: write({
    may: CLERKS,
    undo: 'inverse',
    input: z
      .object({
        keep: z.object(Target).strict(),
        drop: z.object(Target).strict(),
        /** Fields to take from `drop`. */
        take: z.array(HolderFields.keyof()).default([]),
      })
      .strict(),
    output: Done,
    errors: {
      'holder/merge-with-itself': z.object({}),
      'holder/not-active': z.object({ state: HolderState }),
    },
  }),
  void: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, reason: text(400) }).strict(),
    output: Done,
    errors: { 'holder/not-active': z.object({ state: HolderState }) },
  }),
  /** Shows one protected value in full. Logged before it is answered; without the log nothing is shown. */
  reveal: write({
    may: CLERKS,
    undo: 'none',
    input: z
      .object({
        id: Id,
        what: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('identity'), identityId: Id }).strict(),
          z.object({ kind: z.literal('phone') }).strict(),
          z.object({ kind: z.literal('relative'), relativeId: Id }).strict(),
        ]),
        reason: text(200),
      })
      .strict(),
    output: z.object({
      /** The number; for a relative null where there is none. */
      value: z.string().nullable(),
      /** For a relative: full name and birth date. */
      relative: z.object({ name: z.string(), bornOn: Day.nullable() }).optional(),
    }),
    errors: {},
  }),
}
