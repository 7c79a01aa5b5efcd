/** Counted in all databases of this thread, so that no two of their states share a number. */
let last = 0

/** Says of each table whether it is still as it was: which revision it has, by the statements that wrote to it. */
export class Revisions {
  readonly #byTable = new Map<string, number>()
  /** Of the tables written to since BEGIN: what they had before. */
  readonly #before = new Map<string, number>()
  /** Of every table that nothing has been written to since. */
  #all = ++last

  of(tables: readonly string[]): number {
    let newest = this.#all
    for (const table of tables) newest = Math.max(newest, this.#byTable.get(table) ?? 0)
    return newest
  }

  /** A row of the table is about to be written. */
  note(table: string): void {
    if (!this.#before.has(table)) this.#before.set(table, this.#byTable.get(table) ?? 0)
    this.#byTable.set(table, ++last)
  }

  /** Anything may have been written. */
  noteAll(): void {
    this.#all = ++last
  }

  begin(): void {
    this.#before.clear()
  }

  /** Everything is as it was at BEGIN. */
  rollBack(): void {
    for (const [table, revision] of this.#before) this.#byTable.set(table, revision)
    this.#before.clear()
  }
}

/** The table that a statement writes to; null where it is of none of the forms in which rows are written. */
export function tableWrittenBy(sql: string): string | null {
  return /^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+(\w+)/i.exec(sql)?.[1] ?? null
}
