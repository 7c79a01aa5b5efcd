import type { Day } from '#shared/domain/days.ts'
import type { ListFormat, SummaryFormat } from '#shared/domain/exports.ts'
import type { ImportKind } from '#shared/domain/import-fields.ts'
import type { Language } from '#shared/locales/index.ts'
import type { Conditions } from './list-filter.ts'

/** What every command understands. */
export interface Common {
  /** Null: the default data folder. */
  readonly data: string | null
  readonly json: boolean
  readonly lang: Language
  /** Whose key slot opens a sealed folder; needed where there are several. */
  readonly login: string | null
}

export type Command =
  | { readonly name: 'help'; readonly about: CommandName | null }
  | {
      readonly name: 'init'
      readonly district: string
      readonly office: string | null
      readonly short: string | null
      readonly operator: string | null
      readonly trial: boolean
      readonly demo: boolean
    }
  | { readonly name: 'serve'; readonly port: number | null; readonly open: boolean }
  | { readonly name: 'find'; readonly query: string; readonly on: Day | null }
  | { readonly name: 'history'; readonly id: number }
  | { readonly name: 'undo'; readonly seq: number }
  | {
      readonly name: 'verify'
      /** The code of a paper. */
      readonly against: string | null
    }
  | {
      readonly name: 'import'
      readonly kind: ImportKind
      readonly file: string
      readonly sheet: string | null
      readonly dryRun: boolean
      readonly withoutIdentity: boolean
      /** Where the refused rows go. */
      readonly report: string | null
      /** What holds for every row of a list of uses that doesn't say it itself; the item by its name. */
      readonly item: string | null
      readonly occasion: string | null
      readonly on: Day | null
    }
  | ({
      readonly name: 'export'
      readonly from: Day
      readonly to: Day
      readonly out: string
      /** Puts the file in the place of another. */
      readonly force: boolean
    } & (
      | { readonly kind: 'summary'; readonly format: SummaryFormat }
      | { readonly kind: 'cards'; readonly format: ListFormat; readonly where: Conditions }
      | {
          readonly kind: 'ledger'
          readonly format: ListFormat
          readonly where: Conditions
          /** Whose columns, by the name that the office gave them; null: all. */
          readonly profile: string | null
        }
      | {
          readonly kind: 'inspection'
          /** How many requests besides those that were late; null: as many as is usual. */
          readonly sample: number | null
        }
      | {
          readonly kind: 'form'
          /** What the office calls it. */
          readonly form: string
        }
    ))

export const COMMANDS = ['init', 'serve', 'find', 'history', 'undo', 'verify', 'import', 'export'] as const
export type CommandName = (typeof COMMANDS)[number]
