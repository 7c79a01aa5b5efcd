import { describe, expect, it } from 'vitest'
import { DamagedFolder, DamagedLog, PoisonedLog } from '#store/errors.ts'
import { decodeCommit } from '#store/log/commit-codec.ts'
import { frameAt, FrameCodec } from '#store/log/frame.ts'
import { openLog } from '#store/log/log.ts'
import { SEGMENT_HEADER_BYTES } from '#store/log/segment-file.ts'
import type { Log, Problem } from '#store/ports.ts'
import { FaultDisk } from './fault-files.ts'
import {
  append,
  countedRandom,
  finish,
  type LogDesk,
  open,
  prepare,
  settingsOf,
  TEST_KEYS,
  textOf,
} from './log-desk.ts'

/** Whole frames and segments in wrong places, made by a hand that knows the format: each is named with its place. */
const FIRST = '/desk/log/000001.seg'
const SECOND = '/desk/log/000002.seg'
const THIRD = '/desk/log/000003.seg'

describe('a log', () => {
  it('names segment and seq, keeps every byte and takes no commit when a frame in the middle of its end is damaged', () => {
    const desk = made(8)
    const [seventh] = framesIn(desk.disk.bytes(THIRD))
    damage(desk, THIRD, (seventh?.offset ?? 0) + 50)
    const before = desk.disk.bytes(THIRD)
    const problem = { code: 'log/damaged-frame', params: { segment: 3, seq: 7, reason: 'bytes' } }
    const log = open(desk)
    expect(log.problems).toContainEqual(problem)
    expect(log.head.seq).toBe(6)
    expect(log.poisoned).toEqual(problem)
    expect(() => append(log, 'more')).toThrow(PoisonedLog)
    expect(readable(log)).toEqual({ texts: texts(6), problem })
    expect(finish(log.verify())).toContainEqual(problem)
    expect(desk.disk.bytes(THIRD)).toEqual(before)
  })

  it('goes on and names the place to readers when a frame of a closed segment is damaged', () => {
    const desk = made(8)
    damage(desk, SECOND, (framesIn(desk.disk.bytes(SECOND))[1]?.offset ?? 0) + 50)
    const problem = { code: 'log/damaged-frame', params: { segment: 2, seq: 5, reason: 'bytes' } }
    const log = open(desk)
    expect(log.poisoned).toBeNull()
    append(log, 'first 9')
    expect(readable(log)).toEqual({ texts: texts(4), problem })
    expect(() => log.read(5)).toThrow(DamagedLog)
    expect(textAt(log, 6)).toBe('first 6')
    expect(finish(log.verify())).toEqual([problem])
    expect([...log.commits(7)].map(({ commit }) => textOf(commit))).toEqual(['first 7', 'first 8', 'first 9'])
  })

  it('names the missing one when a segment is gone from the middle or the beginning', () => {
    for (const [path, segment, before] of [
      [FIRST, 1, 0],
      [SECOND, 2, 3],
    ] as const) {
      const desk = made(8)
      desk.disk.drop(path)
      const log = open(desk)
      expect(log.problems).toEqual([{ code: 'log/segment-missing', params: { segment } }])
      expect(readable(log).texts).toEqual(texts(before))
      expect(readable(log).problem).not.toBeNull()
      expect(finish(log.verify())).toContainEqual({ code: 'log/segment-missing', params: { segment } })
      expect(textAt(log, 8)).toBe('first 8')
      expect(() => log.read(segment * 3)).toThrow(DamagedLog)
    }
  })

  it('says how many commits are missing when the last segment is gone', () => {
    const desk = made(8)
    desk.disk.drop(THIRD)
    const params = { count: 2, seq: 6, witnessSeq: 8 }
    expect(open(desk).problems).toContainEqual({ code: 'log/witness-ahead', params })
  })

  it('is refused and never empty when there is no segment at all', () => {
    const desk = made(8)
    for (const path of [FIRST, SECOND, THIRD]) desk.disk.drop(path)
    expect(() => open(desk)).toThrow(DamagedFolder)
  })

  it('names both when two segments were swapped', () => {
    const desk = made(8)
    const [first, second] = [desk.disk.bytes(FIRST), desk.disk.bytes(SECOND)]
    desk.disk.put(FIRST, second)
    desk.disk.put(SECOND, first)
    const named = (segment: number) => ({ code: 'log/segment-unreadable', params: { segment, reason: 'number' } })
    expect(open(desk).problems).toEqual([named(1), named(2)])
  })

  it('names a segment of another folder', () => {
    const desk = made(8)
    const log = openLog({ ...settingsOf(desk), folderId: '99'.repeat(16) })
    const unreadable = log.problems.filter(({ code }) => code === 'log/segment-unreadable')
    expect(unreadable.map(({ params }) => params['reason'])).toEqual(['folder', 'folder', 'folder'])
    expect(() => append(log, 'more')).toThrow(PoisonedLog)
  })

  it('names frames that were doubled, left out or put in another order', () => {
    const orders = { doubled: [0, 0, 1, 2], 'left out': [0, 2], reordered: [1, 0, 2] }
    for (const [name, order] of Object.entries(orders)) {
      const desk = made(9)
      const bytes = desk.disk.bytes(THIRD)
      const frames = framesIn(bytes).map(({ offset, end }) => bytes.subarray(offset, end))
      const moved = Buffer.concat([
        bytes.subarray(0, SEGMENT_HEADER_BYTES),
        ...order.map((i) => frames[i] ?? Buffer.alloc(0)),
      ])
      desk.disk.put(THIRD, Buffer.concat([moved, Buffer.alloc(600)]))
      const log = open(desk)
      const named = [...log.problems, ...finish(log.verify())].filter(({ params }) => params['reason'] === 'order')
      expect(named.length, name).toBeGreaterThan(0)
      expect(log.poisoned?.params['reason'], name).toBe('order')
    }
  })

  it('names the witness when the log was replaced by another of the same length', () => {
    const desk = made(8)
    const other = new FaultDisk()
    prepare({ disk: other, keys: null }, 7)
    const log = open({ disk: other, keys: null })
    append(log, 'forged')
    log.close()
    desk.disk.put(THIRD, other.bytes(THIRD))
    expect(open(desk).problems).toEqual([{ code: 'log/witness-differs', params: { seq: 8 } }])
  })
})

