/** What the store needs from the machine, and the seams inside the store itself. */
import type { Instant } from '#shared/domain/days.ts'
import type {
  Change,
  Commit,
  CommitHeader,
  Derivation,
  History,
  JobProgress,
  Migration,
  Reader,
  Transaction,
} from '#core/ports.ts'
import type { LogSizes } from './log/segment-file.ts'

/** Every file of a data folder is opened through this, so that tests can make it fail at any step. Synchronous; errors are Node's. */
export interface FilePort {
  open(path: string, flags: 'r' | 'r+' | 'w+' | 'wx+'): OpenFile
  exists(path: string): boolean
  list(folder: string): string[]
  makeFolder(folder: string): void
  rename(from: string, to: string): void
  remove(path: string): void
  /** Makes names in a folder (created, renamed, removed) durable. */
  syncFolder(folder: string): void
}

export interface OpenFile {
  /** Bytes read into `into`; fewer than its length only at the end of the file. */
  read(into: Uint8Array, position: number): number
  /** Writes all of `bytes` or throws. */
  write(bytes: Uint8Array, position: number): void
  size(): number
  truncate(length: number): void
  /** Data and what is needed to read it back (fdatasync). */
  syncData(): void
  sync(): void
  close(): void
}

export interface Clock {
  now(): Instant
}
export type RandomBytes = (count: number) => Uint8Array

/** Something found while opening or verifying; `code` has a sentence under `problems` in the locales. */
export interface Problem {
  readonly code: string
  readonly params: { readonly [name: string]: unknown }
}

/** Keys of an unlocked folder. A trial folder has none and its frames are plain. */
export interface FolderKeys {
  /** AES-256-GCM key of segments, snapshots and attachments. */
  readonly data: Uint8Array
  /** Key of the chain's MAC; never rotated. */
  readonly mac: Uint8Array
}

/** State of the chain after a commit. */
export interface Head {
  /** 0 before the first commit. */
  readonly seq: number
  /** SHA-256 chain over headers, 32 bytes; zeroes before the first commit. */
  readonly hash: Uint8Array
  readonly at: Instant | null
}

export interface SegmentInfo {
  readonly number: number
  readonly firstSeq: number
  /** Null while it holds no frame. */
  readonly lastSeq: number | null
  readonly isClosed: boolean
  /** Hash of the chain before its first frame. */
  readonly hashBefore: Uint8Array
  /** Bytes of frames, without the preallocated rest. */
  readonly bytes: number
}

/** The log on disk. Only the owner of the folder's lock may append. */
export interface Log {
  readonly head: Head
  readonly segments: readonly SegmentInfo[]
  /** What opening found: torn last frame set aside, witness ahead, damaged frames … */
  readonly problems: readonly Problem[]
  /** Set when a failed write could not be taken back: nothing can be appended until the folder is opened again. */
  readonly poisoned: Problem | null
  /**
   * Encodes (salts, root, chain), seals, appends and syncs one commit, then writes the witness. On return it is on
   * the disk; on a throw nothing happened (the file is cut back to the last whole frame), or `poisoned` is set.
   */
  append(header: Omit<CommitHeader, 'root' | 'format'>, changes: readonly Change[]): CommitHeader
  /** One commit by number, through the per-segment index. */
  read(seq: number): Commit | undefined
  /** Commits from `fromSeq` in order. Throws `DamagedLog` at a frame that can't be read. */
  commits(fromSeq: number, toSeq?: number): IterableIterator<{ commit: Commit; hash: Uint8Array }>
  /** Closes the open segment and begins the next. */
  roll(): void
  /** Reads every frame, proving CRC, seal, leaves, roots and chain; yields progress in commits. */
  verify(): Generator<JobProgress, readonly Problem[], void>
  close(): void
}

/** Who and what a transaction is for; the rest of the header is the store's. */
export interface CommandHead {
  readonly command: string
  readonly operator: number | null
  /** Read when the body has returned, which may only then know whether it was the last part. */
  readonly group?: { readonly id: number; readonly part: number; readonly last: boolean }
}

export interface Committed<T> {
  readonly value: T
  /** The commit made, or null when the body changed nothing (then nothing is written). */
  readonly seq: number | null
  /** Names of the logged tables it touched. */
  readonly tables: readonly string[]
}

export interface StoreSettings {
  readonly folder: string
  readonly files: FilePort
  readonly clock: Clock
  readonly random: RandomBytes
  readonly migrations: readonly Migration[]
  readonly derivations: readonly Derivation[]
  /** Null for a trial folder. */
  readonly keys: FolderKeys | null
  /** `read`: no lock is needed, nothing on the disk is touched, not even to mend it. */
  readonly mode: 'write' | 'read'
  /** Tests: segments that are full after a few commits. */
  readonly sizes?: LogSizes
  /** Tests: assert by `updateHook` that every touched row of a logged table is in the commit. */
  readonly assertCapture?: boolean
}

