import { pinyin } from 'pinyin-pro'
import type { Day } from '#shared/domain/days.ts'
import { readOffice } from '../offices.ts'
import { notPending, type Reader } from '../ports.ts'

const DIGITS = 4

/**
 * The next number of the year of receipt: `XS-2026-0001`, the letters being the first two of the district's pinyin.
 * Running and without gaps; a number that a list brought along is never given again.
 */
export function nextRequestNumber(db: Reader, receivedOn: Day): string {
  const start = `${districtLetters(db)}-${receivedOn.slice(0, 4)}-`
  let count = 0
  for (let digits = DIGITS; ; digits += 1) {
    const last = lastOf(db, start, digits)
    if (last === null) break
    count = last
  }
  return start + String(count + 1).padStart(DIGITS, '0')
}

/** Whether a request has this number already. */
export function isNumberTaken(db: Reader, number: string): boolean {
  return db.get('SELECT id FROM request WHERE number = ?', [number]) !== undefined
}

/** Numbers that came in from an older ledger stand as they were written there. */
export function idOfNumber(db: Reader, said: string): number | null {
  const number = said.trim()
  const sql = `SELECT id FROM request WHERE number IN (?, ?) AND ${notPending('request', 'request.id')}
    ORDER BY number = ? DESC LIMIT 1`
  return db.get<{ id: number }>(sql, [number, number.toUpperCase(), number])?.id ?? null
}

/** The greatest of the numbers with so many digits, by an index: a year may have tens of thousands. */
function lastOf(db: Reader, start: string, digits: number): number | null {
  const sql = `SELECT number FROM request WHERE length(number) = ? AND number >= ? AND number < ?
    AND substr(number, ?) NOT GLOB '*[^0-9]*' ORDER BY number DESC LIMIT 1`
  // ':' is the sign after '9'.
  const bounds = [start.length + digits, `${start}0`, `${start}:`, start.length + 1]
  const last = db.get<{ number: string }>(sql, bounds)?.number
  return last === undefined ? null : Number.parseInt(last.slice(start.length), 10)
}

function districtLetters(db: Reader): string {
  const name = (readOffice(db)?.district ?? '').slice(0, 2)
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  return /^[a-z]{2}$/.test(letters) ? letters.toUpperCase() : 'RC'
}
