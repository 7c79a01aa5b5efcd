import { crc32 } from 'node:zlib'
import { readWhole } from '../whole-file.ts'
import { type LogPlace, segmentPath } from './segment-file.ts'

/** Where the commits of a closed segment begin, so that opening needn't read it. Made again when missing or wrong. */
export interface SegmentIndex {
  /** One for each commit. */
  readonly offsets: Uint32Array
  /** Offset behind the last frame: the size of the closed file. */
  readonly end: number
  /** Hash of the chain after the last frame. */
  readonly hashAfter: Uint8Array
}

/** `magic 8 | folder id 16 | number 4 | count 4 | end 4 | hash after 32 | offset 4 … | CRC-32 4` */
const MAGIC = Buffer.from('YCINDEX1', 'latin1')
const FOLDER_AT = 8
const NUMBER_AT = 24
const COUNT_AT = 28
const END_AT = 32
const HASH_AT = 36
const OFFSETS_AT = 68

export function writeIndex(place: LogPlace, number: number, index: SegmentIndex): void {
  const crcAt = OFFSETS_AT + index.offsets.length * 4
  const bytes = Buffer.alloc(crcAt + 4)
  MAGIC.copy(bytes, 0)
  bytes.set(place.folderId, FOLDER_AT)
  bytes.writeUInt32LE(number, NUMBER_AT)
  bytes.writeUInt32LE(index.offsets.length, COUNT_AT)
  bytes.writeUInt32LE(index.end, END_AT)
  bytes.set(index.hashAfter, HASH_AT)
  for (const [i, offset] of index.offsets.entries()) bytes.writeUInt32LE(offset, OFFSETS_AT + i * 4)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, crcAt)), crcAt)
  const file = place.files.open(indexPath(place, number), 'w+')
  try {
    // No sync: an index that a crash leaves half-written fails its CRC and is made again.
    file.write(bytes, 0)
  } finally {
    file.close()
  }
}

/** The index of a closed segment, or null when there is none that is whole and fits the file's size. */
export function readIndex(place: LogPlace, number: number, size: number): SegmentIndex | null {
  const path = indexPath(place, number)
  if (!place.files.exists(path)) return null
  const bytes = readWhole(place.files, path)
  const crcAt = bytes.length - 4
  const isWhole =
    crcAt >= OFFSETS_AT &&
    bytes.readUInt32LE(crcAt) === crc32(bytes.subarray(0, crcAt)) &&
    bytes.subarray(0, FOLDER_AT).equals(MAGIC) &&
    bytes.subarray(FOLDER_AT, NUMBER_AT).equals(place.folderId) &&
    bytes.readUInt32LE(NUMBER_AT) === number &&
    bytes.readUInt32LE(COUNT_AT) * 4 === crcAt - OFFSETS_AT &&
    bytes.readUInt32LE(END_AT) === size
  if (!isWhole) return null
  const offsets = new Uint32Array(bytes.readUInt32LE(COUNT_AT))
  for (let i = 0; i < offsets.length; i++) offsets[i] = bytes.readUInt32LE(OFFSETS_AT + i * 4)
  return { offsets, end: size, hashAfter: bytes.subarray(HASH_AT, OFFSETS_AT) }
}

function indexPath(place: LogPlace, number: number): string {
  return segmentPath(place, number).replace(/seg$/, 'idx')
}
