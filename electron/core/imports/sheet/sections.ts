import { spareField, type ImportField, type ImportKind } from '#shared/domain/import-fields.ts'
import type { WorkbookCell, WorkbookRow } from '#shared/domain/workbook.ts'
import { isOrganisation } from '../cells/name-with-employer.ts'
import { isClass } from './classes.ts'
import { plain } from './heading-rows.ts'
import type { LayoutColumn } from './layout.ts'

/** What the names of sections stand under: each is said of all rows below it, up to the next. */
const SECTION_HEADING = '分组'

/** The columns with one for the names of sections behind all others, where rows have such. */
export function withSections(
  columns: readonly LayoutColumn[],
  rows: readonly WorkbookRow[],
  { kind, title, sheetName }: { readonly kind: ImportKind; readonly title: string; readonly sheetName: string },
): readonly LayoutColumn[] {
  const isOne = sectionOfSheet(sheetName, columns, kind) !== null
  if (!isOne && !rows.some((row) => sectionIn(row, title) !== null)) return columns
  return withSectionColumn(columns, kind, Math.max(...rows.map(({ cells }) => cells.length)))
}

/** `width`: how far rows reach. A list that can keep nothing beside its fields gets no such column. */
export function withSectionColumn(
  columns: readonly LayoutColumn[],
  kind: ImportKind,
  width = 0,
): readonly LayoutColumn[] {
  const field = spareField(kind)
  if (field === null || columns.some(isOfSections)) return columns
  const column = Math.max(width, ...columns.map((one) => one.column)) + 1
  return [...columns, { column, heading: SECTION_HEADING, field, isOfSections: true }]
}

/** The cells with the name of the section that they stand in, where the columns have a place for it. */
export function underSection(
  cells: readonly WorkbookCell[],
  columns: readonly LayoutColumn[],
  section: string | null,
): readonly WorkbookCell[] {
  const column = section === null ? undefined : columns.find(isOfSections)?.column
  if (column === undefined) return cells
  const made = Array.from({ length: Math.max(column, cells.length) }, (_, at) => cells[at] ?? null)
  made[column - 1] = [section, plain(cells[column - 1])].filter((text) => text).join('；')
  return made
}

export function isOfSections(column: LayoutColumn): boolean {
  return column.isOfSections === true
}

/** The name of the section that a row begins: 「一、县教委（2人）」 alone in its row. Null for a row of anything else. */
export function sectionIn({ cells }: WorkbookRow, title: string): string | null {
  const [text = '', ...others] = cells.map(plain).filter((one) => one !== '')
  if (others.length > 0 || text.length > LONGEST || (title !== '' && title.includes(text)) || NO_SECTION.test(text))
    return null
  const name = text
    .replace(NUMBERED, '')
    .replace(COUNTED, '')
    .replace(/\s*[:：]$/u, '')
    .trim()
  return /\p{Script=Han}{2}/u.test(name) ? name : null
}

/** The employer, place or class that a sheet of people is called by, where no column says any. */
export function sectionOfSheet(sheet: string, columns: readonly LayoutColumn[], kind: ImportKind): string | null {
  const name = calledBy(sheet)
  const said = columns.flatMap((one) => (isOfSections(one) ? [] : one.field))
  const isUnsaid = (...fields: readonly ImportField[]) => !fields.some((field) => said.includes(field))
  const isOfEmployer =
    isUnsaid('employer', 'employerAndPost') && (isOrganisation(name) || PLACE.test(name)) && !NO_EMPLOYER.test(name)
  const isOfClass = isUnsaid('recognition', 'team', 'cardLevel') && isClass(name)
  // Rows that come back corrected have it in a column.
  const isThere = columns.some((one) => one.heading === SECTION_HEADING && !isOfSections(one))
  return kind === 'roster' && !isThere && (isOfEmployer || isOfClass) ? name : null
}

/** What a sheet is called by: a copy of it is numbered, 「教委 (2)」. */
export function calledBy(sheet: string): string {
  return sheet.replace(/\s*[(（]\d{1,2}[)）]\s*$/u, '').trim()
}

/** 「全部」 ends as a department does. */
const NO_EMPLOYER = /[全干内外]部$/u
const PLACE = /^\p{Script=Han}{2,}(?:街道|[镇乡]|园区|开发区)$/u

/** The same above the first headings, where a title may stand that is counted like a section. */
export function sectionAbove(row: WorkbookRow): string | null {
  return isSection(row.cells.map(plain).join('')) ? sectionIn(row, '') : null
}

/** Whether it is numbered as sections are: 「一、县教委」. */
export function isSection(text: string): boolean {
  return NUMBERED.test(text)
}

const LONGEST = 40
const NUMBERED =
  /^(?:[(（]?[一二三四五六七八九十]{1,3}(?:[)）]?[、.．,，:：]|[)）])|第[一二三四五六七八九十\d]{1,3}(?:部分|类|组|批|章|节)[:：、]?)\s*/u
const COUNTED = /\s*(?:[(（]\s*(?:共|合?计)?\s*\d+\s*[人名件][)）]|[:：]?\s*(?:共|合?计)?\s*\d+\s*[人名件])$/u
/** Totals, page numbers, signatures, days and remarks. */
const NO_SECTION =
  /[。；;]|[计数][:：]?\s*\d|^[(（]?(?:续|[接承]|[转过]|以下空白|此页|注|备注|说明|附[件注:：])|第\s*\d+\s*页|[(（](?:盖章|签字|签名|公章)[)）]|^\d{4}\s*年.*[日月]$|\p{Script=Han}{2,}[:：]\s*\S|(?:人|员|审核|电话|日期|时间|单位|盖章|签[字名]|领导|[附备]注|说明|要求)\s*[:：]$|^(?:合|总|小|共|累)\s*计/u
