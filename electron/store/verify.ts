import type { Cell, Commit } from '#core/ports.ts'
import type { JobProgress, Log, Problem } from './ports.ts'
import type { Present, PresentSettings } from './present/present.ts'
import { ReplayMismatch } from './present/replay.ts'
import { restoring, type Shelf } from './snapshots/restore.ts'

const ROWS_A_STEP = 500

/**
 * Proves every frame of the log, then that the newest snapshot and the log behind it give the live tables cell by cell.
 * Runs in steps beside other work: before each comparison the second present catches up with the live one. Progress
 * is in commits read; what follows the reading counts none.
 */
export function* verifyStore(
  log: Log,
  live: Present,
  shelf: Shelf,
  settings: PresentSettings,
): Generator<JobProgress, readonly Problem[], void> {
  const problems = [...(yield* log.verify())]
  // Where the log could not be read to its end, what it would say is not known.
  if (live.seq !== log.head.seq) return problems
  try {
    const restored = yield* withTotal(restoring(log, shelf, settings, log.head.seq, problems), log)
    try {
      if (restored.stoppedBy) problems.push(restored.stoppedBy.problem)
      else problems.push(...(yield* comparing(log, live, restored.present)))
    } finally {
      restored.present.close()
    }
  } catch (error) {
    if (!(error instanceof ReplayMismatch)) throw error
    problems.push({ code: 'store/differs-from-log', params: { table: error.table, id: error.id, seq: error.seq } })
  }
  return problems
}

function* withTotal<T>(steps: Generator<number, T, void>, log: Log): Generator<JobProgress, T, void> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    yield { done: log.head.seq, total: log.head.seq }
  }
}

function* comparing(log: Log, live: Present, replayed: Present): Generator<JobProgress, Problem[], void> {
  const problems: Problem[] = []
  // A reader's own schema may be ahead of the log's.
  replayed.migrateInMemory(live.schema)
  for (const table of live.catalog.names) {
    let after: number | null = 0
    while (after !== null) {
      if (replayed.seq < log.head.seq) replayed.replay(madeAfter(replayed.seq, log), Infinity)
      const step = compareRows(live, replayed, table, after)
      if (step.differing !== null) {
        problems.push({ code: 'store/differs-from-log', params: { table, id: step.differing, seq: live.seq } })
      }
      after = step.next
      yield { done: log.head.seq, total: log.head.seq }
    }
  }
  return problems
}

/** Commits read one by one: `log.commits` begins every time with the first one of their segment. */
function* madeAfter(seq: number, log: Log): Generator<{ readonly commit: Commit }, void, void> {
  for (let next = seq + 1; next <= log.head.seq; next += 1) {
    const commit = log.read(next)
    if (commit) yield { commit }
  }
}

/** The first row of a slice that is not the same in both, and the id that the next slice begins after. */
function compareRows(live: Present, replayed: Present, table: string, after: number) {
  const { columns } = live.catalog.table(table)
  const names = ['id', '_seq', ...columns.map(({ name }) => name)].join(', ')
  const sql = `SELECT ${names} FROM ${table} WHERE id > ? ORDER BY id LIMIT ${ROWS_A_STEP}`
  const others = replayed.db.rows(sql, [after])
  let last: number | null = null
  let count = 0
  try {
    for (const row of live.db.rows(sql, [after])) {
      const other = others.next()
      if (other.done || !isSame(row, other.value)) return { differing: Number(row[0]), next: null }
      last = Number(row[0])
      count += 1
    }
    const surplus = count < ROWS_A_STEP ? others.next() : null
    if (surplus && !surplus.done) return { differing: Number(surplus.value[0]), next: null }
  } finally {
    others.return(undefined)
  }
  return { differing: null, next: count === ROWS_A_STEP ? last : null }
}

function isSame(row: readonly Cell[], other: readonly Cell[]): boolean {
  return row.every((cell, at) => cell === other[at])
}
