import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { AnswerCellProblem, AnswerField, AnswerProblem } from '#shared/domain/dispatch.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { PaperKind } from '#shared/domain/papers.ts'
import { Issuer } from '#shared/domain/reference.ts'
import { CLERKS, KEEPERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { job, Nothing, read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'
import { FormName } from './upper-forms.ts'

/** The token that a door gave for a chosen or dropped file. */
const Token = z.string().min(1).max(100)
const SheetName = z.string().max(100)
/** Rows and columns count from 1, as the workbook's own do; column 28 is AB. */
const Place = z.int().min(1)

/** One column of a sheet: its heading as it stands there (of two heading rows both), what it was taken for, and why not. */
export const ImportColumn = z.object({
  column: Place,
  heading: z.string(),
  /** Null: left aside. `own`: kept under its heading. */
  field: ImportField.nullable(),
  /** Up to three values from below the heading; whatever in them may be a number of a document or phone is masked. */
  samples: z.array(z.string()),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const ImportSheet = z.object({
  name: SheetName,
  isHidden: z.boolean(),
  /** Rows with anything in them. */
  filledRows: z.int(),
  /** The rows of the headings, the first and the last one; null where none were found, and the sheet is left out. */
  headings: z.object({ from: Place, to: Place }).nullable(),
  /** What the headings speak of. */
  kind: ImportKind.nullable(),
  /** The kept matching (`ImportMatching`) that the columns were read by; null where none fits. */
  matching: Id.nullable(),
  /** Of a roster: it calls itself a list of people who left (退出人员、已注销), and its people would come in as active. */
  isOfLeavers: z.boolean(),
  columns: z.array(ImportColumn),
})
export type ImportSheet = z.infer<typeof ImportSheet>

/** What a clerk corrected of a sheet. What is left out stays as it was read. */
export const SheetChoice = z
  .object({
    name: SheetName,
    isLeftOut: z.boolean().optional(),
    headings: z.object({ from: Place, to: Place }).strict().optional(),
    columns: z
      .array(z.object({ column: Place, field: ImportField.nullable() }).strict())
      .max(500)
      .optional(),
  })
  .strict()
export type SheetChoice = z.infer<typeof SheetChoice>

const CorrectedHeadings = z.object({ name: SheetName, from: Place, to: Place }).strict()

/** What holds for every row of a list of uses that doesn't say it itself. */
export const UsageDefaults = z
  .object({
    itemId: Id.nullable().default(null),
    /** Null: each row is told from others by its day. */
    occasion: text(80).nullable().default(null),
    onDay: Day.nullable().default(null),
  })
  .strict()
export type UsageDefaults = z.output<typeof UsageDefaults>

export const ImportOrder = z
  .object({
    token: Token,
    kind: ImportKind,
    /** Sheets not named here come in as they were read; `only`: no other sheet does. */
    sheets: z.array(SheetChoice).max(200).default([]),
    only: z.array(SheetName).max(200).nullable().default(null),
    /** A person whose identity number is refused comes in without it (补录), else the row is refused. */
    withoutIdentity: z.boolean().default(false),
    usages: UsageDefaults.default({ itemId: null, occasion: null, onDay: null }),
    /** Whose rules they are. */
    issuer: Issuer.default('district'),
  })
  .strict()
export type ImportOrder = z.output<typeof ImportOrder>

/** How a list of the office's own was matched, kept for the next list of the same headings. */
export const ImportMatching = z.object({
  id: Id,
  seq: Seq,
  kind: ImportKind,
  /** What the list called itself. */
  name: z.string(),
  keptOn: Day,
  /** How many columns the list has. */
  columns: z.int(),
  /** What was corrected, by the heading without its signs; null is left out. */
  corrected: z.array(z.object({ heading: z.string(), field: ImportField.nullable() })),
})
export type ImportMatching = z.infer<typeof ImportMatching>

/** What became (or would become) of one row of data; each row has exactly one. */
export const ImportVerdict = z.enum(['new', 'changed', 'same', 'duplicate', 'refused'])
export type ImportVerdict = z.infer<typeof ImportVerdict>

const At = { sheet: SheetName, row: Place }
/** `field` is the word of `ImportField`; `heading` the column's own heading, null where no column is meant. */
const In = { ...At, field: ImportField, heading: z.string().nullable() }

/** A value of a row that came in, kept otherwise than it stands in its cell: other signs, no blanks, one spelling of dates. */
export const ImportRepair = z.object({ ...In, from: z.string(), to: z.string() })
export type ImportRepair = z.infer<typeof ImportRepair>

/** `of`: the row that the person or request stands in first; `ofSheet` says where if that is another sheet. */
export const ImportDuplicate = z.object({ ...At, of: Place, ofSheet: SheetName.optional() })
export type ImportDuplicate = z.infer<typeof ImportDuplicate>

/** What a cell was refused for (the row with it) or, as a warning, left out for. `params` are those of the sentence. */
export const ImportIssue = z.object({
  ...In,
  code: z.string(),
  value: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export type ImportIssue = z.infer<typeof ImportIssue>

/** What a report lists, in the order of the rows. */
export const ImportLists = z.object({
  repaired: z.array(ImportRepair),
  duplicates: z.array(ImportDuplicate),
  refused: z.array(ImportIssue),
  /** Of rows that came in: what was left out or taken for likely. */
  warnings: z.array(ImportIssue),
})
export type ImportLists = z.infer<typeof ImportLists>

/**
 * What an import did, or would do: the same for a dry run and for the run itself.
 *
 * `rows` are the rows of data: below the headings, with anything in them, that are no total (合计、小计), no remark and no
 * heading said again. Each is counted once: as new (`created.holders` of a roster, `created.requests` of a ledger,
 * `created.usages` of a list of uses, `created.rules` of one of rules), `changed`, `same`, in `duplicates`, or refused. A refused row may stand in `refused` several times, once a cell.
 * `created.cards` counts pieces, those of known holders too. Numbers of documents and phones are masked throughout.
 */
export const ImportReport = z.object({
  rows: z.int(),
  created: z.object({ holders: z.int(), cards: z.int(), requests: z.int(), usages: z.int(), rules: z.int() }),
  changed: z.int(),
  same: z.int(),
  ...ImportLists.shape,
})
export type ImportReport = z.infer<typeof ImportReport>

/** One row as the dry run shows it. */
export const ImportRow = z.object({
  ...At,
  verdict: ImportVerdict,
  name: z.string(),
  /** What the row is about besides the name: the employer, what was asked for, or what was had. */
  about: z.string(),
  /** Of a changed row: what was known and what the list says; under its heading where that is an own field's. */
  changes: z.array(z.object({ field: ImportField, heading: z.string().optional(), from: z.string(), to: z.string() })),
  /** Where the person or request stands first: of a duplicate, and of a changed row whose sheet adds to another's. */
  of: z.object({ sheet: SheetName, row: Place }).nullable(),
  repairs: z.array(ImportRepair.omit({ sheet: true, row: true })),
  issues: z.array(ImportIssue.omit({ sheet: true, row: true })),
})
export type ImportRow = z.infer<typeof ImportRow>

/** Numbers of a report; `refused` counts rows. */
export const ImportCounts = z.object({
  rows: z.int(),
  holders: z.int(),
  cards: z.int(),
  requests: z.int(),
  usages: z.int(),
  rules: z.int(),
  changed: z.int(),
  same: z.int(),
  duplicates: z.int(),
  refused: z.int(),
  repaired: z.int(),
  warnings: z.int(),
})
export type ImportCounts = z.infer<typeof ImportCounts>

/** One row of a workbook that a department sent back, where it says something new. What is null is not known here. */
export const AnswerRow = z.object({
  sheet: z.string(),
  row: Place,
  /** Null where the row lost its key. */
  assignmentId: Id.nullable(),
  requestId: Id.nullable(),
  /** The request's `seq` as it was compared. */
  seen: Seq.nullable(),
  number: z.string().nullable(),
  who: z.string().nullable(),
  department: z.string().nullable(),
  departmentEn: z.string().nullable(),
  cells: z.array(
    z.object({
      field: AnswerField,
      before: z.string().nullable(),
      after: z.string(),
      problem: AnswerCellProblem.nullable(),
    }),
  ),
  problem: AnswerProblem.nullable(),
})
export type AnswerRow = z.infer<typeof AnswerRow>

/**
 * `known`: rows with a key of ours; `same`: those of them that say nothing new; `leftOut`: headings of columns that a
 * department added and wrote into.
 */
export const AnswersRead = z.object({
  name: z.string(),
  known: z.int(),
  same: z.int(),
  rows: z.array(AnswerRow),
  leftOut: z.array(z.string()),
})
export type AnswersRead = z.infer<typeof AnswersRead>

const fileErrors = {
  'file/unknown-token': z.object({}),
  'workbook/not-readable': z.object({ name: z.string(), reason: z.string() }),
  'workbook/too-large': z.object({ name: z.string(), limit: z.int() }),
  'workbook/encrypted': z.object({ name: z.string() }),
  'workbook/macros': z.object({ name: z.string() }),
  'workbook/wps-format': z.object({ name: z.string() }),
}
const orderErrors = {
  ...fileErrors,
  'import/no-headings': z.object({ name: z.string() }),
  'import/other-kind': z.object({ name: z.string(), is: ImportKind, asked: ImportKind }),
  'import/unknown-sheet': z.object({ sheet: z.string(), sheets: z.array(z.string()) }),
  'import/field-twice': z.object({ sheet: z.string(), field: z.string() }),
}

/** Lists in: a workbook (.xlsx) or a text file (.csv) behind a token is read, tried as a dry run, and brought in. */
export const imports = {
  /** A docx file takes the place of the template of a kind; its words in braces must be known. */
  paperTemplate: write({
    may: KEEPERS,
    undo: 'none',
    input: z.object({ token: Token, kind: PaperKind }).strict(),
    output: Nothing,
    errors: {
      'file/unknown-token': z.object({}),
      'paper/not-a-template': z.object({}),
      'paper/brace-alone': z.object({ text: z.string() }),
      'paper/fetches': z.object({ text: z.string() }),
      'paper/mixed-paragraph': z.object({ text: z.string() }),
      'paper/unknown-word': z.object({ word: z.string(), words: z.string() }),
      'paper/no-word': z.object({ words: z.string() }),
      'paper/no-list': z.object({ words: z.string() }),
    },
  }),
  /**
   * Keeps a blank workbook of the upper level under a name, or in the place of the form `id`, whose cells stay chosen
   * where the new one still has them.
   */
  upperForm: write({
    may: CLERKS,
    undo: 'inverse',
    input: z
      .object({ token: Token, form: z.union([z.object({ name: FormName }).strict(), z.object({ id: Id }).strict()]) })
      .strict(),
    output: z.object({ id: Id, seq: Seq }),
    errors: {
      ...fileErrors,
      'upper-form/not-a-form': z.object({ name: z.string() }),
      'upper-form/too-large': z.object({ name: z.string() }),
      'upper-form/name-taken': z.object({ name: z.string() }),
    },
  }),
  /**
   * Reads the file, or answers from what was read before: its sheets with their headings. `kind` and `headings` are what
   * a clerk corrected: the columns are then those of that kind of list, and of those rows of that sheet.
   */
  read: read({
    may: CLERKS,
    input: z
      .object({
        token: Token,
        kind: ImportKind.nullable().default(null),
        headings: z.array(CorrectedHeadings).max(200).default([]),
      })
      .strict(),
    output: z.object({ name: z.string(), kind: ImportKind.nullable(), sheets: z.array(ImportSheet) }),
    errors: fileErrors,
  }),
  /** Dry run: judges every row as `run` does, and changes nothing. `rows` and `report` show them afterwards. */
  plan: job({
    may: CLERKS,
    undo: 'none',
    input: ImportOrder,
    output: z.object({
      counts: ImportCounts,
      /** Says what was judged and how: a `run` that is given it brings in exactly this, or nothing. */
      hash: z.string(),
    }),
    errors: orderErrors,
  }),
  /** Rows of the last dry run or run of this file, in their order; `after` counts rows already seen. */
  rows: read({
    may: CLERKS,
    input: z
      .object({
        token: Token,
        verdicts: z.array(ImportVerdict).max(5).default([]),
        /** Only rows with something repaired, or with a warning. */
        has: z.enum(['repairs', 'warnings']).nullable().default(null),
        after: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      })
      .strict(),
    output: z.object({ rows: z.array(ImportRow), total: z.int() }),
    errors: { ...fileErrors, 'import/not-planned': z.object({}) },
  }),
  /**
   * What is to be told of the rows of the last dry run or run of this file, by so many rows at a time: of a long list
   * all at once would keep everybody waiting. `next` is what to ask for as `after`; null at the end.
   */
  report: read({
    may: CLERKS,
    input: z
      .object({ token: Token, after: z.int().min(0).default(0), limit: z.int().min(1).max(1_000).default(1_000) })
      .strict(),
    output: ImportLists.extend({ next: z.int().nullable() }),
    errors: { ...fileErrors, 'import/not-planned': z.object({}) },
  }),
  /** Brings the list in, as one group of commits: undoing its first one takes all of it back. Refused rows stay out. */
  run: job({
    may: CLERKS,
    undo: 'inverse',
    input: ImportOrder.extend({ hash: z.string().max(100).nullable().default(null) }),
    output: z.object({
      counts: ImportCounts,
      /** First commit of the group; null where nothing was to be changed. */
      seq: Seq.nullable(),
    }),
    errors: { ...orderErrors, 'import/plan-changed': z.object({}) },
  }),
  /** The matchings that are kept, the newest first. */
  matchings: read({
    may: CLERKS,
    input: Nothing,
    output: z.object({ matchings: z.array(ImportMatching) }),
    errors: {},
  }),
  /**
   * Keeps what was corrected of the columns of the last dry run or run, for the next list of the same headings. `seq` is
   * null where nothing was to be changed.
   */
  keepMatchings: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ token: Token }).strict(),
    output: z.object({ kept: z.int(), seq: Seq.nullable() }),
    errors: { ...fileErrors, 'import/not-planned': z.object({}) },
  }),
  /** The next list of these headings is read as if none had come before. */
  forgetMatching: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object(RowTarget).strict(),
    output: RowDone,
    errors: {},
  }),
  /** Nobody goes on with a file: what was read of it goes, and the copy that was handed over. */
  leave: read({ may: CLERKS, input: z.object({ token: Token }).strict(), output: Nothing, errors: {} }),
  /** Writes the refused rows of the last dry run or run as a workbook like the original, with the reasons. */
  refusedRows: read({
    may: CLERKS,
    input: z.object({ token: Token, language: z.enum(['zh-CN', 'en']).default('zh-CN') }).strict(),
    output: z.object({ token: Token, name: z.string(), rows: z.int() }),
    errors: {
      ...fileErrors,
      'import/not-planned': z.object({}),
      'import/none-refused': z.object({}),
      'file/not-written': z.object({}),
    },
  }),
  /** What departments wrote into the workbooks that they were sent; `requests.takeAnswers` takes what is accepted of it. */
  answers: read({
    may: CLERKS,
    input: z.object({ token: Token }).strict(),
    output: AnswersRead,
    errors: { ...fileErrors, 'import/no-dispatch': z.object({ name: z.string() }) },
  }),
}
