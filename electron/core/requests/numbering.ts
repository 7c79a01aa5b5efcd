import { pinyin } from 'pinyin-pro'
import type { Day } from '#shared/domain/days.ts'
import { readOffice } from '../offices.ts'
import { notPending, type Reader } from '../ports.ts'

/**
 * The next number by the office's pattern, which in a new office is `XS-{YYYY}-{NNNN}`, the letters being the first two of
 * the district's pinyin; the year is that of receipt. Running and without gaps; a number that a list brought along is
 * never given again.
 */
export function nextRequestNumber(db: Reader, receivedOn: Day): string {
  const [, before = '', places = ''] = /^(.*)\{(N+)\}$/.exec(requestPattern(db)) ?? []
  const start = before.replaceAll('{YYYY}', receivedOn.slice(0, 4))
  let count = 0
  for (let digits = places.length; ; digits += 1) {
    // A number with more places than the pattern has begins with 0 only where another pattern made it.
    const last = lastOf(db, start, digits, digits === places.length ? 0 : 1)
    if (last === null) break
    count = last
  }
  return start + String(count + 1).padStart(places.length, '0')
}

/** The pattern by which requests are numbered. */
export function requestPattern(db: Reader): string {
  const office = db.get<{ requestNumberPattern: string | null }>('SELECT request_number_pattern FROM office')
  return office?.requestNumberPattern ?? `${districtLetters(db)}-{YYYY}-{NNNN}`
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

/** The greatest of the numbers with so many digits, from this first one on, by an index: a year may have tens of thousands. */
function lastOf(db: Reader, start: string, digits: number, first: 0 | 1): number | null {
  const sql = `SELECT number FROM request WHERE length(number) = ? AND number >= ? AND number < ?
    AND substr(number, ?) NOT GLOB '*[^0-9]*' ORDER BY number DESC LIMIT 1`
  // ':' is the sign after '9'.
  const signs = [...start].length
  const bounds = [signs + digits, `${start}${first}`, `${start}:`, signs + 1]
  const last = db.get<{ number: string }>(sql, bounds)?.number
  return last === undefined ? null : Number.parseInt(last.slice(start.length), 10)
}

function districtLetters(db: Reader): string {
  const name = (readOffice(db)?.district ?? '').slice(0, 2)
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  return /^[a-z]{2}$/.test(letters) ? letters.toUpperCase() : 'RC'
}
