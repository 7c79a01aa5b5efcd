import type { ImportField, ImportKind } from '#shared/domain/import-fields.ts'
import { cellText, type WorkbookSheet } from '#shared/domain/workbook.ts'
import { isChineseName } from './content.ts'
import { fieldNamed, headingKey } from './headings.ts'
import { candidates, firstHeadings, knownHeadings, topOf, type Found, type Top } from './find-headings.ts'
import type { LayoutColumn } from './layout.ts'
import type { Matching } from './matchings.ts'

/** The kind that a list of these headings was before, or that more of the headings speak of; null for something else. */
export function kindOf(sheet: WorkbookSheet, kept: readonly Matching[] = []): ImportKind | null {
  const top = topOf(sheet)
  const known = knownHeadings(top, kept, undefined)
  if (known) return known.matching.kind
  const roster = firstHeadings(top, 'roster')
  const ledger = candidates(top, 'requests').toSorted((one, other) => other.score - one.score)[0]
  if (isOfRules(top)) return 'rules'
  if (isOfUses(top, roster, ledger)) return 'usages'
  if (!ledger) return roster && 'roster'
  const isAsked = ledger.columns.some(
    ({ field, heading }) => field === 'content' || (field === 'category' && heading.includes('诉求')),
  )
  const isNumbered = roster?.columns.some(({ field }) => field === 'identity') === true
  const telling = ledger.columns.filter(
    ({ heading }) => isAsked || (!isSent(heading) && !(isNumbered && SAYS_LITTLE.test(headingKey(heading)))),
  )
  const fields = new Set(telling.map(({ field }) => field))
  return LEDGER_ONLY.filter((field) => fields.has(field)).length >= 2 ? 'requests' : roster && 'roster'
}

/** When an answer was sent every form says, whatever it asked for. */
function isSent(heading: string): boolean {
  return /(?:提交|填写|填报|发起|收到|来件|创建|录入).*(?:日|时)/u.test(heading)
}

/** Of people and of requests alike. */
const SAYS_LITTLE = /(?:^|[卡证])(?:类别|类型|时间|日期)$/u

/** Whether it tells who people are, and nothing that would make it a list of another kind. */
export function namesPeopleOnly(sheet: WorkbookSheet, kept: readonly Matching[]): boolean {
  const kind = kindOf(sheet, kept)
  const roster = firstHeadings(topOf(sheet), 'roster')
  return kind === null || (kind === 'roster' && roster !== null && tellingOf(roster).length === 0)
}

function tellingOf({ columns }: Found): LayoutColumn[] {
  return columns.filter(({ field }) => field !== null && !WHO.includes(field))
}

/** Whether it says what is granted to whom, and names nobody. */
function isOfRules(top: Top): boolean {
  const columns = firstHeadings(top, 'rules')?.columns ?? []
  const fields = new Set(columns.map(({ field }) => field))
  // 服务对象 may be who was served, or for whom a service is.
  const isNamed = columns.some(
    (one) => fieldNamed('roster', one.heading) === 'name' && (one.field !== 'subject' || holdsNames(top, one)),
  )
  return (
    !isNamed &&
    fields.has('item') &&
    fields.has('subject') &&
    (['grant', 'quantity', 'discount', 'amount'] as const).some((field) => fields.has(field))
  )
}

function holdsNames({ rows }: Top, { column, heading }: LayoutColumn): boolean {
  const said = rows
    .map(({ cells }) => cellText(cells[column - 1]).trim())
    .filter((text) => text !== '' && text !== heading)
  return said.filter((text) => isChineseName(text)).length * 2 > said.length
}

/** Whether somebody signed, or something was had so many times, for so much or at an occasion; and little else is said. */
function isOfUses(top: Top, roster: Found | null, ledger: Found | undefined): boolean {
  if (ledger?.columns.some(({ field }) => field === 'content')) return false
  const aboutPeople = roster ? tellingOf(roster) : []
  const uses = firstHeadings(top, 'usages')?.columns ?? []
  const fields = new Set(uses.map(({ field }) => field))
  const telling = (['quantity', 'amount', 'occasion', 'onDay'] as const).filter((field) => fields.has(field)).length
  const isSigned = fields.has('attended') || isTitledSignIn(top, roster)
  const isHad = uses.some(({ field, heading }) => field === 'onDay' && HAD.test(heading)) || isByColumns(uses)
  // What became of it a gate says, too.
  if (!isHad && ledger?.columns.some(({ field }) => field === 'outcome')) return false
  return aboutPeople.length < 3 && (isSigned || isHad || telling > 1 || (telling > 0 && fields.has('item')))
}

/** Days of nothing but uses; that of a check-up may be one to come, and people live where they moved in. */
const HAD = /(享受|使用|消费|入园|入场|游览|刷卡|核销|就诊).*(日|时间)/u

/** Whether it says month by month how often something was had, or who came to each of several days or sessions. */
function isByColumns(columns: readonly LayoutColumn[]): boolean {
  const count = (pattern: RegExp) => columns.filter(({ heading }) => pattern.test(heading.normalize('NFKC'))).length
  return count(MONTH_HEADING) > 2 || count(DAY_HEADING) > 1 || count(SESSION_HEADING) > 1
}

/** 「1月」, 「2024年1月 次数」. */
export const MONTH_HEADING = /^\s*(?:20\d\d年)?\d{1,2}月份?(?=\s|$)/u

export const DAY_HEADING =
  /^\s*(?:(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}[日号]?\s*(?:\(.*\))?|(?:星期|周)[一二三四五六日天]|第[一二三四五六七八九十\d]+天)\s*(?:上午|中午|下午|晚上)?\s*(?:签到|签名)?\s*$/u

/** 「第一期」, 「第2次(5月)」. */
export const SESSION_HEADING =
  /^\s*第[一二三四五六七八九十\d]+(?:期|次|场|讲|课|堂|节|轮)\s*(?:活动|培训|课程|讲座|签到|签名)?\s*(?:\(.*\))?\s*$/u

/** Whether it calls itself a sign-in sheet above its headings. */
function isTitledSignIn({ rows }: Top, roster: Found | null): boolean {
  const above = rows.filter(({ row }) => roster !== null && row < roster.headings.from)
  return above.some(({ cells }) => cells.some((cell) => /签到(表|册|单|名单)/u.test(cellText(cell))))
}

/** What tells who somebody is. */
const WHO: readonly ImportField[] = [
  'sequence',
  'name',
  'sex',
  'identity',
  'phone',
  'employer',
  'cardNumber',
  'note',
  'own',
]

const LEDGER_ONLY: readonly ImportField[] = [
  'content',
  'category',
  'outcome',
  'receivedOn',
  'acceptedOn',
  'resolvedOn',
  'channel',
  'grade',
]
