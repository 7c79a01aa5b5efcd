import type { Instant } from '#shared/domain/days.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Log, Problem, StoreSettings } from './ports.ts'
import { Present } from './present/present.ts'
import { MIGRATE_COMMAND } from './present/replay.ts'

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
  readonly snapshot: { readonly seq: number; readonly at: Instant } | null
}

/** Brings the present up from the log, and the schema up to ours. */
export function openPresent(settings: StoreSettings, place: StorePlace, log: Log): OpenedPresent {
  refuseNewerSchema(settings, log)
  const present = Present.empty({ ...settings, desk: place.desk }, logBytes(log))
  const { stoppedBy } = present.replay(log.commits(1))
  if (stoppedBy) throw stoppedBy
  migrate(settings, place, log, present)
  present.settle()
  return {
    present,
    problems: [],
    readOnly: settings.mode === 'read' ? { code: 'store/opened-for-reading', params: {} } : null,
    snapshot: null,
  }
}

/** Each missing step of the schema as a commit of its own; a reader has them in memory only. */
function migrate(settings: StoreSettings, place: StorePlace, log: Log, present: Present): void {
  for (let number = present.schema + 1; number <= settings.migrations.length; number += 1) {
    const { db } = present
    db.begin()
    present.migrate(number)
    if (settings.mode === 'write') {
      const now = settings.clock.now()
      const at = log.head.at !== null && log.head.at > now ? log.head.at : now
      const header = { desk: place.desk, seq: log.head.seq + 1, at, operator: null, schema: number }
      log.append({ ...header, command: MIGRATE_COMMAND }, [])
      present.advance(header.seq, at, [])
    }
    db.commit()
  }
}

function logBytes(log: Log): number {
  return log.segments.reduce((sum, { bytes }) => sum + bytes, 0)
}

function refuseNewerSchema(settings: StoreSettings, log: Log): void {
  const schema = log.head.seq > 0 ? (log.read(log.head.seq)?.header.schema ?? 0) : 0
  const known = settings.migrations.length
  if (schema > known) throw new Refusal('desk/newer-schema', { schema, known })
}
