import type { CeilingPer, RuleFields, RulePeriod } from '#shared/contract/rules.ts'
import type { ImportField } from '#shared/domain/import-fields.ts'
import type { z } from 'zod'
import type { RowReader } from '../cells/row-reader.ts'
import { fenOfFigures, unitUnder } from '../cells/money.ts'
import { wordKey } from '../cells/words.ts'
import { isTick } from '../sheet/ticks.ts'

type Period = z.infer<typeof RulePeriod>
type Per = z.infer<typeof CeilingPer>

type Grant = Pick<RuleFields, 'grantKind' | 'count' | 'period' | 'ceilingFen' | 'ceilingPer' | 'discountPercent'>

/**
 * What the columns of their own say, and what words say of the rest: `每年2次`, `每次最高500元`, `8折`, `不限`. `unitOfList`: what
 * the list says that its sums count in.
 */
export function grantIn(reader: RowReader, unitOfList: string): Grant {
  const words = grantWords(reader)
  const isNumber = !UNLIMITED.test(words) && !saysTimes(wordKey(reader.words('quantity')))
  const count = UNLIMITED.test(words) ? null : ((isNumber ? numberIn(reader, 'quantity') : null) ?? countOf(words))
  const isOfSeveral = SEVERAL_CLASSES.test(words)
  const period = count === null || isOfSeveral ? null : periodIn(reader, words)
  const ceilingFen = amountIn(reader, unitOfList) ?? fenOf(words)
  const per = wordKey(reader.words('ceilingPer')) || words
  const discountPercent = discountIn(reader) ?? discountOf(words)
  const kind = kindOf(words, { count, ceilingFen, discountPercent })
  if (kind === null || isOfSeveral) reader.refuse('grant', 'import/grant-unclear', words.slice(0, 60))
  // A rule that counts or limits has no place for a discount.
  if (kind !== null && kind !== 'discount' && discountOf(words) !== null)
    reader.warn('grant', 'import/no-place', words.slice(0, 60))
  const ceilingPer = ceilingFen === null ? null : perOf(per)
  if (ceilingFen !== null && ceilingPer === null) {
    const field = reader.words('ceilingPer') === '' ? 'grant' : 'ceilingPer'
    reader.refuse(field, 'import/ceiling-stretch-unknown', per.slice(0, 60))
  }
  return {
    grantKind: kind ?? 'unlimited',
    count: kind === 'count' ? count : null,
    period: kind === 'count' ? period : null,
    ceilingFen,
    ceilingPer,
    discountPercent: kind === 'discount' ? discountPercent : null,
  }
}

/** What is granted in words: a tick means that it is, and 「不限」 may stand where a number of times does. */
function grantWords(reader: RowReader): string {
  const quantity = wordKey(reader.words('quantity'))
  const said = reader.words('grant')
  if (UNLIMITED.test(quantity) && said === '') return quantity
  if (isTick(said)) reader.repair('grant', said, '不限')
  else warnOfRest(said, reader)
  const granted = isTick(said) ? '不限' : wordKey(said)
  return saysTimes(quantity) ? [quantity, granted].filter((part) => part !== '').join('，') : granted
}

/** Whether more than a number stands where one does: 「每年2次」, 「不限」. */
function saysTimes(quantity: string): boolean {
  return UNLIMITED.test(quantity) || (countOf(quantity) !== null && !NUMBER.test(quantity))
}

const UNLIMITED = /^(不限|无限|不限次|不限次数|无限制)$/u

/** A clause of which a rule takes nothing is told: 「每年2次，限本人及1名家属」. */
function warnOfRest(said: string, reader: RowReader): void {
  const taken = new Set<string>()
  for (const clause of said.split(/[,，;；。]/u).map(wordKey)) {
    const found = [
      ...(countOf(clause) === null ? [] : ['count']),
      ...(fenOf(clause) === null ? [] : ['amount']),
      ...(discountOf(clause) === null ? [] : ['discount']),
      ...(companionsOf(clause) === null ? [] : ['companions']),
    ]
    const saysNoMore = NOTHING_MORE.test(clause) && !A_TIME.test(clause) && !WHEN.test(clause)
    const isOfFamily = FAMILY.test(clause) && companionsOf(clause) === null && reader.words('relations') === ''
    const isRead = found.length > 0 ? found.some((one) => !taken.has(one)) : saysNoMore
    if (!isRead || isOfFamily || NO_LIMIT.test(clause)) reader.warn('grant', 'import/no-place', clause.slice(0, 60))
    for (const one of found) taken.add(one)
  }
}

