import { DatabaseSync } from 'node:sqlite'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cell, Reader, Row, Transaction } from '#core/ports.ts'
import { SqliteDatabase } from '#store/sqlite/database.ts'
import { filledNative, filledOffice, grownNative, grownOffice, multipliedNative } from './desks.ts'
import type { NativeDesk } from './native.ts'

/** Holders of the office whose ledger is written again and again; each has some three requests. */
const HOLDERS = 600
const REQUESTS_A_COMMIT = 200

/** An office with so many requests: those of a small one with all that hangs on them, many times over. */
export async function longLedger(requests: number): Promise<string> {
  return grownOffice(`ledger-${requests}`, await filledOffice(HOLDERS), (db) => partsOf(db, requests))
}

/** The peer with as many. */
export async function longNative(requests: number): Promise<NativeDesk> {
  const small = await filledNative(HOLDERS, true)
  return grownNative(`native-ledger-${requests}`, small, (db) => partsOf(db, requests))
}

/**
 * A ledger `times` as long as that of a peer, multiplied by SQL: writing half a million requests as commits takes hours. It
 * has no log and no history, so it serves for reading only. That is fair for what the present alone answers: lists, counts
 * and figures read no log, but for the number of its last commit.
 */
export async function multipliedLedger(
  requests: number,
  times: number,
): Promise<{ present: SqliteDatabase; native: NativeDesk }> {
  const small = await longNative(requests)
  const native = await multipliedNative(`native-ledger-${requests}x${times}`, small, (file) => multiply(file, times))
  return { present: presentOf(native.folder), native }
}

/** The same tables, row for row, in sql.js. */
function presentOf(folder: string): SqliteDatabase {
  const file = join(folder, 'copy.sqlite')
  const copy = new DatabaseSync(join(folder, 'native.sqlite'))
  copy.exec(`VACUUM INTO '${file}'`)
  copy.close()
  const present = new SqliteDatabase(readFileSync(file))
  present.goLive()
  return present
}

/** Rows of requests with what belongs to each of them. */
const BELONGING = ['assignment', 'pause', 'extension', 'rating', 'request_event'] as const

/** What is still missing, a commit each. */
function* partsOf(db: Reader, requests: number): Generator<(tx: Transaction) => void, void, void> {
  const originals = db.all('SELECT * FROM request ORDER BY id')
  const belonging = BELONGING.map((table) => ({
    table,
    rows: Map.groupBy(db.all(`SELECT * FROM ${table}`), (row) => row['requestId']),
  }))
  for (let at = originals.length; at < requests; at += REQUESTS_A_COMMIT) {
    const size = Math.min(REQUESTS_A_COMMIT, requests - at)
    yield (tx) => {
      for (let place = at; place < at + size; place += 1) {
        const original = originals[place % originals.length]
        if (!original) continue
        const requestId = tx.insert('request', cellsOf(original, { number: `${String(original['number'])}-${place}` }))
        for (const { table, rows } of belonging) {
          for (const row of rows.get(original['id'] ?? null) ?? []) tx.insert(table, cellsOf(row, { requestId }))
        }
      }
    }
  }
}

function cellsOf({ id: _id, seq: _seq, ...cells }: Row, other: { readonly [column: string]: Cell }) {
  return { ...cells, ...other }
}

/** The copy is thrown away when it fails, and nobody asks the peer for its past. */
const FOR_COPYING = `
  PRAGMA foreign_keys = OFF;
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -2097152;
  DELETE FROM _history;
`

/** Ids of the copies are those of other desks. */
const APART = 2 ** 33

/** Every request and what belongs to it, so many times. */
function multiply(file: string, times: number): void {
  const db = new DatabaseSync(file)
  db.exec(FOR_COPYING)
  for (const table of ['request', ...BELONGING]) {
    const columns = db
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => String(name))
    const copied = columns.map((column) =>
      column === 'number' ? "number || '-' || copy" : OF_COPY.has(column) ? `${column} + copy * ${APART}` : column,
    )
    db.exec(`WITH RECURSIVE copies (copy) AS (VALUES (1) UNION ALL SELECT copy + 1 FROM copies WHERE copy < ${times - 1})
      INSERT INTO ${table} (${columns.join(', ')}) SELECT ${copied.join(', ')} FROM copies CROSS JOIN ${table}`)
  }
  db.exec('VACUUM')
  db.close()
}

/** Columns that name a row that is copied too. */
const OF_COPY: ReadonlySet<string> = new Set(['id', 'request_id', 'waits_for_id', 'merged_into_id'])
