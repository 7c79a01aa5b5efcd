import { dirname, join } from 'node:path'
import type { Problem } from '../ports.ts'
import { makeFolderDurably, writeWhole } from '../whole-file.ts'
import type { Examined } from './examine.ts'
import type { Segment } from './segment.ts'
import { type LogPlace, logFolder, segmentPath } from './segment-file.ts'
import { writeIndex } from './segment-index.ts'

/**
 * Puts in order what a crash may leave behind: a cut-off frame is kept under `set-aside/` and cut off, closed segments
 * lose their spare zeroes and get their index. Frames that were read may still be in the system's cache only, so
 * everything the log is about to build on is synced. Returns what the owner must be told.
 */
export function mendLog(place: LogPlace, examined: Examined): Problem[] {
  const problems: Problem[] = []
  for (const { segment, hashAfter } of examined.untidy) closeSegment(place, segment, hashAfter)
  if (examined.torn !== null) problems.push(setAside(place, examined.torn))
  const last = examined.segments.at(-1)
  if (last !== undefined && examined.obstacle === null) settle(place, last, examined.isLastFrameUnwitnessed)
  place.files.syncFolder(logFolder(place))
  return problems
}

/** Cuts the spare zeroes off a segment that will not grow and writes its index. */
export function closeSegment(place: LogPlace, segment: Segment, hashAfter: Uint8Array): void {
  const offsets = segment.finish()
  const file = place.files.open(segmentPath(place, segment.number), 'r+')
  try {
    if (file.size() > segment.end) {
      file.truncate(segment.end)
      file.sync()
    }
  } finally {
    file.close()
  }
  writeIndex(place, segment.number, { offsets, end: segment.end, hashAfter })
}

function setAside(place: LogPlace, torn: NonNullable<Examined['torn']>): Problem {
  const source = place.files.open(segmentPath(place, torn.segment), 'r+')
  try {
    const bytes = Buffer.alloc(torn.to - torn.from)
    source.read(bytes, torn.from)
    const path = freeName(place, join(place.folder, 'set-aside', `segment-${torn.segment}-commit-${torn.seq}`))
    makeFolderDurably(place.files, dirname(path))
    place.files.syncFolder(place.folder)
    writeWhole(place.files, path, bytes)
    source.truncate(torn.from)
    source.sync()
    const params = {
      segment: torn.segment,
      seq: torn.seq,
      bytes: bytes.length,
      file: path.slice(place.folder.length + 1),
    }
    return { code: 'log/torn-frame', params }
  } finally {
    source.close()
  }
}

function freeName(place: LogPlace, path: string): string {
  let name = path
  for (let n = 2; place.files.exists(name); n++) name = `${path}-${n}`
  return name
}

/**
 * Makes durable what was read from the last segment. A sync that failed before the program ended may have left the
 * last frame in the cache, marked as written though it is not; writing the same bytes again makes the sync real.
 */
function settle(place: LogPlace, segment: Segment, isLastFrameUnwitnessed: boolean): void {
  const file = place.files.open(segmentPath(place, segment.number), 'r+')
  try {
    if (isLastFrameUnwitnessed && segment.count > 0) {
      const frame = segment.frameBytes(segment.nextSeq - 1)
      file.write(frame, segment.end - frame.length)
    }
    file.syncData()
  } finally {
    file.close()
  }
}