const FAMILY = /家属|家人|亲属|配偶|子女|父母/u
const A_TIME = /[\d一二两三四五六七八九十](?:年|个?月|周|天|日|晚|小时|分钟)/u
/** When something is free, of which a rule has a season at most. */
const WHEN = /首[年月次]|工作日|周末|节假日|平日|淡季/u
/** What is from one number to another, or the least, is no limit. */
const NO_LIMIT = /\d\s*[-—–~～至到]\s*\d|至少|不少于|不低于|以上/u

/** Words of no further condition. */
const NOTHING_MORE =
  /^$|不限|随时|免费|全免|免票|优先|unlimited|^按(次数?|金额|折扣)$|^[每全]?(年|学年|季度?|月|次)$|^(仅?限)?本人(享受|使用)?$|^(累计|合计|一次性|终身)$/iu

/** 「A卡每年1次；B卡每两年1次」 is two rules. */
const SEVERAL_CLASSES = /[A-F][卡类].*\d.*[A-F][卡类].*\d/iu

function kindOf(
  words: string,
  found: Pick<Grant, 'count' | 'ceilingFen' | 'discountPercent'>,
): Grant['grantKind'] | null {
  if (/^按次数?$/u.test(words)) return 'count'
  if (/^按金额$/u.test(words)) return 'amount'
  if (/^按折扣$/u.test(words)) return 'discount'
  if (found.count !== null) return 'count'
  if (found.ceilingFen !== null) return 'amount'
  if (found.discountPercent !== null) return 'discount'
  return /不限|随时|免费|全免|免票|优先|unlimited/iu.test(words) ? 'unlimited' : null
}

const DIGITS = '一二三四五六七八九十'

function countOf(words: string): number | null {
  const said =
    /(\d{1,3}|[一二两三四五六七八九十])(次(?!性)|人次|张|份|个名额|名(?!家属|亲属|家人|随行|同行|陪同))/u.exec(
      words,
    )?.[1]
  return said === undefined ? null : numberOf(said)
}

/** By its column, the words of the grant, or the heading over the number of times. */
function periodIn(reader: RowReader, words: string): Period | null {
  const own = wordKey(reader.words('period'))
  const headed = reader.words('quantity') === '' ? '' : wordKey(reader.headingOf('quantity') ?? '')
  const other = [own, words, headed].find((said) => OTHER_STRETCH.test(said))
  if (other === undefined) return periodOf(own) ?? periodOf(words) ?? periodOf(headed)
  reader.refuse(own === '' ? 'grant' : 'period', 'import/period-unknown', other.slice(0, 60))
  return null
}

/** Stretches by which nothing is counted: taken for a year, 「每两年1次」 would grant twice as much. */
const OTHER_STRETCH =
  /季度|学期|半[年月]|每个?(?:[两二三四五六七八九十]|[2-9]|[1-9]\d)(?:个?[年月])|(?<!\d)[两二三四五2-5]年内?(?:\d|[一二两三])次|[每一1]个?(?:周|星期|日|天)/u

function periodOf(words: string): Period | null {
  if (words === '') return null
  return PERIODS.find(([pattern]) => pattern.test(words))?.[1] ?? null
}

const PERIODS: readonly (readonly [RegExp, Period])[] = [
  [/持卡年/u, 'card-year'],
  [/学年|学期/u, 'school-year'],
  [/每?年|全年/u, 'calendar-year'],
  [/季/u, 'season'],
  [/月/u, 'month'],
  [/终身|一次性|共|累计|总计|仅|有效期内/u, 'lifetime'],
]

/** Null for a stretch by which no ceiling is counted, such as a year: taken for all time it would grant less. */
function perOf(words: string): Per | null {
  if (/每次|单次|一次(?!性)/u.test(words)) return 'use'
  if (/月/u.test(words)) return 'month'
  return /年|季|学期/u.test(words) && !/累计|合计|总计|一次性|终身/u.test(words) ? null : 'all'
}

/** How many may come along, by their column or by the words of the grant. */
export function companionsIn(reader: RowReader): number | null {
  return numberIn(reader, 'companions') ?? companionsOf(wordKey(reader.words('grant')))
}

