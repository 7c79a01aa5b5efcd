import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { FigureName } from '#shared/domain/figures/names.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { Grade } from '#shared/domain/ratings.ts'
import { Channel, RequestResult } from '#shared/domain/requests.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { SubsidySums } from '#shared/domain/subsidies.ts'
import { text } from '#shared/domain/text.ts'
import { CardView } from './cards.ts'
import { LedgerFiguresView } from './special-ledgers.ts'
import { read, write } from './procedure.ts'
import { RequestLine } from './request-views.ts'
import { RowDone, RowTarget } from './schemes.ts'

/** A share in percent, rounded to one decimal: `93.3`. Null where there is nothing to share. */
const Rate = z.number().min(0).max(100).nullable()
const Count = z.int().min(0)
const Counted = { accepted: Count, resolved: Count, overdue: Count }

const ExportedExtreme = z
  .object({ number: z.string(), category: z.string(), workingDays: Count.nullable(), grade: Grade.nullable() })
  .strict()

/**
 * A summary as it is exported; its shape is promised. Counts are of requests (件) but `services.timesServed` (人次), `people`
 * and `services.peopleServed` (人) and the other figures of `cards` (张). Rates are percentages with one decimal. Means of
 * working days have one decimal and are null where nothing was resolved. Names are the Chinese ones of the reference data;
 * a level is named with its scheme. `department` and `level` are null for the requests that have none. Only parts that
 * something falls to are listed; months (`2026-01`) all.
 *
 * - carriedOver + accepted = resolved + withdrawn + stillOpen. `received` and `declined` stand apart, and so do requests
 *   withdrawn before they were accepted. Drafts and requests merged into another are none, and
 *   nothing of a registration that is void counts.
 * - A reopened request counts once, by its last resolution. An imported one counts by the days of its ledger as if
 *   it had been recorded here: where that knows no day of acceptance, by the day of receipt, and a day off stands for the
 *   next working day; where it knows no day of resolution, as resolved on the day of acceptance, neither on time nor late
 *   and without working days.
 * - `overdue` is what was resolved late in the period or open and overdue at its end. `overdueOpen` goes by the due day as
 *   it is known today. A request without a limit is on time.
 * - `ratings` are those of the requests resolved in the period, by the last grade since the last resolution; what the handler
 *   recorded alone is left out. `responseRate` = rated ÷ resolved, `satisfactionRate` = satisfied ÷ rated.
 * - `byDepartment` goes by the department in charge, `byLevel` by the level recognised last on the day of acceptance.
 * - `peopleServed`: holders with a request resolved (their families' included) or a service had in the period.
 * - `subsidies` are three sums of the lines of the period, in fen, never added together; `lines` counts them. A summary that was
 *   sent before they were counted has none.
 * - `specialLedgers` each count in their `unit`, and as in `LedgerFigures`; never added together. As with subsidies, a
 *   summary that was sent before has none.
 * - `longest` and `worst`: of the requests resolved in the period, at most ten each, those that took longest and those that
 *   were rated badly; Only a summary that is exported has them.
 * - `people` and `pieces` are in force and valid at the end of the period; people of several levels don't add up.
 */
export const Summary = z
  .object({
    period: z.object({ from: Day, to: Day }).strict(),
    requests: z
      .object({
        received: Count,
        declined: Count,
        carriedOver: Count,
        accepted: Count,
        withdrawn: Count,
        resolved: Count,
        solved: Count,
        stillOpen: Count,
        overdueOpen: Count,
        resolvedOnTime: Count,
        onTimeRate: Rate,
        resolvedRate: Rate,
        averageWorkingDays: z.number().min(0).nullable(),
        medianWorkingDays: z.number().min(0).nullable(),
        byCategory: z.array(z.object({ category: z.string(), ...Counted }).strict()),
        byDepartment: z.array(z.object({ department: z.string().nullable(), ...Counted }).strict()),
        byLevel: z.array(z.object({ level: z.string().nullable(), ...Counted }).strict()),
        byMonth: z.array(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/), ...Counted }).strict()),
      })
      .strict(),
    ratings: z
      .object({ rated: Count, satisfied: Count, bad: Count, responseRate: Rate, satisfactionRate: Rate })
      .strict(),
    services: z.object({ peopleServed: Count, timesServed: Count }).strict(),
    cards: z
      .object({
        people: Count,
        pieces: Count,
        atStart: Count,
        issued: Count,
        renewed: Count,
        upgraded: Count,
        replaced: Count,
        expired: Count,
        revoked: Count,
        atEnd: Count,
        byScheme: z.array(z.object({ scheme: z.string(), level: z.string(), people: Count, pieces: Count }).strict()),
      })
      .strict(),
    subsidies: SubsidySums.extend({
      /** Null: for no item. */
      byItem: z.array(SubsidySums.extend({ item: z.string().nullable(), lines: Count, holders: Count }).strict()),
    })
      .strict()
      .optional(),
    specialLedgers: z
      .array(
        LedgerFiguresView.omit({ ledgerId: true, nameZh: true, nameEn: true, rows: true })
          .extend({ ledger: z.string() })
          .strict(),
      )
      .optional(),
    longest: z.array(ExportedExtreme).optional(),
    worst: z.array(ExportedExtreme).optional(),
  })
  .strict()
