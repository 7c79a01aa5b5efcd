import type { Cell } from '#core/ports.ts'
import type { Change } from '../ports.ts'
import { writeUtf8 } from '../utf8.ts'

/**
 * A change as JSON in UTF-8, byte for byte what `JSON.stringify` gives; answers the place behind it. A roster records some
 * six changes a row, and to make the text first and encode it then takes half as long again.
 */
export function writeChange(bytes: Buffer, { table, id, op, prev, cells }: Change, at: number): number {
  let end = writeUtf8(bytes, '{"table":', at)
  end = writeText(bytes, table, end)
  end = writeUtf8(bytes, ',"id":', end)
  end = writeUtf8(bytes, String(id), end)
  end = writeUtf8(bytes, ',"op":', end)
  end = writeText(bytes, op, end)
  end = writeUtf8(bytes, ',"prev":', end)
  end = writeCell(bytes, prev, end)
  end = writeUtf8(bytes, ',"cells":{', end)
  let isFirst = true
  for (const column in cells) {
    const pair = cells[column]
    if (pair === undefined) continue
    if (!isFirst) bytes[end++] = COMMA
    isFirst = false
    end = writeText(bytes, column, end)
    bytes[end++] = COLON
    bytes[end++] = OPENING
    end = writeCell(bytes, pair[0], end)
    bytes[end++] = COMMA
    end = writeCell(bytes, pair[1], end)
    bytes[end++] = CLOSING
  }
  return writeUtf8(bytes, '}}', end)
}

/** Room that `writeChange` needs at most. Throws a `TypeError` where a cell holds a number that JSON can't. */
export function mostBytesOf({ table, cells }: Change): number {
  let most = MOST_AROUND + table.length * BYTES_AN_ESCAPE
  for (const column in cells) {
    const pair = cells[column]
    if (pair === undefined) continue
    if (!(isStorable(pair[0]) && isStorable(pair[1]))) {
      throw new TypeError(`${table}.${column} holds a number that JSON can't`)
    }
    most += MOST_AROUND + column.length * BYTES_AN_ESCAPE + mostOf(pair[0]) + mostOf(pair[1])
  }
  return most
}

function isStorable(cell: Cell): boolean {
  return typeof cell !== 'number' || Number.isFinite(cell)
}

function mostOf(cell: Cell): number {
  return typeof cell === 'string' ? cell.length * BYTES_AN_ESCAPE : 0
}

function writeCell(bytes: Buffer, cell: Cell, at: number): number {
  return typeof cell === 'string' ? writeText(bytes, cell, at) : writeUtf8(bytes, String(cell), at)
}

function writeText(bytes: Buffer, text: string, at: number): number {
  if (TO_ESCAPE.test(text)) return writeUtf8(bytes, JSON.stringify(text), at)
  bytes[at] = QUOTE
  const end = writeUtf8(bytes, text, at + 1)
  bytes[end] = QUOTE
  return end + 1
}

/** What JSON escapes, and whole surrogate pairs, which it doesn't. */
const TO_ESCAPE = /["\\\u0000-\u001f\ud800-\udfff]/
/** Of a text each unit as `\u0000`. */
const BYTES_AN_ESCAPE = 6
/** Names of the parts, quotes, brackets and numbers, of the change and of each of its cells. */
const MOST_AROUND = 128

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const OPENING = 0x5b
const CLOSING = 0x5d
