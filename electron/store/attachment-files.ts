import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { writing } from './errors.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { bodyAt, PART_BYTES, partKey, PartSeal } from './parts.ts'
import type { AttachmentFault, AttachmentFiles, FilePort, FolderKeys, OpenFile, RandomBytes } from './ports.ts'
import { makeFolderDurably } from './whole-file.ts'

/**
 * Each content lies once in `attachments/`, under the HMAC of its bytes: who has no key can't even ask whether the folder
 * holds a file that he knows. In parts, behind a header:
 *
 *     magic 8 | format 2 | sealed 2 | folder id 16 | name 32 | bytes of the content 8 | parts
 */
export interface AttachmentPlace {
  readonly files: FilePort
  readonly folder: string
  /** 32 hex digits. */
  readonly folderId: string
  readonly keys: FolderKeys | null
  readonly random: RandomBytes
}

const MAGIC = Buffer.from('YCATTCH1', 'latin1')
const FORMAT = 1
const SEALED_AT = 10
const FOLDER_AT = 12
const NAME_AT = 28
const SIZE_AT = 60
const HEADER_BYTES = 68
const NAME = /^[0-9a-f]{64}$/
/** Keeps the HMAC of a content apart from that of a head of the chain, which has the same key. */
const PURPOSE = 'yingcai-desk/attachment/1\n'

/** A content that can't be had as it was put there. */
export class DamagedAttachment extends Error {
  readonly fault: AttachmentFault

  constructor(fault: AttachmentFault) {
    super(`attachment ${fault}`)
    this.name = 'DamagedAttachment'
    this.fault = fault
  }
}

/** The contents of attachments on the disk. Work on a large one is in steps, so that others are answered in between. */
export class AttachmentFolder implements AttachmentFiles {
  readonly #place: AttachmentPlace
  readonly #nameKey: KeyObject
  readonly #dataKey: KeyObject | null
  /** Whether the folder's own name is on the disk: who made it may have failed to see to that. */
  #isFolderCertain = false
  #isClosed = false

  constructor(place: AttachmentPlace) {
    this.#place = place
    // A trial folder has no key; its own id still keeps two folders' names apart.
    this.#nameKey = createSecretKey(place.keys?.mac ?? Buffer.from(place.folderId, 'hex'))
    this.#dataKey = partKey(place.keys)
  }

  has(name: string): boolean {
    return this.#place.files.exists(this.#path(name))
  }

