import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { LeaderReason } from '#shared/domain/supervision.ts'
import { Phone, text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RequestLine } from './request-views.ts'
import { Origin, RowDone, RowTarget } from './schemes.ts'
import { PERIOD_ERRORS } from './summaries.ts'

/** A counter of the one-stop hall. */
export const WindowFields = z
  .object({ number: text(20), place: text(120).nullable(), note: text(200).nullable() })
  .strict()
export type WindowFields = z.infer<typeof WindowFields>

/** A department that requests are assigned to. Viewers and auditors see the liaison person's phone masked. */
export const DepartmentView = z.object({
  id: Id,
  seq: Seq,
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  liaisonName: z.string().nullable(),
  liaisonPhone: z.string().nullable(),
  isActive: z.boolean(),
  ...Origin,
  windows: z.array(WindowFields.extend({ id: Id })),
})
export type DepartmentView = z.infer<typeof DepartmentView>

export const DepartmentFields = z
  .object({
    nameZh: text(60),
    nameEn: text(120).nullable(),
    liaisonName: text(40).nullable(),
    liaisonPhone: Phone.nullable(),
    isActive: z.boolean(),
  })
  .strict()
export type DepartmentFields = z.infer<typeof DepartmentFields>

const Count = z.int().min(0)
const Named = z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() })

/**
 * What waits at a department today, and how it did in a period. Working days run from the assignment to the answer; rated and
 * satisfied are the requests that it was in charge of, as the summary of the period counts them.
 */
export const DepartmentWork = z.object({
  of: Named,
  toSign: Count,
  signed: Count,
  /** Of both, those whose request is overdue. */
  overdue: Count,
  oldestOn: Day.nullable(),
  /** Working days that the oldest part has waited. */
  waitedDays: Count.nullable(),
  answered: Count,
  returned: Count,
  medianAnswerDays: z.number().nullable(),
  rated: Count,
  satisfied: Count,
  satisfactionRate: z.number().nullable(),
})
export type DepartmentWork = z.infer<typeof DepartmentWork>

/** One line of Monday's sheet; a request with two departments stands under both. */
export const WeekLine = z.object({ request: RequestLine, reasons: z.array(LeaderReason) })
export type WeekLine = z.infer<typeof WeekLine>

/** What is to be seen to in a week. Each request is counted once in the totals. */
export const WeekSheet = z.object({
  from: Day,
  to: Day,
  overdue: Count,
  dueThisWeek: Count,
  supervised: Count,
  /** Null: what the office itself handles. */
  departments: z.array(z.object({ of: Named.nullable(), overdue: z.array(WeekLine), dueThisWeek: z.array(WeekLine) })),
  leadersList: z.array(WeekLine),
})
export type WeekSheet = z.infer<typeof WeekSheet>

const taken = { 'department/name-taken': z.object({ departmentId: Id, name: z.string() }) }

export const departments = {
  /** In the order of their ids: the program's first, then as the office added them. */
  list: read({
    may: READERS,
    input: z.object({ isActive: z.boolean().optional() }).strict(),
    output: z.object({ departments: z.array(DepartmentView) }),
    errors: {},
  }),
  /** Departments with work, or with any in the period, in the order of their ids. */
  work: read({
    counts: true,
    may: READERS,
    input: z.object({ from: Day, to: Day }).strict(),
    output: z.object({ departments: z.array(DepartmentWork) }),
    errors: PERIOD_ERRORS,
  }),
  /** Monday's sheet (周调度单) of the week that runs today. */
  week: read({ may: READERS, input: z.object({}).strict(), output: WeekSheet, errors: {} }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ fields: DepartmentFields.partial().required({ nameZh: true }) }).strict(),
    output: RowDone,
    errors: taken,
  }),
  /** Writing a name makes the row the office's own; a liaison person or whether it takes part does not. */
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: DepartmentFields.partial() }).strict(),
    output: RowDone,
    errors: taken,
  }),
  confirm: write({ may: KEEPERS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
  /** Adds a window, or changes the one named by `windowId`. */
  saveWindow: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, windowId: Id.optional(), window: WindowFields }).strict(),
    output: RowDone,
    errors: {},
  }),
  removeWindow: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, windowId: Id }).strict(),
    output: RowDone,
    errors: { 'window/in-use': z.object({ number: z.string() }) },
  }),
}
