import { emptyRoom } from '../sqlite/file-room.ts'
import { atOneGo, bodyAt, PART_BYTES, partKey, PartSeal } from '../parts.ts'
import type { FilePort, FolderKeys, OpenFile, RandomBytes } from '../ports.ts'

/**
 * A snapshot is a database file at one commit, in parts:
 *
 *     magic 8 | format 2 | sealed 2 | folder id 16 | seq 8 | bytes of the database 8 | parts
 *
 * The parts are chunks of the database and at last the trailer as JSON; nothing may follow.
 */
export interface SnapshotTrailer {
  readonly seq: number
  /** Chain after that commit, hex. */
  readonly hash: string
  readonly at: string
  readonly schema: number
  /** Layout of the store's own tables. */
  readonly layout: number
  /** Rows of each logged table. */
  readonly counts: { readonly [table: string]: number }
}

export interface SnapshotPlace {
  readonly files: FilePort
  /** 32 hex digits. */
  readonly folderId: string
  readonly keys: FolderKeys | null
}

/** The file is not a snapshot of this folder as it was written. */
export class DamagedSnapshot extends Error {
  /** `header`, `part` or `length`. */
  readonly reason: string

  constructor(reason: string) {
    super(`damaged snapshot: ${reason}`)
    this.name = 'DamagedSnapshot'
    this.reason = reason
  }
}

const MAGIC = Buffer.from('YCSNAPS1', 'latin1')
const FORMAT = 1
const HEADER_BYTES = 44
const SEALED_AT = 10
const FOLDER_AT = 12
const SEQ_AT = 28
const SIZE_AT = 36
/** Databases beyond this can't be held in memory anyway; a damaged size must not ask for more. */
const MOST_BYTES = 2 ** 36

/** Writes and syncs the whole file under `path`, which is not yet its final name. */
export function writeSnapshot(
  place: SnapshotPlace & { readonly random: RandomBytes },
  path: string,
  database: Uint8Array,
  trailer: SnapshotTrailer,
): void {
  const header = encodeHeader(place, trailer.seq, database.length)
  const seal = new PartSeal(partKey(place.keys), header)
  const file = place.files.open(path, 'w+')
  try {
    file.write(header, 0)
    let at = HEADER_BYTES
    let index = 0
    const write = (bytes: Uint8Array, isTrailer: boolean) => {
      const part = seal.close(index, isTrailer, bytes, place.random)
      file.write(part, at)
      at += part.length
      index += 1
    }
    for (let from = 0; from < database.length; from += PART_BYTES) {
      write(database.subarray(from, from + PART_BYTES), false)
    }
    write(Buffer.from(JSON.stringify(trailer)), true)
    file.sync()
  } finally {
    file.close()
  }
}

export interface ReadSnapshot {
  readonly trailer: SnapshotTrailer
  /** The database file, with `spare(size)` zeroes behind it, in the room where it can be opened. */
  readonly database: Uint8Array
}

/** Reads and proves the whole file. Throws `DamagedSnapshot`, or the disk's own error. */
export function readSnapshot(place: SnapshotPlace, path: string, spare: (size: number) => number): ReadSnapshot {
  return atOneGo(readingSnapshot(place, path, spare))
}

/** The same in steps; yields the bytes read so far. */
export function* readingSnapshot(
  place: SnapshotPlace,
  path: string,
  spare: (size: number) => number,
): Generator<number, ReadSnapshot, void> {
  const file = place.files.open(path, 'r')
  try {
    return yield* reading(place, file, spare)
  } finally {
    file.close()
  }
}

function* reading(
  place: SnapshotPlace,
  file: OpenFile,
  spare: (size: number) => number,
): Generator<number, ReadSnapshot, void> {
  const end = file.size()
  const header = Buffer.alloc(HEADER_BYTES)
  if (file.read(header, 0) < HEADER_BYTES) throw new DamagedSnapshot('length')
  const { seq, size } = decodeHeader(place, header)
  if (size > end) throw new DamagedSnapshot('length')
  const seal = new PartSeal(partKey(place.keys), header)
  const database = emptyRoom(size + spare(size))
  let at = HEADER_BYTES
  let index = 0
  const next = (isTrailer: boolean) => {
    const found = bodyAt(file, at, end)
    if (!found) throw new DamagedSnapshot('length')
    const bytes = seal.open(index, isTrailer, found.body)
    if (!bytes) throw new DamagedSnapshot('part')
    at = found.next
    index += 1
    return bytes
  }
  for (let from = 0; from < size; from += PART_BYTES) {
    const chunk = next(false)
    if (chunk.length !== Math.min(PART_BYTES, size - from)) throw new DamagedSnapshot('length')
    database.set(chunk, from)
    yield at
  }
  const trailer = JSON.parse(next(true).toString('utf8')) as SnapshotTrailer
  if (at !== end || trailer.seq !== seq) throw new DamagedSnapshot('length')
  return { trailer, database }
}

function encodeHeader({ folderId, keys }: SnapshotPlace, seq: number, size: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES)
  MAGIC.copy(bytes)
  bytes.writeUInt16LE(FORMAT, MAGIC.length)
  bytes.writeUInt16LE(keys ? 1 : 0, SEALED_AT)
  bytes.set(Buffer.from(folderId, 'hex'), FOLDER_AT)
  bytes.writeBigUInt64LE(BigInt(seq), SEQ_AT)
  bytes.writeBigUInt64LE(BigInt(size), SIZE_AT)
  return bytes
}

function decodeHeader({ folderId, keys }: SnapshotPlace, bytes: Buffer): { seq: number; size: number } {
  const isOurs =
    bytes.subarray(0, MAGIC.length).equals(MAGIC) &&
    bytes.readUInt16LE(MAGIC.length) === FORMAT &&
    bytes.readUInt16LE(SEALED_AT) === (keys ? 1 : 0) &&
    bytes.subarray(FOLDER_AT, SEQ_AT).equals(Buffer.from(folderId, 'hex'))
  const size = Number(bytes.readBigUInt64LE(SIZE_AT))
  if (!isOurs || size > MOST_BYTES) throw new DamagedSnapshot('header')
  return { seq: Number(bytes.readBigUInt64LE(SEQ_AT)), size }
}
