import { Workbook } from '@cj-tech-master/excelts'
import { expect, it } from 'vitest'
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

it('is a workbook when it holds one, and nothing that is kept when it holds macros', async () => {
  const workbook = new Workbook()
  workbook.addWorksheet('名册').addRow(['姓名'])
  const bytes = Buffer.from(await workbook.xlsx.writeBuffer())
  expect(mediaTypeOf(bytes)).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  const name = 'xl/workbook.xml'
  const withMacros = Buffer.from(bytes.toString('latin1').replaceAll(name, 'vbaProject.bin_'), 'latin1')
  expect(mediaTypeOf(withMacros)).toBeNull()
})
