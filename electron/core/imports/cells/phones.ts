import { plainPhone, plainText, plainWidth } from '#shared/domain/text.ts'

/** Begins like a mobile phone of the mainland, but has more or fewer than its eleven digits. */
export const ODD_MOBILE = /^1[3-9](?!\d{9}$)\d*$/

/** The numbers of a cell: two may be parted by nothing but a blank, which also stands within one. */
export function phonesIn(raw: string): readonly string[] {
  if (/^\d+$/.test(raw)) return [raw]
  const plain = plainWidth(plainText(raw)).replaceAll(/^[\s/、,，;；|]+|[\s/、,，;；|]+$/gu, '')
  const ways = [/[\s/、,，;；|]+/u, /\s*[/、,，;；|]+\s*/u].map((parted) => plain.split(parted))
  // 「023-7666 0001」 is one: with its area a number has ten digits or more.
  const isWhole = (part: string) => part.replaceAll(/\D/g, '').length >= (part.startsWith('0') ? 10 : 7)
  return ways.find((parts) => parts.length > 1 && parts.every(isWhole)) ?? [plain]
}

/** A phone number without blanks and the country's code. */
export function plainNumber(raw: string): string {
  if (/^1[3-9]\d{9}$/.test(raw)) return raw
  const plain = plainPhone(raw)
    .replace(/^(?:本人)?(?:手机号?码?|联系电话|电话)[:：]?(?=1[3-9]\d{9})/u, '')
    .replace(/(?<=^1[3-9]\d{9})[(（](?:微信同号|同微信|微信|本人|手机)[)）]$/u, '')
    .replaceAll(/^['’‘"“”`]+|['’‘"“”`]+$/gu, '')
    .replace(/\.0$/, '')
    .replace(/^(\(?\+?86\)?-?|0086-?)(?=1[\d-]{10,}$)/, '')
  const digits = plain.replaceAll(/\D/g, '')
  return /^1\d{10}$/.test(digits) && /^[\d-]+$/.test(plain) ? digits : plain
}
