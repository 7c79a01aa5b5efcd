import type { Day } from '#shared/domain/days.ts'
import { checkIdentity, normaliseNumber, type IdentityKind } from '#shared/domain/identity.ts'
import { maskIdentity } from '#shared/domain/masks.ts'
import { plainWidth } from '#shared/domain/text.ts'
import { cellText, type WorkbookCell } from '#shared/domain/workbook.ts'
import { isRounded, LONGEST_NUMBER, MASKED } from './numbers.ts'
import type { Issue } from './remarks.ts'
import { identityKindOf, kindOfNumber } from './words.ts'

export interface IdentityNumber {
  readonly kind: IdentityKind
  readonly number: string
}

/** Why a cell's number can't be one; `shown` hides most of it. */
interface NoIdentity {
  readonly code: string
  readonly shown: string
  readonly params?: Issue['params']
}

/**
 * The number of an identity document, as a cell with something in it says it. What kind it is may be said by a column of
 * its own (`kind`), by a word before the number, by the row's `remark`, or by the number itself and its `heading`.
 */
export function identityIn(
  cell: WorkbookCell | undefined,
  row: { readonly kind: IdentityKind | null; readonly remark: string; readonly heading: string; readonly today: Day },
): IdentityNumber | NoIdentity {
  const raw = cellText(cell)
  if (raw.length > LONGEST_NUMBER) return { code: 'import/cell-too-long', shown: `${raw.slice(0, 4)}…` }
  const bare = plainWidth(raw).replace(QUOTED, '$1')
  const [, word = '', rest = bare] = NAMED_NUMBER.exec(bare) ?? []
  const number = normaliseNumber(rest).replaceAll(/[-—–]/g, '').replace(LIKE_X, '$1X')
  if (isRounded(cell) || (LOST_END.test(number) && !checkIdentity('resident-id', number, row.today).ok))
    return { code: 'import/number-rounded', shown: maskIdentity(raw) }
  // A remark may speak of another document besides.
  const byRemark = RESIDENT.test(number) ? null : identityKindOf(row.remark)
  const said = row.kind ?? identityKindOf(word) ?? byRemark
  const isOfShape = said === null || (said === 'resident-id' && /^8[123]0000/.test(number))
  const kind = isOfShape ? kindOfNumber(number, row.heading) : said
  const check = checkIdentity(kind, number, row.today)
  if (check.ok) return { kind, number: check.number }
  const shown = maskIdentity(number)
  if (MASKED.test(number) || HIDDEN_END.test(raw) || /X{3}/.test(number))
    return { code: 'import/identity-masked', shown }
  return { code: 'identity/invalid', shown, params: { kind, reason: check.reason, field: 'identity' } }
}

/** The document of the person's own of which a remark says the number: 「外籍，护照 E12345678」, 「H12345678（回乡证）」. */
export function documentIn(remark: string, today: Day): IdentityNumber | null {
  for (const clause of plainWidth(remark).split(/[,，;；。\n]/u)) {
    const said = REMARKED.exec(clause)?.groups
    const kind = identityKindOf(said?.['before'] ?? said?.['behind'] ?? '')
    if (!said || kind === null || OF_RELATIVE.test(clause)) continue
    const check = checkIdentity(kind, said['number'] ?? said['first'] ?? '', today)
    if (check.ok) return { kind, number: check.number }
  }
  return null
}

/** 50099919900101123*, and not *500999199001011234*, which only keeps Excel from taking it for a figure. */
const HIDDEN_END = /^\s*\d[^*＊]*[*＊]+\s*$/u
/** What people put round a number to keep Excel from taking it for one, and a remark in brackets behind it. */
const QUOTED =
  /^[\s'’‘"“”`*=#]*(?:(?:ID|No)[\s.:]*(?=\d{15}))?(.*?)(?:\.0)?[\s'’‘"“”`*。，,;；]*(?:[(][^()\d]*[)])?\s*$/iu
/** A resident number that ends in a sign which only looks like an X; its check tells whether one was meant. */
const LIKE_X = /^(\d{17})[×✕✖✗✘ХΧ]$/u
/** A resident number whose last three places a program has set to nought. */
const LOST_END = /^\d{15}0{3}$/
/** `护照：E12345678` */
const NAMED_NUMBER = /^\s*[(]?([\p{Script=Han}]+)[)]?\s*[:：]?\s*([\dA-Za-z].*)$/u

/** A document and its number, whichever stands first. */
const REMARKED =
  /(?<before>护照|passport|回乡证|台胞证|[^\s:(]{0,10}(?:通行证|居住证)|永久居留\S{0,4}证)(?:号码?|\s*No\.?)?[\s:(]*(?<number>[A-Z]{0,3}\d{6,17}[\dX]?)(?![\dA-Z])|(?<![\dA-Z])(?<first>[A-Z]{0,3}\d{6,17}[\dX]?)\s*[(](?<behind>护照|passport|回乡证|台胞证|\S{0,8}通行证|\S{0,6}居住证|\S{0,4}永久居留\S{0,4})[)]/iu
const OF_RELATIVE = /配偶|爱人|妻|丈夫|[父母子女]/u

/** No passport has so many figures. */
const RESIDENT = /^\d{17}[\dX]$/
