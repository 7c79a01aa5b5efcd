import { DamagedLog, reasonOf } from '../errors.ts'
import type { OpenFile, Problem, SegmentInfo } from '../ports.ts'
import { frameAt } from './frame.ts'
import { type LogPlace, type SegmentHeader, segmentPath } from './segment-file.ts'
import type { FrameFault } from './walk-frames.ts'

const CHUNK_BYTES = 1024 * 1024

/** One segment as far as it is known to be whole: reading its frames through the offsets of its commits. */
export class Segment {
  readonly number: number
  readonly firstSeq: number
  readonly hashBefore: Uint8Array
  /** Set when commits behind the last offset can't be read. */
  readonly damage: Problem | null
  readonly #place: LogPlace
  #offsets: number[] | Uint32Array
  #end: number
  #isClosed: boolean
  #file: OpenFile | null = null

  constructor(place: LogPlace, header: SegmentHeader, frames: FramesKnown) {
    this.#place = place
    this.number = header.number
    this.firstSeq = header.firstSeq
    this.hashBefore = header.hashBefore
    this.damage = frames.damage
    this.#offsets = frames.offsets
    this.#end = frames.end
    this.#isClosed = frames.isClosed
  }

  get count(): number {
    return this.#offsets.length
  }

  /** The seq that follows its last commit. */
  get nextSeq(): number {
    return this.firstSeq + this.#offsets.length
  }

  /** Offset behind its last frame. */
  get end(): number {
    return this.#end
  }

  get info(): SegmentInfo {
    const lastSeq = this.count === 0 ? null : this.nextSeq - 1
    const { number, firstSeq, hashBefore } = this
    return { number, firstSeq, lastSeq, isClosed: this.#isClosed, hashBefore, bytes: this.#end }
  }

  /** Takes note of a frame that has just been appended and synced. */
  grow(frameBytes: number): void {
    if (this.#offsets instanceof Uint32Array) throw new Error(`segment ${this.number} is closed`)
    this.#offsets.push(this.#end)
    this.#end += frameBytes
  }

  /** Takes note that no frame will be added; answers with the offsets for the index. */
  finish(): Uint32Array {
    const offsets = Uint32Array.from(this.#offsets)
    this.#offsets = offsets
    this.#isClosed = true
    return offsets
  }

  /** The opened payload of one commit. Throws `DamagedLog`. */
  payload(seq: number): Buffer {
    const index = seq - this.firstSeq
    if (index < 0 || index >= this.count) throw new DamagedLog(this.damage ?? this.#faultAt(seq, 'order'))
    const bytes = this.#read(this.#offsetOf(index), this.#offsetOf(index + 1))
    return this.#payloadIn(bytes, 0, seq)
  }

  /** The bytes of one commit's frame as they stand on the disk. */
  frameBytes(seq: number): Buffer {
    const index = seq - this.firstSeq
    return this.#read(this.#offsetOf(index), this.#offsetOf(index + 1))
  }

  /** The payloads up to `toSeq`, in order, read in large pieces. Throws `DamagedLog` where one can't be read. */
  *payloads(toSeq: number): Generator<{ readonly seq: number; readonly payload: Buffer }, void, void> {
    const count = Math.min(this.count, toSeq - this.firstSeq + 1)
    for (let first = 0; first < count;) {
      const start = this.#offsetOf(first)
      let last = first + 1
      while (last < count && this.#offsetOf(last + 1) - start <= CHUNK_BYTES) last++
      const bytes = this.#read(start, this.#offsetOf(last))
      for (let i = first; i < last; i++) {
        const seq = this.firstSeq + i
        yield { seq, payload: this.#payloadIn(bytes, this.#offsetOf(i) - start, seq) }
      }
      first = last
    }
    if (this.damage !== null && toSeq >= this.nextSeq) throw new DamagedLog(this.damage)
  }

  close(): void {
    this.#file?.close()
    this.#file = null
  }

  #offsetOf(index: number): number {
    return this.#offsets[index] ?? this.#end
  }

  #read(from: number, to: number): Buffer {
    const bytes = Buffer.allocUnsafe(to - from)
    try {
      this.#file ??= this.#place.files.open(segmentPath(this.#place, this.number), 'r')
      return bytes.subarray(0, this.#file.read(bytes, from))
    } catch (error) {
      const params = { segment: this.number, reason: reasonOf(error) }
      throw new DamagedLog({ code: 'log/segment-unreadable', params })
    }
  }

  #payloadIn(bytes: Buffer, offset: number, seq: number): Buffer {
    const frame = frameAt(bytes, offset)
    if (frame === null) throw new DamagedLog(this.#faultAt(seq, 'bytes'))
    if (frame.seq !== seq) throw new DamagedLog(this.#faultAt(seq, 'order'))
    const payload = this.#place.codec.open(this.number, seq, frame.body)
    if (payload === null) throw new DamagedLog(this.#faultAt(seq, 'seal'))
    return payload
  }

  #faultAt(seq: number, reason: FrameFault): Problem {
    return damagedFrame(this.number, seq, reason)
  }
}

export interface FramesKnown {
  readonly offsets: number[] | Uint32Array
  readonly end: number
  readonly isClosed: boolean
  readonly damage: Problem | null
}

export function damagedFrame(segment: number, seq: number, reason: FrameFault): Problem {
  return { code: 'log/damaged-frame', params: { segment, seq, reason } }
}
