import { Refusal } from '#shared/domain/refusal.ts'
import { DamagedFolder, DamagedLog, FailedWrite, PoisonedLog, reasonOf, writing } from '../errors.ts'
import type {
  Change,
  Commit,
  CommitHeader,
  FilePort,
  FolderKeys,
  Head,
  JobProgress,
  Log,
  Problem,
  RandomBytes,
  SegmentInfo,
} from '../ports.ts'
import { makeFolderDurably } from '../whole-file.ts'
import { createWitnesses } from '../witness.ts'
import { chainHash, CommitEncoder, decodeCommit, headerBytesOf, MalformedCommit } from './commit-codec.ts'
import { type Examined, examineLog } from './examine.ts'
import { FrameCodec } from './frame.ts'
import { mendLog } from './mend.ts'
import { pooledRandom } from './pooled-random.ts'
import { damagedFrame, type Segment } from './segment.ts'
import { createSegment, LOG_SIZES, type LogPlace, logFolder, type LogSizes } from './segment-file.ts'
import { verifyLog } from './verify.ts'
import { NotTakenBack, Writer } from './writer.ts'

export interface LogSettings {
  readonly files: FilePort
  /** The data folder; the log is in `log/` under it. */
  readonly folder: string
  /** From `desk.json`: 32 hex digits. */
  readonly folderId: string
  /** Null for a trial folder. */
  readonly keys: FolderKeys | null
  readonly random: RandomBytes
  /** `read`: no lock is needed and nothing on the disk is touched. */
  readonly mode: 'write' | 'read'
  /** For tests that want a segment to be full after a few commits. */
  readonly sizes?: LogSizes
}

/** Makes the first, empty segment of a folder's log. */
export function createLog(settings: Omit<LogSettings, 'mode'>): void {
  const place = placeOf(settings)
  makeFolderDurably(settings.files, logFolder(place))
  createWitnesses(settings.files, logFolder(place), place.folderId)
  createSegment(place, { number: 1, firstSeq: 1, hashBefore: new Uint8Array(32) })
}

/**
 * Opens the log of a folder; in `write` mode what a crash left behind is put in order first. What is damaged beyond
 * that is named in `problems`. Throws `DamagedFolder` when there is no log at all, `FailedWrite` when mending fails.
 */
export function openLog(settings: LogSettings): Log {
  const place = placeOf(settings)
  const { mode, random } = settings
  const examined = readable(() => (mode === 'read' ? examineAtRest(place) : examineLog(place)))
  if (mode === 'read') return new DiskLog(place, random, examined, unfinished(examined), null)
  return writing(() => {
    const mended = mendLog(place, examined)
    const last = examined.obstacle === null ? examined.segments.at(-1) : undefined
    return new DiskLog(place, random, examined, mended, last === undefined ? null : new Writer(place, last))
  })
}

function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new DamagedFolder([{ code: 'folder/unreadable', params: { reason: reasonOf(error) } }])
  }
}

function unfinished({ torn }: Examined): Problem[] {
  if (torn === null) return []
  const params = { segment: torn.segment, seq: torn.seq, bytes: torn.to - torn.from }
  return [{ code: 'log/unfinished-frame', params }]
}

const READ_TRIES = 3
const READ_PAUSE_MS = 1

/** A reader may meet a frame that is being written at this moment: then another look a little later finds it whole. */
function examineAtRest(place: LogPlace): Examined {
  for (let tries = 1; ; tries++) {
    const examined = examineLog(place)
    if (examined.torn === null || tries === READ_TRIES) return examined
    for (const segment of examined.segments) segment.close()
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, READ_PAUSE_MS)
  }
}

function placeOf(settings: Omit<LogSettings, 'mode'>): LogPlace {
  const folderId = Buffer.from(settings.folderId, 'hex')
  return {
    files: settings.files,
    folder: settings.folder,
    folderId,
    codec: new FrameCodec(folderId, settings.keys?.data ?? null, pooledRandom(settings.random)),
    sizes: settings.sizes ?? LOG_SIZES,
  }
}

class DiskLog implements Log {
  readonly #place: LogPlace
  readonly #encoder: CommitEncoder
  readonly #segments: Segment[]
  readonly #problems: Problem[]
  #head: Head
  /** What keeps the end of the log from being read. */
  readonly #obstacle: Problem | null
  #poisoned: Problem | null
  #writer: Writer | null

  constructor(
    place: LogPlace,
    random: RandomBytes,
    examined: Examined,
    more: readonly Problem[],
    writer: Writer | null,
  ) {
    this.#place = place
    this.#encoder = new CommitEncoder(pooledRandom(random))
    this.#segments = [...examined.segments]
    this.#head = examined.head
    this.#problems = [...examined.problems, ...more]
    this.#obstacle = examined.obstacle
    this.#poisoned = examined.obstacle
    this.#writer = writer
  }