describe('the proof', () => {
  it('names the commit when a leaf of a plain log was rewritten with a fitting CRC', () => {
    const desk = made(8)
    rewrite(desk, SECOND, 1, (payload) => replace(payload, 'first 5', 'forged!'))
    const log = open(desk)
    expect(log.problems).toEqual([])
    const problem = { code: 'log/damaged-frame', params: { segment: 2, seq: 5, reason: 'content' } }
    expect(finish(log.verify())).toEqual([problem])
  })

  it('names the break when a header of a plain log was rewritten with a fitting CRC', () => {
    const desk = made(8)
    rewrite(desk, SECOND, 1, (payload) => replace(payload, '"operator":1', '"operator":2'))
    const problem = { code: 'log/chain-broken', params: { segment: 3, seq: 7 } }
    expect(finish(open(desk).verify())).toEqual([problem])
    expect(readable(open(desk)).problem).toEqual(problem)
  })

  it('names the break when the newest header was rewritten with a fitting CRC while the log is open', () => {
    const desk = made(8)
    const log = open(desk)
    rewrite(desk, THIRD, 1, (payload) => replace(payload, '"operator":1', '"operator":2'))
    expect(finish(log.verify())).toEqual([{ code: 'log/chain-broken', params: { segment: 3, seq: 8 } }])
  })

  it('names the commit when a frame of a sealed log was rewritten without the key', () => {
    const desk = made(8, TEST_KEYS)
    rewrite(desk, SECOND, 1, (body) => {
      body[20] = (body[20] ?? 0) ^ 1
      return body
    })
    const problem = { code: 'log/damaged-frame', params: { segment: 2, seq: 5, reason: 'seal' } }
    expect(finish(open(desk).verify())).toEqual([problem])
    expect(readable(open(desk))).toEqual({ texts: texts(4), problem })
  })

  it('goes through when commits are appended while it runs', () => {
    const desk = made(8)
    const log = open(desk)
    const proof = log.verify()
    proof.next()
    for (let seq = 9; seq < 14; seq++) append(log, `first ${seq}`)
    expect(finish(proof)).toEqual([])
    expect(finish(log.verify())).toEqual([])
  })
})

