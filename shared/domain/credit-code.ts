import { z } from 'zod'
import { normaliseNumber } from './identity.ts'

/**
 * Why a code can't be a unified social credit code. `length`: not 18 signs; `characters`: a sign that can't stand there (the
 * letters I, O, Z, S and V are never used); `check-digit`: the last place, or that of the organisation code inside,
 * doesn't follow from the others.
 */
export const CreditCodeReason = z.enum(['length', 'characters', 'check-digit'])
export type CreditCodeReason = z.infer<typeof CreditCodeReason>

export type CreditCodeCheck =
  { readonly ok: true; readonly code: string } | { readonly ok: false; readonly reason: CreditCodeReason }

/**
 * Checks a unified social credit code (GB 32100-2015): department 1, kind 1, area 6, organisation code 9, check 1.
 * Places 9 to 17 *are* an organisation code of GB 11714, so its own check must hold as well.
 */
export function checkCreditCode(raw: string): CreditCodeCheck {
  const code = normaliseNumber(raw).replaceAll('-', '')
  if (code.length !== 18) return { ok: false, reason: 'length' }
  if (!/^[1-9ANY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code))
    return { ok: false, reason: 'characters' }
  if (creditCheckSignOf(code) !== code.charAt(17)) return { ok: false, reason: 'check-digit' }
  if (organisationCheckSignOf(code.slice(8, 16)) !== code.charAt(16)) return { ok: false, reason: 'check-digit' }
  return { ok: true, code }
}

/** The last place by GB/T 17710 MOD 31-3, from the first 17 signs. */
export function creditCheckSignOf(first17: string): string {
  let sum = 0
  let weight = 1
  for (const sign of first17.slice(0, 17)) {
    sum += weight * SIGNS.indexOf(sign)
    weight = (weight * 3) % 31
  }
  return SIGNS.charAt((31 - (sum % 31)) % 31)
}

/** The last place of an organisation code (GB 11714) from its first eight signs: digits are 0–9, letters A=10 … Z=35. */
export function organisationCheckSignOf(first8: string): string {
  let sum = 0
  for (const [place, weight] of ORGANISATION_WEIGHTS.entries()) {
    sum += weight * Number.parseInt(first8.charAt(place), 36)
  }
  return '0123456789X0'.charAt(11 - (sum % 11))
}

const SIGNS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]
