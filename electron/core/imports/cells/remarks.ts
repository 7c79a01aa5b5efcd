import type { ImportIssue, ImportRepair } from '#shared/contract/imports.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import type { LayoutColumn, SheetLayout } from '../sheet/layout.ts'

export type Repair = Omit<ImportRepair, 'sheet' | 'row'>
export type Issue = Omit<ImportIssue, 'sheet' | 'row'>

/** What is to be said of a row: repaired, `refused` (the row can't come in) or `warnings` (it comes in without). */
export class Remarks {
  readonly repairs: Repair[]
  readonly refused: Issue[]
  readonly warnings: Issue[]
  /** The name that the row lacks or hides, once it is known by something else in it. */
  suppliedName: string | null = null
  readonly #lookUp: LookUp

  constructor(lookUp: LookUp, { repairs, refused, warnings }: Said = NOTHING_SAID) {
    this.#lookUp = lookUp
    this.repairs = [...repairs]
    this.refused = [...refused]
    this.warnings = [...warnings]
  }

  /** The same, to go on with, without the cells that it was said of. */
  copy(): Remarks {
    return new Remarks(this.#lookUp, this)
  }

  /** Says of this row what another reading of it said, too. */
  add({ repairs, refused, warnings }: Said): void {
    this.repairs.push(...repairs)
    this.refused.push(...refused)
    this.warnings.push(...warnings)
  }

  /** A refused number becomes a warning: the row comes in without it, and the number is to follow. */
  letIdentityFollow(): void {
    for (let at = this.refused.length - 1; at >= 0; at -= 1) {
      if (this.refused[at]?.field === 'identity') this.warnings.push(...this.refused.splice(at, 1))
    }
  }

  supplyName(name: string): void {
    this.suppliedName = name
    const from = this.warnings.find(({ code }) => code === 'import/name-sign-lost')?.value ?? ''
    for (const list of [this.refused, this.warnings])
      list.splice(0, Infinity, ...list.filter(({ code }) => !/^import\/name-(missing|sign-lost)$/.test(code)))
    this.repair('name', from, name)
  }

  /** Noted once, however often the cell is read. */
  repair(field: ImportField, from: string, to: string): void {
    if (this.repairs.some((one) => one.field === field && one.from === from && one.to === to)) return
    this.repairs.push({ field, heading: this.headingOf(field), from, to })
  }

  refuse(field: ImportField, code: string, value: string, params: Issue['params'] = {}): void {
    this.refused.push({ field, heading: this.headingOf(field), code, value, params })
  }

  warn(field: ImportField, code: string, value: string, params: Issue['params'] = {}): void {
    this.warnings.push({ field, heading: this.headingOf(field), code, value, params })
  }

  /** The heading of the column that holds a field; null where the list has none. */
  headingOf(field: ImportField): string | null {
    return this.#lookUp.byField.get(field)?.heading ?? null
  }
}

interface Said {
  readonly repairs: readonly Repair[]
  readonly refused: readonly Issue[]
  readonly warnings: readonly Issue[]
}

const NOTHING_SAID: Said = { repairs: [], refused: [], warnings: [] }

/** The columns of a list by what they hold, found once for all its rows. */
export interface LookUp {
  readonly byField: ReadonlyMap<ImportField, LayoutColumn>
  readonly own: readonly LayoutColumn[]
  readonly headed: ReadonlySet<number>
}

const lookUps = new WeakMap<SheetLayout['columns'], LookUp>()

export function lookedUp(columns: SheetLayout['columns']): LookUp {
  const known = lookUps.get(columns)
  if (known) return known
  const made = {
    byField: new Map(columns.flatMap((one) => (one.field === null ? [] : [[one.field, one] as const]))),
    own: columns.filter(({ field }) => field === 'own'),
    headed: new Set(columns.map(({ column }) => column)),
  }
  lookUps.set(columns, made)
  return made
}
