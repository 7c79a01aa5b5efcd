import type { Reader, Transaction } from './ports.ts'

interface Kept<T> {
  readonly version: string
  readonly value: T
}

/**
 * What is read from few and seldom changed tables, kept until a row of them changes. The tables are logged, with an `id`:
 * every change of a row raises the greatest `_seq` of its table or takes its id from the sum. Ids are cut short so that
 * their sum stays exact.
 */
export function keptUntilChanged<T>(tables: readonly string[], read: (db: Reader) => T): (db: Reader) => T {
  const states = tables.map(
    (table) => `SELECT max(_seq) AS newest, concat_ws(':', count(*), sum(id % 65537)) AS ids FROM ${table}`,
  )
  const sql = `SELECT max(newest) AS newest,
      concat_ws('/', (SELECT id FROM office), group_concat(concat_ws(':', newest, ids), '/')) AS version
    FROM (${states.join(' UNION ALL ')})`
  let kept: Kept<T> | null = null
  /** What a transaction has written itself is kept for it alone. */
  const keptBy = new WeakMap<Reader, Kept<T>>()
  return (db) => {
    const { version, newest } = db.get<State>(sql) ?? NOTHING
    const known = [keptBy.get(db), kept].find((one) => one?.version === version)
    if (known) return known.value
    const made = { version, value: read(db) }
    if (isTransaction(db) && newest !== null && newest >= db.seq) keptBy.set(db, made)
    else kept = made
    return made.value
  }
}

interface State {
  readonly version: string
  readonly newest: number | null
}
const NOTHING: State = { version: '', newest: null }

function isTransaction(db: Reader): db is Transaction {
  return 'seq' in db
}