/** A group of commits whose last part never came (killed or cancelled job). */
export interface UnfinishedGroup {
  readonly groupId: number
  readonly command: string
  readonly seqs: readonly number[]
}

/** What became of a content that a commit names. */
export type AttachmentFault = 'missing' | 'damaged'

/**
 * Contents of attachments, beside the log: each once, sealed as the log is, under a name that says nothing without the
 * keys (64 hex digits). A content is on the disk before the commit that names it. Generators work in steps of at most 1 MiB,
 * yield bytes done, and throw `Refusal('desk/restarted')` once the store is closed.
 */
export interface AttachmentFiles {
  /** Puts a content there unless it lies there whole, and answers with its name. Throws `FailedWrite`; a rest is swept away. */
  putting(bytes: Uint8Array): Generator<number, string, void>
  /** Throws `DamagedAttachment`. */
  reading(name: string): Generator<number, Uint8Array<ArrayBuffer>, void>
  has(name: string): boolean
  /** Reads each of them anew; answers with those that are not as they were. */
  verifying(names: Iterable<string>): Generator<number, ReadonlyMap<string, AttachmentFault>, void>
  /** Removes what no commit names, and what a write that was cut off has left; answers how many files. */
  sweep(isNamed: (name: string) => boolean): number
}

/** The application's data: the log on disk and the present in sql.js. */
export interface Store {
  readonly reader: Reader
  readonly history: History
  readonly attachments: AttachmentFiles
  readonly head: Head
  readonly problems: readonly Problem[]
  /** Not null: readable, nothing can be recorded. */
  readonly readOnly: Problem | null
  readonly unfinishedGroup: UnfinishedGroup | null
  /** The newest snapshot proved against the log. */
  readonly snapshot: { readonly seq: number; readonly at: Instant } | null
  /** Runs `body` in one transaction and answers when its commit is on the disk. Whatever throws, nothing happened. */
  transact<T>(head: CommandHead, body: (tx: Transaction) => T): Committed<T>
  /**
   * How many subjects have no derived rows yet: those that parts of a job entered. The last part makes what is left, so
   * a job that entered many lets `catchUp` make them before, or `Entries` on another thread.
   */
  readonly behind: number
  /** Makes those derived rows, in steps of some milliseconds; between two steps others may write. */
  catchUp(): Generator<void, void, void>
  /** An empty batch of them. */
  batch(): Batch
  /** True when the tail behind the newest snapshot is long enough (20,000 changes or 16 MiB) for another. */
  readonly wantsSnapshot: boolean
  /** As `wantsSnapshot`, from 2,000 changes on. */
  readonly wantsSnapshotOnClosing: boolean
  /** Closes the open segment and says from what a second worker can build the next snapshot (see `snapshots/build.ts`). */
  beginSnapshot(): SnapshotOrder
  /** Called when the second worker has published it. */
  adoptSnapshot(made: { readonly seq: number; readonly at: Instant }): void
  verify(): Generator<JobProgress, readonly Problem[], void>
  /** The head of the chain as it stood after a commit; null where that commit is not there or can't be read. */
  headAt(seq: number): Pick<Head, 'seq' | 'hash'> | null
  /** An administrator confirmed that the clock is right although it runs behind the log. */
  confirmClock(): void
  close(): void
}

/** Subjects whose derived rows are made elsewhere. Each step takes some milliseconds; between two others may write. */
export interface Batch {
  readonly size: number
  /** Takes in some of those that are behind, up to a hundred; null when none is left. */
  read(): Unmade | null
  /** Inserts what was made of all that were read. Once begun it has to come to its end. */
  insert(insertions: Iterable<Insertion>): Generator<void, void, void>
  /** Leaves them behind as they were. */
  giveUp(): void
}

/** What the derived rows of some subjects are to be made of. Plain data, as all that goes to the second worker and back. */
export interface Unmade {
  readonly derivation: string
  readonly ids: readonly number[]
  readonly sources: readonly string[]
}

/** A statement and JSON in UTF-8: the values of a run for each of many rows, or of keys its one parameter. */
export interface Insertion {
  readonly kind: 'rows' | 'keys'
  readonly sql: string
  readonly json: Uint8Array<ArrayBuffer>
}

/** Plain data, so that it can be posted to the second worker. */
export interface SnapshotOrder {
  readonly folder: string
  readonly keys: FolderKeys | null
  /** Build up to this commit, the last of the closed segments. */
  readonly toSeq: number
  readonly toHash: Uint8Array
  /** Rows a logged table must have at `toSeq`. */
  readonly counts: { readonly [table: string]: number }
}

export type { Change, Commit, CommitHeader, History, JobProgress }
