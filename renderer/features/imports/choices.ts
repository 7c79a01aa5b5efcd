import type { ImportColumn, ImportOrder, ImportSheet, UsageDefaults } from '#shared/contract/imports.ts'
import type { Issuer } from '#shared/domain/reference.ts'
import { FIELDS_OF, spareField, type ImportField, type ImportKind } from '#shared/domain/import-fields.ts'

/** The rows of the headings, the first and the last one, as the workbook counts them. */
export type HeadingRows = NonNullable<ImportSheet['headings']>

/** What was corrected of a sheet; what is not here stays as it was read. */
export interface SheetCorrection {
  readonly isLeftOut?: boolean
  readonly headings?: HeadingRows
  /** Column to what it was taken for. */
  readonly fields: { readonly [column: number]: ImportField | null }
}

/** What was chosen for a file, before it is tried. `sheets` by name. */
export interface Choices {
  readonly kind: ImportKind
  readonly withoutIdentity: boolean
  /** What holds for every row of a list of uses that doesn't say it itself. */
  readonly usages: UsageDefaults
  /** Whose rules they are. */
  readonly issuer: Issuer
  readonly sheets: { readonly [name: string]: SheetCorrection | undefined }
}

const UNTOUCHED: SheetCorrection = { fields: {} }
export const NO_DEFAULTS: UsageDefaults = { itemId: null, occasion: null, onDay: null }

export function correctionOf({ sheets }: Choices, name: string): SheetCorrection {
  return sheets[name] ?? UNTOUCHED
}

/** Adds a correction of one sheet. Other heading rows have other columns, so what was said of the old ones goes. */
export function corrected(choices: Choices, name: string, change: Partial<SheetCorrection>): Choices {
  const fields = change.headings ? {} : correctionOf(choices, name).fields
  const sheet = { ...correctionOf(choices, name), fields, ...change }
  return { ...choices, sheets: { ...choices.sheets, [name]: sheet } }
}

/** Another kind of list has other fields. */
export function ofKind(choices: Choices, kind: ImportKind): Choices {
  const sheets = Object.entries(choices.sheets).map(([name, sheet]) => [name, { ...sheet, fields: {} }] as const)
  return { ...choices, kind, sheets: Object.fromEntries(sheets) }
}

/** Whether a sheet comes in: what is a list of this kind and not hidden does so unasked. */
export function isIncluded(choices: Choices, { name, isHidden, kind, headings }: ImportSheet): boolean {
  const { isLeftOut = isHidden || kind !== choices.kind } = correctionOf(choices, name)
  return headings !== null && !isLeftOut
}

/** The columns as they will be read. */
export function columnsOf(choices: Choices, { name, columns }: ImportSheet): readonly ImportColumn[] {
  const { fields } = correctionOf(choices, name)
  return columns.map((one) => ({ ...one, field: fieldAt(fields, one) }))
}

/** Takes a column for `field`. A field has one column: the one that had it before is kept under its heading. */
export function withField(choices: Choices, sheet: ImportSheet, column: number, field: ImportField | null): Choices {
  const { fields } = correctionOf(choices, sheet.name)
  const before =
    field === null || field === 'own' ? undefined : columnsOf(choices, sheet).find((one) => one.field === field)
  return corrected(choices, sheet.name, {
    fields: { ...fields, ...(before && { [before.column]: spareField(choices.kind) }), [column]: field },
  })
}

/** Whether a row of the sheet can be told to be somebody's: a request may be an employer's, and a card has its holder. */
export function namesSomebody(kind: ImportKind, columns: readonly ImportColumn[]): boolean {
  const telling: readonly ImportField[] = ['name', 'identity', kind === 'requests' ? 'employer' : 'cardNumber']
  return kind === 'rules' || columns.some(({ field }) => field !== null && telling.includes(field))
}

export function fieldsOf(kind: ImportKind): readonly ImportField[] {
  return FIELDS_OF[kind]
}

/** Every sheet by name, in or out, so that nothing hangs on what would be guessed again. */
export function orderOf(token: string, choices: Choices, sheets: readonly ImportSheet[]): ImportOrder {
  return {
    token,
    kind: choices.kind,
    withoutIdentity: choices.kind === 'roster' && choices.withoutIdentity,
    usages: choices.kind === 'usages' ? choices.usages : NO_DEFAULTS,
    issuer: choices.issuer,
    only: null,
    sheets: sheets.map((sheet) => {
      const { headings, fields } = correctionOf(choices, sheet.name)
      const columns = sheet.columns.flatMap((one) => (one.column in fields ? [one.column] : []))
      return {
        name: sheet.name,
        isLeftOut: !isIncluded(choices, sheet),
        ...(headings && { headings }),
        ...(columns.length > 0 && { columns: columns.map((column) => ({ column, field: fields[column] ?? null })) }),
      }
    }),
  }
}

function fieldAt(fields: SheetCorrection['fields'], { column, field }: ImportColumn): ImportField | null {
  return column in fields ? (fields[column] ?? null) : field
}

/** `A`, `AB`: columns as a workbook heads them. */
export function letterOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? letterOf(rest) : '') + String.fromCodePoint(65 + ((column - 1) % 26))
}
