import type { FilePort, OpenFile } from '#store/ports.ts'
import { FileNode } from './file-node.ts'
import { PagedBytes } from './paged-bytes.ts'

/**
 * How a step fails. `error`: it does nothing and throws. `short`: a write does half of its work and throws. `crash`:
 * the machine stops in the middle of it, and so does everything after.
 */
export type Failure = 'error' | 'short' | 'crash'

/**
 * What a crash leaves of the writes and names that were not synced. `lost`: nothing; `kept`: everything (only the
 * process died); `mixed`: of writes some sectors, of names some, whatever their order was.
 */
export type Survival = 'lost' | 'kept' | 'mixed'

/** Thrown by every step from a crash on. */
export class Crashed extends Error {}

/**
 * A disk in memory that knows what has been synced and what has not, and fails at a step of choice. Steps are opening,
 * reading, writing, truncating, syncing, listing, making, renaming and removing, counted from 1.
 */
export class FaultDisk {
  readonly files: FilePort
  /** Steps taken so far. */
  steps = 0
  /** Those of them that changed something on the disk. */
  changes = 0
  /** Called before each step; for tests that look at the disk in between. */
  onStep: (() => void) | null = null
  #failure: { readonly from: number; readonly to: number; readonly as: Failure } | null = null
  #hasCrashed = false
  readonly #root: Folder = new Map()
  readonly #names: NameChange[] = []

  constructor() {
    this.files = {
      open: (path, flags) => this.#open(path, flags),
      exists: (path) => this.#find(path) !== undefined,
      list: (path) => this.#step(() => [...this.#folder(path).keys()], 'read'),
      makeFolder: (path) => this.#makeFolder(path),
      rename: (from, to) => this.#step(() => this.#rename(from, to)),
      remove: (path) => this.#step(() => this.#remove(path)),
      syncFolder: (path) => this.#step(() => this.#syncFolder(path), 'sync'),
    }
  }

  get hasCrashed(): boolean {
    return this.#hasCrashed
  }

  /** Makes `count` steps from the step numbered `from` on fail; a crash lasts for ever. */
  failAt(from: number, as: Failure, count = 1): void {
    this.#failure = { from, to: from + count, as }
  }

  /** Only the program is started again: the machine went on, and with it what was not synced. */
  restart(): void {
    this.#failure = null
    this.#hasCrashed = false
  }

  /** The disk as the next start of the machine finds it; this one stays as it is. `seed` drives `mixed`. */
  afterCrash(survival: Survival, seed = 1): FaultDisk {
    const survives = dice(survival, seed)
    const disk = new FaultDisk()
    const copies = new Map<Entry, Entry>([[this.#root, disk.#root]])
    for (const change of this.#names) {
      if (!(change.isSynced || survives())) continue
      for (const [folder, name, node] of change.edits) {
        const copy = copies.get(folder)
        if (copy instanceof Map) disk.#change(true, [copy, name, node && copyOf(node, copies, survives)])
      }
    }
    return disk
  }

  /** A copy of the disk as the running program sees it. */
  copy(): FaultDisk {
    return this.afterCrash('kept')
  }

  /** The bytes of a file as the running program sees them. */
  bytes(path: string): Buffer {
    return this.#file(path).bytes
  }

  /** Tells apart disks on which a start would find anything else. */
  fingerprint(): string {
    return entriesIn(this.#root, '')
      .map(([path, entry]) => `${path} ${entry instanceof FileNode ? entry.digest() : ''}`)
      .join('\n')
  }

  /** Puts a file on the disk whole and synced, as a hand from outside would. */
  put(path: string, bytes: Uint8Array): void {
    const { parent, name } = this.#parent(path)
    this.#change(true, [parent, name, FileNode.of(PagedBytes.from(bytes))])
  }

  /** Takes a file away for good, as a hand from outside would. */
  drop(path: string): void {
    const { parent, name } = this.#parent(path)
    this.#change(true, [parent, name, null])
  }

  /** Paths of all files. */
  paths(): string[] {
    return entriesIn(this.#root, '').flatMap(([path, entry]) => (entry instanceof Map ? [] : path))
  }

  #step<T>(work: () => T, kind: 'write' | 'read' | 'sync' = 'write', half?: () => void, failed?: () => void): T {
    if (this.#hasCrashed) throw new Crashed('the machine has stopped')
    this.onStep?.()
    this.steps++
    if (kind === 'write') this.changes++
    const failure = this.#failure
    if (failure === null || this.steps < failure.from || this.steps >= failure.to) return work()
    if (failure.as === 'crash') {
      this.#hasCrashed = true
      // What is under way when the machine stops may reach the disk or not; a sync that is under way proves nothing.
      if (kind === 'write') work()
      throw new Crashed('the machine stops')
    }
    if (failure.as === 'short') half?.()
    failed?.()
    throw systemError(failure.as === 'short' ? 'ENOSPC' : 'EIO')
  }

  #open(path: string, flags: 'r' | 'r+' | 'w+' | 'wx+'): OpenFile {
    return this.#step(
      () => {
        const found = this.#find(path)
        if (found instanceof Map) throw systemError('EISDIR')
        if (found !== undefined && flags === 'wx+') throw systemError('EEXIST')
        if (found !== undefined) {
          if (flags === 'w+') found.truncate(0)
          return this.#handle(found)
        }
        if (flags === 'r' || flags === 'r+') throw systemError('ENOENT')
        const { parent, name } = this.#parent(path)
        const made = new FileNode()
        this.#change(false, [parent, name, made])
        return this.#handle(made)
      },
      flags === 'r' || flags === 'r+' ? 'read' : 'write',
    )
  }

  #handle(file: FileNode): OpenFile {
    const sync = () =>
      this.#step(
        () => file.sync(),
        'sync',
        undefined,
        () => file.failSync(),
      )
    return {
      read: (into, position) => this.#step(() => file.read(into, position), 'read'),
      write: (bytes, position) =>
        this.#step(
          () => file.write(bytes, position),
          'write',
          () => file.write(bytes.subarray(0, bytes.length >> 1), position),
        ),
      size: () => file.size,
      truncate: (length) => this.#step(() => file.truncate(length)),
      syncData: sync,
      sync,
      close: () => undefined,
    }
  }

