import type { Instant } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Change, Reader, Transaction } from '#core/ports.ts'
import { DamagedLog } from './errors.ts'
import { AttachmentFolder } from './attachment-files.ts'
import { readDesk } from './folder.ts'
import { LogHistory } from './history.ts'
import { openLog } from './log/log.ts'
import { openPresent, orderOf, presentSettings, shelfOf, type StorePlace } from './open-present.ts'
import type {
  Batch,
  CommandHead,
  Committed,
  Head,
  History,
  JobProgress,
  Log,
  Problem,
  SnapshotOrder,
  Store,
  StoreSettings,
  UnfinishedGroup,
} from './ports.ts'
import { CaptureWatch } from './present/capture.ts'
import type { Present } from './present/present.ts'
import { recordCommit, unfinishedGroup } from './present/system.ts'
import { changeOf, CollectingTransaction, type IdSource } from './present/transaction.ts'
import { verifyStore } from './verify.ts'

/** A replay of so much at the next opening would be felt. */
const TAIL_CHANGES = 20_000
const TAIL_BYTES = 16 * 1024 * 1024
/** Nobody waits for a desk that closes, so then a shorter tail will do. */
const CLOSING_TAIL_CHANGES = 2_000

/** Clocks are set right by a second or two all the time; a commit then gets the instant of the one before. */
const CLOCK_TOLERANCE_MS = 5_000

/**
 * Opens a founded folder (or one being founded): replays what a snapshot does not cover and brings the schema up to
 * ours. Damage that leaves something readable is named in `problems` and, where recording on would be wrong, in
 * `readOnly`. Throws `DamagedFolder`, `FailedWrite` or `Refusal('desk/newer-schema')`; nothing is recorded then.
 */
export function openStore(settings: StoreSettings): Store {
  const { folderId, desk } = readDesk(settings.files, settings.folder)
  const log = openLog({ ...settings, folderId })
  try {
    return new DeskStore(settings, { folderId, desk }, log)
  } catch (error) {
    log.close()
    throw error
  }
}

/**
 * Order of a change: the body runs on sql.js, the commit is appended and synced, sql.js commits. Whatever throws before
 * the append has returned, nothing happened. When COMMIT fails after it, disk and memory differ: nothing more is
 * recorded, and the next opening finds the commit in the log.
 */
class DeskStore implements Store {
  readonly reader: Reader
  readonly history: History
  readonly attachments: AttachmentFolder
  readonly #settings: StoreSettings
  readonly #place: StorePlace
  readonly #log: Log
  readonly #present: Present
  readonly #problems: readonly Problem[]
  #readOnly: Problem | null
  #snapshot: { readonly seq: number; readonly at: Instant } | null
  /** Changes behind the newest snapshot, and how many of them the one being built will cover. */
  #tailChanges: number
  #orderedChanges = 0
  #isClockConfirmed = false
  #isBusy = false
  readonly #ids: IdSource

