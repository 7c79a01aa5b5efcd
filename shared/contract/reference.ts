import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { read } from './procedure.ts'

/** A district of Chongqing or a talent-work body that is no GB/T 2260 district; dated, since districts change. */
export const District = z.object({
  /** GB/T 2260 code, or `cq-…` where no code is published. */
  code: z.string(),
  nameZh: z.string(),
  nameEn: z.string(),
  kind: z.enum(['district', 'county', 'autonomous-county', 'development-zone']),
  validFromOn: Day.nullable(),
  validToOn: Day.nullable(),
  /** Codes of those that took over. */
  successors: z.array(z.string()),
  /** Where the row comes from. */
  source: z.string(),
})
export type District = z.infer<typeof District>

export const reference = {
  districts: read({
    may: 'anyone',
    input: z.object({ on: Day.optional() }).strict(),
    output: z.object({ districts: z.array(District) }),
    errors: {},
  }),
}
