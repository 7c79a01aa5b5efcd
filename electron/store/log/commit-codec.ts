import { hash } from 'node:crypto'
import type { Cell } from '#core/ports.ts'
import type { Change, Commit, CommitHeader, RandomBytes } from '../ports.ts'
import { UTF8_BYTES_A_UNIT } from '../utf8.ts'

/**
 * The payload of a frame:
 *
 *     count of leaves 4 | leaf … | header as JSON, to the end
 *     leaf: kind 1 (1 open, 2 erased) | length 4 | salt 16 and JSON of the change, or the hash 32 of an erased leaf
 *
 * A leaf's hash is SHA-256 over its salt and JSON exactly as stored; the salt keeps a short cell from being guessed
 * from the hash that stays behind when the leaf is erased. The header's `root` is SHA-256 over the leaves' hashes.
 */
const OPEN = 1
const ERASED = 2
const LEAF_HEADER_BYTES = 5
const SALT_BYTES = 16
const HASH_BYTES = 32
/** Room for a usual commit; grows for a larger one. */
const SCRATCH_BYTES = 16 * 1024

export interface EncodedCommit {
  readonly header: CommitHeader
  /** Valid until the next call. */
  readonly payload: Buffer
  /** The part of the payload that the chain runs over. */
  readonly headerBytes: Buffer
}

/** Encodes commits into one buffer that is used again and again. */
export class CommitEncoder {
  readonly #random: RandomBytes
  #scratch = Buffer.allocUnsafe(SCRATCH_BYTES)
  #hashes = Buffer.allocUnsafe(64 * HASH_BYTES)

  constructor(random: RandomBytes) {
    this.#random = random
  }

  encode(head: Omit<CommitHeader, 'root' | 'format'>, changes: readonly Change[]): EncodedCommit {
    if (this.#hashes.length < changes.length * HASH_BYTES)
      this.#hashes = Buffer.allocUnsafe(changes.length * 2 * HASH_BYTES)
    let end = 4
    for (const [i, change] of changes.entries()) end = this.#encodeLeaf(change, i, end)
    const root = hash('sha256', this.#hashes.subarray(0, changes.length * HASH_BYTES), 'hex')
    const header = headerOf(head, root)
    const headerAt = end
    end = this.#writeText(JSON.stringify(header), headerAt)
    this.#scratch.writeUInt32LE(changes.length, 0)
    return {
      header,
      payload: this.#scratch.subarray(0, end),
      headerBytes: this.#scratch.subarray(headerAt, end),
    }
  }

  #encodeLeaf(change: Change, index: number, at: number): number {
    const dataAt = at + LEAF_HEADER_BYTES
    const end = this.#writeText(leafText(change), dataAt + SALT_BYTES)
    this.#scratch.set(this.#random(SALT_BYTES), dataAt)
    this.#scratch[at] = OPEN
    this.#scratch.writeUInt32LE(end - dataAt, at + 1)
    this.#hashes.write(hash('sha256', this.#scratch.subarray(dataAt, end), 'hex'), index * HASH_BYTES, 'hex')
    return end
  }

  #writeText(text: string, at: number): number {
    const most = at + text.length * UTF8_BYTES_A_UNIT
    if (most > this.#scratch.length) {
      const larger = Buffer.allocUnsafe(most * 2)
      this.#scratch.copy(larger, 0, 0, at)
      this.#scratch = larger
    }
    return at + this.#scratch.write(text, at, 'utf8')
  }
}

/** A payload whose bytes don't mean a commit; can only come from a hand that made a CRC or seal for it. */
export class MalformedCommit extends Error {}

/** The commit in a payload. Throws `MalformedCommit`. */
export function decodeCommit(payload: Buffer): Commit {
  const changes: Change[] = []
  const headerAt = walkLeaves(payload, (kind, data) => changes.push(kind === ERASED ? ERASED_CHANGE : decodeLeaf(data)))
  return { header: parseHeader(payload.subarray(headerAt)), changes }
}

/** The header's bytes as the chain takes them. Throws `MalformedCommit`. */
export function headerBytesOf(payload: Buffer): Buffer {
  return payload.subarray(walkLeaves(payload, ignoreLeaf))
}

/** Throws `MalformedCommit`. */
export function parseHeader(bytes: Buffer): CommitHeader {
  const header = parseJson<Partial<CommitHeader> | null>(bytes)
  const isHeader = header?.format === 1 && Number.isSafeInteger(header.seq) && typeof header.root === 'string'
  if (!isHeader) throw new MalformedCommit('header')
  return header as CommitHeader
}

