import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { READERS } from '#shared/domain/roles.ts'
import { read } from './procedure.ts'

/** Which days are worked: what due days rest on. */
export const calendars = {
  /** The years that a notice covers, each with its days off and made-up days. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({
      years: z.array(
        z.object({
          year: z.int(),
          source: z.string(),
          days: z.array(z.object({ day: Day, kind: z.enum(['off', 'work']), name: z.string() })),
        }),
      ),
    }),
    errors: {},
  }),
}
