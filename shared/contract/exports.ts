import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { ExportFormat, ListFormat, PagesFormat, SampleSize, SummaryFormat } from '#shared/domain/exports.ts'
import { Id } from '#shared/domain/holder.ts'
import { LedgerColumns } from '#shared/domain/ledger-columns.ts'
import { PaperKind } from '#shared/domain/papers.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { CardFilter, printErrors } from './cards.ts'
import { job } from './procedure.ts'
import { RequestFilter } from './request-views.ts'
import { ApprovalFields } from './requests.ts'
import { PERIOD_ERRORS } from './summaries.ts'

/** A summary as it was sent, written once more. */
export const EditionOrder = z.object({ id: Id, format: z.enum(['docx', 'pdf', 'xlsx', 'json']) }).strict()
export type EditionOrder = z.output<typeof EditionOrder>

/** What an inspection is handed: `sample` requests besides those that were late. */
export const InspectionOrder = z.object({ from: Day, to: Day, sample: SampleSize.default(30) }).strict()
export type InspectionOrder = z.output<typeof InspectionOrder>

/** A form of the upper level, filled for a period. */
export const FormOrder = z.object({ id: Id, from: Day, to: Day }).strict()
export type FormOrder = z.output<typeof FormOrder>

/** What is written, and the language of its headings. */
export const ExportOrder = z
  .object({ from: Day, to: Day, format: ExportFormat, language: z.enum(['zh-CN', 'en']).default('zh-CN') })
  .strict()
export type ExportOrder = z.output<typeof ExportOrder>

/** Why numbers are to be in clear, and who decided it: the operator, or on paper somebody who never logs in. */
export const Disclosure = ApprovalFields.unwrap().extend({ reason: text(200) })
export type Disclosure = z.output<typeof Disclosure>

/**
 * With a filter: what its list shows today, whatever the period. Without `columns` all of them. With `inClear` phones and
 * numbers in texts are not masked, but for those in answers to questions; the workbook, or the pages, then begin with one that says who decided it and why.
 */
export const LedgerOrder = ExportOrder.extend({
  format: ListFormat,
  filter: RequestFilter.optional(),
  columns: LedgerColumns.optional(),
  inClear: Disclosure.optional(),
})
export type LedgerOrder = z.output<typeof LedgerOrder>
export const CardsOrder = ExportOrder.extend({ format: ListFormat, filter: CardFilter.optional() })
export type CardsOrder = z.output<typeof CardsOrder>

/** The department whose waiting parts are sent to it. */
export const DispatchOrder = ExportOrder.extend({ departmentId: Id })
export type DispatchOrder = z.output<typeof DispatchOrder>

export const SummaryOrder = ExportOrder.extend({ format: SummaryFormat })
export type SummaryOrder = z.output<typeof SummaryOrder>

/** A special ledger: all its rows, or those that its list shows for the words and days. */
export const SpecialLedgerOrder = ExportOrder.pick({ language: true })
  .extend({
    format: ListFormat,
    ledgerId: Id,
    text: z.string().max(100).optional(),
    from: Day.optional(),
    to: Day.optional(),
  })
  .strict()
export type SpecialLedgerOrder = z.output<typeof SpecialLedgerOrder>

/** What each kind of file is ordered with. */
export interface ExportOrders {
  readonly summary: SummaryOrder
  readonly edition: EditionOrder
  readonly ledger: LedgerOrder
  readonly cards: CardsOrder
  readonly week: ExportOrder
  readonly dispatch: DispatchOrder
}

const written = {
  may: READERS,
  undo: 'none',
  /** The file lies behind the token until the door lets it go; `rows` are its rows of data. */
  output: z.object({ token: z.string(), name: z.string(), rows: z.int() }),
  errors: {
    ...PERIOD_ERRORS,
    'file/unknown-token': z.object({}),
    'file/not-written': z.object({}),
  },
} as const

