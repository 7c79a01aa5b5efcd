import { z } from 'zod'
import { ColumnFields, LedgerFields } from '#shared/contract/special-ledgers.ts'
import rows from './special-ledgers.json' with { type: 'json' }

const Preset = LedgerFields.omit({ ceilingFen: true, isActive: true })
  .extend({ code: z.string(), nameEn: z.string(), columns: z.array(ColumnFields) })
  .strict()

/** Special ledgers to begin with: templates of the program's own, no official list. */
export const specialLedgerPresets = z.array(Preset).parse(rows)
