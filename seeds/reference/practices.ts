import { z } from 'zod'
import { Practices } from '#shared/contract/reference.ts'
import rows from './practices.json' with { type: 'json' }

/** What five published texts say of talent service, district by district. Help to read, never part of a statistic. */
export const practices: z.output<typeof Practices> = Practices.parse(rows)
