import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PagedBytes } from './paged-bytes.ts'

/** Some pages, so that edits meet their borders. */
const PLACE = fc.integer({ min: 0, max: 9_000 })
const EDIT = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    at: PLACE,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 5_000 }),
  }),
  fc.record({ kind: fc.constant('resize' as const), length: PLACE }),
  fc.record({ kind: fc.constant('copy' as const) }),
)

it('hold what a plain array would, and copies keep what they had, when they are written, cut and grown', () => {
  fc.assert(
    fc.property(fc.array(EDIT, { maxLength: 12 }), (edits) => {
      const paged = new PagedBytes()
      let plain: Buffer = Buffer.alloc(0)
      const copies: { copy: PagedBytes; was: Buffer; digest: string }[] = []
      for (const edit of edits) {
        if (edit.kind === 'write') {
          plain = resized(plain, Math.max(plain.length, edit.at + edit.bytes.length))
          plain.set(edit.bytes, edit.at)
          paged.write(edit.bytes, edit.at)
        } else if (edit.kind === 'resize') {
          plain = resized(plain, edit.length)
          paged.resize(edit.length)
        } else copies.push({ copy: paged.copy(), was: resized(plain, plain.length), digest: paged.digest() })
        expect(paged.length).toBe(plain.length)
        expect(paged.whole().equals(plain)).toBe(true)
        expect(paged.digest()).toBe(PagedBytes.from(plain).digest())
      }
      for (const { copy, was, digest } of copies) {
        expect(copy.whole().equals(was)).toBe(true)
        expect(copy.digest()).toBe(digest)
      }
    }),
    { numRuns: 60 },
  )
})

it('are read as far as they go', () => {
  const paged = PagedBytes.from(Buffer.from('abc'))
  paged.resize(70_000)
  const into = Buffer.alloc(5, 'x')
  expect(paged.read(into, 69_998)).toBe(2)
  expect(into.toString('latin1')).toBe('\0\0xxx')
  expect(paged.read(into, 1)).toBe(5)
  expect(into.toString('latin1')).toBe('bc\0\0\0')
  expect(paged.read(into, 80_000)).toBe(0)
})

function resized(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length)
  bytes.copy(result)
  return result
}