  *putting(bytes: Uint8Array): Generator<number, string, void> {
    const name = yield* this.#naming(bytes)
    const { files } = this.#place
    writing(() => this.#makeFolder())
    if (yield* this.#isWhole(name)) {
      // Whoever put it there may have been told that its name is not certain to last.
      writing(() => files.syncFolder(this.#folder))
      return name
    }
    const fresh = `${this.#path(name)}.new`
    const header = this.#header(name, bytes.length)
    const seal = new PartSeal(this.#dataKey, header)
    const file = writing(() => files.open(fresh, 'w+'))
    try {
      writing(() => file.write(header, 0))
      let at = header.length
      for (const { index, isLast, from, to } of partsOf(bytes.length)) {
        const part = seal.close(index, isLast, bytes.subarray(from, to), this.#place.random)
        writing(() => file.write(part, at))
        at += part.length
        yield* this.#pause(to)
      }
      writing(() => file.sync())
    } finally {
      file.close()
    }
    writing(() => {
      files.rename(fresh, this.#path(name))
      files.syncFolder(this.#folder)
    })
    return name
  }

  *reading(name: string): Generator<number, Uint8Array<ArrayBuffer>, void> {
    const { files } = this.#place
    if (!this.has(name)) throw new DamagedAttachment('missing')
    const file = files.open(this.#path(name), 'r')
    try {
      const bytes = yield* this.#opening(file, name)
      if ((yield* this.#naming(bytes)) !== name) throw new DamagedAttachment('damaged')
      return bytes
    } finally {
      file.close()
    }
  }

  *verifying(names: Iterable<string>): Generator<number, ReadonlyMap<string, AttachmentFault>, void> {
    const faults = new Map<string, AttachmentFault>()
    for (const name of names) {
      const fault = yield* this.#faultOf(name)
      if (fault) faults.set(name, fault)
    }
    return faults
  }

  sweep(isNamed: (name: string) => boolean): number {
    const { files } = this.#place
    if (!files.exists(this.#folder)) return 0
    const orphans = files.list(this.#folder).filter((file) => !(NAME.test(file) && isNamed(file)))
    for (const file of orphans) files.remove(join(this.#folder, file))
    return orphans.length
  }

  /** What is at work stops at its next step: no key and no folder is meant for it any more. */
  close(): void {
    this.#isClosed = true
  }

  *#pause(at: number): Generator<number, void, void> {
    yield at
    if (this.#isClosed) throw new Refusal('desk/restarted')
  }

  get #folder(): string {
    return join(this.#place.folder, 'attachments')
  }

  #path(name: string): string {
    if (!NAME.test(name)) throw new RangeError('not the name of a content')
    return join(this.#folder, name)
  }

  #makeFolder(): void {
    if (this.#isFolderCertain) return
    makeFolderDurably(this.#place.files, this.#folder)
    this.#place.files.syncFolder(this.#place.folder)
    this.#isFolderCertain = true
  }

  *#naming(bytes: Uint8Array): Generator<number, string, void> {
    const mac = createHmac('sha256', this.#nameKey).update(PURPOSE)
    for (const { from, to } of partsOf(bytes.length)) {
      mac.update(bytes.subarray(from, to))
      yield* this.#pause(to)
    }
    return mac.digest('hex')
  }

  *#isWhole(name: string): Generator<number, boolean, void> {
    return this.has(name) && (yield* this.#faultOf(name)) === null
  }

  *#faultOf(name: string): Generator<number, AttachmentFault | null, void> {
    try {
      yield* this.reading(name)
      return null
    } catch (error) {
      if (error instanceof DamagedAttachment) return error.fault
      if (error instanceof Refusal) throw error
      // The disk itself refuses to give the bytes.
      return 'damaged'
    }
  }

  *#opening(file: OpenFile, name: string): Generator<number, Uint8Array<ArrayBuffer>, void> {
    const end = file.size()
    const header = Buffer.alloc(HEADER_BYTES)
    if (file.read(header, 0) < HEADER_BYTES) throw new DamagedAttachment('damaged')
    const size = Number(header.readBigUInt64LE(SIZE_AT))
    if (size > end || !header.equals(this.#header(name, size))) throw new DamagedAttachment('damaged')
    const seal = new PartSeal(this.#dataKey, header)
    const bytes = new Uint8Array(size)
    let at = HEADER_BYTES
    for (const { index, isLast, from, to } of partsOf(size)) {
      const found = bodyAt(file, at, end)
      const part = found && seal.open(index, isLast, found.body)
      if (!found || part?.length !== to - from) throw new DamagedAttachment('damaged')
      bytes.set(part, from)
      at = found.next
      yield* this.#pause(to)
    }
    if (at !== end) throw new DamagedAttachment('damaged')
    return bytes
  }

  #header(name: string, size: number): Buffer {
    const bytes = Buffer.alloc(HEADER_BYTES)
    MAGIC.copy(bytes)
    bytes.writeUInt16LE(FORMAT, MAGIC.length)
    bytes.writeUInt16LE(this.#place.keys ? 1 : 0, SEALED_AT)
    bytes.set(Buffer.from(this.#place.folderId, 'hex'), FOLDER_AT)
    bytes.set(Buffer.from(name, 'hex'), NAME_AT)
    bytes.writeBigUInt64LE(BigInt(size), SIZE_AT)
    return bytes
  }
}

function* partsOf(size: number) {
  for (let index = 0, from = 0; from < size; index += 1, from += PART_BYTES) {
    const to = Math.min(from + PART_BYTES, size)
    yield { index, isLast: to === size, from, to }
  }
}
