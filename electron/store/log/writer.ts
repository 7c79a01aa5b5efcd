import type { OpenFile } from '../ports.ts'
import { type Witness, WitnessWriter } from '../witness.ts'
import { closeSegment } from './mend.ts'
import { Segment } from './segment.ts'
import {
  createSegment,
  type LogPlace,
  logFolder,
  SEGMENT_HEADER_BYTES,
  segmentPath,
  type SegmentHeader,
  writeZeroes,
} from './segment-file.ts'

/** A step of writing failed and what it had begun could not be taken back: the disk alone knows how it stands. */
export class NotTakenBack extends Error {}

/** Writes into the last segment. Every step is on the disk when it returns, or throws with nothing changed. */
export class Writer {
  readonly #place: LogPlace
  readonly #witnesses: WitnessWriter
  #segment: Segment
  #file: OpenFile
  /** Size of the file: frames, then zeroes. */
  #size: number

  constructor(place: LogPlace, segment: Segment) {
    this.#place = place
    this.#segment = segment
    this.#witnesses = new WitnessWriter(place.files, logFolder(place), place.folderId)
    this.#file = place.files.open(segmentPath(place, segment.number), 'r+')
    this.#size = this.#file.size()
  }

  get segment(): Segment {
    return this.#segment
  }

  isFullFor(frameBytes: number): boolean {
    return this.#segment.count > 0 && this.#segment.end + frameBytes > this.#place.sizes.limit
  }

  append(frame: Uint8Array): void {
    const { end } = this.#segment
    try {
      this.#makeRoom(end + frame.length)
      this.#file.write(frame, end)
      this.#file.syncData()
    } catch (error) {
      this.#cutBack(error)
    }
    this.#segment.grow(frame.length)
  }

  witness(witness: Witness): void {
    this.#witnesses.write(witness)
  }

  /** Begins the segment that follows and closes the one at hand. */
  beginNext(header: SegmentHeader): Segment {
    const closing = this.#segment
    const path = segmentPath(this.#place, header.number)
    try {
      createSegment(this.#place, header)
      const file = this.#place.files.open(path, 'r+')
      this.#file.close()
      this.#file = file
      this.#size = file.size()
    } catch (error) {
      this.#removeAgain(path, error)
    }
    const frames = { offsets: [], end: SEGMENT_HEADER_BYTES, isClosed: false, damage: null }
    this.#segment = new Segment(this.#place, header, frames)
    try {
      closeSegment(this.#place, closing, header.hashBefore)
    } catch {
      // The spare zeroes and the missing index stay; the next opening puts them in order.
    }
    return this.#segment
  }

  close(): void {
    this.#file.close()
    this.#witnesses.close()
  }

  #makeRoom(end: number): void {
    if (end <= this.#size) return
    const { step } = this.#place.sizes
    const size = Math.ceil(end / step) * step
    writeZeroes(this.#file, this.#size, size)
    this.#file.sync()
    this.#size = size
  }

  #cutBack(error: unknown): never {
    try {
      this.#file.truncate(this.#segment.end)
      this.#file.sync()
      this.#size = this.#segment.end
    } catch {
      throw new NotTakenBack('append', { cause: error })
    }
    throw error
  }

  /** A segment that stayed behind empty would be taken for the end of the log when the one before it grows on. */
  #removeAgain(path: string, error: unknown): never {
    try {
      if (this.#place.files.exists(path)) this.#place.files.remove(path)
      this.#place.files.syncFolder(logFolder(this.#place))
    } catch {
      throw new NotTakenBack('segment', { cause: error })
    }
    throw error
  }
}
