import type { Cell, Change, Derivation, Row } from '#core/ports.ts'
import type { LoggedTable } from './catalog.ts'
import type { Image, TouchedRow } from './transaction.ts'

/** Subjects of derivations, collected by the rows that belong to them. */
export class Subjects {
  readonly found = new Map<Derivation, Set<number>>()
  readonly #derivations: readonly Derivation[]

  constructor(derivations: readonly Derivation[]) {
    this.#derivations = derivations
  }

  get count(): number {
    return [...this.found.values()].reduce((sum, ids) => sum + ids.size, 0)
  }

  add(derivation: Derivation, subject: number): void {
    const ids = this.found.get(derivation)
    if (ids) ids.add(subject)
    else this.found.set(derivation, new Set([subject]))
  }

  has(derivation: Derivation, subject: number): boolean {
    return this.found.get(derivation)?.has(subject) ?? false
  }

  clear(): void {
    this.found.clear()
  }

  addAll(other: Subjects): void {
    for (const [derivation, ids] of other.found) for (const id of ids) this.add(derivation, id)
  }

  /** Takes those that are `wanted` out of another collection. */
  takeOver(other: Subjects, wanted: (derivation: Derivation, subject: number) => boolean): void {
    for (const [derivation, ids] of other.found) {
      for (const id of ids) if (wanted(derivation, id) && ids.delete(id)) this.add(derivation, id)
    }
  }

  addRow({ table, id, before, after }: TouchedRow): void {
    if (before) this.#add(table.name, () => rowOf(table, id, (at) => before[at]))
    if (after) this.#add(table.name, () => rowOf(table, id, (at) => after[at]))
  }

  /** `present` reads the row as it is after the change; it is asked only for a column that the change leaves alone. */
  addChange(table: LoggedTable, change: Change, present: () => Image | null): void {
    const cellAt = (side: 0 | 1) => (at: number) => {
      const cell = change.cells[table.columns[at]?.name ?? '']
      return cell ? cell[side] : present()?.[at]
    }
    if (change.op !== 'insert') this.#add(table.name, () => rowOf(table, change.id, cellAt(0)))
    if (change.op !== 'remove') this.#add(table.name, () => rowOf(table, change.id, cellAt(1)))
  }

  #add(table: string, row: () => Row): void {
    for (const derivation of this.#derivations) {
      const subject = derivation.watches[table]?.(row())
      if (subject !== null && subject !== undefined) this.add(derivation, subject)
    }
  }
}

/** A column is looked up when it is asked for: a watch reads one of thirty, for every row of a replay. */
function rowOf(table: LoggedTable, id: number, cellAt: (at: number) => Cell | undefined): Row {
  const get = (_row: object, key: string | symbol): Cell => {
    if (key === 'id') return id
    const at = typeof key === 'string' ? table.byKey.get(key) : undefined
    return (at === undefined ? undefined : cellAt(at)) ?? null
  }
  return new Proxy({}, { get })
}
