import { DamagedFolder, DamagedLog } from '../errors.ts'
import type { Head, Problem } from '../ports.ts'
import { readWhole } from '../whole-file.ts'
import { readWitnesses, type Witness, type WitnessesFound } from '../witness.ts'
import { chainHash, headerBytesOf, MalformedCommit, parseHeader } from './commit-codec.ts'
import { damagedFrame, Segment } from './segment.ts'
import {
  endOfBytes,
  listSegments,
  type LogPlace,
  logFolder,
  readHeader,
  SEGMENT_HEADER_BYTES,
  segmentPath,
  type SegmentHeader,
} from './segment-file.ts'
import { readIndex } from './segment-index.ts'
import { type FrameFault, walkFrames } from './walk-frames.ts'

/** What stands on the disk; nothing has been touched. */
export interface Examined {
  readonly segments: readonly Segment[]
  readonly head: Head
  readonly problems: readonly Problem[]
  /** Why nothing may be appended: the end of the log is damaged in a way that isn't a cut-off write. */
  readonly obstacle: Problem | null
  /** Bytes behind the last whole frame of the last segment that no whole frame follows: a cut-off write. */
  readonly torn: { readonly segment: number; readonly seq: number; readonly from: number; readonly to: number } | null
  /** Closed segments whose file or index is to be put in order, with the hash of the chain after them. */
  readonly untidy: readonly { readonly segment: Segment; readonly hashAfter: Uint8Array }[]
  /** True when the last frame may never have been acknowledged, so that it may not be on the disk yet. */
  readonly isLastFrameUnwitnessed: boolean
}

/** Reads the witnesses, the index of each closed segment and every frame of the last one. Throws `DamagedFolder`. */
export function examineLog(place: LogPlace): Examined {
  // The witnesses come first: a writer at work may be further by the time the frames are read, never less far.
  const witnesses = readWitnesses(place.files, logFolder(place), place.folderId)
  const numbers = listSegments(place)
  const lastNumber = numbers.at(-1)
  if (lastNumber === undefined) throw new DamagedFolder([{ code: 'log/missing', params: {} }])
  const examination = new Examination(place, witnesses)
  for (let number = 1; number <= lastNumber; number++) {
    if (!numbers.includes(number)) examination.missing(number)
    else if (number < lastNumber) examination.closed(number)
    else examination.last(number)
  }
  return examination.result()
}

class Examination {
  readonly #place: LogPlace
  readonly #witnesses: WitnessesFound
  readonly #problems: Problem[] = []
  readonly #segments: Segment[] = []
  readonly #untidy: { segment: Segment; hashAfter: Uint8Array }[] = []
  /** Where the segment at hand must begin; null when the one before it can't be read to its end. */
  #follows: { seq: number; hash: Uint8Array } | null = { seq: 1, hash: new Uint8Array(32) }
  #head: Head = { seq: 0, hash: new Uint8Array(32), at: null }
  /** Seq of the last whole frame, be it provable or not. */
  #lastSeen = 0
  #obstacle: Problem | null = null
  #torn: Examined['torn'] = null

  constructor(place: LogPlace, witnesses: WitnessesFound) {
    this.#place = place
    this.#witnesses = witnesses
  }

  missing(number: number): void {
    this.#name({ code: 'log/segment-missing', params: { segment: number } })
    this.#follows = null
  }

