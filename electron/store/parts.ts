import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { FolderKeys, OpenFile, RandomBytes } from './ports.ts'

/**
 * Large files are written in parts, each `length of the body 4 | body`, behind a header. In a sealed folder a body is
 * `nonce 12 | ciphertext | tag 16` of AES-256-GCM, else `CRC-32 4 | bytes`. The file's header, the number of the part and
 * a mark on the last one are associated data (and count in the CRC), so that no part can be left out, put elsewhere or
 * taken from another file.
 */
export const PART_BYTES = 1024 * 1024
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CRC_BYTES = 4
const LENGTH_BYTES = 4
const CIPHER = 'aes-256-gcm'

/** The key of the parts, kept apart from bytes that are wiped when the desk is locked; null in a trial folder. */
export function partKey(keys: FolderKeys | null): KeyObject | null {
  return keys && createSecretKey(keys.data)
}

/** Seals and opens the parts of one file. */
export class PartSeal {
  readonly #key: KeyObject | null
  readonly #place: Buffer
  readonly #numberAt: number

  constructor(key: KeyObject | null, header: Uint8Array) {
    this.#key = key
    this.#place = Buffer.concat([header, Buffer.alloc(5)])
    this.#numberAt = header.length
  }

  /** The part as it stands in the file. */
  close(index: number, isLast: boolean, bytes: Uint8Array, random: RandomBytes): Buffer {
    const body = this.#close(this.#placeOf(index, isLast), bytes, random)
    const length = Buffer.alloc(LENGTH_BYTES)
    length.writeUInt32LE(body.length)
    return Buffer.concat([length, body])
  }

  /** The bytes of a part's body, or null where it is not as it was written. */
  open(index: number, isLast: boolean, body: Buffer): Buffer | null {
    const place = this.#placeOf(index, isLast)
    if (!this.#key) {
      const bytes = body.subarray(CRC_BYTES)
      return body.length >= CRC_BYTES && crcOf(place, bytes).equals(body.subarray(0, CRC_BYTES)) ? bytes : null
    }
    if (body.length < NONCE_BYTES + TAG_BYTES) return null
    const tagAt = body.length - TAG_BYTES
    const decipher = createDecipheriv(CIPHER, this.#key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(place)
    decipher.setAuthTag(body.subarray(tagAt))
    const bytes = decipher.update(body.subarray(NONCE_BYTES, tagAt))
    try {
      decipher.final()
    } catch {
      return null
    }
    return bytes
  }

  #close(place: Buffer, bytes: Uint8Array, random: RandomBytes): Buffer {
    if (!this.#key) return Buffer.concat([crcOf(place, bytes), bytes])
    const nonce = random(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, this.#key, nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(place)
    const text = [cipher.update(bytes), cipher.final()]
    return Buffer.concat([nonce, ...text, cipher.getAuthTag()])
  }

  #placeOf(index: number, isLast: boolean): Buffer {
    this.#place.writeUInt32LE(index, this.#numberAt)
    this.#place.writeUInt8(isLast ? 1 : 0, this.#numberAt + 4)
    return this.#place
  }
}

/** The body of the part at `at` and where the next one begins, or null where the file ends before it does. */
export function bodyAt(
  file: OpenFile,
  at: number,
  end: number,
): { readonly body: Buffer; readonly next: number } | null {
  const length = Buffer.alloc(LENGTH_BYTES)
  if (file.read(length, at) < LENGTH_BYTES) return null
  const bytes = length.readUInt32LE(0)
  const next = at + LENGTH_BYTES + bytes
  if (next > end) return null
  const body = Buffer.allocUnsafe(bytes)
  return file.read(body, at + LENGTH_BYTES) < bytes ? null : { body, next }
}

/** Runs steps to their end without a pause. */
export function atOneGo<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

function crcOf(place: Uint8Array, bytes: Uint8Array): Buffer {
  const crc = Buffer.alloc(CRC_BYTES)
  crc.writeUInt32LE(crc32(bytes, crc32(place)))
  return crc
}
