import { z } from 'zod'
import { Day } from './days.ts'
import { IdentityKind } from './identity.ts'
import { Phone, text } from './text.ts'

/** Row id: 21-bit desk number × 2³² + counter, below 2⁵³. */
export const Id = z.int().positive()
/** Number of a commit. */
export const Seq = z.int().positive()

export const Sex = z.enum(['male', 'female'])
export type Sex = z.infer<typeof Sex>

/** The six talent teams and the rest (domain.md §4.1). */
export const TalentTeam = z.enum([
  'party-government',
  'enterprise-management',
  'professional-technical',
  'highly-skilled',
  'rural-practical',
  'social-work',
  'other',
])
export type TalentTeam = z.infer<typeof TalentTeam>

/** Three levels of liaison (source 000): district committee, department in charge, employer. */
export const LiaisonLevel = z.enum(['district-committee', 'department', 'employer'])
export type LiaisonLevel = z.infer<typeof LiaisonLevel>

export const Relation = z.enum(['spouse', 'child', 'parent'])
export type Relation = z.infer<typeof Relation>

/** The relation that a list means, in either language; null for any other word. */
export function relationNamed(word: string): Relation | null {
  return Relation.options.find((relation) => RELATION_WORDS[relation].test(word)) ?? null
}

const RELATION_WORDS: { readonly [relation in Relation]: RegExp } = {
  spouse: /^(配偶|妻子?|丈夫|夫|爱人|spouse|wife|husband)$/iu,
  child: /^(子女|子|女|儿子|女儿|孩子|child|son|daughter)$/iu,
  parent: /^(父母|父亲?|母亲?|parent|father|mother)$/iu,
}

/** `merged` rows point at the holder that was kept; `void` rows were registered by mistake. */
export const HolderState = z.enum(['active', 'void', 'merged'])
export type HolderState = z.infer<typeof HolderState>

const optional = (max: number) => text(max).nullable()

/**
 * What a clerk may write about a holder. Every field may be unknown (`null`) but the name, which is kept as
 * `plainName`; `namePrinted` keeps the spelling as it stands on the card or in the office's list.
 */
export const HolderFields = z
  .object({
    name: text(80),
    namePrinted: optional(80),
    sex: Sex.nullable(),
    bornOn: Day.nullable(),
    ethnicity: optional(40),
    nationality: optional(60),
    politicalStatus: optional(40),
    phone: Phone.nullable(),
    team: TalentTeam.nullable(),
    programme: optional(80),
    track: optional(80),
    field: optional(80),
    educationLevel: optional(40),
    degree: optional(40),
    school: optional(120),
    major: optional(120),
    title: optional(80),
    recruitedHow: optional(80),
    recruitedOn: Day.nullable(),
    contractToOn: Day.nullable(),
    liaisonLevel: LiaisonLevel.nullable(),
    legalBasis: optional(200),
    note: optional(2000),
  })
  .strict()
export type HolderFields = z.infer<typeof HolderFields>

/** A number is checked by its kind's validator; see `checkIdentity`. */
export const IdentityFields = z.object({ kind: IdentityKind, number: text(40) }).strict()
export type IdentityFields = z.infer<typeof IdentityFields>

/** An employment as a dated row; two at once is normal (双聘). `employer` is a name; the register finds or adds it. */
export const EmploymentFields = z
  .object({
    employer: text(120),
    department: optional(120),
    post: optional(80),
    fromOn: Day.nullable(),
    toOn: Day.nullable(),
  })
  .strict()
export type EmploymentFields = z.infer<typeof EmploymentFields>

export const RelativeFields = z
  .object({
    relation: Relation,
    name: text(80),
    sex: Sex.nullable(),
    bornOn: Day.nullable(),
    identity: IdentityFields.nullable(),
    note: optional(400),
  })
  .strict()
export type RelativeFields = z.infer<typeof RelativeFields>

/** Under this age a relative's name and birth date are shown only by `holders.reveal` (DESIGN §4: a minor's data). */
export const ADULT_AGE = 18