describe('a reader', () => {
  it('takes the whole frames and says nothing when the last one is being written at this moment', () => {
    const desk = made(7)
    const complete = new FaultDisk()
    prepare({ disk: complete, keys: null }, 8)
    const end = framesIn(complete.bytes(THIRD))[1]?.end ?? 0
    const half = complete.bytes(THIRD).fill(0, end - 40)
    desk.disk.put(THIRD, half)
    let looks = 0
    desk.disk.onStep = () => {
      looks++
      if (looks === 14) desk.disk.put(THIRD, complete.bytes(THIRD))
    }
    const log = open(desk, 'read')
    desk.disk.onStep = null
    expect(looks).toBeGreaterThan(14)
    expect(log.problems).toEqual([])
    expect(readable(log).texts).toEqual(texts(8))
  })

  it('takes the whole frames and names the rest when the last one stays cut off', () => {
    const desk = made(8)
    const bytes = desk.disk.bytes(THIRD)
    const [, last] = framesIn(bytes)
    bytes.fill(0, (last?.end ?? 0) - 40)
    desk.disk.put(THIRD, bytes)
    const log = open(desk, 'read')
    expect(log.problems.map(({ code }) => code)).toEqual(['log/witness-ahead', 'log/unfinished-frame'])
    expect(readable(log).texts).toEqual(texts(7))
    expect(desk.disk.changes).toBe(0)
  })

  it('sees a state that once was whole when a writer appends and rolls between any of its steps', () => {
    const keys = null
    const whole = made(5)
    open(whole, 'read')
    const steps = whole.disk.steps
    expect(steps).toBeGreaterThan(8)
    for (let n = 1; n <= steps; n++) {
      const desk: LogDesk = { disk: made(5).disk, keys }
      const log = open(desk)
      const from = desk.disk.steps
      desk.disk.onStep = () => {
        if (desk.disk.steps !== from + n - 1) return
        desk.disk.onStep = null
        for (let seq = 6; seq <= 10; seq++) append(log, `first ${seq}`)
      }
      const reader = open(desk, 'read')
      expect(reader.problems, `step ${n}`).toEqual([])
      expect(readable(reader).texts, `step ${n}`).toEqual(texts(reader.head.seq))
      expect(reader.head.seq).toBeGreaterThanOrEqual(5)
    }
  })
})

/** `commits` commits, three a segment, closed. */
function made(commits: number, keys: LogDesk['keys'] = null): LogDesk {
  const disk = new FaultDisk()
  prepare({ disk, keys }, commits)
  return { disk: disk.copy(), keys }
}

function texts(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `first ${i + 1}`)
}

function textAt(log: Log, seq: number): string {
  const commit = log.read(seq)
  return commit === undefined ? '' : textOf(commit)
}

/** What can be read from the beginning, and what stopped it. */
function readable(log: Log): { texts: string[]; problem: Problem | null } {
  const found: string[] = []
  try {
    for (const { commit } of log.commits(1)) found.push(textOf(commit))
    return { texts: found, problem: null }
  } catch (error) {
    if (error instanceof DamagedLog) return { texts: found, problem: error.problem }
    throw error
  }
}

function framesIn(bytes: Buffer): { seq: number; offset: number; end: number; body: Buffer }[] {
  const frames = []
  let offset = SEGMENT_HEADER_BYTES
  for (let frame = frameAt(bytes, offset); frame !== null; frame = frameAt(bytes, offset)) {
    frames.push({ ...frame, offset })
    offset = frame.end
  }
  return frames
}

function damage({ disk }: LogDesk, path: string, at: number): void {
  const bytes = disk.bytes(path)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  disk.put(path, bytes)
}

/** Changes the body of a frame and makes its CRC fit. */
function rewrite({ disk }: LogDesk, path: string, index: number, change: (body: Buffer) => Buffer): void {
  const bytes = disk.bytes(path)
  const frame = framesIn(bytes)[index]
  if (frame === undefined) throw new Error('no such frame')
  const plain = new FrameCodec(new Uint8Array(16), null, countedRandom())
  plain.encode(1, frame.seq, change(frame.body)).copy(bytes, frame.offset)
  disk.put(path, bytes)
}

function replace(payload: Buffer, from: string, to: string): Buffer {
  expect(decodeCommit(payload).changes.length).toBeGreaterThan(0)
  return Buffer.from(payload.toString('latin1').replace(from, to), 'latin1')
}
