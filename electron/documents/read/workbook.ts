import { readFile, stat } from 'node:fs/promises'
import { Refusal } from '#shared/domain/refusal.ts'
import { readCsv } from './csv.ts'
import type { WorkbookEvent } from './events.ts'
import { readXlsx } from './xlsx.ts'

/** Largest file that is read, in bytes. */
export const WORKBOOK_LIMIT = 256 * 1024 * 1024

/**
 * Reads a file by what is in it, whatever it is called (`name` is for people). Throws `workbook/not-readable`,
 * `workbook/too-large`, `workbook/encrypted`, or `workbook/old-format` for a workbook of Excel 97 to 2003.
 */
export async function* readWorkbook(path: string, name: string): AsyncGenerator<WorkbookEvent, void, void> {
  const bytes = await bytesOf(path, name)
  try {
    if (bytes.length === 0) throw new Refusal('workbook/not-readable', { name, reason: 'empty' })
    if (startsWith(bytes, OLE)) throw new Refusal(oleCode(bytes), { name })
    yield* startsWith(bytes, ZIP) ? readXlsx(bytes, name) : readCsv(bytes, name)
  } catch (error) {
    // Whatever the parser of XML stumbles over is a fault of the file.
    throw error instanceof Refusal ? error : new Refusal('workbook/not-readable', { name, reason: 'part' })
  }
}

async function bytesOf(path: string, name: string): Promise<Buffer> {
  try {
    const { size } = await stat(path)
    if (size > WORKBOOK_LIMIT) throw new Refusal('workbook/too-large', { name, limit: WORKBOOK_LIMIT })
    return await readFile(path)
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal('workbook/not-readable', { name, reason: 'not-found' })
  }
}

const ZIP = Buffer.from('PK')
/** Excel's own format until 2003, and the wrapping of a workbook with a password. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start)
}

function oleCode(bytes: Buffer): string {
  return bytes.includes(ENCRYPTED) ? 'workbook/encrypted' : 'workbook/old-format'
}
