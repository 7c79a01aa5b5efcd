import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { Issuer, LevelTone, Provenance } from '#shared/domain/reference.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'

/** What a row of reference data says of itself: see `Provenance`. */
export const Origin = { provenance: Provenance, source: z.string().nullable() }

/** What every change of a row of reference data is aimed at; `seen` is the `seq` the caller last saw. */
export const RowTarget = { id: Id, seen: Seq }
export const RowDone = z.object({ id: Id, seq: Seq })

/** A class of a scheme. `rank` 1 is the highest. Issuer and validity are the level's own or else the scheme's. */
export const LevelView = z.object({
  id: Id,
  seq: Seq,
  schemeId: Id,
  code: z.string(),
  rank: z.int(),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  tone: LevelTone,
  issuer: Issuer,
  validityYears: z.int().nullable(),
  ...Origin,
})
export type LevelView = z.infer<typeof LevelView>

/**
 * A card scheme. Numbers of cards that this office issues follow `numberPattern` (`XS-{YYYY}-{NNNN}`), the next one is
 * `nextNumber`; both null while the office has not said them. `restartsYearly`: each year begins with 1 again. `isOwn`: of this office's own district.
 */
export const SchemeView = z.object({
  id: Id,
  seq: Seq,
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  issuer: Issuer,
  districtCode: z.string().nullable(),
  isOwn: z.boolean(),
  fromOn: Day.nullable(),
  toOn: Day.nullable(),
  validityYears: z.int().nullable(),
  numberPattern: z.string().nullable(),
  nextNumber: z.int().nullable(),
  restartsYearly: z.boolean(),
  isInUse: z.boolean(),
  followsSchemeId: Id.nullable(),
  ...Origin,
  note: z.string().nullable(),
  levels: z.array(LevelView),
})
export type SchemeView = z.infer<typeof SchemeView>

/** A running number stands in the pattern once, as `{N…}` with as many N as digits; `{YYYY}` is the year of issue. */
export const NumberPattern = text(40).regex(/^[^{}]*(\{YYYY\}[^{}]*)?\{N{1,8}\}[^{}]*$/)

const Validity = z.int().min(1).max(50)
export const SchemeFields = z
  .object({
    nameZh: text(60),
    nameEn: text(120).nullable(),
    fromOn: Day.nullable(),
    toOn: Day.nullable(),
    validityYears: Validity.nullable(),
    note: text(400).nullable(),
  })
  .strict()
export type SchemeFields = z.infer<typeof SchemeFields>

export const LevelFields = z
  .object({
    code: text(20),
    rank: z.int().min(1).max(99),
    nameZh: text(40),
    nameEn: text(80).nullable(),
    tone: LevelTone,
    validityYears: Validity.nullable(),
  })
  .strict()
export type LevelFields = z.infer<typeof LevelFields>

const dates = { 'scheme/ends-before-it-begins': z.object({ fromOn: Day, toOn: Day }) }
const levels = { 'scheme/level-code-taken': z.object({ code: z.string(), name: z.string() }) }

/** Card schemes and their levels. Whatever the office writes or confirms gets the provenance `office`. */
export const schemes = {
  /** Those in use first, of each the own district's first, then the city's, then the others. */
  list: read({
    may: READERS,
    input: z.object({ isInUse: z.boolean().optional() }).strict(),
    output: z.object({ schemes: z.array(SchemeView) }),
    errors: {},
  }),
  /** Whether the desk works with the scheme; what was recorded under it stays. */
  takeInUse: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, isInUse: z.boolean() }).strict(),
    output: RowDone,
    errors: {},
  }),
  /** How cards that this office issues are numbered, and where to go on. */
  setNumbering: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z
      .object({
        ...RowTarget,
        numberPattern: NumberPattern.nullable(),
        nextNumber: z.int().min(1).max(99_999_999).nullable(),
        restartsYearly: z.boolean().default(false),
      })
      .strict(),
    output: RowDone,
    errors: {
      'scheme/number-too-long': z.object({ numberPattern: z.string(), nextNumber: z.int() }),
      'scheme/pattern-without-year': z.object({ numberPattern: z.string() }),
    },
  }),
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: SchemeFields.partial() }).strict(),
    output: RowDone,
    errors: dates,
  }),
  /** The office has checked the row against its documents; a template counts as its own from then on. */
  confirm: write({ may: KEEPERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
  /** A card of the office's own district that the program does not know; in use at once. */
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z
      .object({
        fields: SchemeFields.partial().required({ nameZh: true }),
        levels: z.array(LevelFields).min(1).max(30),
      })
      .strict(),
    output: RowDone,
    errors: { ...dates, ...levels },
  }),
  /** Adds a level, or changes the one named by `levelId`. */
  saveLevel: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, levelId: Id.optional(), level: LevelFields }).strict(),
    output: RowDone,
    errors: levels,
  }),
}
