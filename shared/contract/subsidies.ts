import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { SubsidyKind, SubsidySums } from '#shared/domain/subsidies.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

/** A line of money, in fen. Of a request, or of a holder beside any request; then `itemId` says what it is for. */
export const SubsidyFields = z
  .object({
    requestId: Id.nullable(),
    holderId: Id.nullable(),
    itemId: Id.nullable(),
    kind: SubsidyKind,
    amountFen: z.int().min(1).max(1_000_000_000_000),
    onDay: Day,
    note: text(200).nullable(),
  })
  .strict()
export type SubsidyFields = z.infer<typeof SubsidyFields>

const Named = z.object({ nameZh: z.string(), nameEn: z.string().nullable() })

export const SubsidyView = SubsidyFields.extend({
  id: Id,
  seq: Seq,
  /** Number of its request. */
  request: z.string().nullable(),
  item: Named.nullable(),
})
export type SubsidyView = z.infer<typeof SubsidyView>

/** `grantedFen`: with the line that is refused; the yuan are for the sentence. */
const overCeiling = {
  ceilingFen: z.int(),
  grantedFen: z.int(),
  ceilingYuan: z.number(),
  leftYuan: z.number(),
}
/** More would be granted than the rule allows, or more paid than was granted. */
export const SUBSIDY_ERRORS = {
  'subsidy/over-ceiling': z.object(overCeiling),
  'subsidy/over-month-ceiling': z.object({ month: z.string(), ...overCeiling }),
  'subsidy/paid-over-granted': z.object({ grantedFen: z.int(), paidFen: z.int() }),
}
const caseErrors = {
  'subsidy/in-future': z.object({ onDay: Day, today: Day }),
  'subsidy/subject-missing': z.object({}),
  ...SUBSIDY_ERRORS,
}

/**
 * Subsidies as lines with their days. No more is granted than the rule's ceiling that the request was accepted under (a month:
 * with all that was granted that month for the item to those whom the rule counts together), and no more paid than granted.
 */
export const subsidies = {
  /** The lines of a request or of a holder, the oldest first, with the three sums over them. */
  list: read({
    may: READERS,
    input: z.object({ requestId: Id.optional(), holderId: Id.optional() }).strict(),
    output: z.object({
      lines: z.array(SubsidyView),
      sums: SubsidySums,
      /** Of a request: what may be granted at most; null where no rule says so. */
      ceilingFen: z.int().nullable(),
      ceilingPer: z.enum(['use', 'month', 'all']).nullable(),
      /** Of a request: what was asked for when it was recorded. */
      askedFen: z.int().nullable(),
    }),
    errors: {},
  }),
  record: write({ may: CLERKS, undo: 'inverse', input: SubsidyFields, output: RowDone, errors: caseErrors }),
  remove: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object(RowTarget).strict(),
    output: RowDone,
    errors: { 'subsidy/paid-over-granted': SUBSIDY_ERRORS['subsidy/paid-over-granted'] },
  }),
  /** The sums of a period by item, in fen; lines and holders are counted beside, never with them. */
  figures: read({
    may: READERS,
    input: z.object({ from: Day, to: Day }).strict(),
    output: z.object({
      items: z.array(
        SubsidySums.extend({
          itemId: Id.nullable(),
          item: Named.nullable(),
          lines: z.int(),
          holders: z.int(),
        }),
      ),
    }),
    errors: {},
  }),
}
