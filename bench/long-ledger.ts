import type { Cell, Reader, Row, Transaction } from '#core/ports.ts'
import { filledNative, filledOffice, grownNative, grownOffice } from './desks.ts'
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
