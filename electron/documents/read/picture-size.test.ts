import { expect, it } from 'vitest'
import { pixelsOf } from './picture-size.ts'

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex')
const png = hex('89504e470d0a1a0a 0000000d 49484452 00004e20 00004e20')
const jpeg = hex('ffd8 ffe00010 4a46494600010100000100010000 ffff c2 0011 08 0064 00c8 03')
const webp = (kind: string, rest: string) =>
  Buffer.concat([Buffer.from(`RIFF\0\0\0\0WEBP${kind}`, 'latin1'), hex(rest)])

it.each([
  ['a PNG', png, 20_000 * 20_000],
  ['a JPEG behind its other segments', jpeg, 200 * 100],
  ['a plain WebP', webp('VP8 ', '00000000 000000 9d012a c800 6400'), 200 * 100],
  ['a WebP without loss', webp('VP8L', '00000000 2f c7c01800'), 200 * 100],
  ['an extended WebP', webp('VP8X', '0a000000 00000000 c70000 630000'), 200 * 100],
  ['cut off', png.subarray(0, 18), 0],
  ['no frame at all', hex('ffd8 ffe00004 0000 00'), 0],
])('are told of a picture that is %s', (_, bytes, pixels) => {
  expect(pixelsOf(bytes)).toBe(pixels)
})
