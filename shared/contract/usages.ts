import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { CAUSES } from '#shared/domain/entitlements/causes.ts'
import { Id } from '#shared/domain/holder.ts'
import { ItemUnit } from '#shared/domain/reference.ts'
import { CLERKS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { Verdict } from './entitlements.ts'
import { read, RefusalData, write } from './procedure.ts'

/** Why something can't be taken from what a person may have; `cause` says it in one word. */
export const TAKING_ERRORS = {
  'usage/not-available': z.object({
    itemId: Id,
    relativeId: Id.nullable(),
    verdict: Verdict,
    cause: z.enum(CAUSES),
    left: z.int().nullable(),
    opensOn: Day.nullable(),
  }),
  'usage/not-enough-left': z.object({
    itemId: Id,
    left: z.int().nullable(),
    unit: ItemUnit,
    wanted: z.int().nullable(),
  }),
  'usage/amount-missing': z.object({ itemId: Id }),
  'usage/occasion-had': z.object({ itemId: Id, occasion: z.string(), usageId: Id, onDay: Day }),
}

const USAGE_ERRORS = {
  ...TAKING_ERRORS,
  'usage/key-reused': z.object({ id: Id }),
  'usage/in-future': z.object({ onDay: Day, today: Day }),
}

/** What one person had: `quantity` times or pieces, `amountFen` where the rule has a ceiling in money. */
const what = {
  itemId: Id,
  onDay: Day,
  occasion: text(80).nullable(),
  note: text(400).nullable().default(null),
}

const bulk = z
  .object({
    ...what,
    occasion: text(80),
    people: z
      .array(z.object({ holderId: Id, relativeId: Id.nullable() }).strict())
      .min(1)
      .max(200),
  })
  .strict()

/** The ledger of what was had; what is left is a sum over it. Undone by counter-entries. */
export const usages = {
  /** The last unit can't be had twice; the same key again changes nothing. */
  record: write({
    may: CLERKS,
    undo: 'compensate',
    input: z
      .object({
        ...what,
        holderId: Id,
        relativeId: Id.nullable(),
        quantity: z.int().min(1).max(1000),
        amountFen: z.int().min(1).nullable(),
        handler: text(80).nullable().default(null),
        idempotencyKey: text(80),
      })
      .strict(),
    output: z.object({ id: Id, seq: z.int(), isRepeat: z.boolean() }),
    errors: USAGE_ERRORS,
  }),
  /** What would come of `recordMany`, a row a person. */
  preview: read({
    may: CLERKS,
    input: bulk,
    output: z.object({
      rows: z.array(
        z.object({
          holderId: Id,
          relativeId: Id.nullable(),
          name: z.string(),
          /** Null: it can be recorded. */
          refusal: RefusalData.nullable(),
        }),
      ),
    }),
    errors: {},
  }),
  /** Times served in one go (a check-up day): those who can have it get one time each, the others are named. */
  recordMany: write({
    may: CLERKS,
    undo: 'compensate',
    input: bulk,
    output: z.object({ recorded: z.int(), refused: z.int(), seq: z.int() }),
    errors: {
      'usage/in-future': USAGE_ERRORS['usage/in-future'],
      'usage/nobody-can-have': z.object({ people: z.int() }),
    },
  }),
}
