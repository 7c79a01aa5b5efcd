import { hash } from 'node:crypto'
import type { RandomBytes } from './ports.ts'

/**
 * 160 random bits for a printed sheet: eight groups of four letters and digits and a ninth that checks them, in
 * Crockford's base 32 (no I, L, O, U). Written `7ZQK-…`; read in either case, with any spaces or dashes.
 */
export interface RecoveryCode {
  readonly bytes: Buffer
  readonly text: string
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_BYTES = 20
const CODE_LENGTH = 32
const CHECK_LENGTH = 4

export function makeRecoveryCode(random: RandomBytes): RecoveryCode {
  const bytes = Buffer.from(random(CODE_BYTES))
  return { bytes, text: textOf(bytes) }
}

/** The bytes of a code as typed, or null when the check group says that it was mistyped. */
export function parseRecoveryCode(typed: string): Buffer | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (letters.length !== CODE_LENGTH + CHECK_LENGTH || letters.includes('U')) return null
  const bytes = bytesOf(letters.slice(0, CODE_LENGTH))
  return checkOf(bytes) === letters.slice(CODE_LENGTH) ? bytes : null
}

function textOf(bytes: Buffer): string {
  return `${lettersOf(bytes, CODE_LENGTH)}${checkOf(bytes)}`.replace(/(.{4})(?=.)/g, '$1-')
}

function checkOf(bytes: Buffer): string {
  return lettersOf(hash('sha256', bytes, 'buffer'), CHECK_LENGTH)
}

/** The first `count` × 5 bits of `bytes`. */
function lettersOf(bytes: Buffer, count: number): string {
  let bits = BigInt(`0x${bytes.toString('hex')}`) >> BigInt(bytes.length * 8 - count * 5)
  let letters = ''
  for (let i = 0; i < count; i++) {
    letters = `${ALPHABET[Number(bits & 31n)]}${letters}`
    bits >>= 5n
  }
  return letters
}

function bytesOf(letters: string): Buffer {
  let bits = 0n
  for (const letter of letters) bits = (bits << 5n) | BigInt(ALPHABET.indexOf(letter))
  return Buffer.from(bits.toString(16).padStart(CODE_BYTES * 2, '0'), 'hex')
}
