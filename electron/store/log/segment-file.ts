import { dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { FilePort, OpenFile } from '../ports.ts'
import type { FrameCodec } from './frame.ts'

/**
 * A segment is a header, frames one behind the other, and zeroes up to the file's size while it is the last one.
 *
 *     magic 8 | format 2 | sealed 2 | folder id 16 | number 4 | first seq 8 | chain hash before it 32 | zero 4 | CRC-32 4
 */
export const SEGMENT_HEADER_BYTES = 80
const MAGIC = Buffer.from('YCSEGMNT', 'latin1')
const FORMAT = 1
const FORMAT_AT = 8
const SEALED_AT = 10
const FOLDER_AT = 12
const NUMBER_AT = 28
const FIRST_SEQ_AT = 32
const HASH_AT = 40
const CRC_AT = 76
const SEGMENT_NAME = /^(\d{6})\.seg$/

/** Where a log lives and how its bytes are made. */
export interface LogPlace {
  readonly files: FilePort
  /** The data folder; the log is in `log/` under it. */
  readonly folder: string
  readonly folderId: Uint8Array
  readonly codec: FrameCodec
  readonly sizes: LogSizes
}

export interface LogSizes {
  /** Bytes of zeroes laid out ahead of the frames at a time. */
  readonly step: number
  /** A segment that would grow beyond this is closed first. */
  readonly limit: number
}

export const LOG_SIZES: LogSizes = { step: 4 * 1024 * 1024, limit: 16 * 1024 * 1024 }

export interface SegmentHeader {
  readonly number: number
  readonly firstSeq: number
  /** Hash of the chain before the first frame. */
  readonly hashBefore: Uint8Array
}

/** Why a segment's header is not what must stand there. */
export type HeaderFault = 'damaged' | 'format' | 'folder' | 'number' | 'seal'

export function logFolder(place: { readonly folder: string }): string {
  return join(place.folder, 'log')
}

export function segmentPath(place: { readonly folder: string }, number: number): string {
  return join(logFolder(place), `${String(number).padStart(6, '0')}.seg`)
}

/** Numbers of the segment files, in order. */
export function listSegments(place: Pick<LogPlace, 'files' | 'folder'>): number[] {
  const names = place.files.exists(logFolder(place)) ? place.files.list(logFolder(place)) : []
  return names
    .map((name) => Number(SEGMENT_NAME.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0)
    .sort((a, b) => a - b)
}

/** Makes the file of a new segment with room for frames; on return it is durable under its name. */
export function createSegment(place: LogPlace, header: SegmentHeader): void {
  const path = segmentPath(place, header.number)
  const file = place.files.open(`${path}.new`, 'w+')
  try {
    file.write(encodeHeader(place, header), 0)
    writeZeroes(file, SEGMENT_HEADER_BYTES, place.sizes.step)
    file.sync()
  } finally {
    file.close()
  }
  place.files.rename(`${path}.new`, path)
  place.files.syncFolder(dirname(path))
}

/** Real zeroes, so that a later write into them changes neither the file's size nor its map of blocks. */
export function writeZeroes(file: OpenFile, from: number, to: number): void {
  for (let at = from; at < to; at += ZEROES.length) file.write(ZEROES.subarray(0, Math.min(ZEROES.length, to - at)), at)
}

export function readHeader(place: LogPlace, number: number, bytes: Buffer): SegmentHeader | HeaderFault {
  if (!isWholeHeader(bytes)) return 'damaged'
  if (bytes.readUInt16LE(FORMAT_AT) !== FORMAT) return 'format'
  if (!bytes.subarray(FOLDER_AT, NUMBER_AT).equals(place.folderId)) return 'folder'
  if (bytes.readUInt32LE(NUMBER_AT) !== number) return 'number'
  if ((bytes.readUInt16LE(SEALED_AT) === 1) !== place.codec.isSealed) return 'seal'
  return {
    number,
    firstSeq: Number(bytes.readBigUInt64LE(FIRST_SEQ_AT)),
    hashBefore: Buffer.from(bytes.subarray(HASH_AT, HASH_AT + 32)),
  }
}

/** Whether the log of a folder is sealed, by the first whole header found; null where there is none. */
export function isLogSealed(files: FilePort, folder: string): boolean | null {
  for (const number of listSegments({ files, folder })) {
    const bytes = Buffer.alloc(SEGMENT_HEADER_BYTES)
    const file = files.open(segmentPath({ folder }, number), 'r')
    try {
      file.read(bytes, 0)
    } finally {
      file.close()
    }
    if (isWholeHeader(bytes)) return bytes.readUInt16LE(SEALED_AT) === 1
  }
  return null
}

const ZEROES = Buffer.alloc(1024 * 1024)

/** Offset behind the last byte that is not zero at or behind `from`; `from` when there is none. */
export function endOfBytes(bytes: Buffer, from: number): number {
  for (let end = bytes.length; end > from;) {
    const start = Math.max(from, end - ZEROES.length)
    if (bytes.compare(ZEROES, 0, end - start, start, end) === 0) {
      end = start
      continue
    }
    while (bytes[end - 1] === 0) end--
    return end
  }
  return from
}

function isWholeHeader(bytes: Buffer): boolean {
  return (
    bytes.length >= SEGMENT_HEADER_BYTES &&
    bytes.subarray(0, FORMAT_AT).equals(MAGIC) &&
    bytes.readUInt32LE(CRC_AT) === crc32(bytes.subarray(0, CRC_AT))
  )
}

function encodeHeader(place: LogPlace, header: SegmentHeader): Buffer {
  const bytes = Buffer.alloc(SEGMENT_HEADER_BYTES)
  MAGIC.copy(bytes, 0)
  bytes.writeUInt16LE(FORMAT, FORMAT_AT)
  bytes.writeUInt16LE(place.codec.isSealed ? 1 : 0, SEALED_AT)
  bytes.set(place.folderId, FOLDER_AT)
  bytes.writeUInt32LE(header.number, NUMBER_AT)
  bytes.writeBigUInt64LE(BigInt(header.firstSeq), FIRST_SEQ_AT)
  bytes.set(header.hashBefore, HASH_AT)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT)
  return bytes
}
