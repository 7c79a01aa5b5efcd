import { headerBytesOf, MalformedCommit } from './commit-codec.ts'
import { findFrame, frameAt } from './frame.ts'
import { endOfBytes, type LogPlace, SEGMENT_HEADER_BYTES } from './segment-file.ts'

/** Why a frame can't be taken: its bytes changed, its seq doesn't follow, its seal doesn't hold, it means nothing. */
export type FrameFault = 'bytes' | 'order' | 'seal' | 'content'

export type Step =
  | {
      readonly fault: null
      readonly seq: number
      readonly offset: number
      readonly end: number
      readonly payload: Buffer
    }
  | {
      readonly fault: FrameFault
      /** The seq that should stand here. */
      readonly seq: number
      readonly offset: number
      /** Where whole frames go on, or null when none follows. */
      readonly resumesAt: number | null
    }

/**
 * Walks a segment's bytes frame by frame. Where a frame can't be taken it says so and goes on at the next whole one;
 * it ends where nothing but zeroes follows, or with a fault that nothing whole follows.
 */
export function* walkFrames(
  place: LogPlace,
  segment: number,
  firstSeq: number,
  bytes: Buffer,
): Generator<Step, void, void> {
  let seq = firstSeq
  let offset = SEGMENT_HEADER_BYTES
  while (offset < bytes.length) {
    const frame = frameAt(bytes, offset)
    if (frame === null) {
      const next = findFrame(bytes, offset + 1)
      if (next === -1) {
        if (endOfBytes(bytes, offset) > offset) yield { fault: 'bytes', seq, offset, resumesAt: null }
        return
      }
      yield { fault: 'bytes', seq, offset, resumesAt: next }
      seq = frameAt(bytes, next)?.seq ?? seq
      offset = next
      continue
    }
    const payload = frame.seq === seq ? openPayload(place, segment, seq, frame.body) : 'order'
    if (typeof payload === 'string') yield { fault: payload, seq, offset, resumesAt: frame.end }
    else yield { fault: null, seq, offset, end: frame.end, payload }
    seq = frame.seq + 1
    offset = frame.end
  }
}

function openPayload(place: LogPlace, segment: number, seq: number, body: Buffer): Buffer | 'seal' | 'content' {
  const payload = place.codec.open(segment, seq, body)
  if (payload === null) return 'seal'
  try {
    headerBytesOf(payload)
    return payload
  } catch (error) {
    if (error instanceof MalformedCommit) return 'content'
    throw error
  }
}
