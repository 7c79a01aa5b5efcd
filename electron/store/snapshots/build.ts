import { join } from 'node:path'
import type { Derivation, Migration } from '#core/ports.ts'
import { readDesk } from '../folder.ts'
import { openLog } from '../log/log.ts'
import type { FilePort, Log, Problem, RandomBytes, SnapshotOrder } from '../ports.ts'
import { Present, type PresentSettings } from '../present/present.ts'
import { SYSTEM_LAYOUT } from '../present/system.ts'
import { restore, type Shelf } from './restore.ts'
import { discardOthers, listSnapshots, prepareShelf, publish, shelfFolder, snapshotName } from './shelf.ts'
import { readSnapshot, writeSnapshot, type SnapshotTrailer } from './snapshot-file.ts'

export interface SnapshotTools {
  readonly files: FilePort
  readonly random: RandomBytes
  readonly migrations: readonly Migration[]
  readonly derivations: readonly Derivation[]
}

/** The snapshot that was made does not say what the log and the live tables say; it was not published. */
export class SnapshotNotProved extends Error {
  constructor(why: string) {
    super(`snapshot not proved: ${why}`)
    this.name = 'SnapshotNotProved'
  }
}

/**
 * Builds the snapshot that a store has ordered, from the one before and the closed segments behind it, in a thread that
 * need not be the store's. It is written under a passing name and synced, read back from the disk, opened and checked,
 * and only then published; of the earlier ones the newest good one stays. `keepBefore` marks it as the one before
 * that step of the schema: it stays for good. Throws `SnapshotNotProved`, `DamagedLog` or the disk's own errors.
 */
export function buildSnapshot(
  order: SnapshotOrder,
  tools: SnapshotTools,
  keepBefore?: number,
): { readonly seq: number; readonly at: string } {
  const { files, random, migrations, derivations } = tools
  const { folderId, desk } = readDesk(files, order.folder)
  const shelf: Shelf = { files, folder: order.folder, folderId, keys: order.keys }
  const settings: PresentSettings = { migrations, derivations, desk }
  const log = openLog({ ...shelf, random, mode: 'read' })
  try {
    const { database, trailer, base } = presentAt(order, shelf, settings, log)
    prepareShelf(files, order.folder)
    const name = snapshotName(order.toSeq, keepBefore)
    const path = join(shelfFolder(order.folder), `${name}.new`)
    writeSnapshot({ ...shelf, random }, path, database, trailer)
    prove(shelf, settings, path, trailer)
    publish(files, order.folder, `${name}.new`, name)
    if (keepBefore === undefined) discardOthers(files, order.folder, [name, base ?? newestBut(shelf, name)])
    return { seq: trailer.seq, at: trailer.at }
  } finally {
    log.close()
  }
}

/** The database at the order's commit, compared with what the store said of it. */
function presentAt(order: SnapshotOrder, shelf: Shelf, settings: PresentSettings, log: Log) {
  const problems: Problem[] = []
  const { present, hash, base, stoppedBy } = restore(log, shelf, settings, order.toSeq, problems)
  try {
    if (stoppedBy) throw stoppedBy
    if (present.seq !== order.toSeq) throw new SnapshotNotProved('the log ends before it')
    if (Buffer.compare(hash, order.toHash) !== 0) throw new SnapshotNotProved('the chain is another')
    present.recount()
    if (!isSame(present.counts, order.counts)) throw new SnapshotNotProved('the rows are others in number')
    // Derivations are made for the newest schema; on an older one they wait for the steps that are missing.
    if (present.schema === settings.migrations.length) present.settle()
    else present.derived.dropAll()
    const trailer: SnapshotTrailer = {
      seq: order.toSeq,
      hash: Buffer.from(hash).toString('hex'),
      at: present.at ?? '',
      schema: present.schema,
      layout: SYSTEM_LAYOUT,
      counts: Object.fromEntries(present.counts),
    }
    return { database: present.toBytes(), trailer, base: base?.file ?? null }
  } finally {
    present.close()
  }
}

/** Reads the file back as an opening would and looks into every page. */
function prove(shelf: Shelf, settings: PresentSettings, path: string, trailer: SnapshotTrailer): void {
  const read = readSnapshot(shelf, path, () => 0)
  if (JSON.stringify(read.trailer) !== JSON.stringify(trailer)) throw new SnapshotNotProved('the trailer is another')
  const present = Present.fromBytes(read.database, settings)
  try {
    const [verdict] = present.db.first('PRAGMA quick_check', []) ?? []
    if (verdict !== 'ok') throw new SnapshotNotProved(String(verdict))
    if (present.db.first('PRAGMA foreign_key_check', [])) throw new SnapshotNotProved('a reference leads nowhere')
    if (present.seq !== trailer.seq || !isSame(present.counts, trailer.counts)) {
      throw new SnapshotNotProved('the file holds other rows')
    }
  } finally {
    present.close()
  }
}

function newestBut({ files, folder }: Shelf, name: string): string {
  return listSnapshots(files, folder).find(({ file, isKept }) => !isKept && file !== name)?.file ?? ''
}

function isSame(counts: ReadonlyMap<string, number>, others: { readonly [table: string]: number }): boolean {
  const names = Object.keys(others)
  return counts.size === names.length && names.every((name) => counts.get(name) === others[name])
}
