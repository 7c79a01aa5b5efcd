import { isUtf8 } from 'node:buffer'
import { Refusal } from '#shared/domain/refusal.ts'
import type { WorkbookRow } from '#shared/domain/workbook.ts'
import { CELL_LIMIT, COLUMN_LIMIT, type WorkbookEvent } from './events.ts'
import { recordsOf } from './records.ts'

const BATCH = 500
const SLICE = 64 * 1024
/** Enough to see which delimiter a list uses. */
const SAMPLE = 16 * 1024

/**
 * A text file of rows as one sheet named as the file: UTF-8 with or without a mark, UTF-16 with one, else GB18030 (what
 * a Chinese Excel writes). Delimited by commas, tabs, semicolons or bars. Throws `workbook/not-readable` for bytes that are no
 * text, and `workbook/too-large`.
 */
export function* readCsv(bytes: Buffer, name: string): Generator<WorkbookEvent, void, void> {
  const encoding = encodingOf(bytes)
  if (!encoding.startsWith('utf-16') && bytes.subarray(0, SAMPLE).includes(0))
    throw new Refusal('workbook/not-readable', { name, reason: 'no-text' })
  yield { type: 'sheet', name: name.replace(/\.[^.]*$/, ''), isHidden: false }

  const delimiter = delimiterOf(new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE)))
  let row = 0
  let cells = 0
  let batch: WorkbookRow[] = []
  for (const record of records(decoded(bytes, encoding), delimiter, name)) {
    row += 1
    const texts = record.slice(0, COLUMN_LIMIT).map(unwrapped)
    if (texts.every((text) => text === '')) continue
    cells += texts.length
    if (cells > CELL_LIMIT) throw new Refusal('workbook/too-large', { name, limit: CELL_LIMIT })
    batch.push({ row, cells: texts.map((text) => (text === '' ? null : text)) })
    if (batch.length < BATCH) continue
    yield { type: 'rows', rows: batch }
    batch = []
  }
  if (batch.length > 0) yield { type: 'rows', rows: batch }
}

function* records(text: Iterable<string>, delimiter: string, name: string): Generator<string[], void, void> {
  try {
    yield* recordsOf(text, delimiter)
  } catch (error) {
    throw error instanceof RangeError ? new Refusal('workbook/not-readable', { name, reason: 'endless' }) : error
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

function encodingOf(bytes: Buffer): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

function* decoded(bytes: Buffer, encoding: Encoding): Generator<string, void, void> {
  const decoder = new TextDecoder(encoding)
  for (let at = 0; at < bytes.length; at += SLICE) {
    yield decoder.decode(bytes.subarray(at, at + SLICE), { stream: true })
  }
  yield decoder.decode()
}

/** The sign that parts the fullest line, quoted text aside. */
function delimiterOf(sample: string): string {
  const lines = sample.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r?\n/)
  const most = (sign: string) => Math.max(...lines.map((line) => line.split(sign).length))
  return [',', '\t', ';', '|'].reduce((best, sign) => (most(sign) > most(best) ? sign : best))
}

/** `="0012"` and `'0012` are how people keep Excel from taking a number for one. */
function unwrapped(text: string): string {
  return /^="(.*)"$/s.exec(text)?.[1] ?? text.replace(/^'(?=[\dXx]+$)/, '')
}