export type Summary = z.infer<typeof Summary>

/** A figure of the years before this system, with where it is from. It is shown apart and never added. */
export const BaseFigure = z.enum(['accepted', 'resolved', 'peopleServed', 'timesServed', 'cardsIssued'])
export type BaseFigure = z.infer<typeof BaseFigure>

export const BaseFigureFields = z
  .object({ figure: BaseFigure, value: z.int().min(0).max(1_000_000_000), untilOn: Day, source: text(200) })
  .strict()
export type BaseFigureFields = z.infer<typeof BaseFigureFields>

/**
 * A summary as it is exported as json: with those of the same days of the year before and of the year to date, where there is
 * something to compare with and the period is not the year to date itself; all that was registered here up to its end; and
 * what is known of the years before, which is in none of the other figures.
 */
export const ExportedSummary = Summary.extend({
  before: Summary.optional(),
  toDate: Summary.optional(),
  allTime: z.object({ accepted: Count, resolved: Count }).strict(),
  bases: z.array(BaseFigureFields),
}).strict()
export type ExportedSummary = z.infer<typeof ExportedSummary>

const Named = z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() })
const Measures = {
  ...Counted,
  averageWorkingDays: z.number().nullable(),
  medianWorkingDays: z.number().nullable(),
  rated: Count,
  satisfied: Count,
  satisfactionRate: Rate,
}

/** One request by its number, without names. */
export const Extreme = z.object({
  id: Id,
  number: z.string(),
  of: Named,
  workingDays: Count.nullable(),
  grade: Grade.nullable(),
})
export type Extreme = z.infer<typeof Extreme>

/** What the page shows beside the promised summary: names in both languages, and figures of each part. */
export const SummaryDetails = z.object({
  /** Null: no category, department, level, item or specialist stands for them. */
  byCategory: z.array(z.object({ of: Named.nullable(), ...Measures })),
  byDepartment: z.array(z.object({ of: Named.nullable(), ...Measures })),
  byLevel: z.array(z.object({ of: Named.nullable(), scheme: Named.nullable(), ...Measures })),
  byItem: z.array(z.object({ of: Named.nullable(), ...Measures })),
  byMonth: z.array(z.object({ month: z.string(), ...Measures })),
  byChannel: z.array(z.object({ channel: Channel, ...Measures })),
  byStaff: z.array(z.object({ of: Named.nullable(), ...Measures })),
  byResult: z.array(z.object({ result: RequestResult.nullable(), resolved: Count })),
  /** All five, the best first. */
  byGrade: z.array(z.object({ grade: Grade, rated: Count })),
  /** Accepted, a number a month of `byMonth`. */
  categoryMonths: z.array(z.object({ of: Named, accepted: Count, months: z.array(Count) })),
  subsidies: z.array(SubsidySums.extend({ of: Named.nullable(), lines: Count, holders: Count })).optional(),
  /** Special ledgers with rows in the period, each in its own unit; never added together. */
  specialLedgers: z.array(LedgerFiguresView).optional(),
  /** Resolved in the period, at most ten, those that took longest first; only where a report is made. */
  longest: z.array(Extreme).optional(),
  /** The same of those that were rated badly, the worst first. */
  worst: z.array(Extreme).optional(),
  resolvedLate: Count,
  overdue: Count,
  /** Rated by a call of who handled the request, alone at the desk. */
  ratedByHandler: Count,
  cards: z.object({
    /** Pieces that came less those that went otherwise: followed by another, lost, found, suspended, surrendered. */
    otherwise: z.int(),
    byLevel: z.array(z.object({ of: Named, scheme: Named, people: Count, pieces: Count })),
  }),
})
export type SummaryDetails = z.infer<typeof SummaryDetails>