/** True when the header's root is the root of the leaves beside it; erased leaves count by their hash. */
export function isRootRight(payload: Buffer): boolean {
  const hashes: Buffer[] = []
  const headerAt = walkLeaves(payload, (kind, data) => hashes.push(kind === ERASED ? data : sha256(data)))
  return hash('sha256', Buffer.concat(hashes), 'hex') === parseHeader(payload.subarray(headerAt)).root
}

/** The payload with the leaves that `isErased` picks replaced by their hashes; root and chain stay as they are. */
export function eraseLeaves(payload: Buffer, isErased: (change: Change) => boolean): Buffer {
  const parts: Buffer[] = [payload.subarray(0, 4)]
  const headerAt = walkLeaves(payload, (kind, data) => {
    const goes = kind === OPEN && isErased(decodeLeaf(data))
    parts.push(goes ? leafOf(ERASED, sha256(data)) : leafOf(kind, data))
  })
  return Buffer.concat([...parts, payload.subarray(headerAt)])
}

/** The chain's hash after a commit. */
export function chainHash(before: Uint8Array, headerBytes: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(HASH_BYTES + headerBytes.length)
  bytes.set(before, 0)
  bytes.set(headerBytes, HASH_BYTES)
  return sha256(bytes)
}

const ERASED_CHANGE: Change = { table: '', id: 0, op: 'update', prev: null, cells: {}, erased: true }

function headerOf(head: Omit<CommitHeader, 'root' | 'format'>, root: string): CommitHeader {
  return {
    format: 1,
    desk: head.desk,
    seq: head.seq,
    at: head.at,
    operator: head.operator,
    command: head.command,
    schema: head.schema,
    ...(head.group === undefined ? {} : { group: head.group }),
    ...(head.undoes === undefined ? {} : { undoes: head.undoes }),
    root,
  }
}

function leafText({ table, id, op, prev, cells }: Change): string {
  for (const column in cells) {
    const pair = cells[column]
    if (pair !== undefined && !(isStorable(pair[0]) && isStorable(pair[1]))) {
      throw new TypeError(`${table}.${column} holds a number that JSON can't`)
    }
  }
  return JSON.stringify({ table, id, op, prev, cells })
}

function isStorable(cell: Cell): boolean {
  return typeof cell !== 'number' || Number.isFinite(cell)
}

function decodeLeaf(data: Buffer): Change {
  if (data.length < SALT_BYTES) throw new MalformedCommit('leaf')
  const change = parseJson<Partial<Change> | null>(data.subarray(SALT_BYTES))
  if (typeof change?.table !== 'string' || typeof change.cells !== 'object') throw new MalformedCommit('leaf')
  return change as Change
}

/** Calls `visit` with each leaf's kind and data and returns where the header begins. */
function walkLeaves(payload: Buffer, visit: (kind: number, data: Buffer) => void): number {
  if (payload.length < 4) throw new MalformedCommit('length')
  let at = 4
  for (let left = payload.readUInt32LE(0); left > 0; left--) {
    if (at + LEAF_HEADER_BYTES > payload.length) throw new MalformedCommit('length')
    const kind = payload[at]
    const end = at + LEAF_HEADER_BYTES + payload.readUInt32LE(at + 1)
    const isKnown = kind === OPEN || (kind === ERASED && end - at === LEAF_HEADER_BYTES + HASH_BYTES)
    if (!isKnown || end > payload.length) throw new MalformedCommit('leaf')
    visit(kind, payload.subarray(at + LEAF_HEADER_BYTES, end))
    at = end
  }
  return at
}

function ignoreLeaf(): void {}

function leafOf(kind: number, data: Buffer): Buffer {
  const head = Buffer.alloc(LEAF_HEADER_BYTES)
  head[0] = kind
  head.writeUInt32LE(data.length, 1)
  return Buffer.concat([head, data])
}

function parseJson<T>(bytes: Buffer): T {
  try {
    return JSON.parse(bytes.toString('utf8')) as T
  } catch {
    throw new MalformedCommit('json')
  }
}

function sha256(bytes: Uint8Array): Buffer {
  // By way of hex: Node answers with text in half the time that a Buffer takes it.
  return Buffer.from(hash('sha256', bytes, 'hex'), 'hex')
}
