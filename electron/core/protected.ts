import { maskIdentity, maskName, maskPhone } from '#shared/domain/masks.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { CLERKS, type Role } from '#shared/domain/roles.ts'
import type { Cell, Reader } from './ports.ts'

/** What a timeline may show of a protected cell; null hides it whole. */
export type Mask = (value: string) => string | null

/**
 * Columns (in snake_case) whose values leave the core only by `holders.reveal`; in the timeline every other text is masked
 * as free text is. A relative may be a minor, or was one when the row was written, so the whole of what says who that is
 * counts as protected.
 */
export const protectedColumns: { readonly [table: string]: { readonly [column: string]: Mask } } = {
  holder: { phone: maskPhone, note: maskNumbers },
  identity_document: { number: maskIdentity },
  staff: { phone: maskPhone },
  department: { liaison_phone: maskPhone },
  request: {
    contact: maskContact,
    content: maskNumbers,
    missing_material: maskNumbers,
    decline_reason: maskNumbers,
    outcome: maskNumbers,
    outcome_raw: maskNumbers,
    reply: maskNumbers,
  },
  request_event: { text: maskNumbers },
  assignment: { answer: maskNumbers, return_reason: maskNumbers },
  pause: { reason: maskNumbers },
  extension: { reason: maskNumbers },
  rating: { note: maskNumbers },
  follow_up: { text: maskNumbers },
  attachment: { name: maskContact },
  own_value: { value: maskNumbers },
  ledger_row: { note: maskNumbers },
  ledger_cell: { value: maskNumbers },
  request_answer: { value: maskNumbers },
  subsidy: { note: maskNumbers },
  usage: { note: maskNumbers, handler: maskNumbers },
  relative: { name: maskName, born_on: () => null, identity_number: maskIdentity, note: maskNumbers },
  visit: { visitors: maskNumbers, purpose: maskNumbers, findings: maskNumbers, cancel_reason: maskNumbers },
}

/** A contact as typed, `张女士 138****0021`: whatever in it may be a number is masked. */
export function maskContact(contact: string): string {
  return maskNumbers(contact).replaceAll(/[\p{Nd}-]{5,}/gu, (number) => maskPhone(number))
}

/** Free text: an identity, account or phone number in it is masked, wherever it came from. */
export function maskNumbers(text: string): string {
  return text.replaceAll(NUMBERS, maskNumber)
}

/** How the office's own columns and notes are shown: who works at the counter needs the phones in them. */
export function maskFor(role: Role): (text: string) => string {
  return (CLERKS as readonly Role[]).includes(role) ? maskLongNumbers : maskNumbers
}

/** Free text as those see it who may have the phone: identity and account numbers are masked all the same. */
export function maskLongNumbers(text: string): string {
  return text.replaceAll(NUMBERS, (number) => (isPhone(number) ? number : maskNumber(number)))
}

/**
 * Free text that was shown masked and comes back: each mask that still stands is again the number it stood for. Throws
 * `text/number-masked` for a mask that stands for nothing in `stored`, which would be kept in a number's place.
 */
export function unmasked(typed: string, stored: string | null): string {
  const numbers = [...(stored ?? '').matchAll(NUMBERS_OR_MASKS)].map(([number]) => number)
  const masksOf = Map.groupBy(numbers, maskNumber)
  return typed.replaceAll(MASKS, (mask) => {
    const there = masksOf.get(mask)
    const number = there?.length === 1 ? there[0] : there?.shift()
    if (number === undefined) throw new Refusal('text/number-masked', { masked: mask })
    return number
  })
}

/** The same for those of `texts` that an entry gives. */
export function asMeant<E extends object>(entry: E, stored: object, texts: readonly (keyof E & string)[]): E {
  const before = stored as { readonly [field: string]: unknown }
  const meant = texts.flatMap((field) => {
    const typed: unknown = entry[field]
    return typeof typed === 'string' ? [[field, unmasked(typed, String(before[field] ?? ''))] as const] : []
  })
  return { ...entry, ...Object.fromEntries(meant) }
}

/**
 * Condition on the rows of a table whose text holds `wanted` as `mask` (of `NUMBERS`) shows it: what is masked is found by
 * none of its signs, or a number would be told by asking for one sign after the other. Only texts that may hold such a
 * number are read.
 */
export function shows(
  db: Reader,
  { table, column }: { readonly table: string; readonly column: string },
  wanted: string,
  mask = maskNumbers,
): { readonly sql: string; readonly params: readonly Cell[] } {
  const text = `${table}.${column}`
  const holds = `instr(${text}, ?) > 0`
  if (!/[\dXx]/.test(wanted)) return { sql: holds, params: [wanted] }
  const hasNumber = `(${MAY_BE_NUMBER.map((pattern) => `${text} GLOB '*${pattern}*'`).join(' OR ')})`
  const shown = db
    .all<{ id: number; text: string }>(`SELECT id, ${text} AS text FROM ${table} WHERE ${holds} AND ${hasNumber}`, [
      wanted,
    ])
    .flatMap((row) => (mask(row.text).includes(wanted) ? row.id : []))
  return {
    sql: `${holds} AND (NOT ${hasNumber} OR ${table}.id IN (SELECT value FROM json_each(?)))`,
    params: [wanted, JSON.stringify(shown)],
  }
}

const digits = (count: number) => '[0-9]'.repeat(count)
/** What any of `NUMBERS` holds, in SQLite's words. */
const MAY_BE_NUMBER = [digits(7), `${digits(3)}[- —–－]${digits(4)}`]
/** Digits of the longest telephone number, with the country's code. */
const PHONE_DIGITS = 13
const SEPARATOR = '[-—–－ ]?'
/** Area codes of two and of three digits behind their nought, each with numbers of its own length; no day is one. */
const LOCAL = `(?!20\\d\\d${SEPARATOR}[01]\\d)[2-8]\\d{3}${SEPARATOR}\\d{4}`
const AREAS = `(?:10|2\\d)[)）]?\\s?${SEPARATOR}${LOCAL}|[3-9]\\d{2}[)）]?\\s?${SEPARATOR}(?:${LOCAL}|[2-8]\\d{2}${SEPARATOR}\\d{4})`
const NUMBERS = new RegExp(
  [
    '(?!0086-?1\\d{10}(?!\\d))\\d{14,}[\\dXx]',
    '(?<!\\d)(?:(?:00)?86)?1\\d{10}(?!\\d)',
    '(?<!\\d)1[3-9]\\d[- ]\\d{4}[- ]\\d{4}(?!\\d)',
    `(?:(?<![\\dA-Z.-])[(（]?0|(?<=\\+|(?<!\\d)00)86${SEPARATOR}[(（]?0?)(?:${AREAS})(?!\\d)`,
  ].join('|'),
  'g',
)
const MASKS = /\d+\*{3,}[\dXx]*/g
const NUMBERS_OR_MASKS = new RegExp(`${MASKS.source}|${NUMBERS.source}`, 'g')

function maskNumber(number: string): string {
  if (number.includes('*')) return number
  return isPhone(number) ? maskPhone(number.replaceAll(/\D/g, '')) : maskIdentity(number)
}

function isPhone(number: string): boolean {
  return number.replaceAll(/^00|\D/g, '').length <= PHONE_DIGITS
}
