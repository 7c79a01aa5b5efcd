import { maskIdentity, maskName, maskPhone } from '#shared/domain/masks.ts'

/** What a timeline may show of a protected cell; null hides it whole. */
export type Mask = (value: string) => string | null

/**
 * Columns (in snake_case) whose values leave the core only by `holders.reveal`. A relative may be a minor, or was one
 * when the row was written, so the whole of what says who that is counts as protected.
 */
export const protectedColumns: { readonly [table: string]: { readonly [column: string]: Mask } } = {
  holder: { phone: maskPhone },
  identity_document: { number: maskIdentity },
  staff: { phone: maskPhone },
  department: { liaison_phone: maskPhone },
  request: { contact: maskContact },
  attachment: { name: maskContact },
  own_value: { value: maskLongNumbers },
  relative: { name: maskName, born_on: () => null, identity_number: maskIdentity },
}

/** A contact as typed, `张女士 138****0021`: whatever in it may be a number is masked. */
export function maskContact(contact: string): string {
  return contact.replaceAll(/[\p{Nd}-]{5,}/gu, (number) => maskPhone(number))
}

/** Text of the office's own: an identity or account number in it is masked, wherever it came from. */
export function maskLongNumbers(text: string): string {
  return text.replaceAll(/\d{14,}[\dXx]/g, maskIdentity)
}
