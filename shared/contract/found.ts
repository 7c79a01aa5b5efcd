import { z } from 'zod'
import { CardState } from '#shared/domain/cards.ts'
import { Day } from '#shared/domain/days.ts'
import { Id } from '#shared/domain/holder.ts'
import { IdentityKind } from '#shared/domain/identity.ts'
import { Issuer, ItemUnit, Provenance } from '#shared/domain/reference.ts'
import { Verdict } from './entitlements.ts'

const rule = z
  .object({ issuer: Issuer, set: z.string(), clause: z.string().nullable(), provenance: Provenance })
  .strict()

/** Why an answer is what it is: a code with what belongs to it; a `rule` is told by its set and clause. */
const reason = z.object({ code: z.string(), rule: rule.optional() }).catchall(z.unknown())

/**
 * What `desk find QUERY [--on DAY] --json` answers. Scripts rely on it: keys are added, never renamed or taken away. Names
 * of schemes, levels, items and categories are the Chinese ones; `left` counts `unit` (fen for money), null where nothing
 * is counted; an open end of a date is null. An answer for one of the family has the reason `for-relative`.
 */
export const FoundHolders = z
  .object({
    holders: z.array(
      z
        .object({
          id: Id,
          name: z.string(),
          identity: z.array(z.object({ kind: IdentityKind, masked: z.string() }).strict()),
          recognitions: z.array(
            z
              .object({
                scheme: z.string(),
                level: z.string(),
                basis: z.string().nullable(),
                document: z.string().nullable(),
                from: Day.nullable(),
                to: Day.nullable(),
              })
              .strict(),
          ),
          cards: z.array(
            z
              .object({
                number: z.string().nullable(),
                scheme: z.string(),
                level: z.string(),
                state: CardState,
                validFrom: Day.nullable(),
                validTo: Day.nullable(),
              })
              .strict(),
          ),
          entitlements: z.array(
            z
              .object({
                item: z.string(),
                category: z.string(),
                verdict: Verdict,
                left: z.int().nullable(),
                unit: ItemUnit,
                opensOn: Day.nullable(),
                reasons: z.array(reason),
              })
              .strict(),
          ),
        })
        .strict(),
    ),
  })
  .strict()
export type FoundHolders = z.infer<typeof FoundHolders>
