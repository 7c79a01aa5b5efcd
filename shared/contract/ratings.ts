import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { Grade, RatedBy, RatingMeans } from '#shared/domain/ratings.ts'
import { CLERKS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { write } from './procedure.ts'
import { DAY_ERRORS } from './request-groups.ts'

const Done = z.object({ id: Id, seq: Seq })

/** What talents say of a request that was settled; `id` and `seen` are the request's. A rating has no undo. */
export const ratings = {
  record: write({
    may: CLERKS,
    undo: 'none',
    input: z
      .object({
        id: Id,
        seen: Seq,
        grade: Grade,
        givenBy: RatedBy.default('talent'),
        means: RatingMeans.exclude(['import']),
        on: Day.optional(),
        note: text(1000).nullable().default(null),
      })
      .strict(),
    output: Done,
    errors: {
      'rating/not-resolved': z.object({}),
      'rating/rated-already': z.object({}),
      'rating/by-handler': z.object({}),
      ...DAY_ERRORS,
    },
  }),
  /** What came of a bad rating: the person was contacted, and what was done. */
  closeFollowUp: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ id: Id, seen: Seq, followUpId: Id, text: text(1000), on: Day.optional() }).strict(),
    output: Done,
    errors: {
      'rating/follow-up-closed': z.object({ closedOn: Day }),
      ...DAY_ERRORS,
    },
  }),
}
