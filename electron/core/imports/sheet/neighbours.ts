import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { fieldNamed, headingKey, isAboutSomebodyElse } from './headings.ts'
import type { LayoutColumn } from './layout.ts'
import { cardNamedIn } from './whose.ts'

/**
 * The columns of a list of people, of which some are what the one to their left makes them: a phone or number behind
 * somebody else's name may be that person's, and numbers and days behind a certificate are the certificate's.
 */
export function besideNeighbours(columns: readonly LayoutColumn[], kind: ImportKind): readonly LayoutColumn[] {
  if (kind !== 'roster') return columns
  const isOfCards = columns.some(({ field, heading }) => speaksOfCard(field, heading))
  const others = besideOthers(columns)
  const made: LayoutColumn[] = []
  for (const one of columns) {
    const left = made.find(({ column }) => column === one.column - 1)
    if (others && one.column >= others.column) made.push({ ...one, field: 'own', mayBeOf: others.heading })
    else if (isOfFurtherCard(one, columns) || (left && isOfDocument(left, one))) made.push({ ...one, field: 'own' })
    else if (left && isSameGroup(left, one) && (mayBeOf(left, one) || goesOn(left, one, columns)))
      made.push({ ...one, field: 'own', mayBeOf: left.mayBeOf ?? left.heading })
    else if (left && !isOfCards && isOfCertificate(left, one))
      made.push({ ...one, field: 'own', isOfCertificate: true })
    else made.push(one)
  }
  return made.map(({ mayBeOf: other, ...one }, at) => {
    const field = columns[at]?.field
    const isOfOthers = others !== null && one.column >= others.column
    const isTold = other !== undefined && (isOfOthers || !made.some((another) => another.field === field))
    return isTold ? { ...one, mayBeOf: other } : one
  })
}

/** The names of another table that begins to the right of an empty column, whose rows are about others. */
function besideOthers(columns: readonly LayoutColumn[]): LayoutColumn | null {
  const [, second] = columns.filter(({ field }) => field === 'name')
  return second && !columns.some(({ column }) => column === second.column - 1) ? second : null
}

/** The one column of days may be of the card whose number stands further: 「卡号、秀山英才卡卡号、秀山英才卡有效期」. */
function isOfFurtherCard({ field, heading }: LayoutColumn, columns: readonly LayoutColumn[]): boolean {
  const card = cardNamedIn(heading)
  if (card === '' || field === 'cardNumber' || !OF_CERTIFICATE.includes(field)) return false
  const numbers = columns.filter((one) => fieldNamed('roster', one.heading) === 'cardNumber')
  const [first] = numbers.filter((one) => one.field === 'cardNumber')
  return (
    first !== undefined &&
    cardNamedIn(first.heading) !== card &&
    numbers.some((one) => cardNamedIn(one.heading) === card)
  )
}

/** Days behind a contract, a passport, a title or a programme are theirs: 「合同签订时间、到期时间」, 「职称、评定时间」. */
function isOfDocument(left: LayoutColumn, { field, heading }: LayoutColumn): boolean {
  if (/卡|服务证/u.test(heading)) return false
  if (field === 'validToOn' || field === 'validity') return /合同|协议|聘|护照|签证|居留|许可/u.test(left.heading)
  if (field !== 'recognisedOn') return false
  return left.field === 'programme' || (/评定/u.test(heading) && /职称|职务|资格|技能/u.test(left.heading))
}

/** 「姓」 and 「名」 in columns of their own are one name; 「使用人」 is whose the use is where nothing else says that. */
export function withWholeNames(columns: readonly LayoutColumn[]): readonly LayoutColumn[] {
  const isToldOtherwise = columns.some(({ field }) => field === 'name' || field === 'cardNumber')
  const user = columns.find(({ field, heading }) => field === 'relative' && USER.test(headingKey(heading)))
  if (user && !isToldOtherwise) return columns.map((one) => (one === user ? { ...one, field: 'name' } : one))
  const surname = columns.find(({ heading }) => /^姓氏?$/u.test(headingKey(heading)))
  const given = columns.find(({ heading }) => /^名字?$/u.test(headingKey(heading)))
  if (!surname || !given || columns.some((one) => one.field === 'name' && one !== given)) return columns
  return columns.map((one) => {
    if (one === surname) return { ...one, field: null }
    return one === given ? { ...one, field: 'name', surnameIn: surname.column } : one
  })
}

const USER = /^(?:使用|享受|体检|就诊)人|^患者/u

function speaksOfCard(field: ImportField | null, heading: string): boolean {
  if (field === 'hasCard' || field === 'cardLevel') return true
  return OF_CERTIFICATE.includes(field) && /卡|服务证/u.test(heading)
}

function mayBeOf(left: LayoutColumn, { field, heading }: LayoutColumn): boolean {
  // Of the staff a list says a phone at most.
  if (field === 'identity' && STAFF.includes(left.field)) return false
  return OF_SOMEBODY.includes(field) && !/^(?:本人|人才|专家|申请人|持卡人)/u.test(heading) && namesSomebodyElse(left)
}

/** What a list says a second time behind somebody else's name leads on: 「配偶姓名、身份证号、工作单位、联系电话」. */
function goesOn(left: LayoutColumn, one: LayoutColumn, columns: readonly LayoutColumn[]): boolean {
  const isAgain = ({ column }: LayoutColumn) => {
    const field = columns.find((other) => other.column === column)?.field ?? null
    return field !== null && field !== 'own' && columns.some((other) => other.column < column && other.field === field)
  }
  if (left.mayBeOf !== undefined) return isAgain(left) && (isAgain(one) || OF_SOMEBODY.includes(one.field))
  return namesSomebodyElse(left) && isAgain(one)
}

const STAFF: readonly (ImportField | null)[] = ['specialist', 'liaison', 'leader']
const OF_SOMEBODY: readonly (ImportField | null)[] = ['phone', 'identity']

function namesSomebodyElse({ field, heading }: LayoutColumn): boolean {
  if (STAFF.includes(field)) return true
  const key = headingKey(heading)
  if (/^(?:单位|企业|公司)?联系人$/u.test(key)) return true
  return isAboutSomebodyElse(heading) && /(?:姓名|名字|[人员亲女母]|配偶|子|孩)$/u.test(key)
}

/** Under one group, or none: 「配偶 姓名」 says nothing of the column behind its group. */
function isSameGroup(one: LayoutColumn, other: LayoutColumn): boolean {
  const groupOf = ({ heading }: LayoutColumn) => heading.replace(/\S+$/u, '')
  return groupOf(one) === groupOf(other)
}

/** 「职称、证书编号、发证时间」: one leads to the next. */
function isOfCertificate({ heading, isOfCertificate: isBehind }: LayoutColumn, { field }: LayoutColumn): boolean {
  return OF_CERTIFICATE.includes(field) && (isBehind === true || CERTIFICATE.test(heading))
}

const OF_CERTIFICATE: readonly (ImportField | null)[] = ['cardNumber', 'issuedOn', 'validToOn', 'validity']
const CERTIFICATE = /职称|资格|职务|执业|技能|证书|学历|学位|称号|荣誉|层次|认定/u
