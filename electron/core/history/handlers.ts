import type { HistoryEntry } from '#shared/contract/history.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import type { Commit } from '../ports.ts'
import { entriesOf, groupOf, recentEntries } from './entries.ts'
import { takeBack } from './inverse.ts'
import { afterUndo, beforeUndo } from './undo-checks.ts'
import { compensationOf, isInLedger, refuseUndoOfOthers, undoKindOf } from './undo-kinds.ts'

export const history: HandlersOf<'history'> = {
  of(call, { table, id, before, limit }) {
    return page(entriesOf(call, table, id), before, limit)
  },

  recent(call, { before, limit }) {
    return page(recentEntries(call, before), undefined, limit)
  },

  undo(call, { seq }) {
    const commit = call.history.commit(seq)
    if (!commit) throw new Refusal('undo/not-found', { seq })
    const { command } = commit.header
    const kind = undoKindOf(commit, call.history)
    if (kind === 'none') throw new Refusal('undo/never', { seq, command })
    refuseUndoOfOthers(commit, call.history, call.operator.role)
    const seqs = groupOf(call, commit)
    const [first = seq] = seqs
    const bySeq = call.history.undoneBy(first)
    if (bySeq !== undefined) throw new Refusal('undo/done-before', { seq, bySeq })
    const commits = seqs.flatMap((one) => call.history.commit(one) ?? [])
    if (isRunning(commits)) throw new Refusal('job/running', { command })
    for (const check of beforeUndo) check(call, commits)
    if (kind === 'inverse') takeBack(call.db, call.history, seqs)
    else compensationOf(commit, call.history)(call, commits)
    for (const check of afterUndo) check(call, commits)
    call.db.markUndo(first)
    return { seq: call.db.seq, command, isFinal: kind === 'compensate' && commits.some(isInLedger) }
  },
}

/** A group without its last part belongs to a job that goes on, or waits to be taken back part by part. */
function isRunning(commits: readonly Commit[]): boolean {
  const group = commits.at(-1)?.header.group
  return group !== undefined && !group.last
}

function page(entries: Iterable<HistoryEntry>, before: number | undefined, limit: number) {
  const found: HistoryEntry[] = []
  for (const entry of entries) {
    if (before !== undefined && entry.seq >= before) continue
    if (found.length === limit) return { entries: found, hasMore: true }
    found.push(entry)
  }
  return { entries: found, hasMore: false }
}
