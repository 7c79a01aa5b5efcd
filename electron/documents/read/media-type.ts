import type { MediaType } from '#shared/domain/attachments.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { hasMacros, openZip } from './zip.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** A PDF may begin with some bytes of the program that sent it. */
const PDF_WITHIN = 1024
/** What no text holds, whatever its encoding: tab, line feed, form feed and carriage return are the exceptions. */
const CONTROL = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/

/** What a content is by its bytes; null for what is none of the kinds that are kept, such as documents with macros. */
export function mediaTypeOf(bytes: Buffer): MediaType | null {
  const begins = (...signs: readonly number[]) => signs.every((sign, at) => bytes[at] === sign)
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'image/webp'
  if (bytes.subarray(0, PDF_WITHIN).includes('%PDF-')) return 'application/pdf'
  if (begins(0x50, 0x4b, 0x03, 0x04)) return officeTypeOf(bytes)
  return isText(bytes) ? 'text/plain' : null
}

function officeTypeOf(bytes: Buffer): MediaType | null {
  try {
    const parts = openZip(bytes, '')
    if (hasMacros(parts)) return null
    if (parts.has('word/document.xml')) return WORD
    return parts.has('xl/workbook.xml') ? SHEET : null
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** UTF-8 or GB 18030, as the two systems of an office write it. */
function isText(bytes: Buffer): boolean {
  return ['utf-8', 'gb18030'].some((encoding) => {
    try {
      return !CONTROL.test(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      return false
    }
  })
}