  closed(number: number): void {
    const file = this.#place.files.open(segmentPath(this.#place, number), 'r')
    let size: number
    let headerBytes: Buffer
    try {
      size = file.size()
      headerBytes = Buffer.alloc(SEGMENT_HEADER_BYTES)
      headerBytes = headerBytes.subarray(0, file.read(headerBytes, 0))
    } finally {
      file.close()
    }
    const header = this.#header(number, headerBytes)
    if (header === null) return
    const index = readIndex(this.#place, number, size)
    if (index !== null) {
      const frames = { offsets: index.offsets, end: index.end, isClosed: true, damage: null }
      this.#add(new Segment(this.#place, header, frames), index.hashAfter)
      return
    }
    const scan = scanSegment(this.#place, header, readWhole(this.#place.files, segmentPath(this.#place, number)))
    const damage = this.#damageOf(header.number, scan)
    const segment = new Segment(this.#place, header, { offsets: scan.offsets, end: scan.end, isClosed: true, damage })
    if (damage === null) this.#untidy.push({ segment, hashAfter: scan.hash })
    this.#add(segment, scan.hash)
  }

  last(number: number): void {
    const bytes = readWhole(this.#place.files, segmentPath(this.#place, number))
    const header = this.#header(number, bytes)
    if (header === null) {
      this.#obstacle = this.#problems.at(-1) ?? null
      return
    }
    const scan = scanSegment(this.#place, header, bytes, this.#witnesses.newest)
    const isTorn = scan.fault?.resumes === false
    const damage = isTorn ? null : this.#damageOf(number, scan)
    if (isTorn) this.#torn = { segment: number, seq: scan.fault.seq, from: scan.end, to: endOfBytes(bytes, scan.end) }
    this.#obstacle = damage
    this.#add(
      new Segment(this.#place, header, { offsets: scan.offsets, end: scan.end, isClosed: false, damage }),
      scan.hash,
    )
    this.#lastSeen = Math.max(this.#lastSeen, scan.lastSeen)
    this.#compareWitness(header, scan)
  }

  result(): Examined {
    this.#findInstant()
    const { newest, unreadable } = this.#witnesses
    if (newest === null) this.#name({ code: 'log/witness-missing', params: {} })
    else if (unreadable.length > 0) this.#name({ code: 'log/witness-damaged', params: { file: unreadable.join(', ') } })
    const witnessed = newest?.seq ?? 0
    if (witnessed > this.#lastSeen) {
      const params = { count: witnessed - this.#lastSeen, seq: this.#lastSeen, witnessSeq: witnessed }
      this.#name({ code: 'log/witness-ahead', params })
    }
    return {
      segments: this.#segments,
      head: this.#head,
      problems: this.#problems,
      obstacle: this.#obstacle,
      torn: this.#torn,
      untidy: this.#untidy,
      isLastFrameUnwitnessed: witnessed < this.#head.seq,
    }
  }

  #name(problem: Problem): void {
    this.#problems.push(problem)
  }

  #header(number: number, bytes: Buffer): SegmentHeader | null {
    const header = readHeader(this.#place, number, bytes)
    if (typeof header !== 'string') return header
    this.#name({ code: 'log/segment-unreadable', params: { segment: number, reason: header } })
    this.#follows = null
    return null
  }

  #add(segment: Segment, hashAfter: Uint8Array): void {
    const follows = this.#follows
    if (follows !== null) {
      const reason =
        segment.firstSeq !== follows.seq ? 'order' : isSame(segment.hashBefore, follows.hash) ? null : 'chain'
      if (reason !== null) {
        this.#name({ code: 'log/segment-unreadable', params: { segment: segment.number, reason } })
      }
    }
    this.#segments.push(segment)
    this.#follows = segment.damage === null ? { seq: segment.nextSeq, hash: hashAfter } : null
    this.#head = { seq: segment.nextSeq - 1, hash: hashAfter, at: null }
    this.#lastSeen = this.#head.seq
  }

  #damageOf(number: number, scan: Scan): Problem | null {
    if (scan.fault === null) return null
    const problem = damagedFrame(number, scan.fault.seq, scan.fault.reason)
    this.#name(problem)
    return problem
  }

  #compareWitness(header: SegmentHeader, scan: Scan): void {
    const witness = this.#witnesses.newest
    if (witness === null) return
    const hash = witness.seq === header.firstSeq - 1 ? header.hashBefore : scan.hashAtWitness
    if (hash !== null && !isSame(hash, witness.hash)) {
      this.#name({ code: 'log/witness-differs', params: { seq: witness.seq } })
    }
  }

  #findInstant(): void {
    const holder = this.#segments.findLast((segment) => segment.count > 0)
    if (holder === undefined || this.#head.seq === 0) return
    try {
      const { at } = parseHeader(headerBytesOf(holder.payload(holder.nextSeq - 1)))
      this.#head = { ...this.#head, at }
    } catch (error) {
      if (error instanceof DamagedLog) this.#name(error.problem)
      else if (error instanceof MalformedCommit) this.#name(damagedFrame(holder.number, holder.nextSeq - 1, 'content'))
      else throw error
    } finally {
      holder.close()
    }
  }
}

interface Scan {
  readonly offsets: number[]
  /** Offset behind the last frame before a fault. */
  readonly end: number
  /** Chain after that frame. */
  readonly hash: Uint8Array
  readonly hashAtWitness: Uint8Array | null
  /** The first frame that can't be taken; `resumes` when whole frames follow it. */
  readonly fault: { readonly seq: number; readonly reason: FrameFault; readonly resumes: boolean } | null
  /** Seq of the last whole frame, behind a fault too. */
  readonly lastSeen: number
}

function scanSegment(place: LogPlace, header: SegmentHeader, bytes: Buffer, witness: Witness | null = null): Scan {
  const offsets: number[] = []
  let end = SEGMENT_HEADER_BYTES
  let hash = header.hashBefore
  let hashAtWitness: Uint8Array | null = null
  let fault: Scan['fault'] = null
  let lastSeen = header.firstSeq - 1
  for (const step of walkFrames(place, header.number, header.firstSeq, bytes)) {
    if (step.fault !== null) {
      fault ??= { seq: step.seq, reason: step.fault, resumes: step.resumesAt !== null }
      continue
    }
    lastSeen = step.seq
    if (fault !== null) continue
    offsets.push(step.offset)
    end = step.end
    hash = chainHash(hash, headerBytesOf(step.payload))
    if (step.seq === witness?.seq) hashAtWitness = hash
  }
  return { offsets, end, hash, hashAtWitness, fault, lastSeen }
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}
