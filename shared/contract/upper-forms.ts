import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { SummaryFigure } from '#shared/domain/figures/measures.ts'
import { Span } from '#shared/domain/figures/periods.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { CLERKS, READERS } from '#shared/domain/roles.ts'
import { LedgerUnit } from '#shared/domain/special-ledgers.ts'
import { text } from '#shared/domain/text.ts'
import { CellName, FormSheet } from '#shared/domain/upper-forms.ts'
import { Nothing, read, write } from './procedure.ts'
import { PERIOD_ERRORS, RequestPart } from './summaries.ts'

export const FormName = text(60)

/** Words that a form asks for besides figures: whose it is, of which days, made when and by whom. */
export const FormWord = z.enum(['office', 'period', 'year', 'month', 'day', 'operator'])
export type FormWord = z.infer<typeof FormWord>

/** Of a special ledger: `count` in its own unit, people, and money in yuan. */
export const LedgerMeasure = z.enum(['count', 'people', 'amount'])
export type LedgerMeasure = z.infer<typeof LedgerMeasure>

/** What a cell of a form is filled with. */
export const FormContent = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('figure'),
      figure: SummaryFigure,
      span: Span.default('period'),
      part: RequestPart.nullable().default(null),
    })
    .strict(),
  z
    .object({
      kind: z.literal('ledger'),
      ledgerId: Id,
      measure: LedgerMeasure,
      span: Span.default('period'),
    })
    .strict(),
  z.object({ kind: z.literal('word'), word: FormWord }).strict(),
])
export type FormContent = z.output<typeof FormContent>

export const FormLine = z.object({
  id: Id,
  seq: Seq,
  name: z.string(),
  fileName: z.string(),
  /** Cells that a figure or word was chosen for. */
  cells: z.int(),
  lastSentOn: Day.nullable(),
})
export type FormLine = z.infer<typeof FormLine>

const Value = z.union([z.string(), z.number(), z.null()])

/** One chosen cell with what it holds in the period. */
export const FormCell = z.object({
  sheet: z.string(),
  cell: CellName,
  content: FormContent,
  value: Value,
  /** What it held in the form that this is compared with (`comparedReturn`); left out where it was not in that form. */
  sent: Value.optional(),
})
export type FormCell = z.infer<typeof FormCell>

/** A form as it was handed in (报送): which days it told of, when it went up, and how many of its figures are others today. */
export const FormReturn = z.object({
  id: Id,
  from: Day,
  to: Day,
  sentOn: Day,
  note: z.string().nullable(),
  operator: z.string(),
  changed: z.int(),
})
export type FormReturn = z.infer<typeof FormReturn>

const Named = z.object({ id: Id, nameZh: z.string(), nameEn: z.string().nullable() })
const Target = { id: Id, seen: Seq }
const CellTarget = { formId: Id, sheet: z.string().max(100), cell: CellName }

/** Blank workbooks of the upper level (上级套表): which figure goes into which cell, and what was handed in. */
export const upperForms = {
  /** Those in use, by name. */
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ forms: z.array(FormLine) }),
    errors: {},
  }),
  /** A form as it would be handed in for a period. `changed` compares with what was handed in last. */
  get: read({
    counts: true,
    may: READERS,
    input: z.object({ id: Id, from: Day, to: Day }).strict(),
    output: z.object({
      form: FormLine,
      sheets: z.array(FormSheet),
      cells: z.array(FormCell),
      /** The newest twelve. */
      returns: z.array(FormReturn),
    }),
    errors: PERIOD_ERRORS,
  }),
  /** The parts that a figure may be narrowed to, and the special ledgers, by name. */
  parts: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({
      categories: z.array(Named),
      departments: z.array(Named),
      levels: z.array(z.object({ of: Named, scheme: Named })),
      staff: z.array(Named),
      ledgers: z.array(Named.extend({ unit: LedgerUnit, hasAmount: z.boolean() })),
    }),
    errors: {},
  }),
  /** Chooses what goes into a cell; null leaves it as the blank form has it. */
  place: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...CellTarget, content: FormContent.nullable() }).strict(),
    output: z.object({ seq: Seq }),
    errors: {
      'upper-form/no-cell': z.object({ sheet: z.string(), cell: z.string() }),
      'upper-form/cell-reckoned': z.object({ cell: z.string() }),
      'upper-form/cell-covered': z.object({ cell: z.string() }),
      'upper-form/part-not-counted': z.object({ figure: SummaryFigure }),
    },
  }),
  rename: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...Target, name: FormName }).strict(),
    output: z.object({ id: Id, seq: Seq }),
    errors: { 'upper-form/name-taken': z.object({ name: z.string() }) },
  }),
  /** Takes a form out of use; what was handed in stays on record. */
  retire: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object(Target).strict(),
    output: z.object({ id: Id, seq: Seq }),
    errors: {},
  }),
  /** Keeps the figures of a form as they are handed in. */
  handIn: write({
    counts: true,
    may: CLERKS,
    undo: 'none',
    input: z
      .object({ id: Id, from: Day, to: Day, sentOn: Day.optional(), note: text(100).nullable().default(null) })
      .strict(),
    output: z.object({ id: Id }),
    errors: { ...PERIOD_ERRORS, 'upper-form/nothing-chosen': Nothing },
  }),
}
