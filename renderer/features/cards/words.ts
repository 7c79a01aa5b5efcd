import type { CardState, CardValidity } from '#shared/domain/cards.ts'
import type { Tone } from '#renderer/ui/Tag.tsx'

/** The letter or digit that a tier is known by: `A` of `A-III`; nothing where the only level is called by a word. */
export function letterOf(code: string): string | null {
  const [sign = code] = code.split('-')
  return sign.length <= LONGEST_SIGN ? sign : null
}

const LONGEST_SIGN = 2

export const STATE_TONES: { readonly [S in CardState]: Tone } = {
  'to-report': 'warn',
  reported: 'plain',
  'issued-by-city': 'plain',
  returned: 'warn',
  arrived: 'warn',
  applied: 'warn',
  'first-review': 'warn',
  approved: 'teal',
  declined: 'plain',
  publicity: 'plain',
  made: 'teal',
  'to-collect': 'warn',
  active: 'done',
  'on-record': 'done',
  lost: 'late',
  suspended: 'late',
  replaced: 'plain',
  revoked: 'late',
  surrendered: 'plain',
  void: 'plain',
}

export const VALIDITY_TONES: { readonly [V in CardValidity]: Tone } = {
  'not-yet-valid': 'warn',
  valid: 'done',
  'due-soon': 'warn',
  expired: 'late',
  'no-dates': 'plain',
}