const Range = { from: Day, to: Day }

const Month = z.string().regex(/^\d{4}-\d{2}$/)

/** One part of the requests: `id` null is the part that has no department, no level or no specialist. */
export const RequestPart = z.discriminatedUnion('by', [
  z.object({ by: z.literal('category'), id: Id }).strict(),
  z.object({ by: z.literal('department'), id: Id.nullable() }).strict(),
  z.object({ by: z.literal('level'), id: Id.nullable() }).strict(),
  z.object({ by: z.literal('channel'), channel: Channel }).strict(),
  z.object({ by: z.literal('staff'), id: Id.nullable() }).strict(),
  z.object({ by: z.literal('result'), result: RequestResult.nullable() }).strict(),
  z.object({ by: z.literal('grade'), grade: Grade }).strict(),
])
export type RequestPart = z.infer<typeof RequestPart>

/** The same, an item (null: none), or a month of the period. */
export const SummaryPart = z.discriminatedUnion('by', [
  ...RequestPart.options,
  z.object({ by: z.literal('item'), id: Id.nullable() }).strict(),
  z.object({ by: z.literal('month'), month: Month }).strict(),
  z.object({ by: z.literal('category-month'), id: Id, month: Month }).strict(),
])
export type SummaryPart = z.infer<typeof SummaryPart>

export const PERIOD_ERRORS = {
  'summary/period-reversed': z.object({ from: Day, to: Day }),
  'summary/period-too-long': z.object({ years: z.int() }),
}

/** The longest period, in years. */
export const LONGEST_PERIOD = 60

export const BaseFigureView = z.object({ id: Id, seq: Seq, ...BaseFigureFields.shape })
export type BaseFigureView = z.infer<typeof BaseFigureView>

/** The figures in the style of official documents; a section has a heading and its paragraphs. */
export const OfficialText = z.object({
  title: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()) })),
})
export type OfficialText = z.infer<typeof OfficialText>

export const Told = z.object({ summary: Summary, details: SummaryDetails })

/** What stands beside the figures of a period. */
export const SummaryReport = z.object({
  /** From the first of January; null where the period begins then itself. */
  toDate: Told.nullable(),
  /** All that was registered here, up to the end of the period. */
  allTime: z.object({ accepted: Count, resolved: Count }),
  bases: z.array(BaseFigureView),
  text: OfficialText,
  longest: z.array(Extreme),
  worst: z.array(Extreme),
})
export type SummaryReport = z.infer<typeof SummaryReport>

/** The figures of a period and what stands behind each of them. */
export const summaries = {
  of: read({
    counts: true,
    may: READERS,
    input: z.object(Range).strict(),
    output: Told,
    errors: PERIOD_ERRORS,
  }),
  /** What a leader reads beside the figures: the year to date, all time, and the text. */
  report: read({
    counts: true,
    may: READERS,
    input: z.object({ ...Range, language: z.enum(['zh-CN', 'en']).default('zh-CN') }).strict(),
    output: SummaryReport,
    errors: PERIOD_ERRORS,
  }),
  /** Writes a figure of the years before down, or another in its place. */
  saveBase: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ id: Id.optional(), seen: Seq.optional(), fields: BaseFigureFields }).strict(),
    output: RowDone,
    errors: {},
  }),
  removeBase: write({ may: CLERKS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
  /** The requests, cards or people that a figure counts. A part narrows requests; cards are narrowed by their level. */
  list: read({
    counts: true,
    may: READERS,
    input: z
      .object({
        ...Range,
        figure: FigureName,
        part: SummaryPart.nullable().default(null),
        page: z.int().min(0).max(100_000).default(0),
        limit: z.int().min(1).max(200).default(50),
      })
      .strict(),
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('requests'), requests: z.array(RequestLine), total: Count }),
      z.object({ kind: z.literal('cards'), cards: z.array(CardView), total: Count }),
      z.object({
        kind: z.literal('people'),
        /** `count`: how often they were served, or how many cards they hold. */
        people: z.array(z.object({ holderId: Id, name: z.string(), count: z.int() })),
        total: Count,
      }),
    ]),
    errors: PERIOD_ERRORS,
  }),
}
