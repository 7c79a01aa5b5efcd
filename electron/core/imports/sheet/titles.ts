import type { WorkbookRow } from '#shared/domain/workbook.ts'
import { plain } from './heading-rows.ts'
import { isSection } from './sections.ts'
import type { Top } from './find-headings.ts'

/** What a line above the headings says of the day of what the list is about; empty where none does. */
export function whenIn({ rows }: Top, firstHeading: number): string {
  const above = rows.filter(({ row }) => row < firstHeading).flatMap(({ cells }) => cells.map(plain))
  return above.map((text) => WHEN.exec(text)?.[1] ?? '').find((text) => text !== '') ?? ''
}

/** The day of what was held, not that on which a list was filled in. */
const WHEN = /(?:^|\s)(?:活动|签到|会议|培训|体检|举办|召开|开展)?(?:时间|日期)[:：]\s*([^\s（(]+)/u

/** How many yuan a line above the headings says that money is counted in: 万 of 「单位：万元」; empty where none does. */
export function unitOfMoney({ rows }: Top, firstHeading: number): string {
  const above = rows.filter(({ row }) => row < firstHeading).flatMap(({ cells }) => cells.map(plain))
  const said = above.map((text) => /单位\s*[:：]\s*(?:人民币)?\s*([十百千万亿]+)元/u.exec(text)?.[1] ?? '')
  return said.find((unit) => unit !== '') ?? ''
}

/** The one year of these words. The number of a document, 「渝人社发〔2020〕53号」, says nothing of its list. */
export function yearIn(words: string): string | null {
  const said = words.normalize('NFKC').replaceAll(/[〔[(【]20\d\d[〕\])】]\s*第?\d+号/gu, '')
  const years = new Set(said.match(/(?<!\d)20\d\d(?!\d)/g))
  return years.size === 1 ? ([...years][0] ?? null) : null
}

/** The year that the rows below are of: 「2019年」, 「二、2020年度诉求」 alone in its row. */
export function yearOfSection({ cells }: WorkbookRow): string | null {
  const [text = '', ...others] = cells.map(plain).filter((one) => one !== '')
  const isOfYear = /^(?:[(（]?[一二三四五六七八九十]{1,3}[)）、.．]+)?\s*20\d\d\s*年(?!\s*\d)/u.test(text)
  return others.length === 0 && isOfYear && text.length <= 20 ? yearIn(text) : null
}

/** The longest text above the headings, which says what the list is. */
export function titleOf({ rows }: Top, firstHeading: number): string {
  const above = rows.filter(({ row }) => row < firstHeading).flatMap(({ cells }) => cells.map(plain).map(withoutUnit))
  // 「填报单位：县人才办」 says who, not what; below the title of refused rows stands the file that they were in.
  const titles = above.filter((text) => text !== '' && !/[:：]|\.(xlsx?|csv)$/iu.test(text))
  const ofAll = titles.filter((text) => !isSection(text))
  return (ofAll.length > 0 ? ofAll : titles).reduce(
    (longest, text) => (text.length > longest.length ? text : longest),
    '',
  )
}

function withoutUnit(text: string): string {
  return text.replace(/\s*[(（](?:金额)?单位\s*[:：][^)）]*[)）]/u, '')
}
