import { normaliseNumber } from '#shared/domain/identity.ts'

/** Letters and digits of a card number: how it is divided is typed in many ways. */
export function cardKey(number: string): string {
  return normaliseNumber(number).replaceAll(/[^\p{L}\p{N}]/gu, '')
}
