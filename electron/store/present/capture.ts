import type { SqliteDatabase } from '../sqlite/database.ts'
import { isLogged } from './catalog.ts'
import type { CollectingTransaction } from './transaction.ts'

/** A row of a logged table was written behind the transaction's back. */
class LeakedWrite extends Error {
  constructor(table: string, id: number) {
    super(`Row ${id} of ${table} was written without the transaction; the log would not know of it`)
    this.name = 'LeakedWrite'
  }
}

/** Sees every row that a statement writes, from whatever hand, until `stop`. */
export class CaptureWatch {
  readonly #db: SqliteDatabase
  readonly #written = new Map<string, Set<number>>()

  constructor(db: SqliteDatabase) {
    this.#db = db
    db.watch((table, id) => {
      if (!isLogged(table)) return
      const ids = this.#written.get(table)
      if (ids) ids.add(id)
      else this.#written.set(table, new Set([id]))
    })
  }

  /** Throws when a row of a logged table was written that did not go through the transaction. */
  assert(tx: CollectingTransaction): void {
    for (const [table, ids] of this.#written) {
      for (const id of ids) if (!tx.hasWritten(table, id)) throw new LeakedWrite(table, id)
    }
  }

  stop(): void {
    this.#db.watch(null)
  }
}
