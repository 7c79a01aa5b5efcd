import { join } from 'node:path'
import { FolderInUse, writing } from './errors.ts'
import type { FilePort, RandomBytes } from './ports.ts'
import type { ProcessTable } from './processes.ts'
import { makeFolderDurably, readWhole } from './whole-file.ts'

/** The right to write to a folder. */
export interface FolderLock {
  release(): void
}

/** What the file `lock` says about the process that holds it. */
interface Holder {
  readonly host: string
  readonly bootId: string
  readonly pid: number
  readonly startedAt: string
  readonly owner: string
  /** Tells this hold from every other, so that nobody removes a lock but the one they looked at. */
  readonly token: string
}

export interface LockPlace {
  readonly files: FilePort
  readonly folder: string
  readonly processes: ProcessTable
  readonly random: RandomBytes
  /**
   * Names who holds the lock within the process. A worker that is started because the one before it died is given the
   * same name, and takes over a lock whose process still lives.
   */
  readonly owner: string
}

const LOCK_FILE = 'lock'
const UNREADABLE = 'unreadable'
const UNREADABLE_TRIES = 40
const UNREADABLE_PAUSE_MS = 25

/**
 * Takes the folder's lock for this process. A lock left behind by a process that is gone is taken over, but only on
 * the machine it was made on: nobody can tell from here whether a process elsewhere lives. Throws `FolderInUse`, and
 * `FailedWrite` where the folder can't be written to.
 */
export function lockFolder(place: LockPlace): FolderLock {
  const { host, bootId, pid } = place.processes
  const token = Buffer.from(place.random(8)).toString('hex')
  const self: Holder = { host, bootId, pid, startedAt: place.processes.startOf(pid) ?? '', owner: place.owner, token }
  const path = join(place.folder, LOCK_FILE)
  writing(() => {
    makeFolderDurably(place.files, place.folder)
    acquire(place, path, self)
  })
  return { release: () => release(place, path, self) }
}

function acquire(place: LockPlace, path: string, self: Holder): void {
  while (!tryCreate(place, path, self)) {
    const holder = holderOf(place, path)
    if (holder === null) continue
    if (!isGone(place.processes, self, holder)) throw new FolderInUse(holder)
    // Several may find the same dead lock. Only who holds the ticket for it may remove it; the ticket is a lock too,
    // and whoever gets it looks again whether the lock is still the one that was found dead.
    const ticket = `${path}.${holder.token}`
    acquire(place, ticket, self)
    try {
      if (holderOf(place, path)?.token === holder.token) place.files.remove(path)
    } finally {
      release(place, ticket, self)
    }
  }
}

/** False when there is a lock already. */
function tryCreate(place: LockPlace, path: string, self: Holder): boolean {
  let file
  try {
    file = place.files.open(path, 'wx+')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
  try {
    file.write(Buffer.from(JSON.stringify(self)), 0)
  } catch (error) {
    file.close()
    place.files.remove(path)
    throw error
  }
  file.close()
  // Between making and filling the file somebody may have taken it for a dead one.
  return holderOf(place, path)?.token === self.token
}

/** Who holds a lock; null when there is none any more. A file that stays unreadable was left by a crash. */
function holderOf(place: LockPlace, path: string): Holder | null {
  for (let tries = 1; ; tries++) {
    try {
      const holder = parseHolder(readWhole(place.files, path))
      if (holder !== null) return holder
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
      throw error
    }
    if (tries === UNREADABLE_TRIES) return { host: '', bootId: '', pid: 0, startedAt: '', owner: '', token: UNREADABLE }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, UNREADABLE_PAUSE_MS)
  }
}

function parseHolder(bytes: Buffer): Holder | null {
  try {
    const holder = JSON.parse(bytes.toString('utf8')) as Partial<Holder> | null
    const isWhole =
      typeof holder?.token === 'string' && /^[0-9a-f]+$/.test(holder.token) && Number.isInteger(holder.pid)
    return isWhole ? (holder as Holder) : null
  } catch {
    return null
  }
}

function isGone(processes: ProcessTable, self: Holder, holder: Holder): boolean {
  if (holder.token === UNREADABLE) return true
  if (holder.host !== processes.host) return false
  const isOtherBoot = holder.bootId !== '' && processes.bootId !== '' && holder.bootId !== processes.bootId
  if (isOtherBoot) return true
  const startedAt = processes.startOf(holder.pid)
  if (startedAt === null) return true
  if (holder.pid === self.pid && holder.startedAt === self.startedAt) return holder.owner === self.owner
  return startedAt !== '' && holder.startedAt !== '' && startedAt !== holder.startedAt
}

function release(place: LockPlace, path: string, self: Holder): void {
  if (holderOf(place, path)?.token === self.token) place.files.remove(path)
}
