import type { Commit, History } from '#core/ports.ts'
import type { Log } from './ports.ts'
import type { Present } from './present/present.ts'
import { partsOf, undoneBy } from './present/system.ts'

/** The past out of the log; where it begins for a row, the present says. */
export class LogHistory implements History {
  readonly #log: Log
  readonly #present: Present

  constructor(log: Log, present: Present) {
    this.#log = log
    this.#present = present
  }

  get head(): number {
    return this.#log.head.seq
  }

  commit(seq: number): Commit | undefined {
    return seq >= 1 && seq <= this.head ? this.#log.read(seq) : undefined
  }

  *of(table: string, id: number): Generator<Commit> {
    let seq = this.#lastSeq(table, id)
    while (seq !== null) {
      const commit = this.commit(seq)
      if (!commit) return
      yield commit
      seq = commit.changes.find((change) => change.table === table && change.id === id)?.prev ?? null
    }
  }

  *recent(before = this.head + 1): Generator<Commit> {
    for (let seq = Math.min(before - 1, this.head); seq >= 1; seq -= 1) {
      const commit = this.#log.read(seq)
      if (commit) yield commit
    }
  }

  undoneBy(seq: number): number | undefined {
    return undoneBy(this.#present.db, seq)
  }

  parts(groupId: number): readonly number[] {
    return partsOf(this.#present.db, groupId)
  }

  /** The last commit of a row: of a removed one the commit that removed it. */
  #lastSeq(table: string, id: number): number | null {
    const { db, catalog } = this.#present
    if (!catalog.names.includes(table)) return null
    const row = db.get<{ seq: number }>(`SELECT _seq FROM ${table} WHERE id = ?`, [id])
    return (
      (row ?? db.get<{ seq: number }>('SELECT seq FROM _deleted WHERE tbl = ? AND id = ?', [table, id]))?.seq ?? null
    )
  }
}
