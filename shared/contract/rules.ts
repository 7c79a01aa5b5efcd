import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Relation } from '#shared/domain/holder.ts'
import { Issuer, Provenance } from '#shared/domain/reference.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

export const GrantKind = z.enum(['unlimited', 'count', 'amount', 'discount'])
export const RulePeriod = z.enum(['calendar-year', 'card-year', 'school-year', 'season', 'month', 'lifetime'])
export const CountedBy = z.enum(['holder', 'family', 'relative', 'card'])
export const CeilingPer = z.enum(['use', 'month', 'all'])

/**
 * One row: who gets which item, how much, when. A condition that is null asks nothing. Money in fen, days of the year as
 * `MM-DD`, ages in whole years; what the fields must satisfy together stands in `faultsOf`, which names row and field.
 */
export const RuleFields = z
  .object({
    itemId: Id,
    holderId: Id.nullable().default(null),
    employerId: Id.nullable().default(null),
    levelId: Id.nullable().default(null),
    schemeId: Id.nullable().default(null),
    districtCode: text(6).nullable().default(null),
    grantKind: GrantKind,
    count: z.int().nullable().default(null),
    period: RulePeriod.nullable().default(null),
    countedBy: CountedBy.default('holder'),
    ceilingFen: z.int().nullable().default(null),
    ceilingPer: CeilingPer.nullable().default(null),
    discountPercent: z.int().nullable().default(null),
    companions: z.int().nullable().default(null),
    relations: z.array(Relation).max(3).default([]),
    relativeMinAge: z.int().min(0).max(120).nullable().default(null),
    relativeMaxAge: z.int().min(0).max(120).nullable().default(null),
    relativeAgeOn: text(5).nullable().default(null),
    seasonFrom: text(5).nullable().default(null),
    seasonTo: text(5).nullable().default(null),
    exclusionGroup: text(40).nullable().default(null),
    isOnceAcrossCards: z.boolean().default(false),
    replacesRuleId: Id.nullable().default(null),
    departmentId: Id.nullable().default(null),
    windowId: Id.nullable().default(null),
    clause: text(400).nullable().default(null),
    fromOn: Day.nullable().default(null),
    toOn: Day.nullable().default(null),
  })
  .strict()
export type RuleFields = z.infer<typeof RuleFields>

/** `row` is the number of the row in its set, from 1. */
export const RuleView = RuleFields.extend({
  id: Id,
  seq: z.int(),
  ruleSetId: Id,
  row: z.int(),
  issuer: Issuer,
  provenance: Provenance,
  source: z.string().nullable(),
})
export type RuleView = z.infer<typeof RuleView>

/** `publishedOn` is the day it counts from; `endsOn` the day before the next set of the issuer. */
export const RuleSetView = z.object({
  id: Id,
  seq: z.int(),
  issuer: Issuer,
  name: z.string(),
  nameEn: z.string().nullable(),
  state: z.enum(['draft', 'published']),
  publishedOn: Day.nullable(),
  endsOn: Day.nullable(),
  note: z.string().nullable(),
  rows: z.int(),
})
export type RuleSetView = z.infer<typeof RuleSetView>

const set = { 'rule-set/published': z.object({ name: z.string() }) }
const at = { row: z.int().nullable(), field: z.string() }
const FAULTS = {
  'rule/grant-missing': z.object(at),
  'rule/grant-out-of-range': z.object({ ...at, value: z.number() }),
  'rule/unknown': z.object({ ...at, id: z.number() }),
  'rule/level-of-other-scheme': z.object(at),
  'rule/replaces-wrong-row': z.object(at),
  'rule/age-without-kin': z.object(at),
  'rule/ages-reversed': z.object({ ...at, min: z.int(), max: z.int() }),
  'rule/day-of-year-invalid': z.object({ ...at, value: z.string() }),
  'rule/season-incomplete': z.object(at),
  'rule/ends-before-it-begins': z.object({ ...at, fromOn: Day, toOn: Day }),
}
const row = { ...set, ...FAULTS }

/** Sets of rules: a draft is worked on, a published set never changes, the next one takes its place by its day. */
export const rules = {
  /** Drafts first, then the newest published. */
  sets: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ sets: z.array(RuleSetView) }),
    errors: {},
  }),
  list: read({
    may: READERS,
    input: z.object({ ruleSetId: Id }).strict(),
    output: z.object({ rules: z.array(RuleView) }),
    errors: {},
  }),
  /** A new draft, with the rows of another set when `copyOf` names one. */
  draft: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ issuer: Issuer, name: text(80), note: text(400).nullable(), copyOf: Id.nullable() }).strict(),
    output: RowDone,
    errors: {},
  }),
  /** A draft with all its rows goes. */
  discard: write({ may: KEEPERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: set }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ruleSetId: Id, fields: RuleFields }).strict(),
    output: RowDone,
    errors: row,
  }),
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, fields: RuleFields }).strict(),
    output: RowDone,
    errors: row,
  }),
  remove: write({ may: KEEPERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: set }),
  /** Counts from `onDay`. Refused while two rows tie: nothing would decide between them. */
  publish: write({
    may: KEEPERS,
    undo: 'none',
    input: z.object({ ...RowTarget, onDay: Day }).strict(),
    output: RowDone,
    errors: {
      ...row,
      'rule/tie': z.object({ one: z.int(), other: z.int(), item: z.string(), itemEn: z.string() }),
      'rule-set/empty': z.object({ name: z.string() }),
      'rule-set/before-the-last': z.object({ onDay: Day, lastOn: Day, name: z.string() }),
    },
  }),
}
