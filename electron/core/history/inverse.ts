import { Refusal } from '#shared/domain/refusal.ts'
import type { UndoBlocker } from '#shared/contract/history.ts'
import { camelCase } from '../column-names.ts'
import { ConstraintFailed, type Cell, type Commit, type History, type Row, type Transaction } from '../ports.ts'
import { netChanges, type NetChange } from './net-changes.ts'
import { whatForbids } from './obstacles.ts'

/** One row to be put back; tried until nothing more fits. */
export interface Step {
  readonly table: string
  readonly id: number
  readonly op: 'insert' | 'update' | 'remove'
  /** By camelCase column. */
  readonly cells: { readonly [column: string]: Cell }
}

/**
 * Restores what the commits `seqs` (one, or the parts of a group) changed, as part of the command at hand. A cell is
 * put back only while it still has the value they gave it; a row they inserted goes only while nobody has changed it
 * since and nothing else refers to it; a row they removed comes back with its id.
 *
 * Where something stands in the way: `refuse` throws `Refusal('undo/blocked', { seq, blockers })`; `keep` leaves
 * those cells and rows as they are and restores the rest, for a job that was cut off and must not stay half done.
 * Rows of the tables `besides` are left alone: the lines of a ledger are taken back by entries against them.
 */
export function takeBack(
  db: Transaction,
  history: History,
  seqs: readonly number[],
  blocked: 'refuse' | 'keep' = 'refuse',
  besides: readonly string[] = [],
): void {
  const commits = seqs.map((seq) => commitAt(history, seq))
  const newest = Math.max(...seqs)
  const blockers: UndoBlocker[] = []
  const steps: Step[] = []
  for (const change of netChanges(commits)) {
    if (besides.includes(change.table)) continue
    const { step, found } = stepBack(db, history, change, newest)
    blockers.push(...found)
    if (step) steps.push(step)
  }
  if (blocked === 'refuse' && blockers.length > 0) throw new Refusal('undo/blocked', { seq: seqs[0], blockers })
  const stuck = applyInAnyOrder(db, steps)
  if (blocked === 'refuse' && stuck.length > 0) {
    const forbidding = stuck.flatMap(({ step, failure }) => whatForbids(db, step, failure))
    throw new Refusal('undo/blocked', { seq: seqs[0], blockers: forbidding })
  }
}

function commitAt(history: History, seq: number): Commit {
  const commit = history.commit(seq)
  if (!commit) throw new Refusal('undo/not-found', { seq })
  // Of an erased change nothing is known but that it was.
  if (commit.changes.some((change) => change.erased)) {
    throw new Refusal('undo/never', { seq, command: commit.header.command })
  }
  return commit
}

function stepBack(
  db: Transaction,
  history: History,
  change: NetChange,
  newest: number,
): { readonly step: Step | null; readonly found: readonly UndoBlocker[] } {
  const { table, id, op } = change
  const row = db.get(`SELECT * FROM ${table} WHERE id = ?`, [id])
  const blocker = (why: UndoBlocker['why'], column: string | null, bySeq: number | null): UndoBlocker => ({
    table,
    id,
    column: column && camelCase(column),
    why,
    bySeq,
  })
  if (op === 'remove') {
    if (row) return { step: null, found: [blocker('taken-since', null, Number(row['seq']))] }
    const cells = [...change.cells].map(([column, { before }]) => [camelCase(column), before] as const)
    return { step: { table, id, op: 'insert', cells: Object.fromEntries(cells) }, found: [] }
  }
  if (!row) {
    const [removal] = history.of(table, id)
    return { step: null, found: [blocker('removed-since', null, removal?.header.seq ?? null)] }
  }
  const found = columnsOf(row, change)
    .filter((column) => isChangedSince(history, change, row, column, newest))
    .map((column) => blocker('changed-since', column, lastChange(history, change, column, newest)))
  if (op === 'insert') {
    return { step: found.length > 0 ? null : { table, id, op: 'remove', cells: {} }, found }
  }
  const keep = new Set(found.map((one) => one.column))
  const cells = [...change.cells]
    .map(([column, { before }]) => [camelCase(column), before] as const)
    .filter(([column]) => !keep.has(column))
  return { step: { table, id, op: 'update', cells: Object.fromEntries(cells) }, found }
}

/** Columns whose value has to be what the commits left. An inserted row has left all of its columns so. */
function columnsOf(row: Row, { op, cells }: NetChange): string[] {
  if (op === 'update') return [...cells.keys()]
  const named = new Set([...cells.keys()].map(camelCase))
  return [...cells.keys(), ...Object.keys(row).filter((key) => key !== 'id' && key !== 'seq' && !named.has(key))]
}

function isChangedSince(history: History, change: NetChange, row: Row, column: string, newest: number): boolean {
  if (change.crossed.has(column)) return true
  const left = change.cells.get(column)?.after ?? null
  if (row[camelCase(column)] === left) return false
  // A step of the schema may have filled a column since; only for a cell to be put back does that matter.
  return change.op === 'update' || lastChange(history, change, column, newest) !== null
}

/** The newest commit after `newest` that changed this cell. `column` may be in either spelling. */
function lastChange(history: History, { table, id }: NetChange, column: string, newest: number): number | null {
  for (const { header, changes } of history.of(table, id)) {
    if (header.seq <= newest) break
    const change = changes.find((one) => one.table === table && one.id === id)
    if (change && Object.keys(change.cells).some((name) => camelCase(name) === camelCase(column))) return header.seq
  }
  return null
}

interface Stuck {
  readonly step: Step
  readonly failure: ConstraintFailed
}

/** Which step must come before which, the schema's constraints say: what does not fit yet is tried again. */
function applyInAnyOrder(db: Transaction, steps: readonly Step[]): readonly Stuck[] {
  let pending = steps
  for (;;) {
    const stuck: Stuck[] = []
    for (const step of pending) {
      const failure = attempt(db, step)
      if (failure) stuck.push({ step, failure })
    }
    if (stuck.length === 0 || stuck.length === pending.length) return stuck
    pending = stuck.map(({ step }) => step)
  }
}

function attempt(db: Transaction, { table, id, op, cells }: Step): ConstraintFailed | null {
  try {
    if (op === 'insert') db.insert(table, { id, ...cells })
    else if (op === 'remove') db.remove(table, id, 'current')
    else if (Object.keys(cells).length > 0) db.update(table, id, 'current', cells)
    // The commits changed no cell of this row but stood in its timeline; taking them back does too.
    else db.touch(table, id, 'current')
    return null
  } catch (error) {
    if (error instanceof ConstraintFailed) return error
    throw error
  }
}
