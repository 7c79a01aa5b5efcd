import { expect, it } from 'vitest'
import { zipOf } from '../../../tests/fixtures/zip.ts'
import { mediaTypeOf } from './media-type.ts'

const text = (words: string) => Buffer.from(words)

it.each([
  ['a PNG', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image/png'],
  ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
  ['a WebP', Buffer.from('RIFF\x10\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
  ['a PDF', text('%PDF-1.7\n'), 'application/pdf'],
  ['a PDF behind what a scanner put there', text('\n@PJL\n%PDF-1.4'), 'application/pdf'],
  ['a text in UTF-8', text('接收函\r\n'), 'text/plain'],
  ['a text as Chinese Windows writes it', Buffer.from('bdd3cad5baaf', 'hex'), 'text/plain'],
  ['a program', Buffer.from('MZ\x90\0\x03', 'latin1'), null],
  ['a zip file of something else', Buffer.from('504b0304140000000000', 'hex'), null],
  ['a RIFF file that is no picture', Buffer.from('RIFF\x10\0\0\0WAVEfmt ', 'latin1'), null],
])('is told from its bytes when a content is %s', (_, bytes, type) => {
  expect(mediaTypeOf(bytes)).toBe(type)
})

it('is a workbook or a letter when it holds one, and nothing that is kept when it holds macros', () => {
  const office = 'application/vnd.openxmlformats-officedocument'
  for (const [name, type] of [
    ['xl/workbook.xml', `${office}.spreadsheetml.sheet`],
    ['word/document.xml', `${office}.wordprocessingml.document`],
  ] as const) {
    const part = { name, text: '<a/>' }
    expect(mediaTypeOf(zipOf([part]))).toBe(type)
    expect(mediaTypeOf(zipOf([part, { name: name.replace(/\/.*/, '/vbaProject.bin'), text: 'Sub' }]))).toBeNull()
  }
})