/** This machine has no typeface to draw Chinese with. */
const pagesErrors = { 'export/no-typeface': z.object({}) } as const

/**
 * Files made of the figures of a period. Numbers of documents and phones are masked in all of them, but for a ledger
 * `inClear`. What left the desk is kept in its log, except where the folder is only read.
 */
export const exports = {
  /** As json in the shape of `ExportedSummary`; as csv one line a figure; as xlsx a sheet a table; as docx or pdf a text with its tables. */
  summary: job({ counts: true, ...written, input: SummaryOrder, errors: { ...written.errors, ...pagesErrors } }),
  edition: job({ ...written, input: EditionOrder, errors: { ...written.errors, ...pagesErrors } }),
  /**
   * A zip for an inspection (迎检): index, reasons of what was late, ledger, and a file a request of the sample with its
   * papers. Pages are in `format`: docx where this machine has no typeface to draw Chinese with.
   */
  inspection: job({
    counts: true,
    ...written,
    input: InspectionOrder,
    output: written.output.extend({ format: PagesFormat }),
    errors: { ...written.errors, ...pagesErrors },
  }),
  /**
   * A zip for whoever prints cards outside of the office: a list of what stands on the faces of a batch, and the photos by
   * the number of their card. No number of a document is in it. From then on no step before it is undone, as after
   * `cards.markPrinted`; refused where the folder is only read, and where a card changed while the file was made.
   */
  faces: job({
    ...written,
    may: CLERKS,
    input: z.object({ batchId: Id }).strict(),
    errors: {
      ...written.errors,
      ...printErrors,
      'card/nothing-to-print': z.object({ name: z.string() }),
      'attachment/missing': z.object({}),
      'attachment/damaged': z.object({}),
    },
  }),
  /** Papers that were written (`papers.issue`): one docx, or a zip of several. */
  papers: job({
    ...written,
    input: z.object({ ids: z.array(Id).min(1).max(5_000) }).strict(),
    errors: { ...written.errors, 'paper/void': z.object({ number: z.string() }) },
  }),
  /** The template of a kind as docx, to be edited by the office. */
  paperTemplate: job({ ...written, input: z.object({ kind: PaperKind }).strict() }),
  /** The blank workbook of the upper level with its chosen cells filled, all else as it is; `rows` counts these cells. */
  upperForm: job({
    counts: true,
    ...written,
    input: FormOrder,
    errors: { ...written.errors, 'upper-form/nothing-chosen': z.object({}) },
  }),
  /**
   * The workbook in which one employer corrects what it can tell of its people: a row a person, what is asked beside empty
   * cells. Filled in, it comes back as a list of people.
   */
  corrections: job({
    ...written,
    may: CLERKS,
    input: z.object({ employerId: Id }).strict(),
    errors: { ...written.errors, 'checkup/nothing-to-ask': z.object({ name: z.string() }) },
  }),
  /** Every request that the summary of the period counts, a line each, with the days it is counted by. */
  ledger: job({
    counts: true,
    ...written,
    input: LedgerOrder,
    errors: {
      ...written.errors,
      ...pagesErrors,
      'export/approval-needed': z.object({}),
      'export/no-first-page': z.object({ format: ListFormat }),
    },
  }),
  /** Every card that the summary of the period counts, a line each, as it stood at the end of the period. */
  cards: job({ counts: true, ...written, input: CardsOrder, errors: { ...written.errors, ...pagesErrors } }),
  /** The rows of a special ledger under its own columns, the latest first. */
  specialLedger: job({ ...written, input: SpecialLedgerOrder, errors: { ...written.errors, ...pagesErrors } }),
  /** Monday's sheet of the week that runs today, a line for each department that a request waits at. */
  week: job({ ...written, input: ExportOrder }),
  /** What waits at a department, with room for its answers; a hidden key in each row lets `imports.answers` know it again. */
  dispatch: job({ ...written, input: DispatchOrder }),
}
