import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Relation } from '#shared/domain/holder.ts'
import { ItemUnit, Provenance } from '#shared/domain/reference.ts'
import { READERS } from '#shared/domain/roles.ts'
import { read } from './procedure.ts'
import { RuleView } from './rules.ts'

export const Verdict = z.enum(['available', 'used-up', 'not-yet-open', 'closed', 'not-applicable', 'blocked'])
export type Verdict = z.infer<typeof Verdict>

const UsageKind = z.enum(['reserved', 'consumed', 'freed', 'reversed'])
const condition = z.enum(['holder', 'employer', 'level', 'scheme', 'district'])
const ruleId = Id
const usageIds = z.array(Id).readonly()

/** Why an answer is what it is; see `Reason` in the domain. */
export const ReasonView = z.discriminatedUnion('code', [
  z.object({ code: z.literal('rule-won'), ruleId }),
  z.object({ code: z.literal('rule-beaten'), ruleId }),
  z.object({ code: z.literal('rule-replaced'), ruleId }),
  z.object({ code: z.literal('other-issuer'), ruleId, isComparable: z.boolean() }),
  z.object({ code: z.literal('condition-missing'), ruleId, conditions: z.array(condition).readonly() }),
  z.object({ code: z.literal('upgrade'), ruleId, levelId: Id }),
  z.object({ code: z.literal('renew'), ruleId, endedOn: Day }),
  z.object({ code: z.literal('no-relative'), ruleId, relations: z.array(Relation).readonly() }),
  z.object({
    code: z.literal('used-in-period'),
    used: z.int(),
    of: z.int(),
    from: Day.nullable(),
    to: Day.nullable(),
  }),
  z.object({ code: z.literal('season'), from: z.string(), to: z.string() }),
  z.object({ code: z.literal('rule-starts'), ruleId, on: Day }),
  z.object({ code: z.literal('rule-ends'), ruleId, on: Day }),
  z.object({ code: z.literal('too-young'), age: z.int(), from: z.int() }),
  z.object({ code: z.literal('too-old'), age: z.int(), to: z.int() }),
  z.object({ code: z.literal('age-unknown') }),
  z.object({ code: z.literal('card-suspended'), schemeId: Id, from: Day.nullable() }),
  z.object({ code: z.literal('excluded-by'), itemId: Id, usageIds }),
  z.object({ code: z.literal('had-under-another-card'), usageIds }),
])
export type ReasonView = z.infer<typeof ReasonView>

/** `left` in `unit` (fen for money), null where nothing is counted; see `Entitlement` in the domain. */
export const EntitlementView = z.object({
  itemId: Id,
  relativeId: Id.nullable(),
  verdict: Verdict,
  left: z.int().nullable(),
  unit: ItemUnit,
  opensOn: Day.nullable(),
  departmentId: Id.nullable(),
  windowId: Id.nullable(),
  winner: Id.nullable(),
  alternatives: z.array(Id).readonly(),
  beaten: z.array(Id).readonly(),
  usageIds,
  reasons: z.array(ReasonView).readonly(),
})
export type EntitlementView = z.infer<typeof EntitlementView>

/** What one holder and the family may have on a day, with the rows, names and lines of the ledger it speaks of. */
export const EntitlementAnswer = z.object({
  on: Day,
  entitlements: z.array(EntitlementView),
  categories: z.array(z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() })),
  items: z.array(
    z.object({
      id: Id,
      categoryId: Id,
      nameZh: z.string(),
      nameEn: z.string().nullable(),
      provenance: Provenance,
      materials: z.array(
        z.object({
          nameZh: z.string(),
          nameEn: z.string().nullable(),
          isRequired: z.boolean(),
          relation: Relation.nullable(),
        }),
      ),
    }),
  ),
  rules: z.array(RuleView.extend({ ruleSet: z.string(), ruleSetEn: z.string().nullable() })),
  levels: z.array(
    z.object({
      id: Id,
      schemeId: Id,
      nameZh: z.string(),
      nameEn: z.string().nullable(),
      scheme: z.string(),
      schemeEn: z.string().nullable(),
    }),
  ),
  departments: z.array(z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() })),
  windows: z.array(z.object({ id: Id, number: z.string(), place: z.string().nullable() })),
  relatives: z.array(z.object({ id: Id, relation: Relation, name: z.string() })),
  /** Numbers of people in notes and handlers are masked. */
  usages: z.array(
    z.object({
      id: Id,
      onDay: Day,
      kind: UsageKind,
      quantity: z.int(),
      amountFen: z.int().nullable(),
      note: z.string().nullable(),
      handler: z.string().nullable(),
    }),
  ),
})
export type EntitlementAnswer = z.infer<typeof EntitlementAnswer>

/** What may be had. Answered from dated rows for the day in question. */
export const entitlements = {
  /** With `levelId` as if the holder were of that level on the day, in place of the levels of the same scheme. */
  of: read({
    may: READERS,
    input: z.object({ holderId: Id, on: Day.optional(), levelId: Id.optional() }).strict(),
    output: EntitlementAnswer,
    errors: {},
  }),
}
