import { z } from 'zod'
import { Id, Seq } from '#shared/domain/holder.ts'
import { READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RequestFilter } from './request-views.ts'
import { RowDone, RowTarget } from './schemes.ts'

/** A filter of the ledger of requests that an operator keeps under a name. */
export const SavedFilter = z.object({ id: Id, seq: Seq, name: z.string(), filter: RequestFilter })
export type SavedFilter = z.infer<typeof SavedFilter>

/** The most that one operator keeps: they stand side by side above a list. */
export const MOST_SAVED_FILTERS = 12

/** Each operator sees and changes their own; all of them come with the log. */
export const savedFilters = {
  /** As they were first saved. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ filters: z.array(SavedFilter) }),
    errors: {},
  }),
  /** Under a name that is there already the filter takes the place of the other. */
  save: write({
    may: READERS,
    undo: 'inverse',
    input: z.object({ name: text(20), filter: RequestFilter }).strict(),
    output: RowDone,
    errors: { 'saved-filter/too-many': z.object({ most: z.int() }) },
  }),
  remove: write({ may: READERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
}
