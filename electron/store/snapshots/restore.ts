import { join } from 'node:path'
import { DamagedLog, reasonOf } from '../errors.ts'
import type { Log, Problem } from '../ports.ts'
import { Present, type PresentSettings } from '../present/present.ts'
import { ReplayMismatch } from '../present/replay.ts'
import { isKnownLayout, renewLayout } from '../present/system.ts'
import { spareBytes } from '../sqlite/database.ts'
import { listSnapshots, shelfFolder, type Shelved } from './shelf.ts'
import { atOneGo } from '../parts.ts'
import { DamagedSnapshot, readingSnapshot, type SnapshotPlace } from './snapshot-file.ts'

export interface Shelf extends SnapshotPlace {
  readonly folder: string
}

export interface Base {
  readonly file: string
  readonly seq: number
  readonly at: string
}

export interface Restored {
  readonly present: Present
  /** The snapshot it came from; null when the whole log was replayed. */
  readonly base: Base | null
  /** Chain after the present's commit. */
  readonly hash: Uint8Array
  /** Changes replayed on top of the snapshot. */
  readonly changes: number
  /** Why the replay ended before `toSeq`: a frame that can't be read. */
  readonly stoppedBy: DamagedLog | null
}

/** Changes replayed at a step: some ten milliseconds' worth, so that a replay can run beside other work. */
const STEP_CHANGES = 500

/**
 * The present at commit `toSeq`, from the newest snapshot that can be read, belongs to this log and fits what follows;
 * from older ones or the whole log where it doesn't, saying why in `problems`. Derived tables are not settled. Yields
 * between parts of the replay. Throws `ReplayMismatch` when the log does not even fit itself.
 */
export function* restoring(
  log: Log,
  shelf: Shelf,
  settings: PresentSettings,
  toSeq: number,
  problems: Problem[],
): Generator<number, Restored, void> {
  for (const candidate of listSnapshots(shelf.files, shelf.folder)) {
    if (candidate.seq > toSeq) continue
    const loaded = yield* loading(log, shelf, settings, candidate)
    if ('code' in loaded) {
      problems.push(loaded)
      continue
    }
    try {
      return yield* replaying(log, loaded.present, toSeq, loaded.base, loaded.hash)
    } catch (error) {
      if (!(error instanceof ReplayMismatch)) throw error
      problems.push({ code: 'snapshot/differs', params: { file: candidate.file, seq: error.seq } })
    }
  }
  const bytes = log.segments.reduce((sum, segment) => sum + segment.bytes, 0)
  return yield* replaying(log, Present.empty(settings, bytes), toSeq, null, new Uint8Array(32))
}

/** The same at one go. */
export function restore(...given: Parameters<typeof restoring>): Restored {
  return atOneGo(restoring(...given))
}

export interface Loaded {
  readonly present: Present
  readonly base: Base
  readonly hash: Uint8Array
}

/** A present straight from one snapshot, or why that can't be. */
export function load(...given: Parameters<typeof loading>): Loaded | Problem {
  return atOneGo(loading(...given))
}

function* loading(
  log: Log,
  shelf: Shelf,
  settings: PresentSettings,
  { file, seq }: Shelved,
): Generator<number, Loaded | Problem, void> {
  const damaged = (reason: string): Problem => ({ code: 'snapshot/damaged', params: { file, seq, reason } })
  let present: Present | null = null
  try {
    const { trailer, database } = yield* readingSnapshot(shelf, join(shelfFolder(shelf.folder), file), spareOf)
    if (trailer.seq !== seq) return damaged('name')
    if (!isKnownLayout(trailer.layout)) return { code: 'snapshot/other-layout', params: { file, seq } }
    const hash = Buffer.from(trailer.hash, 'hex')
    // A snapshot beyond the end of the log can't be compared; whoever asks for one knows that the log lost its end.
    const expected = seq > log.head.seq ? hash : chainAt(log, seq)
    if (expected === null || Buffer.compare(expected, hash) !== 0) {
      return { code: 'snapshot/other-history', params: { file, seq } }
    }
    present = Present.fromBytes(database, settings, trailer.counts)
    renewLayout(present.db, trailer.layout)
    if (present.seq !== seq) throw new DamagedSnapshot('content')
    present.at = trailer.at
    return { present, base: { file, seq, at: trailer.at }, hash }
  } catch (error) {
    present?.close()
    return damaged(error instanceof DamagedSnapshot ? error.reason : reasonOf(error))
  }
}

/** Closes the present unless it answers it: when a commit doesn't fit, and when nobody asks for the next step. */
function* replaying(
  log: Log,
  present: Present,
  toSeq: number,
  base: Base | null,
  from: Uint8Array,
): Generator<number, Restored, void> {
  let hash = from
  let changes = 0
  let isAnswered = false
  const commits = tapped(log.commits(present.seq + 1, toSeq), (after) => (hash = after))
  try {
    for (;;) {
      const { isDone, changes: replayed, stoppedBy } = present.replay(commits, STEP_CHANGES)
      changes += replayed
      if (stoppedBy !== null && !(stoppedBy instanceof DamagedLog)) throw stoppedBy
      if (stoppedBy || isDone) {
        isAnswered = true
        return { present, base, hash, changes, stoppedBy }
      }
      yield present.seq
    }
  } finally {
    if (!isAnswered) present.close()
  }
}

function* tapped<T extends { readonly hash: Uint8Array }>(items: Iterable<T>, see: (hash: Uint8Array) => void) {
  for (const item of items) {
    see(item.hash)
    yield item
  }
}

/** The chain's hash after a commit; null where the log can't say. */
function chainAt(log: Log, seq: number): Uint8Array | null {
  if (seq === log.head.seq) return log.head.hash
  // Snapshots end where a segment ends, and the next one's header says what came before it.
  const next = log.segments.find(({ firstSeq }) => firstSeq === seq + 1)
  if (next) return next.hashBefore
  try {
    for (const { hash } of log.commits(seq, seq)) return hash
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error
  }
  return null
}

/** Room for a quarter more: a desk that grows further in one session copies the file once more. */
function spareOf(bytes: number): number {
  return spareBytes(Math.ceil(bytes / 4))
}