  #makeFolder(path: string): void {
    let folder = this.#root
    for (const name of namesOf(path)) {
      const found = folder.get(name)
      if (found instanceof FileNode) throw systemError('EEXIST')
      const made: Folder = found ?? new Map()
      const parent = folder
      if (found === undefined) this.#step(() => this.#change(false, [parent, name, made]))
      folder = made
    }
  }

  #rename(from: string, to: string): void {
    const node = this.#find(from)
    if (node === undefined) throw systemError('ENOENT')
    const source = this.#parent(from)
    const target = this.#parent(to)
    this.#change(false, [source.parent, source.name, null], [target.parent, target.name, node])
  }

  #remove(path: string): void {
    if (!(this.#find(path) instanceof FileNode)) throw systemError('ENOENT')
    const { parent, name } = this.#parent(path)
    this.#change(false, [parent, name, null])
  }

  #syncFolder(path: string): void {
    const folder = this.#folder(path)
    for (const change of this.#names) change.isSynced ||= change.edits.some(([edited]) => edited === folder)
  }

  #change(isSynced: boolean, ...edits: NameEdit[]): void {
    this.#names.push({ edits, isSynced })
    for (const [folder, name, node] of edits) {
      if (node === null) folder.delete(name)
      else folder.set(name, node)
    }
  }

  #find(path: string): Entry | undefined {
    let entry: Entry | undefined = this.#root
    for (const name of namesOf(path)) entry = entry instanceof Map ? entry.get(name) : undefined
    return entry
  }

  #folder(path: string): Folder {
    const found = this.#find(path)
    if (!(found instanceof Map)) throw systemError('ENOENT')
    return found
  }

  #file(path: string): FileNode {
    const found = this.#find(path)
    if (!(found instanceof FileNode)) throw systemError('ENOENT')
    return found
  }

  #parent(path: string): { parent: Folder; name: string } {
    const names = namesOf(path)
    return { parent: this.#folder(names.slice(0, -1).join('/')), name: names.at(-1) ?? '' }
  }
}

type Folder = Map<string, Entry>
type Entry = FileNode | Map<string, Entry>
type NameEdit = readonly [folder: Folder, name: string, node: Entry | null]

/** Names change together or not at all; a rename edits two. */
interface NameChange {
  readonly edits: readonly NameEdit[]
  isSynced: boolean
}

function namesOf(path: string): string[] {
  return path.split(/[\\/]/).filter((name) => name !== '')
}

function entriesIn(folder: Folder, prefix: string): [path: string, entry: Entry][] {
  return [...folder].flatMap(([name, entry]) => {
    const path = `${prefix}/${name}`
    return [[path, entry], ...(entry instanceof Map ? entriesIn(entry, path) : [])]
  })
}

function copyOf(entry: Entry, copies: Map<Entry, Entry>, survives: () => boolean): Entry {
  const copy = copies.get(entry) ?? (entry instanceof Map ? new Map<string, Entry>() : entry.afterCrash(survives))
  copies.set(entry, copy)
  return copy
}

function dice(survival: Survival, seed: number): () => boolean {
  if (survival !== 'mixed') return () => survival === 'kept'
  let state = seed >>> 0
  // mulberry32: a small generator, so that a failure can be repeated from its seed.
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) & 1) === 1
  }
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: made to fail`), { code })
}
