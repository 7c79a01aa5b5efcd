import { maskPhone } from '#shared/domain/masks.ts'
import { mayBePhone, plainPhone, plainText, plainWidth } from '#shared/domain/text.ts'
import { cellText, type WorkbookCell } from '#shared/domain/workbook.ts'
import { isRounded, LONGEST_NUMBER, MASKED } from './numbers.ts'

/** What a cell says of a phone, or two: `code` tells why it is none, or what is odd about it; `shown` hides part of it. */
interface Phone {
  readonly phone: string | null
  readonly code: string | null
  readonly shown: string
}

/** The phone of a cell with something in it. */
export function phoneIn(cell: WorkbookCell | undefined): Phone {
  const raw = cellText(cell)
  const none = (code: string, shown: string) => ({ phone: null, code, shown })
  if (isRounded(cell)) return none('import/number-rounded', raw)
  if (raw.length > LONGEST_NUMBER) return none('import/cell-too-long', `${raw.slice(0, 4)}…`)
  if (MASKED.test(raw)) return none('import/number-masked', maskPhone(raw))
  const isCounted = typeof cell === 'number' && WITHOUT_NOUGHT.test(raw)
  const phone = isCounted ? `0${raw}` : phonesIn(raw).map(plainNumber).join('/')
  const shown = maskPhone(phone)
  if (phone.replaceAll(/\D/g, '').length < 5 || /^(\d)\1+$/.test(phone) || phone.length > 30 || !mayBePhone(phone))
    return none('import/phone-unclear', shown)
  const isOdd = phone.split('/').some((one) => ODD_MOBILE.test(one))
  return { phone, code: isOdd ? 'import/phone-length' : null, shown }
}

/** Begins like a mobile phone of the mainland, but has more or fewer than its eleven digits. */
const ODD_MOBILE = /^1[3-9](?!\d{9}$)\d*$/

/** A landline of Chongqing (023) as a cell that counts keeps it: the nought before its area is lost. */
const WITHOUT_NOUGHT = /^23[4-8]\d{7}$/

/** The numbers of a cell: two may be parted by nothing but a blank, which also stands within one. */
function phonesIn(raw: string): readonly string[] {
  if (/^\d+$/.test(raw)) return [raw]
  const plain = plainWidth(plainText(raw)).replaceAll(/^[\s/、,，;；|]+|[\s/、,，;；|]+$/gu, '')
  const ways = [/[\s/、,，;；|]+/u, /\s*[/、,，;；|]+\s*/u].map((parted) => plain.split(parted))
  // 「023-7666 0001」 is one: with its area a number has ten digits or more.
  const isWhole = (part: string) => part.replaceAll(/\D/g, '').length >= (part.startsWith('0') ? 10 : 7)
  return ways.find((parts) => parts.length > 1 && parts.every(isWhole)) ?? [plain]
}

/** A phone number without blanks, the country's code, a trunk nought and what stands beside it; a mobile one in figures alone. */
function plainNumber(raw: string): string {
  if (/^1[3-9]\d{9}$/.test(raw)) return raw
  const plain = plainPhone(raw)
    .replaceAll(/\p{Cf}|^['’‘"“”`]+|['’‘"“”`。.，,;；]+$/gu, '')
    .replaceAll(/[‐‑–—−]+/gu, '-')
    .replace(/^(?:本人)?(?:手机号?码?|联系电话|移动电话|电话|tel|phone|mobile|[☎📞📱]\uFE0F?)[:：.]?(?=[\d+(])/iu, '')
    .replace(/(?<=^[\d.-]{11,13})(?:[(（](?:微信同号|同微信|微信|本人|手机)[)）]|手机|微信同号)$/u, '')
    .replace(/\.0$/, '')
    .replace(/^(\(?\+?86\)?-?|0086-?|0(?=1[3-9]))(?=1[\d.-]{10,}$)/, '')
  const digits = plain.replaceAll(/\D/g, '')
  return /^1\d{10}$/.test(digits) && /^[\d.-]+$/.test(plain) ? digits : plain
}
