import { z } from 'zod'
import { Seq } from '#shared/domain/holder.ts'
import { job } from './procedure.ts'

export const demo = {
  /**
   * Fills the desk with fictitious people (identity numbers of the area 500999, which does not exist); with work also with
   * staff, three cards for two of them and ten requests for three, over the eighteen months before today.
   */
  fill: job({
    may: ['administrator'],
    undo: 'inverse',
    input: z
      .object({
        holders: z.int().min(1).max(200_000).default(120),
        seed: z.int().default(1),
        withWork: z.boolean().default(false),
      })
      .strict(),
    output: z.object({ holders: z.int(), cards: z.int(), requests: z.int(), seq: Seq }),
    errors: { 'demo/register-not-empty': z.object({ holders: z.int() }) },
  }),
}
