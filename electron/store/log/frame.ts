import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { RandomBytes } from '../ports.ts'

/**
 * One frame holds one commit:
 *
 *     magic 4 | seq 6 | zero 2 | length of the payload 4 | CRC-32 of seq…length and payload 4 | payload
 *
 * All numbers are little-endian. In a sealed folder the payload is `nonce 12 | ciphertext | tag 16` of AES-256-GCM
 * with the folder id, the segment's number and the seq as associated data, so that no frame opens at another place.
 */
export const FRAME_HEADER_BYTES = 20
/** 0xF5 occurs in no UTF-8 text, so the text of a plain payload never looks like the beginning of a frame. */
const MAGIC = Buffer.from([0xf5, 0x59, 0x43, 0x31])
const MAGIC_NUMBER = MAGIC.readUInt32LE(0)
const SEQ_AT = 4
const LENGTH_AT = 12
const CRC_AT = 16
const NONCE_BYTES = 12
const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'
const FOLDER_ID_BYTES = 16

export interface FrameFound {
  readonly seq: number
  /** Offset behind the frame. */
  readonly end: number
  /** As it stands on the disk: plain or sealed. */
  readonly body: Buffer
}

/** The frame that begins at `offset`, or null where the bytes there are not a whole one. */
export function frameAt(bytes: Buffer, offset: number): FrameFound | null {
  const bodyAt = offset + FRAME_HEADER_BYTES
  if (bodyAt > bytes.length || bytes.readUInt32LE(offset) !== MAGIC_NUMBER) return null
  const end = bodyAt + bytes.readUInt32LE(offset + LENGTH_AT)
  if (end > bytes.length) return null
  if (frameCrc(bytes, offset, end) !== bytes.readUInt32LE(offset + CRC_AT)) return null
  return { seq: bytes.readUIntLE(offset + SEQ_AT, 6), end, body: bytes.subarray(bodyAt, end) }
}

/** Offset of the first whole frame at or behind `from`, or -1. */
export function findFrame(bytes: Buffer, from: number): number {
  let offset = bytes.indexOf(MAGIC, from)
  while (offset !== -1 && frameAt(bytes, offset) === null) offset = bytes.indexOf(MAGIC, offset + 1)
  return offset
}

/** Frames payloads of one folder, sealed when there is a key. */
export class FrameCodec {
  readonly #key: KeyObject | null
  readonly #random: RandomBytes
  readonly #place = Buffer.alloc(FOLDER_ID_BYTES + 4 + 6)
  /** Room for a usual frame; grows for a larger one. */
  #scratch = Buffer.allocUnsafe(16 * 1024)

  constructor(folderId: Uint8Array, dataKey: Uint8Array | null, random: RandomBytes) {
    // A KeyObject is several times quicker than raw bytes, which are imported anew on every call.
    this.#key = dataKey === null ? null : createSecretKey(dataKey)
    this.#random = random
    this.#place.set(folderId, 0)
  }

  get isSealed(): boolean {
    return this.#key !== null
  }

  /** Bytes on the disk of a frame with a payload of this length. */
  lengthOf(payloadBytes: number): number {
    return FRAME_HEADER_BYTES + payloadBytes + (this.#key === null ? 0 : NONCE_BYTES + TAG_BYTES)
  }

  /** The bytes to write. They are valid until the next call. */
  encode(segment: number, seq: number, payload: Uint8Array): Buffer {
    const length = this.lengthOf(payload.length)
    if (this.#scratch.length < length) this.#scratch = Buffer.allocUnsafe(length * 2)
    const bytes = this.#scratch.subarray(0, length)
    bytes.writeUInt32LE(MAGIC_NUMBER, 0)
    bytes.writeUIntLE(seq, SEQ_AT, 6)
    bytes.writeUInt16LE(0, SEQ_AT + 6)
    bytes.writeUInt32LE(length - FRAME_HEADER_BYTES, LENGTH_AT)
    if (this.#key === null) bytes.set(payload, FRAME_HEADER_BYTES)
    else this.#seal(this.#key, segment, seq, payload, bytes)
    bytes.writeUInt32LE(frameCrc(bytes, 0, length), CRC_AT)
    return bytes
  }

  /** The payload of a frame's body, or null where its seal doesn't hold. */
  open(segment: number, seq: number, body: Buffer): Buffer | null {
    if (this.#key === null) return body
    if (body.length < NONCE_BYTES + TAG_BYTES) return null
    const tagAt = body.length - TAG_BYTES
    const decipher = createDecipheriv(CIPHER, this.#key, body.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
    decipher.setAAD(this.#placeOf(segment, seq))
    decipher.setAuthTag(body.subarray(tagAt))
    const payload = decipher.update(body.subarray(NONCE_BYTES, tagAt))
    try {
      decipher.final()
      return payload
    } catch {
      return null
    }
  }

  #seal(key: KeyObject, segment: number, seq: number, payload: Uint8Array, bytes: Buffer): void {
    const nonce = this.#random(NONCE_BYTES)
    const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_BYTES })
    cipher.setAAD(this.#placeOf(segment, seq))
    bytes.set(nonce, FRAME_HEADER_BYTES)
    bytes.set(cipher.update(payload), FRAME_HEADER_BYTES + NONCE_BYTES)
    cipher.final()
    bytes.set(cipher.getAuthTag(), bytes.length - TAG_BYTES)
  }

  #placeOf(segment: number, seq: number): Buffer {
    this.#place.writeUInt32LE(segment, FOLDER_ID_BYTES)
    this.#place.writeUIntLE(seq, FOLDER_ID_BYTES + 4, 6)
    return this.#place
  }
}

function frameCrc(bytes: Buffer, offset: number, end: number): number {
  const overHeader = crc32(bytes.subarray(offset + SEQ_AT, offset + CRC_AT))
  return crc32(bytes.subarray(offset + FRAME_HEADER_BYTES, end), overHeader)
}
