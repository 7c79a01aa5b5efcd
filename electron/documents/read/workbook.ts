import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import { Refusal } from '#shared/domain/refusal.ts'
import { readCsv } from './csv.ts'
import { cellText, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { MARK_LIMIT, SHEET_LIMIT, TEXT_LIMIT, type WorkbookEvent } from './events.ts'
import { readXlsx } from './xlsx.ts'

/** Largest file that is read, in bytes. */
const WORKBOOK_LIMIT = 256 * 1024 * 1024

/**
 * Reads a file by what is in it, whatever it is called (`name` is for people). Throws `workbook/not-readable`,
 * `workbook/too-large`, `workbook/encrypted`, `workbook/macros`, or `workbook/wps-format` for a table in WPS's own format.
 */
export async function* readWorkbook(path: string, name: string): AsyncGenerator<WorkbookEvent, void, void> {
  const bytes = await bytesOf(path, name)
  let sheets = 0
  try {
    for await (const event of eventsIn(bytes, name)) {
      if (event.type === 'sheet' && (sheets += 1) > SHEET_LIMIT)
        throw new Refusal('workbook/too-large', { name, limit: SHEET_LIMIT })
      if (marksIn(event) > MARK_LIMIT) throw new Refusal('workbook/too-large', { name, limit: MARK_LIMIT })
      yield event.type === 'rows' ? { ...event, rows: event.rows.map(withShortTexts) } : event
    }
  } catch (error) {
    // Whatever the parser of XML stumbles over is a fault of the file.
    throw error instanceof Refusal ? error : new Refusal('workbook/not-readable', { name, reason: 'part' })
  }
}

function marksIn(event: WorkbookEvent): number {
  return event.type === 'merged' ? event.merged.length : event.type === 'comments' ? event.comments.length : 0
}

function withShortTexts(row: WorkbookRow): WorkbookRow {
  const isLong = (cell: WorkbookCell) => typeof cell === 'string' && cell.length > TEXT_LIMIT
  if (!row.cells.some(isLong)) return row
  return { ...row, cells: row.cells.map((cell) => (isLong(cell) ? cellText(cell).slice(0, TEXT_LIMIT) : cell)) }
}

async function* eventsIn(bytes: Buffer, name: string): AsyncGenerator<WorkbookEvent, void, void> {
  if (bytes.length === 0) throw new Refusal('workbook/not-readable', { name, reason: 'empty' })
  if (startsWith(bytes, ZIP)) yield* readXlsx(bytes, name)
  else if (startsWith(bytes, OLE)) yield* readOld(checkedOle(bytes, name), name)
  else if (startsWith(bytes, WEB_ARCHIVE)) throw new Refusal('workbook/not-readable', { name, reason: 'web-archive' })
  else {
    const page = pageOf(bytes)
    if (page !== null && !HAS_TABLE.test(page)) throw new Refusal('workbook/not-readable', { name, reason: 'web-page' })
    yield* page === null ? readCsv(bytes, name) : readOld(page, name)
  }
}

/** The library for old workbooks is large, and few files need it. */
async function* readOld(file: Buffer | string, name: string): AsyncGenerator<WorkbookEvent, void, void> {
  const { readOldWorkbook } = await import('./old-workbook.ts')
  yield* readOldWorkbook(file, name)
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
/** A page with its pictures in one file, which some systems name `.xls`. */
const WEB_ARCHIVE = Buffer.from('MIME-Version:')
/** The wrapping of Excel's format until 2003, and of a workbook with a password. */
const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
/** The folder of an old workbook's program. */
const MACROS = Buffer.from('_VBA_PROJECT_CUR\0', 'utf16le')

function startsWith(bytes: Buffer, start: Buffer): boolean {
  return bytes.subarray(0, start.length).equals(start)
}

function checkedOle(bytes: Buffer, name: string): Buffer {
  if (bytes.includes(ENCRYPTED)) throw new Refusal('workbook/encrypted', { name })
  if (bytes.includes(MACROS)) throw new Refusal('workbook/macros', { name })
  if (/\.ett?$/i.test(name)) throw new Refusal('workbook/wps-format', { name })
  if (bytes.length > OLD_LIMIT) throw new Refusal('workbook/too-large', { name, limit: OLD_LIMIT })
  // A document of Word is wrapped in the same way.
  if (!WORKBOOKS.some((stream) => bytes.includes(stream)))
    throw new Refusal('workbook/not-readable', { name, reason: 'no-workbook' })
  return bytes
}

/** The text of a web page with a table, or of Excel's XML of 2003: web systems name both `.xls`. Else null. */
function pageOf(bytes: Buffer): string | null {
  const start = bytes.subarray(0, PAGE_SAMPLE).toString('latin1').toLowerCase()
  if (!/^[\s\u00ef\u00bb\u00bf]*</.test(start) || bytes.length > OLD_LIMIT) return null
  if (!/<table|<html|urn:schemas-microsoft-com:office:spreadsheet/.test(start)) return null
  const isChinese = /charset\s*=\s*["']?(gb2312|gbk|gb18030)|encoding\s*=\s*["'](gb2312|gbk|gb18030)/.test(start)
  return new TextDecoder(isChinese || !isUtf8(bytes) ? 'gb18030' : 'utf-8').decode(bytes)
}

/** A page without one is what a system answers with when nobody is logged in any more. */
const HAS_TABLE = /<table|urn:schemas-microsoft-com:office:spreadsheet/i
const PAGE_SAMPLE = 64 * 1024
/** Read whole, an old workbook takes some thirty times its size; 65,536 rows of a roster are 20 MiB. */
const OLD_LIMIT = 64 * 1024 * 1024
/** Names of the stream that holds the cells, since Excel 97 and before. */
const WORKBOOKS = ['Workbook', 'Book'].map((stream) => Buffer.from(`${stream}\0`, 'utf16le'))