  constructor(settings: StoreSettings, place: StorePlace, log: Log) {
    const opened = openPresent(settings, place, log)
    this.#settings = settings
    this.#place = place
    this.#log = log
    this.#present = opened.present
    this.#problems = opened.problems
    this.#readOnly = opened.readOnly
    this.#snapshot = opened.snapshot && { seq: opened.snapshot.seq, at: opened.snapshot.at }
    this.#tailChanges = opened.tailChanges
    this.reader = this.#present.db.reader
    this.history = new LogHistory(log, this.#present)
    this.attachments = new AttachmentFolder({ ...settings, folderId: place.folderId })
    this.#ids = { next: () => this.#present.nextId() }
  }

  get head(): Head {
    return this.#log.head
  }

  get problems(): readonly Problem[] {
    return [...this.#log.problems, ...this.#problems]
  }

  get readOnly(): Problem | null {
    return this.#readOnly ?? this.#log.poisoned
  }

  get snapshot(): { readonly seq: number; readonly at: Instant } | null {
    return this.#snapshot
  }

  get unfinishedGroup(): UnfinishedGroup | null {
    const group = unfinishedGroup(this.#present.db)
    const first = group && this.#log.read(group.seqs[0] ?? 0)
    return group && { ...group, command: first?.header.command ?? '' }
  }

  get wantsSnapshot(): boolean {
    if (this.readOnly) return false
    const after = this.#snapshot?.seq ?? 0
    const bytes = this.#log.segments.reduce((sum, segment) => sum + (segment.firstSeq > after ? segment.bytes : 0), 0)
    return this.#tailChanges >= TAIL_CHANGES || bytes >= TAIL_BYTES
  }

  get wantsSnapshotOnClosing(): boolean {
    return this.wantsSnapshot || (!this.readOnly && this.#tailChanges >= CLOSING_TAIL_CHANGES)
  }

  transact<T>(head: CommandHead, body: (tx: Transaction) => T): Committed<T> {
    if (this.#isBusy) throw new Error('A transaction inside a transaction')
    this.#refuseReadOnly()
    const at = this.#instant()
    const { db, catalog, counter } = this.#present
    const tx = new CollectingTransaction(db, catalog, this.#ids, this.#log.head.seq + 1, at)
    const watch = this.#settings.assertCapture ? new CaptureWatch(db) : null
    this.#isBusy = true
    let done: { readonly value: T; readonly changes: readonly Change[] | null }
    try {
      db.begin()
      done = this.#runAndAppend(head, tx, watch, body)
      if (done.changes === null) this.#rollBack(counter)
    } catch (error) {
      this.#rollBack(counter)
      throw error
    } finally {
      tx.close()
      watch?.stop()
      this.#isBusy = false
    }
    if (done.changes === null) return { value: done.value, seq: null, tables: [] }
    this.#commit(tx, done.changes)
    return { value: done.value, seq: tx.seq, tables: [...new Set(done.changes.map((change) => change.table))] }
  }

  get behind(): number {
    return this.#present.behind
  }

  catchUp(): Generator<void, void, void> {
    return this.#present.catchUp()
  }

  batch(): Batch {
    return this.#present.batch()
  }

  beginSnapshot(): SnapshotOrder {
    this.#refuseReadOnly()
    this.#log.roll()
    this.#orderedChanges = this.#tailChanges
    return orderOf(this.#settings, this.#log, this.#present)
  }

  adoptSnapshot(made: { readonly seq: number; readonly at: Instant }): void {
    this.#snapshot = made
    this.#tailChanges -= this.#orderedChanges
    this.#orderedChanges = 0
  }

  verify(): Generator<JobProgress, readonly Problem[], void> {
    const shelf = shelfOf(this.#settings, this.#place)
    return verifyStore(this.#log, this.#present, shelf, presentSettings(this.#settings, this.#place))
  }

  headAt(seq: number): Pick<Head, 'seq' | 'hash'> | null {
    if (seq > this.#log.head.seq) return null
    try {
      for (const { hash } of this.#log.commits(seq, seq)) return { seq, hash }
    } catch (error) {
      if (!(error instanceof DamagedLog)) throw error
    }
    return null
  }

  confirmClock(): void {
    this.#isClockConfirmed = true
  }

  close(): void {
    this.attachments.close()
    this.#log.close()
    this.#present.close()
  }

  #refuseReadOnly(): void {
    const { readOnly } = this
    if (readOnly) throw new Refusal('desk/read-only', { reason: readOnly.code })
  }

  /** Answers null for the changes when there is nothing to record. */
  #runAndAppend<T>(
    head: CommandHead,
    tx: CollectingTransaction,
    watch: CaptureWatch | null,
    body: (tx: Transaction) => T,
  ) {
    const value = body(tx)
    if (value instanceof Promise) throw new Error('An async body outlives its transaction')
    const rows = tx.finish()
    const present = this.#present
    const isEmpty = rows.length === 0 && tx.undoes === undefined && !this.#endsGroup(head)
    if (isEmpty) return { value, changes: null }
    const subjects = present.derived.subjects()
    for (const row of rows) subjects.addRow(row)
    // What a job enters is found by nobody before its last part: until then its search keys may wait.
    if (head.group?.last) present.addBehind(subjects)
    else if (head.group) present.postpone(subjects, new Set(rows.flatMap(({ id, before }) => (before ? [] : [id]))))
    present.refresh(subjects)
    const changes = rows.map(changeOf)
    const header = {
      desk: this.#place.desk,
      seq: tx.seq,
      at: tx.at,
      operator: head.operator,
      command: head.command,
      schema: present.schema,
      ...(head.group ? { group: head.group } : {}),
      ...(tx.undoes === undefined ? {} : { undoes: tx.undoes }),
    }
    recordCommit(present.db, header, changes)
    watch?.assert(tx)
    this.#log.append(header, changes)
    return { value, changes }
  }

  #commit(tx: CollectingTransaction, changes: readonly Change[]): void {
    try {
      this.#present.db.commit()
    } catch (error) {
      this.#readOnly = { code: 'store/commit-failed', params: { seq: tx.seq } }
      throw new Refusal('desk/read-only', { reason: this.#readOnly.code, cause: String(error) })
    }
    this.#present.advance(tx.seq, tx.at, changes)
    this.#tailChanges += changes.length
  }

  #rollBack(counter: number): void {
    try {
      this.#present.db.rollback()
      this.#present.counter = counter
    } catch {
      // The body's own error matters more to the caller; what is in memory can't be trusted any more.
      this.#readOnly ??= { code: 'store/rollback-failed', params: {} }
    }
  }

  /** A group that has parts in the log must be seen to end, even by a part that changes nothing. */
  #endsGroup({ group }: CommandHead): boolean {
    return group !== undefined && group.last && this.history.parts(group.id).length > 0
  }

  #instant(): Instant {
    const now = this.#settings.clock.now()
    const lastAt = this.#log.head.at
    if (lastAt === null || now >= lastAt) return now
    const behind = Date.parse(lastAt) - Date.parse(now)
    if (behind > CLOCK_TOLERANCE_MS && !this.#isClockConfirmed) {
      throw new Refusal('desk/clock-behind', { at: now, lastAt })
    }
    return lastAt
  }
}
