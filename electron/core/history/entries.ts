import type { HistoryEntry } from '#shared/contract/history.ts'
import { camelCase } from '../column-names.ts'
import type { Call, Cell, Change, Commit, ReadCall, Reader } from '../ports.ts'
import { maskNumbers, protectedColumns } from '../protected.ts'
import { foreignKeys } from './obstacles.ts'
import { undoKindOf } from './undo-kinds.ts'

/** A job changes thousands of rows; its entry shows the first ones. */
const SHOWN_CHANGES = 200
/** A template of the office or a summary as it was sent is no cell that anybody reads in a timeline. */
const SHOWN_SIGNS = 2000

/** The commits of a group that are in the log so far, oldest first; a commit without a group stands alone. */
export function groupOf({ history }: Pick<Call, 'history'>, commit: Commit): readonly number[] {
  const { group, seq } = commit.header
  return group ? history.parts(group.id) : [seq]
}

/** What was done at the desk, newest first; a job stands where its first part does. */
export function* recentEntries(call: ReadCall, before: number | undefined): Generator<HistoryEntry> {
  for (const commit of call.history.recent(before)) {
    const seqs = groupOf(call, commit)
    if (seqs[0] === commit.header.seq) yield entryOf(call, commit, seqs, changesOf(call, seqs))
  }
}

/**
 * The timeline of one row, newest first. Of a job only what concerns the row is shown, by the part that touched it
 * first: a part's seq stands for the whole job wherever a seq is asked for.
 */
export function* entriesOf(call: ReadCall, table: string, id: number): Generator<HistoryEntry> {
  const commits = [...call.history.of(table, id)]
  // Newest first, so the last one set is a group's oldest part.
  const oldest = new Map(commits.map((commit) => [commit.header.group?.id ?? -commit.header.seq, commit]))
  for (const commit of commits) {
    if (oldest.get(commit.header.group?.id ?? -commit.header.seq) !== commit) continue
    const { group } = commit.header
    const parts = group ? commits.filter((one) => one.header.group?.id === group.id).reverse() : [commit]
    const changes = parts.flatMap((part) => part.changes)
    const shown = group ? changes.filter(concerning(call.db, table, id)) : changes
    yield entryOf(call, commit, groupOf(call, commit), shown)
  }
}

function* changesOf(call: ReadCall, seqs: readonly number[]): Generator<Change> {
  for (const seq of seqs) yield* call.history.commit(seq)?.changes ?? []
}

function entryOf(call: ReadCall, commit: Commit, seqs: readonly number[], changes: Iterable<Change>): HistoryEntry {
  const { header } = commit
  const shown: Change[] = []
  for (const change of changes) {
    if (shown.length === SHOWN_CHANGES) break
    if (!change.erased) shown.push(change)
  }
  return {
    seq: header.seq,
    at: header.at,
    operator: operatorName(call.db, header.operator),
    command: header.command,
    undo: undoKindOf(commit, call.history),
    undoneBy: call.history.undoneBy(seqs[0] ?? header.seq) ?? null,
    undoes: header.undoes ?? null,
    parts: seqs.length,
    changes: shown.map((change) => ({
      table: change.table,
      id: change.id,
      op: change.op,
      cells: Object.entries(change.cells).map(([column, [before, after]]) => ({
        column: camelCase(column),
        before: masked(change.table, column, before),
        after: masked(change.table, column, after),
      })),
    })),
  }
}

function operatorName(db: Reader, id: number | null): string | null {
  if (id === null) return null
  return db.get<{ name: string }>('SELECT name FROM operator WHERE id = ?', [id])?.name ?? null
}

/** Numbers of things, which may look like those of people. */
const OF_THINGS: readonly string[] = ['number', 'credit_code']

function masked(table: string, column: string, value: Cell): Cell {
  const mask = protectedColumns[table]?.[column]
  const isText = typeof value === 'string' && !OF_THINGS.includes(column)
  const shown = mask && value !== null ? mask(String(value)) : isText ? maskNumbers(value) : value
  return typeof shown === 'string' && shown.length > SHOWN_SIGNS ? `${shown.slice(0, SHOWN_SIGNS)}…` : shown
}

/** Whether a change is of the row itself or of a row that refers to it. */
function concerning(db: Reader, table: string, id: number): (change: Change) => boolean {
  const referring = new Set(foreignKeys(db, 'parent', table).map(({ child, column }) => `${child}.${column}`))
  return (change) =>
    (change.table === table && change.id === id) ||
    Object.entries(change.cells).some(
      ([column, values]) => referring.has(`${change.table}.${column}`) && values.includes(id),
    )
}
