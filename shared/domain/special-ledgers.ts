import { z } from 'zod'
import { Day } from './days.ts'

/** What a special ledger counts in. 人, 件 and 人次 are never added together. */
export const LedgerUnit = z.enum(['people', 'pieces', 'times'])
export type LedgerUnit = z.infer<typeof LedgerUnit>

/** On whom a row stands. */
export const LedgerSubject = z.enum(['holder', 'employer', 'either'])
export type LedgerSubject = z.infer<typeof LedgerSubject>

/** What stands in a column. Money is written in yuan with at most two decimals, a day as `YYYY-MM-DD`. */
export const ColumnKind = z.enum(['text', 'day', 'number', 'money', 'choice'])
export type ColumnKind = z.infer<typeof ColumnKind>

/** A row as far as it is counted. */
export interface CountedRow {
  /** The holder, or the employer as a negative number, so that the two are never taken for one. */
  readonly subject: number
  readonly isHolder: boolean
  readonly onDay: Day
  /** Null: it goes on, or has no end. */
  readonly toOn: Day | null
  readonly quantity: number
  readonly amountFen: number | null
  /** Null: nobody has said yet. */
  readonly attended: boolean | null
}

export interface CountedLedger {
  readonly unit: LedgerUnit
  /** Its rows run from a day to another: they count wherever they meet the period. */
  readonly hasEnd: boolean
  /** People sign up first: only who came is counted. */
  readonly hasAttendance: boolean
}

export interface LedgerFigures {
  /** In the ledger's own unit, of those who came where people sign up first. */
  readonly count: number
  readonly rows: number
  readonly people: number
  readonly employers: number
  readonly times: number
  /** Null where nobody signs up. */
  readonly signedUp: number | null
  readonly attended: number | null
  /** On the last day of the period; null where rows have no end. */
  readonly atEnd: number | null
  readonly amountFen: number
}

/**
 * Figures of one special ledger for a period, both days included: `people` are different holders, `pieces` are rows,
 * `times` the sum of the rows' quantities.
 */
export function ledgerFigures(
  ledger: CountedLedger,
  all: readonly CountedRow[],
  period: { readonly from: Day; readonly to: Day },
): LedgerFigures {
  const rows = all.filter((row) => isIn(row, ledger, period))
  const subjects = (some: readonly CountedRow[], isHolder: boolean) =>
    new Set(some.filter((row) => row.isHolder === isHolder).map(({ subject }) => subject)).size
  const sum = (some: readonly CountedRow[]) => some.reduce((total, { quantity }) => total + quantity, 0)
  const came = ledger.hasAttendance ? rows.filter(({ attended }) => attended === true) : rows
  const times = sum(came)
  return {
    count: { people: subjects(came, true), pieces: came.length, times }[ledger.unit],
    rows: rows.length,
    people: subjects(rows, true),
    employers: subjects(rows, false),
    times,
    signedUp: ledger.hasAttendance ? sum(rows) : null,
    attended: ledger.hasAttendance ? times : null,
    atEnd: ledger.hasEnd ? rows.filter(({ toOn }) => toOn === null || toOn >= period.to).length : null,
    amountFen: rows.reduce((total, { amountFen }) => total + (amountFen ?? 0), 0),
  }
}

function isIn(
  { onDay, toOn }: CountedRow,
  { hasEnd }: CountedLedger,
  { from, to }: { readonly from: Day; readonly to: Day },
): boolean {
  if (onDay > to) return false
  return hasEnd ? toOn === null || toOn >= from : onDay >= from
}

/** The value as it is kept; null when it is none of its kind. `options` are those of a choice. */
export function columnValue(kind: ColumnKind, raw: string, options: readonly string[]): string | null {
  switch (kind) {
    case 'text':
      return raw
    case 'day':
      return Day.safeParse(raw).success ? raw : null
    case 'number':
      return /^-?\d{1,12}(\.\d{1,4})?$/.test(raw) ? raw : null
    case 'money':
      return /^\d{1,12}(\.\d{1,2})?$/.test(raw) ? raw : null
    case 'choice':
      return options.includes(raw) ? raw : null
  }
}
