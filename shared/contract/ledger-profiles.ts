import { z } from 'zod'
import { Id, Seq } from '#shared/domain/holder.ts'
import { LedgerColumn, LedgerColumns } from '#shared/domain/ledger-columns.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

/** Columns of the exported ledger, in their order, under a name. */
export const LedgerProfile = z.object({ id: Id, seq: Seq, name: z.string(), columns: z.array(LedgerColumn) })
export type LedgerProfile = z.infer<typeof LedgerProfile>

/** The office's own; everybody exports by them. */
export const ledgerProfiles = {
  /** By name. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ profiles: z.array(LedgerProfile) }),
    errors: {},
  }),
  /** Under a name that is there already the columns take the place of the others. */
  save: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ name: text(20), columns: LedgerColumns }).strict(),
    output: RowDone,
    errors: {},
  }),
  remove: write({ may: CLERKS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
}
