import { z } from 'zod'
import { District } from '#shared/contract/reference.ts'
import rows from './districts.json' with { type: 'json' }

/** Districts of Chongqing, dated; each row says where it comes from. */
export const districts: readonly District[] = z.array(District).parse(rows)