/** `可带3人`, `含2名随行人员`. */
function companionsOf(words: string): number | null {
  const [, behind, before] =
    /(?:带|携|陪同|随行|同行)(?:不超过|最多)?(\d{1,2}|[一二两三四五六七八九十])(?:人|名|位)|(\d{1,2}|[一二两三四五六七八九十])(?:人|名|位)(?:随行|陪同|同行)/u.exec(
      words,
    ) ?? []
  const said = behind ?? before
  return said === undefined ? null : numberOf(said)
}

function numberOf(said: string): number {
  return /\d/.test(said) ? Number(said) : DIGITS.indexOf(said === '两' ? '二' : said) + 1
}

/** The first sum of the words: `每次最高500元`, `1.5千元`. */
function fenOf(words: string): number | null {
  const [, figures, unit = ''] = /(\d[\d,]*(?:\.\d+)?)([十百千万亿]*)元/u.exec(words) ?? []
  return figures === undefined ? null : fenOfFigures(figures, unit)
}

/** `8折`, `85折`, `八五折` and 按原价的80%收取 say what is left to be paid. */
function discountOf(words: string): number | null {
  const [, off, orOff] = /(?:优惠|减免|减|降)(\d{1,3})%|(\d{1,3})%(?:的?优惠|减免)/u.exec(words) ?? []
  if (off !== undefined || orOff !== undefined) return Number(off ?? orOff)
  if (/减半|半价/u.test(words)) return 50
  const [, paid, orPaid] = /(?:收取?|支付|自付|[价准]的?)(\d{1,3})%|(\d{1,3})%(?:收|支付|自付)/u.exec(words) ?? []
  if (paid !== undefined || orPaid !== undefined) return 100 - Number(paid ?? orPaid)
  const said = TENTHS.exec(words)?.[1]
  if (said === undefined) return null
  const digits = said.replaceAll(/[一二三四五六七八九]/gu, (digit) => String(DIGITS.indexOf(digit) + 1))
  return Math.round(100 - Number(digits) * (/^\d\d$/.test(digits) ? 1 : 10))
}

/** Not the end of a range or of a longer number. */
const TENTHS = /(?<![\d.\-—–~至到一二三四五六七八九十])(\d\.\d|[1-9][1-9]|[1-9]|[一二三四五六七八九]{1,2})折/u

/** In a column of its own a number may be hundredths, tenths or a part of one, as its heading says: 「折扣」 is what is paid. */
function discountIn(reader: RowReader): number | null {
  const words = wordKey(reader.words('discount'))
  if (words === '') return null
  const found = discountOf(words) ?? percentIn(words, /折/u.test(reader.headingOf('discount') ?? ''))
  if (found === null) reader.refuse('discount', 'import/word-unknown', words.slice(0, 60))
  else if (`${found}%` !== words && `${found}` !== words) reader.repair('discount', words, `优惠${found}%`)
  return found
}

function percentIn(words: string, isPaid: boolean): number | null {
  const [, figures, sign] = /^(\d{1,3}(?:\.\d{1,2})?)(%?)$/.exec(words) ?? []
  if (figures === undefined) return null
  const value = Number(figures)
  const isPart = sign === '' && value > 0 && value < 1
  const isTenths = sign === '' && isPaid && value >= 1 && value < 10
  const percent = Math.round(isPart ? value * 100 : isTenths ? value * 10 : value)
  return isPaid ? 100 - percent : percent
}

/** A sum without a word for what it counts in counts in what its heading or the list says. */
function amountIn(reader: RowReader, unitOfList: string): number | null {
  const words = wordKey(reader.words('amount'))
  if (words === '' || UNLIMITED.test(words)) return null
  const unit = words.endsWith('万') ? '' : unitUnder(reader.headingOf('amount'), unitOfList)
  const found = fenOf(words.includes('元') ? words : `${words}${unit}元`)
  if (found === null) reader.refuse('amount', 'import/amount-unclear', words.slice(0, 60))
  return found
}

const NUMBER = /^(\d{1,4})(?:\.0)?(次|人|名|周?岁)?$/u

/** The whole number of a cell, with its unit or without; null for an empty cell, and where it is refused. */
export function numberIn(reader: RowReader, field: ImportField): number | null {
  const words = wordKey(reader.words(field))
  if (words === '') return null
  const number = NUMBER.exec(words)?.[1]
  if (number !== undefined) return Number(number)
  reader.refuse(field, 'import/word-unknown', words.slice(0, 60))
  return null
}
