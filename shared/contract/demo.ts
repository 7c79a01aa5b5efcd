import { z } from 'zod'
import { job } from './procedure.ts'

export const demo = {
  /** Fills the desk with fictitious people (identity numbers of the area 500999, which does not exist). */
  fill: job({
    may: ['administrator'],
    undo: 'inverse',
    input: z.object({ holders: z.int().min(1).max(200_000).default(120), seed: z.int().default(1) }).strict(),
    output: z.object({ holders: z.int() }),
    errors: { 'demo/register-not-empty': z.object({ holders: z.int() }) },
  }),
}
