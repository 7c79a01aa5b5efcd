import { crc32 } from 'node:zlib'
import { join } from 'node:path'
import type { FilePort, OpenFile } from './ports.ts'

/** What the log reached when a commit was last acknowledged. */
export interface Witness {
  readonly seq: number
  readonly hash: Uint8Array
}

/** Two files in turn, so that one of them is whole whatever moment a write was cut off at. */
const NAMES = ['witness-a', 'witness-b'] as const
const MAGIC = Buffer.from('YCWITNS1', 'latin1')
const FOLDER_AT = 8
const SEQ_AT = 24
const HASH_AT = 32
const CRC_AT = 64
const BYTES = 68

/** Makes both files with room and syncs them, so that later writes change bytes in place and never a size or a name. */
export function createWitnesses(files: FilePort, folder: string, folderId: Uint8Array): void {
  for (const name of NAMES) {
    const file = files.open(join(folder, name), 'w+')
    try {
      file.write(encodeWitness(folderId, { seq: 0, hash: new Uint8Array(32) }, Buffer.alloc(BYTES)), 0)
      file.sync()
    } finally {
      file.close()
    }
  }
}

export interface WitnessesFound {
  /** The newest that is whole, or null. */
  readonly newest: Witness | null
  /** Names of files that are missing or not whole. */
  readonly unreadable: readonly string[]
}

/** Reads both files; touches nothing. */
export function readWitnesses(files: FilePort, folder: string, folderId: Uint8Array): WitnessesFound {
  let newest: Witness | null = null
  const unreadable: string[] = []
  for (const name of NAMES) {
    const path = join(folder, name)
    const witness = files.exists(path) ? readOne(files, path, folderId) : null
    if (witness === null) unreadable.push(name)
    else if (newest === null || witness.seq > newest.seq) newest = witness
  }
  return { newest, unreadable }
}

/** Writes witnesses without a sync of their own: they only have to be honest, not durable. */
export class WitnessWriter {
  readonly #files: readonly OpenFile[]
  readonly #folderId: Uint8Array
  readonly #bytes = Buffer.alloc(BYTES)

  constructor(files: FilePort, folder: string, folderId: Uint8Array) {
    this.#folderId = folderId
    this.#files = NAMES.map((name) => {
      const path = join(folder, name)
      return files.open(path, files.exists(path) ? 'r+' : 'w+')
    })
  }

  write(witness: Witness): void {
    this.#files[witness.seq % NAMES.length]?.write(encodeWitness(this.#folderId, witness, this.#bytes), 0)
  }

  close(): void {
    for (const file of this.#files) file.close()
  }
}

function readOne(files: FilePort, path: string, folderId: Uint8Array): Witness | null {
  const file = files.open(path, 'r')
  try {
    const bytes = Buffer.alloc(BYTES)
    if (file.size() !== BYTES || file.read(bytes, 0) !== BYTES) return null
    const isOurs = bytes.subarray(0, FOLDER_AT).equals(MAGIC) && bytes.subarray(FOLDER_AT, SEQ_AT).equals(folderId)
    if (!isOurs || bytes.readUInt32LE(CRC_AT) !== crc32(bytes.subarray(0, CRC_AT))) return null
    return { seq: Number(bytes.readBigUInt64LE(SEQ_AT)), hash: bytes.subarray(HASH_AT, CRC_AT) }
  } finally {
    file.close()
  }
}

function encodeWitness(folderId: Uint8Array, witness: Witness, bytes: Buffer): Buffer {
  MAGIC.copy(bytes, 0)
  bytes.set(folderId, FOLDER_AT)
  bytes.writeBigUInt64LE(BigInt(witness.seq), SEQ_AT)
  bytes.set(witness.hash, HASH_AT)
  bytes.writeUInt32LE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT)
  return bytes
}
