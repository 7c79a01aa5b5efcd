import { pinyin } from 'pinyin-pro'
import type { Day } from '#shared/domain/days.ts'
import { readOffice } from '../offices.ts'
import type { Reader } from '../ports.ts'

const DIGITS = 4

/**
 * The next number of the year of receipt: `XS-2026-0001`, the letters being the first two of the district's pinyin.
 * Running and without gaps; a number that a list brought along is never given again.
 */
export function nextRequestNumber(db: Reader, receivedOn: Day): string {
  const start = `${districtLetters(db)}-${receivedOn.slice(0, 4)}-`
  // Digits only: ':' is the sign after '9'. Up to four of them the last one in order is the greatest.
  const last = db.get<{ number: string }>(
    'SELECT number FROM request WHERE number >= ? AND number < ? ORDER BY number DESC LIMIT 1',
    [`${start}0`, `${start}:`],
  )?.number
  const count = last === undefined ? 0 : last.startsWith(`${start}9999`) ? greatest(db, start) : tail(last, start)
  return start + String(count + 1).padStart(DIGITS, '0')
}

/** Whether a request has this number already. */
export function isNumberTaken(db: Reader, number: string): boolean {
  return db.get('SELECT id FROM request WHERE number = ?', [number]) !== undefined
}

function greatest(db: Reader, start: string): number {
  const rows = db.all<{ number: string }>('SELECT number FROM request WHERE number >= ? AND number < ?', [
    `${start}0`,
    `${start}:`,
  ])
  return Math.max(...rows.map(({ number }) => tail(number, start)))
}

function tail(number: string, start: string): number {
  return Number.parseInt(number.slice(start.length), 10)
}

function districtLetters(db: Reader): string {
  const name = (readOffice(db)?.district ?? '').slice(0, 2)
  const letters = pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('')
  return /^[a-z]{2}$/.test(letters) ? letters.toUpperCase() : 'RC'
}
