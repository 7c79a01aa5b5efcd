import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { Provenance } from '#shared/domain/reference.ts'
import { CLERKS, KEEPERS, READERS } from '#shared/domain/roles.ts'
import { ColumnKind, LedgerSubject, LedgerUnit } from '#shared/domain/special-ledgers.ts'
import { text } from '#shared/domain/text.ts'
import { read, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

const fen = z.int().min(1).max(1_000_000_000_000)

/**
 * How a register counts: `hasEnd`: rows run from a day to another (stays); `hasAttendance`: people sign up and come or not;
 * `ceilingFen`: the most that one row may give, in fen.
 */
export const LedgerFields = z
  .object({
    nameZh: text(40),
    nameEn: text(80).nullable(),
    subject: LedgerSubject,
    unit: LedgerUnit,
    hasEnd: z.boolean(),
    hasAttendance: z.boolean(),
    hasAmount: z.boolean(),
    ceilingFen: fen.nullable(),
    note: text(400).nullable(),
    isActive: z.boolean(),
  })
  .strict()
export type LedgerFields = z.infer<typeof LedgerFields>

/** A column of the register's own. `options` are the words of a choice. */
export const ColumnFields = z
  .object({
    nameZh: text(30),
    nameEn: text(60).nullable(),
    kind: ColumnKind,
    options: z.array(text(40)).max(40),
    isRequired: z.boolean(),
  })
  .strict()
export type ColumnFields = z.infer<typeof ColumnFields>

export const ColumnView = ColumnFields.extend({ id: Id })
export type ColumnView = z.infer<typeof ColumnView>

export const LedgerView = LedgerFields.extend({
  id: Id,
  seq: Seq,
  provenance: Provenance,
  rows: z.int(),
  columns: z.array(ColumnView),
})
export type LedgerView = z.infer<typeof LedgerView>

/** One of `holderId` and `employerId`. `quantity`: how many times or people at once (人次). */
export const RowFields = z
  .object({
    holderId: Id.nullable(),
    employerId: Id.nullable(),
    onDay: Day,
    toOn: Day.nullable(),
    quantity: z.int().min(1).max(100_000),
    amountFen: fen.nullable(),
    attended: z.boolean().nullable(),
    note: text(400).nullable(),
    values: z.array(z.object({ columnId: Id, value: text(400) }).strict()).max(40),
  })
  .strict()
export type RowFields = z.infer<typeof RowFields>

export const LedgerRowView = RowFields.extend({
  id: Id,
  seq: Seq,
  ledgerId: Id,
  holder: z.string().nullable(),
  employer: z.string().nullable(),
})
export type LedgerRowView = z.infer<typeof LedgerRowView>

/** See `LedgerFigures` in the domain; `unit` is what `count` counts. */
export const LedgerFiguresView = z.object({
  ledgerId: Id,
  nameZh: z.string(),
  nameEn: z.string().nullable(),
  unit: LedgerUnit,
  count: z.int(),
  rows: z.int(),
  people: z.int(),
  employers: z.int(),
  times: z.int(),
  signedUp: z.int().nullable(),
  attended: z.int().nullable(),
  atEnd: z.int().nullable(),
  amountFen: z.int(),
})
export type LedgerFiguresView = z.infer<typeof LedgerFiguresView>

const named = { 'special-ledger/name-taken': z.object({ name: z.string() }) }
const columns = {
  'special-ledger/column-taken': z.object({ name: z.string() }),
  'special-ledger/options-missing': z.object({ field: z.string() }),
}
const rowErrors = {
  'text/number-masked': z.object({ masked: z.string() }),
  'special-ledger/subject-missing': z.object({ field: z.string(), subject: LedgerSubject }),
  'special-ledger/ends-before-it-begins': z.object({ field: z.string(), onDay: Day, toOn: Day }),
  'special-ledger/not-asked': z.object({ field: z.string() }),
  'special-ledger/above-ceiling': z.object({ field: z.string(), ceiling: z.string() }),
  /** `field` is `fields.values.` and the id of the column. */
  'special-ledger/value-missing': z.object({ field: z.string(), column: z.string() }),
  'special-ledger/value-invalid': z.object({
    field: z.string(),
    column: z.string(),
    kind: ColumnKind,
    value: z.string(),
  }),
  'holder/not-active': z.object({ state: z.string() }),
}

/** Special ledgers (专项台账). Each counts in its own unit; units are never added together. */
export const specialLedgers = {
  list: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({
      ledgers: z.array(LedgerView),
      /** What the program can begin one with, those that are there left out. */
      presets: z.array(z.object({ code: z.string(), nameZh: z.string(), nameEn: z.string() })),
    }),
    errors: {},
  }),
  /** Begins ledgers with the program's columns, marked as templates until the office writes its own. */
  adopt: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ codes: z.array(z.string().max(40)).min(1).max(40) }).strict(),
    output: z.object({ ids: z.array(Id), seq: Seq }),
    errors: { ...named, 'special-ledger/preset-unknown': z.object({ code: z.string() }) },
  }),
  add: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ fields: LedgerFields, columns: z.array(ColumnFields).max(40) }).strict(),
    output: RowDone,
    errors: { ...named, ...columns },
  }),
  /** How it counts stays as it is once it has rows; a ceiling, its names and whether it is used may change. */
  correct: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, changes: LedgerFields.partial() }).strict(),
    output: RowDone,
    errors: { ...named, 'special-ledger/has-rows': z.object({ rows: z.int() }) },
  }),
  /** Only while it has no rows. */
  remove: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object(RowTarget).strict(),
    output: RowDone,
    errors: { 'special-ledger/has-rows': z.object({ rows: z.int() }) },
  }),
  /** Adds a column at the end, or changes the one named by `columnId`, whose kind stays once it is filled in. */
  saveColumn: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, columnId: Id.optional(), column: ColumnFields }).strict(),
    output: RowDone,
    errors: { ...columns, 'special-ledger/column-filled-in': z.object({ column: z.string(), rows: z.int() }) },
  }),
  removeColumn: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, columnId: Id }).strict(),
    output: RowDone,
    errors: { 'special-ledger/column-filled-in': z.object({ column: z.string(), rows: z.int() }) },
  }),
  /** A page of rows, the latest first; of one ledger, or of one holder or employer over all. */
  rows: read({
    may: READERS,
    input: z
      .object({
        ledgerId: Id.optional(),
        holderId: Id.optional(),
        employerId: Id.optional(),
        from: Day.optional(),
        to: Day.optional(),
        /** Part of a name or of what stands in a column. */
        text: z.string().max(100).optional(),
        page: z.int().min(0).max(100_000).default(0),
        limit: z.int().min(1).max(200).default(50),
      })
      .strict(),
    output: z.object({ rows: z.array(LedgerRowView), total: z.int() }),
    errors: {},
  }),
  enter: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ledgerId: Id, fields: RowFields }).strict(),
    output: RowDone,
    errors: rowErrors,
  }),
  /** `id` is the row's; all its fields are written anew. */
  correctRow: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, fields: RowFields }).strict(),
    output: RowDone,
    errors: rowErrors,
  }),
  removeRow: write({ may: CLERKS, undo: 'inverse', input: z.object(RowTarget).strict(), output: RowDone, errors: {} }),
  /** Who came and who did not, of those who signed up, in one go. */
  attend: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ids: z.array(Id).min(1).max(500), attended: z.boolean() }).strict(),
    output: z.object({ changed: z.int(), seq: Seq }),
    errors: { 'special-ledger/not-asked': z.object({ field: z.string() }) },
  }),
  /** Each ledger in use, or with rows in the period, counted in its own unit over the days of the period that have come. */
  figures: read({
    may: READERS,
    input: z.object({ from: Day, to: Day }).strict(),
    output: z.object({ from: Day, to: Day, ledgers: z.array(LedgerFiguresView) }),
    errors: {},
  }),
}
