import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Relation } from '#shared/domain/holder.ts'
import { TextPurpose } from '#shared/domain/ready-texts.ts'
import { Issuer, ItemComparator, ItemUnit, LevelTone, Provenance } from '#shared/domain/reference.ts'
import categoryRows from './categories.json' with { type: 'json' }
import departmentRows from './departments.json' with { type: 'json' }
import itemRows from './items.json' with { type: 'json' }
import levelRows from './levels.json' with { type: 'json' }
import materialRows from './materials.json' with { type: 'json' }
import readyTextRows from './ready-texts.json' with { type: 'json' }
import ruleSetRows from './rule-sets.json' with { type: 'json' }
import ruleRows from './rules.json' with { type: 'json' }
import schemeRows from './schemes.json' with { type: 'json' }

/** Grows with every change of the rows below; a desk with an older one takes the changes in when it is opened. */
export const SEED_VERSION = 3

const origin = { provenance: Provenance.exclude(['office']), source: z.string().nullable() }
const MonthDay = z.string().regex(/^\d\d-\d\d$/)

/** `inUse`: whether a new desk works with it at once; `at-home` only in its own district. */
const SchemeSeed = z
  .object({
    id: Id,
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    issuer: Issuer,
    districtCode: z.string().nullable(),
    fromOn: Day.nullable(),
    toOn: Day.nullable(),
    validityYears: z.int().nullable(),
    followsSchemeId: Id.nullable(),
    ...origin,
    note: z.string().nullable(),
    inUse: z.enum(['everywhere', 'at-home', 'nowhere']),
  })
  .strict()

const LevelSeed = z
  .object({
    id: Id,
    schemeId: Id,
    code: z.string(),
    rank: z.int(),
    nameZh: z.string(),
    nameEn: z.string(),
    tone: LevelTone,
    issuer: Issuer.nullable(),
    validityYears: z.int().nullable(),
    ...origin,
  })
  .strict()

/** `{区}` in a name stands for what the office's own kind of district is called. */
const DepartmentSeed = z
  .object({ id: Id, nameZh: z.string(), nameEn: z.string(), isActive: z.boolean(), ...origin })
  .strict()

const CategorySeed = z
  .object({ id: Id, code: z.string(), rank: z.int(), nameZh: z.string(), nameEn: z.string(), ...origin })
  .strict()

const ItemSeed = z
  .object({
    id: Id,
    categoryId: Id,
    code: z.string(),
    nameZh: z.string(),
    nameEn: z.string(),
    departmentId: Id,
    unit: ItemUnit,
    comparator: ItemComparator,
    statutoryDays: z.int().nullable(),
    promisedDays: z.int().nullable(),
    exclusionGroup: z.string().nullable(),
    ...origin,
    note: z.string().nullable(),
  })
  .strict()

const MaterialSeed = z
  .object({
    id: Id,
    itemId: Id,
    rank: z.int(),
    nameZh: z.string(),
    nameEn: z.string(),
    isRequired: z.boolean(),
    relation: Relation.nullable(),
    ...origin,
  })
  .strict()

/** Wording of ours, for the office to confirm. */
const ReadyTextSeed = z
  .object({ id: Id, purpose: TextPurpose, itemId: Id.nullable(), name: z.string(), body: z.string() })
  .strict()
  .transform((row) => ({ ...row, provenance: 'template' as const, source: null }))

const RuleSetSeed = z
  .object({ id: Id, issuer: Issuer, name: z.string(), nameEn: z.string(), note: z.string() })
  .strict()

/** `onlyIn`: codes of the districts whose offices get the row; null for all. `relations` is a list with commas. */
const RuleSeed = z
  .object({
    id: Id,
    ruleSetId: Id,
    itemId: Id,
    levelId: Id.nullable(),
    schemeId: Id.nullable(),
    grantKind: z.enum(['unlimited', 'count']),
    count: z.int().nullable(),
    period: z.enum(['calendar-year', 'school-year', 'lifetime']).nullable(),
    countedBy: z.enum(['holder', 'relative']),
    companions: z.int().nullable(),
    relations: z.string().nullable(),
    relativeMinAge: z.int().nullable(),
    relativeMaxAge: z.int().nullable(),
    seasonFrom: MonthDay.nullable(),
    seasonTo: MonthDay.nullable(),
    exclusionGroup: z.string().nullable(),
    clause: z.string().nullable(),
    ...origin,
    onlyIn: z.array(z.string()).nullable(),
  })
  .strict()

/** The program's own reference rows, each saying where it comes from. Ids are fixed: the same on every desk. */
export const officeSeeds = {
  schemes: z.array(SchemeSeed).parse(schemeRows),
  levels: z.array(LevelSeed).parse(levelRows),
  departments: z.array(DepartmentSeed).parse(departmentRows),
  categories: z.array(CategorySeed).parse(categoryRows),
  items: z.array(ItemSeed).parse(itemRows),
  materials: z.array(MaterialSeed).parse(materialRows),
  readyTexts: z.array(ReadyTextSeed).parse(readyTextRows),
  ruleSets: z.array(RuleSetSeed).parse(ruleSetRows),
  rules: z.array(RuleSeed).parse(ruleRows),
}
