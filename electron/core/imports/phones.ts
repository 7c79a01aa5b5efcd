import { plainPhone, plainText, plainWidth } from '#shared/domain/text.ts'

/** Begins like a mobile phone of the mainland, but has more or fewer than its eleven digits. */
export const ODD_MOBILE = /^1[3-9](?!\d{9}$)\d*$/

/** The numbers of a cell: two may be parted by nothing but a blank, which also stands within one. */
export function phonesIn(raw: string): readonly string[] {
  if (/^\d+$/.test(raw)) return [raw]
  const plain = plainWidth(plainText(raw)).replaceAll(/^[\s/、,，;；|]+|[\s/、,，;；|]+$/gu, '')
  const ways = [/[\s/、,，;；|]+/u, /\s*[/、,，;；|]+\s*/u].map((parted) => plain.split(parted))
  const isWhole = (part: string) => part.replaceAll(/\D/g, '').length >= 7
  return ways.find((parts) => parts.length > 1 && parts.every(isWhole)) ?? [plain]
}

/** A phone number without blanks and the country's code. */
export function plainNumber(raw: string): string {
  const plain = plainPhone(raw)
    .replaceAll(/^['’‘"“”`]+|['’‘"“”`]+$/gu, '')
    .replace(/\.0$/, '')
    .replace(/^(\(?\+?86\)?-?|0086-?)(?=1[\d-]{10,}$)/, '')
  const digits = plain.replaceAll(/\D/g, '')
  return /^1\d{10}$/.test(digits) && /^[\d-]+$/.test(plain) ? digits : plain
}
