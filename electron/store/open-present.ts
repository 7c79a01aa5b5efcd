import type { Instant } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { FailedWrite } from './errors.ts'
import type { Log, Problem, SnapshotOrder, StoreSettings } from './ports.ts'
import type { Present, PresentSettings } from './present/present.ts'
import { MIGRATE_COMMAND, ReplayMismatch } from './present/replay.ts'
import { buildSnapshot } from './snapshots/build.ts'
import { load, restore, type Base, type Restored, type Shelf } from './snapshots/restore.ts'
import { listSnapshots } from './snapshots/shelf.ts'

/** What `desk.json` says of the folder. */
export interface StorePlace {
  /** 32 hex digits. */
  readonly folderId: string
  /** Desk number, 21 bits. */
  readonly desk: number
}

export interface OpenedPresent {
  readonly present: Present
  readonly problems: readonly Problem[]
  readonly readOnly: Problem | null
  readonly snapshot: Base | null
  /** Changes in the log behind the snapshot. */
  readonly tailChanges: number
}

/**
 * Brings the present up from the newest snapshot and the log behind it, and the schema up to ours. Damage that a
 * snapshot covers is history's and keeps nobody from recording. Where commits are missing between the last readable
 * one and the end of the log, the present is the one before the gap and can only be read.
 */
export function openPresent(settings: StoreSettings, place: StorePlace, log: Log): OpenedPresent {
  refuseNewerSchema(settings, log)
  const problems: Problem[] = []
  const { restored, readOnly } = reach(settings, place, log, problems)
  const { present, base, changes } = restored
  try {
    const isReading = settings.mode === 'read' || readOnly !== null || log.poisoned !== null
    if (isReading) present.migrateInMemory(settings.migrations.length)
    else migrate(settings, place, log, present)
    present.settle()
  } catch (error) {
    present.close()
    throw error
  }
  const openedForReading = settings.mode === 'read' ? { code: 'store/opened-for-reading', params: {} } : null
  return { present, problems, readOnly: readOnly ?? openedForReading, snapshot: base, tailChanges: changes }
}

export function shelfOf({ files, folder, keys }: StoreSettings, { folderId }: StorePlace): Shelf {
  return { files, folder, keys, folderId }
}

export function presentSettings(settings: StoreSettings, { desk }: StorePlace): PresentSettings {
  return { migrations: settings.migrations, derivations: settings.derivations, desk }
}

/** From what a second worker can build a snapshot at the present commit, which must be the last of a segment. */
export function orderOf({ folder, keys }: StoreSettings, log: Log, present: Present): SnapshotOrder {
  const { seq, hash } = log.head
  return { folder, keys, toSeq: seq, toHash: hash, counts: Object.fromEntries(present.counts) }
}

/** The present as far as it can be had, and why it is not the end of the log. */
function reach(
  settings: StoreSettings,
  place: StorePlace,
  log: Log,
  problems: Problem[],
): { readonly restored: Restored; readonly readOnly: Problem | null } {
  const shelf = shelfOf(settings, place)
  const own = presentSettings(settings, place)
  const beyond = beyondTheLog(log, shelf, own, problems)
  if (beyond) return beyond
  try {
    const restored = restore(log, shelf, own, log.head.seq, problems)
    if (!restored.stoppedBy) return { restored, readOnly: null }
    problems.push(restored.stoppedBy.problem)
    const { seq } = restored.present
    return { restored, readOnly: { code: 'store/stopped-at-damage', params: { seq, lost: log.head.seq - seq } } }
  } catch (error) {
    if (!(error instanceof ReplayMismatch)) throw error
    const restored = restore(log, shelf, own, error.seq - 1, [])
    const params = { seq: error.seq - 1, lost: log.head.seq - error.seq + 1 }
    return { restored, readOnly: { code: 'store/log-contradicts-itself', params } }
  }
}

/** A snapshot that knows more than the log: the log has lost its end. What was recorded is shown, nothing is added. */
function beyondTheLog(log: Log, shelf: Shelf, settings: PresentSettings, problems: Problem[]) {
  for (const candidate of listSnapshots(shelf.files, shelf.folder)) {
    if (candidate.seq <= log.head.seq) break
    const loaded = load(log, shelf, settings, candidate)
    if ('code' in loaded) {
      problems.push(loaded)
      continue
    }
    const restored: Restored = { ...loaded, changes: 0, stoppedBy: null }
    const params = { seq: log.head.seq, snapshotSeq: candidate.seq, lost: candidate.seq - log.head.seq }
    return { restored, readOnly: { code: 'store/log-lost-its-end', params } }
  }
  return null
}

/** Each missing step of the schema as a commit of its own. */
function migrate(settings: StoreSettings, place: StorePlace, log: Log, present: Present): void {
  if (present.schema > 0 && present.schema < settings.migrations.length) keepSnapshot(settings, log, present)
  for (let number = present.schema + 1; number <= settings.migrations.length; number += 1) {
    const header = { desk: place.desk, seq: log.head.seq + 1, at: instantFor(settings, log), operator: null }
    present.db.begin()
    present.migrate(number)
    log.append({ ...header, command: MIGRATE_COMMAND, schema: number }, [])
    present.advance(header.seq, header.at, [])
    present.db.commit()
  }
}

/** The present as it is before the schema changes; without it the schema stays as it is. */
function keepSnapshot(settings: StoreSettings, log: Log, present: Present): void {
  try {
    log.roll()
    buildSnapshot(orderOf(settings, log, present), settings, present.schema + 1)
  } catch (error) {
    throw error instanceof Refusal ? error : new FailedWrite(error)
  }
}

/** A step of the schema has no clerk to ask whether the clock is right; it takes the log's last instant then. */
function instantFor({ clock }: StoreSettings, { head }: Log): Instant {
  const now = clock.now()
  return head.at !== null && head.at > now ? head.at : now
}

function refuseNewerSchema({ migrations }: StoreSettings, log: Log): void {
  const schema = log.head.seq > 0 ? (log.read(log.head.seq)?.header.schema ?? 0) : 0
  if (schema > migrations.length) throw new Refusal('desk/newer-schema', { schema, known: migrations.length })
}
