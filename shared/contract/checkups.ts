import { z } from 'zod'
import { CheckupKind } from '#shared/domain/checkups.ts'
import { Id } from '#shared/domain/holder.ts'
import { READERS } from '#shared/domain/roles.ts'
import { read } from './procedure.ts'

export const CheckupPerson = z.object({
  id: Id,
  name: z.string(),
  /** Where the person works today, the first of several. */
  employer: z.object({ id: Id, name: z.string() }).nullable(),
  /** What was found, as far as it is a value: a day, the names of employers. Empty where the kind says it all. */
  about: z.string(),
})
export type CheckupPerson = z.infer<typeof CheckupPerson>

/** Check-up of the register (名册体检): what is missing, doubtful or out of date, person by person. */
export const checkups = {
  /** How many people each kind concerns today; `people` those concerned by any, each once. */
  counts: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({
      holders: z.int(),
      people: z.int(),
      kinds: z.array(z.object({ kind: CheckupKind, count: z.int() })),
    }),
    errors: {},
  }),
  /** Those whom one kind concerns, in the order of the register; `after` counts people already seen. */
  people: read({
    may: READERS,
    input: z
      .object({ kind: CheckupKind, after: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) })
      .strict(),
    output: z.object({ people: z.array(CheckupPerson), total: z.int() }),
    errors: {},
  }),
}
