import type { Head, JobProgress, Problem } from '../ports.ts'
import { readWhole } from '../whole-file.ts'
import { readWitnesses } from '../witness.ts'
import { chainHash, headerBytesOf, isRootRight, MalformedCommit, parseHeader } from './commit-codec.ts'
import { damagedFrame, type Segment } from './segment.ts'
import { type LogPlace, logFolder, readHeader, segmentPath } from './segment-file.ts'
import { walkFrames } from './walk-frames.ts'

/**
 * Reads every frame up to `head` anew from the disk and proves CRC, seal, leaves, root, order and chain, through the
 * segments' headers and up to the head in memory and the witness on the disk. Yields its progress after each commit, since
 * one may hold a change or thousands.
 */
export function* verifyLog(
  place: LogPlace,
  segments: readonly Segment[],
  head: Head,
): Generator<JobProgress, readonly Problem[], void> {
  const proof = new Proof(place, head)
  const numbers = segments.map(({ number, nextSeq }) => ({ number, nextSeq }))
  for (const { number } of numbers) {
    for (const done of proof.segment(number)) yield { done, total: head.seq }
  }
  proof.finish()
  yield { done: head.seq, total: head.seq }
  return proof.problems
}

class Proof {
  readonly problems: Problem[] = []
  readonly #place: LogPlace
  readonly #head: Head
  #seq = 0
  /** Null while it isn't known, behind something that can't be read. */
  #hash: Uint8Array | null = new Uint8Array(32)
  #number = 0

  constructor(place: LogPlace, head: Head) {
    this.#place = place
    this.#head = head
  }

  *segment(number: number): Generator<number, void, void> {
    while (++this.#number < number) {
      this.#name('log/segment-missing', { segment: this.#number })
      this.#hash = null
    }
    const bytes = this.#bytes(number)
    const header = readHeader(this.#place, number, bytes)
    if (typeof header === 'string') {
      this.#name('log/segment-unreadable', { segment: number, reason: header })
      this.#hash = null
      return
    }
    this.#link(number, header.firstSeq, header.hashBefore)
    for (const step of walkFrames(this.#place, number, header.firstSeq, bytes)) {
      if (step.fault === null) {
        // What was appended since the proof began is proved next time.
        if (step.seq > this.#head.seq) return
        this.#commit(number, step.seq, step.payload)
      } else if (step.seq <= this.#head.seq || step.resumesAt !== null) {
        this.problems.push(damagedFrame(number, step.seq, step.fault))
        this.#hash = null
      } else {
        this.#name('log/rubbish-behind-frames', { segment: number, seq: step.seq })
      }
      yield step.seq
    }
  }

  finish(): void {
    const { seq, hash } = this.#head
    if (this.#hash !== null && (this.#seq !== seq || Buffer.compare(this.#hash, hash) !== 0)) {
      this.#name('log/chain-broken', { segment: this.#number, seq })
    }
    const { newest, unreadable } = readWitnesses(this.#place.files, logFolder(this.#place), this.#place.folderId)
    if (newest === null) this.#name('log/witness-missing', {})
    else if (unreadable.length > 0) this.#name('log/witness-damaged', { file: unreadable.join(', ') })
  }

  #bytes(number: number): Buffer {
    const path = segmentPath(this.#place, number)
    return this.#place.files.exists(path) ? readWhole(this.#place.files, path) : Buffer.alloc(0)
  }

  #link(number: number, firstSeq: number, hashBefore: Uint8Array): void {
    if (this.#hash !== null) {
      const isNext = firstSeq === this.#seq + 1
      if (!isNext) this.#name('log/segment-unreadable', { segment: number, reason: 'order' })
      else if (Buffer.compare(hashBefore, this.#hash) !== 0)
        this.#name('log/chain-broken', { segment: number, seq: firstSeq })
    }
    this.#seq = firstSeq - 1
    this.#hash = hashBefore
  }

  #commit(number: number, seq: number, payload: Buffer): void {
    try {
      const headerBytes = headerBytesOf(payload)
      const isRight = parseHeader(headerBytes).seq === seq && isRootRight(payload)
      if (!isRight) this.problems.push(damagedFrame(number, seq, 'content'))
      this.#hash = this.#hash === null ? null : chainHash(this.#hash, headerBytes)
    } catch (error) {
      if (!(error instanceof MalformedCommit)) throw error
      this.problems.push(damagedFrame(number, seq, 'content'))
      this.#hash = null
    }
    this.#seq = seq
  }

  #name(code: string, params: Problem['params']): void {
    this.problems.push({ code, params })
  }
}