  get head(): Head {
    return this.#head
  }

  get segments(): readonly SegmentInfo[] {
    return this.#segments.map((segment) => segment.info)
  }

  get problems(): readonly Problem[] {
    return this.#problems
  }

  get poisoned(): Problem | null {
    return this.#poisoned
  }

  append(head: Omit<CommitHeader, 'root' | 'format'>, changes: readonly Change[]): CommitHeader {
    const writer = this.#writable()
    if (head.seq !== this.#head.seq + 1) throw new RangeError(`commit ${head.seq} does not follow ${this.#head.seq}`)
    const { header, payload, headerBytes } = this.#encoder.encode(head, changes)
    const hash = chainHash(this.#head.hash, headerBytes)
    if (writer.isFullFor(this.#place.codec.lengthOf(payload.length))) this.#begin(writer)
    const frame = this.#place.codec.encode(writer.segment.number, header.seq, payload)
    this.#guard(() => writer.append(frame))
    this.#head = { seq: header.seq, hash, at: header.at }
    this.#witness(writer)
    return header
  }

  read(seq: number): Commit | undefined {
    if (seq < 1 || seq > this.#head.seq) return undefined
    const segment = this.#segments.findLast((candidate) => candidate.firstSeq <= seq)
    if (segment === undefined) throw new DamagedLog({ code: 'log/segment-missing', params: { segment: 1 } })
    return decode(segment, seq, segment.payload(seq))
  }

  *commits(fromSeq: number, toSeq = Infinity): Generator<{ commit: Commit; hash: Uint8Array }, void, void> {
    const last = Math.min(toSeq, this.#head.seq)
    const first = this.#segments.findLastIndex((segment) => segment.firstSeq <= fromSeq)
    let expected = fromSeq
    let hashBefore: Uint8Array | null = null
    for (const segment of this.#segments.slice(Math.max(first, 0))) {
      if (segment.firstSeq > last) break
      const isBroken = hashBefore !== null && Buffer.compare(hashBefore, segment.hashBefore) !== 0
      if (segment.firstSeq > expected || isBroken) throw new DamagedLog(brokenChain(segment.number, expected))
      let hash = segment.hashBefore
      for (const { seq, payload } of segment.payloads(last)) {
        hash = chainHash(
          hash,
          whole(segment, seq, () => headerBytesOf(payload)),
        )
        if (seq >= fromSeq) yield { commit: decode(segment, seq, payload), hash }
      }
      expected = segment.nextSeq
      hashBefore = hash
    }
    if (toSeq > last && this.#obstacle !== null) throw new DamagedLog(this.#obstacle)
  }

  roll(): void {
    const writer = this.#writable()
    if (writer.segment.count > 0) this.#begin(writer)
  }

  verify(): Generator<JobProgress, readonly Problem[], void> {
    return verifyLog(this.#place, this.#segments, this.#head)
  }

  close(): void {
    for (const segment of this.#segments) segment.close()
    this.#writer?.close()
    this.#writer = null
  }

  #writable(): Writer {
    if (this.#poisoned !== null) throw new PoisonedLog(this.#poisoned)
    if (this.#writer === null) throw new Error('the log is open for reading')
    return this.#writer
  }

  #begin(writer: Writer): void {
    const header = { number: writer.segment.number + 1, firstSeq: this.#head.seq + 1, hashBefore: this.#head.hash }
    this.#guard(() => this.#segments.push(writer.beginNext(header)))
  }

  /** Runs a step of writing; when it fails and can't be taken back either, nothing may be written any more. */
  #guard(step: () => void): void {
    try {
      step()
    } catch (error) {
      if (!(error instanceof NotTakenBack)) throw new FailedWrite(error)
      this.#poisoned = { code: 'log/write-failed', params: { reason: reasonOf(error.cause) } }
      throw new PoisonedLog(this.#poisoned)
    }
  }

  /** The commit is on the disk whether or not its witness can be written. */
  #witness(writer: Writer): void {
    try {
      writer.witness(this.#head)
    } catch (error) {
      const problem: Problem = { code: 'log/witness-unwritten', params: { reason: reasonOf(error) } }
      if (!this.#problems.some(({ code }) => code === problem.code)) this.#problems.push(problem)
    }
  }
}

function decode(segment: Segment, seq: number, payload: Buffer): Commit {
  const commit = whole(segment, seq, () => decodeCommit(payload))
  if (commit.header.seq !== seq) throw new DamagedLog(damagedFrame(segment.number, seq, 'content'))
  return commit
}

function whole<T>(segment: Segment, seq: number, decoded: () => T): T {
  try {
    return decoded()
  } catch (error) {
    if (error instanceof MalformedCommit) throw new DamagedLog(damagedFrame(segment.number, seq, 'content'))
    throw error
  }
}

function brokenChain(segment: number, seq: number): Problem {
  return { code: 'log/chain-broken', params: { segment, seq } }
}
