import { z } from 'zod'
import { Day } from './days.ts'

/** Kinds of identity document a holder or relative may show (domain.md §5.2; GB 11643-1999 for the resident number). */
export const IdentityKind = z.enum([
  'resident-id',
  'hk-macao-taiwan-residence',
  'foreign-permanent-residence',
  'passport',
  'hk-macao-travel-permit',
  'taiwan-travel-permit',
  'foreigner-work-permit',
])
export type IdentityKind = z.infer<typeof IdentityKind>

/**
 * Why a number can't be one of its kind. `length`: too short or too long; `characters`: a sign that can't stand there;
 * `area`: not an area of this kind; `birth-date`: no such day, before 1850 or after today; `check-digit`: the last
 * place doesn't follow from the others. `born-differs` and `sex-differs`: the number is sound, but says another birth
 * date or sex than the entry it belongs to.
 */
export const IdentityReason = z.enum([
  'length',
  'characters',
  'area',
  'birth-date',
  'check-digit',
  'born-differs',
  'sex-differs',
])
export type IdentityReason = z.infer<typeof IdentityReason>

export type IdentityCheck =
  | {
      readonly ok: true
      /** NFKC, no blanks, upper case. */
      readonly number: string
      /** True for a layout that is no longer issued: 15 digits, or three letters and 12 digits. */
      readonly isOldForm: boolean
      /** What the number says about the person, where its kind says it. */
      readonly bornOn?: Day
      readonly sex?: 'male' | 'female'
    }
  | { readonly ok: false; readonly reason: IdentityReason }

/**
 * Checks a number as typed, scanned or pasted against the rules of its kind.
 *
 * Numbers are for life: an area code need not be in force now, nor begin with 50.
 */
export function checkIdentity(kind: IdentityKind, raw: string, today: Day): IdentityCheck {
  return CHECKS[kind](normaliseNumber(raw), today)
}

/** Full-width signs become plain, blanks and invisible signs go, letters become capitals. */
export function normaliseNumber(raw: string): string {
  if (/^[\dA-Z]*$/.test(raw)) return raw
  return raw
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cf}]/gu, '')
    .toUpperCase()
}

/**
 * The spellings under which one resident number may stand on the register: the 15-digit form and the 18-digit form
 * of a person born in 19xx name the same person. Any other number has one spelling.
 */
export function spellingsOf(number: string): readonly string[] {
  if (/^\d{15}$/.test(number)) {
    const longer = `${number.slice(0, 6)}19${number.slice(6)}`
    return [number, longer + checkSignOf(longer)]
  }
  if (/^\d{6}19\d{9}[\dX]$/.test(number)) return [number, number.slice(0, 6) + number.slice(8, 17)]
  return [number]
}

/** The one of `spellingsOf` that is issued today. */
export function newerSpelling(number: string): string {
  return number.length === 15 ? (spellingsOf(number)[1] ?? number) : number
}

/** The last place of an 18-sign number by MOD 11-2 (ISO 7064, as GB 11643-1999 uses it), from its first 17 digits. */
export function checkSignOf(first17: string): string {
  let sum = 0
  for (const [place, weight] of WEIGHTS.entries()) sum += weight * Number(first17[place])
  return CHECK_SIGNS.charAt(sum % 11)
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK_SIGNS = '10X98765432'
const OLDEST_BIRTH: Day = '1850-01-01'
const HK_MACAO_TAIWAN = new Set(['810000', '820000', '830000'])

type Check = (number: string, today: Day) => IdentityCheck

const CHECKS: { readonly [K in IdentityKind]: Check } = {
  'resident-id': (number, today) =>
    number.length === 15 ? checkFifteenDigits(number, today) : checkEighteenSigns(number, today),

  'hk-macao-taiwan-residence': (number, today) => {
    const check = checkEighteenSigns(number, today)
    return check.ok && !HK_MACAO_TAIWAN.has(number.slice(0, 6)) ? no('area') : check
  },

  // Of the inner layout only the birth date is relied on: the table of the other places isn't public.
  'foreign-permanent-residence': (number, today) => {
    if (number.length === 15)
      return /^[A-Z]{3}\d{12}$/.test(number) ? yes(number, { isOldForm: true }) : no('characters')
    const check = checkEighteenSigns(number, today)
    if (!check.ok || check.bornOn === undefined) return check
    return number.startsWith('9') ? yes(number, { bornOn: check.bornOn }) : no('area')
  },

  passport: (number) => {
    if (number.length < 5 || number.length > 15) return no('length')
    return /^[A-Z0-9]*\d[A-Z0-9]*$/.test(number) ? yes(number) : no('characters')
  },
  'hk-macao-travel-permit': (number) => {
    if (number.length !== 9 && number.length !== 11) return no('length')
    return /^[HM]\d+$/.test(number) ? yes(number) : no('characters')
  },
  'taiwan-travel-permit': (number) => {
    if (number.length !== 8 && number.length !== 10) return no('length')
    return /^\d+$/.test(number) ? yes(number) : no('characters')
  },
  'foreigner-work-permit': (number) => {
    if (number.length < 6 || number.length > 20) return no('length')
    return /^[A-Z0-9-]*\d[A-Z0-9-]*$/.test(number) ? yes(number) : no('characters')
  },
}

function checkFifteenDigits(number: string, today: Day): IdentityCheck {
  if (!/^\d{15}$/.test(number)) return no('characters')
  const bornOn = birthDay(`19${number.slice(6, 12)}`, today)
  if (bornOn === undefined) return no('birth-date')
  return yes(number, { isOldForm: true, bornOn, sex: sexOf(number.charAt(14)) })
}

function checkEighteenSigns(number: string, today: Day): IdentityCheck {
  if (number.length !== 18) return no('length')
  if (!/^\d{17}[\dX]$/.test(number)) return no('characters')
  const bornOn = birthDay(number.slice(6, 14), today)
  if (bornOn === undefined) return no('birth-date')
  if (checkSignOf(number) !== number.charAt(17)) return no('check-digit')
  return yes(number, { bornOn, sex: sexOf(number.charAt(16)) })
}

/** The day written as eight digits, if it exists and a living or recorded person can have been born on it. */
function birthDay(digits: string, today: Day): Day | undefined {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  if (!Day.safeParse(day).success) return undefined
  return day >= OLDEST_BIRTH && day <= today ? day : undefined
}

function sexOf(digit: string): 'male' | 'female' {
  return Number(digit) % 2 === 1 ? 'male' : 'female'
}

function yes(
  number: string,
  found: { isOldForm?: boolean; bornOn?: Day; sex?: 'male' | 'female' } = {},
): IdentityCheck {
  return { ok: true, number, isOldForm: false, ...found }
}

function no(reason: IdentityReason): IdentityCheck {
  return { ok: false, reason }
}
