import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Seq } from '#shared/domain/holder.ts'
import { OfficeHours } from '#shared/domain/office-hours.ts'
import { Provenance } from '#shared/domain/reference.ts'
import { KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { job, read, write } from './procedure.ts'

const HolidayDay = z.object({ day: Day, kind: z.enum(['off', 'work']), name: text(40) }).strict()
const Year = z.int().min(2008).max(2099)

/** Which days are worked: what due days rest on. */
export const calendars = {
  /** The years that a notice covers, each with its days off and made-up days; and the office's hours. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({
      years: z.array(
        z.object({
          year: z.int(),
          source: z.string(),
          provenance: Provenance,
          days: z.array(z.object({ day: Day, kind: z.enum(['off', 'work']), name: z.string() })),
        }),
      ),
      hours: OfficeHours.nullable(),
      /** `seen` of `setHours`. */
      seq: Seq,
    }),
    errors: {},
  }),
  /** A notice of the State Council as its text reads, before it is entered. `year`: where the text names none. */
  readNotice: read({
    may: KEEPERS,
    input: z.object({ text: z.string().max(20_000), year: Year.nullable().default(null) }).strict(),
    output: z.object({
      year: z.int().nullable(),
      source: z.string().nullable(),
      days: z.array(HolidayDay),
      issues: z.array(z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
      /** Whether the year is covered already, so that entering it replaces its days. */
      isCovered: z.boolean(),
      /** Requests whose due day is provisional and may be settled by it. */
      provisional: z.int(),
    }),
    errors: {},
  }),
  /** Enters the notice of a year, in place of what stood there, and counts the due days anew that rest on it. */
  enterNotice: job({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ year: Year, source: text(200), days: z.array(HolidayDay).min(1).max(120) }).strict(),
    output: z.object({
      days: z.int(),
      /** Requests whose due day is another now. */
      moved: z.int(),
      /** Requests whose due day was provisional and is no longer. */
      settled: z.int(),
      /** Null where nothing was changed. */
      seq: z.int().nullable(),
    }),
    errors: {
      'calendar/day-twice': z.object({ day: Day }),
      'calendar/worked-anyway': z.object({ day: Day }),
      'calendar/day-of-other-year': z.object({ day: Day, year: z.int() }),
    },
  }),
  /** When the office is open on a working day; a due day ends when it closes. Null: not said. */
  setHours: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ seen: Seq, hours: OfficeHours.nullable() }).strict(),
    output: z.object({ seq: Seq }),
    errors: { 'calendar/hours-reversed': z.object({ from: z.string(), to: z.string() }) },
  }),
}
