import { createHash, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Change, CommitHeader } from '../ports.ts'
import {
  chainHash,
  CommitEncoder,
  decodeCommit,
  eraseLeaves,
  headerBytesOf,
  isRootRight,
  MalformedCommit,
} from './commit-codec.ts'

const name = fc.stringMatching(/^[a-z_]{1,12}$/).filter((text) => text !== '__proto__')
const integer = fc.integer({ min: -(2 ** 53) + 1, max: 2 ** 53 - 1 })
const real = fc.double({ noDefaultInfinity: true, noNaN: true }).map((value) => value + 0)
const cell = fc.oneof(
  integer,
  real,
  fc.constant(null),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\ud800', '\0', '人才\n'),
)
const change: fc.Arbitrary<Change> = fc.record({
  table: name,
  id: integer,
  op: fc.constantFrom('insert', 'update', 'remove'),
  prev: fc.option(fc.nat()),
  cells: fc.dictionary(name, fc.tuple(cell, cell), { noNullPrototype: true }),
})
const head: fc.Arbitrary<Omit<CommitHeader, 'root' | 'format'>> = fc.record(
  {
    desk: fc.nat(2 ** 21 - 1),
    seq: fc.integer({ min: 1, max: 2 ** 48 - 1 }),
    at: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) }).map((date) => date.toISOString()),
    operator: fc.option(fc.nat()),
    command: fc.string(),
    schema: fc.nat(),
    group: fc.record({ id: fc.nat(), part: fc.nat(), last: fc.boolean() }),
    undoes: fc.nat(),
  },
  { requiredKeys: ['desk', 'seq', 'at', 'operator', 'command', 'schema'] },
)

describe('a commit', () => {
  it('is the same after encoding and decoding when it holds anything a row can hold', () => {
    const encoder = new CommitEncoder(randomBytes)
    fc.assert(
      fc.property(head, fc.array(change, { maxLength: 80 }), (given, changes) => {
        const { header, payload, headerBytes } = encoder.encode(given, changes)
        expect(header).toEqual({ format: 1, ...given, root: header.root })
        expect(decodeCommit(payload)).toEqual({ header, changes })
        expect(headerBytesOf(payload)).toEqual(headerBytes)
        expect(isRootRight(payload)).toBe(true)
      }),
    )
  })

  it('keeps root and chain and loses what it said when leaves are erased', () => {
    const encoder = new CommitEncoder(randomBytes)
    fc.assert(
      fc.property(head, fc.array(change, { minLength: 1, maxLength: 9 }), fc.nat(), (given, changes, pick) => {
        const { payload } = encoder.encode(given, changes)
        const before = Buffer.from(payload)
        const gone = changes[pick % changes.length]
        const erased = eraseLeaves(before, (candidate) => candidate.id === gone?.id)
        expect(isRootRight(erased)).toBe(true)
        expect(headerBytesOf(erased)).toEqual(headerBytesOf(before))
        expect(chainHash(new Uint8Array(32), headerBytesOf(erased))).toEqual(
          chainHash(new Uint8Array(32), headerBytesOf(before)),
        )
        for (const [i, after] of decodeCommit(erased).changes.entries()) {
          const was = changes[i]
          if (was?.id === gone?.id) expect(after).toMatchObject({ erased: true, table: '', cells: {} })
          else expect(after).toEqual(was)
        }
        expect(eraseLeaves(erased, (candidate) => candidate.id === gone?.id)).toEqual(erased)
      }),
    )
  })

  it('has a root and a chain that anyone can compute from the bytes', () => {
    const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest()
    const salt = new Uint8Array(16).fill(5)
    const changes: Change[] = [
      { table: 'holder', id: 1, op: 'insert', prev: null, cells: { name: [null, '张三'] } },
      { table: 'holder', id: 2, op: 'remove', prev: 4, cells: { name: ['李四', null] } },
    ]
    const given = {
      desk: 3,
      seq: 9,
      at: '2026-03-01T00:00:00.000Z',
      operator: null,
      command: 'holders.merge',
      schema: 1,
    }
    const { header, headerBytes } = new CommitEncoder(() => new Uint8Array(16).fill(5)).encode(given, changes)
    const leaves = changes.map((leaf) => sha256(salt, Buffer.from(JSON.stringify(leaf))))
    expect(header.root).toBe(sha256(...leaves).toString('hex'))
    const before = new Uint8Array(32).fill(1)
    expect(chainHash(before, headerBytes)).toEqual(sha256(before, Buffer.from(JSON.stringify(header))))
  })

  it('has leaves that differ when they say the same twice', () => {
    const same: Change = { table: 'holder', id: 1, op: 'update', prev: 1, cells: { sex: ['f', 'm'] } }
    const given = {
      desk: 3,
      seq: 9,
      at: '2026-03-01T00:00:00.000Z',
      operator: 1,
      command: 'holders.correct',
      schema: 1,
    }
    const encoder = new CommitEncoder(randomBytes)
    expect(encoder.encode(given, [same]).header.root).not.toBe(encoder.encode(given, [same]).header.root)
  })

  it('is refused when a cell holds a number that JSON has no word for', () => {
    const given = {
      desk: 3,
      seq: 9,
      at: '2026-03-01T00:00:00.000Z',
      operator: 1,
      command: 'holders.correct',
      schema: 1,
    }
    for (const value of [NaN, Infinity]) {
      const cells = { height: [1, value] } as const
      const encode = () =>
        new CommitEncoder(randomBytes).encode(given, [{ table: 't', id: 1, op: 'update', prev: 1, cells }])
      expect(encode).toThrow(TypeError)
    }
  })

  it('is malformed and nothing worse when its bytes are anything', () => {
    const encoder = new CommitEncoder(randomBytes)
    fc.assert(
      fc.property(head, fc.array(change, { maxLength: 3 }), fc.nat(), fc.uint8Array(), (given, changes, at, bytes) => {
        const payload = Buffer.from(encoder.encode(given, changes).payload)
        payload.set(bytes.subarray(0, payload.length), at % Math.max(1, payload.length - bytes.length))
        for (const candidate of [payload, Buffer.from(bytes), payload.subarray(0, at % payload.length)]) {
          try {
            decodeCommit(candidate)
            isRootRight(candidate)
          } catch (error) {
            expect(error).toBeInstanceOf(MalformedCommit)
          }
        }
      }),
    )
  })
})
