import { spareField, type ImportField, type ImportKind } from '#shared/domain/import-fields.ts'
import { LANGUAGES, resources } from '#shared/locales/index.ts'
import { cellText, type WorkbookCell, type WorkbookRow } from '#shared/domain/workbook.ts'
import { fieldByContent } from './content.ts'
import { plain } from './heading-rows.ts'
import { headingKey, isNamedWhole } from './headings.ts'
import type { LayoutColumn } from './layout.ts'

const REASONS = LANGUAGES.flatMap((language) =>
  [resources[language].imports.refusedReason, resources[language].checkups.asked].map(headingKey),
)

/** Whether a column holds what the program itself remarked on a row that comes back corrected. */
export function isRemarkOfOurs(heading: string): boolean {
  return REASONS.includes(headingKey(heading))
}

const ASKED = LANGUAGES.map((language) => headingKey(resources[language].checkups.asked))

/** Whether it is what an employer was sent to fill in, which is about people of the register alone. */
export function isOfCheckup(columns: readonly LayoutColumn[]): boolean {
  return columns.some(({ heading }) => ASKED.includes(headingKey(heading)))
}

/** One field, one column: what a heading means can hang on the others. */
export function agreed(
  columns: readonly LayoutColumn[],
  kind: ImportKind,
  rows: readonly WorkbookRow[],
): LayoutColumn[] {
  const has = (field: ImportField) => columns.some((one) => one.field === field)
  const meant = columns.map(({ field, heading, ...rest }): LayoutColumn => {
    const key = headingKey(heading)
    if (isRemarkOfOurs(heading) || (OPTIONS.test(key) && isApart(columns, rest.column)))
      return { ...rest, heading, field: null }
    // A list of teachers calls their employer 学校; beside an employer it is where somebody studied.
    if (kind === 'roster' && field === null && /^学校(?:名称)?$/u.test(key))
      return { ...rest, heading, field: has('employer') ? 'school' : 'employer' }
    // In a list of uses a hospital or a shop is where something was had.
    const employers = kind === 'usages' ? EMPLOYERS_OF_USERS : EMPLOYERS
    if (field === null && employers.test(key) && !has('employer')) return { ...rest, heading, field: 'employer' }
    // What somebody applies for is no card yet, where none has a number or a day.
    if (field === 'cardLevel' && /^申[请领报]/u.test(key) && !has('cardNumber') && !has('issuedOn'))
      return { ...rest, heading, field: 'own' }
    // 编号 counts the rows in one list and is the number of a file or card in another.
    if (field === 'sequence' && /编号|行号/u.test(key) && !rows.every(({ cells }) => isCount(cells[rest.column - 1])))
      return { ...rest, heading, field: spareField(kind) }
    // What counts the rows of a sheet from 1 begins anew on the next, so it names no request.
    if (field === 'number' && countsRows(rows, rest.column))
      return { ...rest, heading, field: key === '编号' ? 'sequence' : spareField(kind) }
    // 证件编号 is printed on the card for its number; in a list without another number it is the person's. So may 证号 be,
    // which the numbers below it tell.
    const values = () => rows.map(({ cells }) => cellText(cells[rest.column - 1]))
    const mayBeIdentity = field === 'cardNumber' && fieldByContent(heading, values(), new Set()) === 'identity'
    if ((key === '证件编号' || mayBeIdentity) && !has('identity')) return { ...rest, heading, field: 'identity' }
    // When a list was filled in says less than when it was accepted.
    const isFilledIn = (one: LayoutColumn) => one.field === 'receivedOn' && /填|录入|创建/u.test(one.heading)
    const isReceived = columns.some((one) => one.field === 'receivedOn' && !isFilledIn(one))
    if (field === 'acceptedOn' && !isReceived) return { ...rest, heading, field: 'receivedOn' }
    if (kind === 'requests' && field === null && ONLY_DAY.test(key) && !isReceived && !has('acceptedOn'))
      return { ...rest, heading, field: 'receivedOn' }
    if (isFilledIn({ ...rest, heading, field }) && has('acceptedOn')) return { ...rest, heading, field: 'own' }
    if (field === 'category' && !has('content'))
      return { ...rest, heading, field: /内容|事项$/u.test(key) ? 'content' : field }
    return { ...rest, heading, field: field ?? spareField(kind) }
  })
  const dated = endNamedAlike(meant)
  // Of several columns for one field the first counts, and before it one that is plainly named so.
  const rankOf = ({ heading }: LayoutColumn) =>
    MAY_BE_ANOTHER.test(headingKey(heading)) ? 2 : isNamedWhole(kind, heading) ? 0 : 1
  const ranked = dated.toSorted((one, other) => rankOf(one) - rankOf(other))
  const first = new Map(ranked.toReversed().map((one) => [one.field, one]))
  return dated.map((one) =>
    one.field === null || first.get(one.field) === one ? one : { ...one, field: spareField(kind) },
  )
}

/** What cells of the list may be filled with, kept to the right of an empty column. */
const OPTIONS = /选项|下拉|备选|可选|字典|枚举|代码表|对照表/u

/** Whether a column without a heading stands between it and the list. */
function isApart(columns: readonly LayoutColumn[], column: number): boolean {
  const [first] = columns
  const before = columns.filter((one) => one.column < column)
  return first !== undefined && before.length < column - first.column
}

/** Who recommends somebody may be their employer, a spare phone theirs, and a title what was asked, where no other column is. */
const MAY_BE_ANOTHER =
  /^(?:推荐|申报|服务|社保|参保|纳税|工资|户口|档案|组织关系|兼职|第二).{0,4}单位|^备用|(?:标题|主题)$/u

/** In a ledger that says no other, the day of the request itself. */
const ONLY_DAY = /^(办理|处理)(日期|时间)$/u
const EMPLOYERS = /^(?!学校(?:名称)?$)(所在|任教)?(医院|学校|企业|公司|院校|机构|机关|厂|店|单位)+(名称)?$/u
const EMPLOYERS_OF_USERS = /^(所在)?(?!学校$)(学校|企业|公司|院校|机关|厂|单位)+$/u

/** 「时间」 before what was asked for, and again behind what became of it. */
function endNamedAlike(columns: readonly LayoutColumn[]): readonly LayoutColumn[] {
  const [first, second] = columns.filter(({ field }) => field === 'receivedOn')
  const outcome = columns.find(({ field }) => field === 'outcome')?.column ?? Infinity
  const isEnd = first && second && first.column < outcome && outcome < second.column
  if (!isEnd || columns.some(({ field }) => field === 'resolvedOn')) return columns
  return columns.map((one) => (one === second ? { ...one, field: 'resolvedOn' } : one))
}

function isCount(cell: WorkbookCell | undefined): boolean {
  return typeof cell === 'number' ? cell < 100_000 : !/^0\d|[A-Za-z].|.[A-Za-z]|\d{6}/.test(plain(cell))
}

function countsRows(rows: readonly WorkbookRow[], column: number): boolean {
  const figures = rows.map(({ cells }) => plain(cells[column - 1])).filter((text) => /^\d+$/.test(text))
  return figures.length > 1 && figures.every((text, at) => text === String(at + 1))
}
