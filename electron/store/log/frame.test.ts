import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFrame, FRAME_HEADER_BYTES, frameAt, FrameCodec } from './frame.ts'

const FOLDER_ID = new Uint8Array(16).fill(1)
const KEY = new Uint8Array(32).fill(2)

describe.each([
  ['plain', null],
  ['sealed', KEY],
])('a %s frame', (_, key) => {
  const codec = new FrameCodec(FOLDER_ID, key, randomBytes)

  it('gives back its payload when it stands anywhere between other bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ maxLength: 2000 }),
        fc.integer({ min: 1, max: 2 ** 48 - 1 }),
        fc.integer({ min: 1, max: 2 ** 32 - 1 }),
        (around, payload, seq, segment) => {
          const frame = codec.encode(segment, seq, payload)
          expect(frame).toHaveLength(codec.lengthOf(payload.length))
          const bytes = Buffer.concat([around, frame, around])
          expect(findFrame(bytes, 0)).toBe(around.length)
          const found = frameAt(bytes, around.length)
          expect(found?.seq).toBe(seq)
          expect(found?.end).toBe(around.length + frame.length)
          expect(codec.open(segment, seq, found?.body ?? Buffer.alloc(0))?.equals(payload)).toBe(true)
        },
      ),
    )
  })

  it('is not taken for whole when a byte is changed or the end is missing', () => {
    const frame = Buffer.from(codec.encode(1, 5, Buffer.from('{"name":"张三"}')))
    for (let at = 0; at < frame.length; at++) {
      const changed = Buffer.from(frame)
      changed[at] = (frame[at] ?? 0) ^ (1 << (at % 8))
      expect(frameAt(changed, 0)).toBeNull()
      expect(frameAt(frame.subarray(0, at), 0)).toBeNull()
    }
  })

  it('is not found in the text of another frame when a cell holds the bytes of one', () => {
    const inner = codec.encode(1, 5, Buffer.from('x')).toString('latin1')
    const payload = Buffer.from(JSON.stringify({ cell: inner }))
    const outer = Buffer.from(new FrameCodec(FOLDER_ID, null, randomBytes).encode(1, 6, payload))
    expect(findFrame(outer, 1)).toBe(-1)
  })
})

describe('a seal', () => {
  it('does not hold when the frame was moved to another folder, segment or seq, or the key differs', () => {
    const codec = new FrameCodec(FOLDER_ID, KEY, randomBytes)
    const body = Buffer.from(codec.encode(3, 7, Buffer.from('secret'))).subarray(FRAME_HEADER_BYTES)
    expect(codec.open(3, 7, body)?.toString()).toBe('secret')
    expect(codec.open(4, 7, body)).toBeNull()
    expect(codec.open(3, 8, body)).toBeNull()
    expect(new FrameCodec(new Uint8Array(16), KEY, randomBytes).open(3, 7, body)).toBeNull()
    expect(new FrameCodec(FOLDER_ID, new Uint8Array(32), randomBytes).open(3, 7, body)).toBeNull()
    expect(codec.open(3, 7, body.subarray(0, 20))).toBeNull()
  })

  it('shows nothing of the payload and never the same bytes when the payload is the same', () => {
    const codec = new FrameCodec(FOLDER_ID, KEY, randomBytes)
    const one = Buffer.from(codec.encode(3, 7, Buffer.from('secret')))
    const two = Buffer.from(codec.encode(3, 7, Buffer.from('secret')))
    expect(one.includes('secret')).toBe(false)
    expect(one.equals(two)).toBe(false)
  })
})
