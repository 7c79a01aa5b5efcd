import type { ImportField } from '#shared/domain/import-fields.ts'
import {
  cellText,
  type MergedCells,
  type WorkbookCell,
  type WorkbookRow,
  type WorkbookSheet,
} from '#shared/domain/workbook.ts'
import { groupsOf } from './beside.ts'
import { Comments } from './comments.ts'
import { perClass } from './classes.ts'
import { continued } from './continued.ts'
import { headingKey } from './headings.ts'
import { layoutBelow, type SheetLayout } from './layout.ts'
import { isNumbering } from './numbering.ts'
import { sectionAbove, sectionIn, sectionOfSheet, underSection, withSectionColumn } from './sections.ts'
import { inWords } from './ticks.ts'
import { yearOfSection } from './titles.ts'
import { isPrompt, isTotal } from '../cells/words.ts'

/** A row of data with the columns it stands in: a sheet may hold several tables. */
export interface DataRow extends WorkbookRow {
  readonly layout: SheetLayout
  /** Columns in which the row says 同上, which have what stands above. */
  readonly ditto: readonly number[]
  /** The employer that stands above a blank, before the name: it may be meant to reach down, and nothing says so. */
  readonly employerAbove?: string
  /** Rows with comments that are no data: those behind it, and of the first row those before it, too. */
  readonly aside: readonly number[]
}

/**
 * The rows of data below the headings, a value that stands for several rows (merged downwards) in each of them. Set aside
 * are blank rows, numbered rows with nothing else, totals (合计), remarks, names of sections, and headings said again; other
 * headings begin a table of their own. Rows that go on with the person above them are told with that person.
 */
export function* dataRows(sheet: WorkbookSheet, first: SheetLayout): Generator<DataRow, void, void> {
  const downwards = new Downwards(sheet, first.headings.to)
  const comments = new Comments(sheet)
  const groups = new Set(sheet.merged.map(({ fromRow }) => fromRow))
  let layout = first
  let told: DataRow | null = null
  let section = sectionOfSheet(sheet.name, first.columns, first.kind)
  const noted = comments.rowsBelow(first.headings.to)
  let aside: number[] = []
  for (const [own, ...next] of withNext(sheet.rows())) {
    if (own.row < first.headings.from) section = sectionAbove(own) ?? section
    if (own.row <= layout.headings.to) continue
    const isGroup = groups.has(own.row)
    const isHeaded = mayBeHeadings(own)
    while ((noted[0] ?? Infinity) < own.row) aside.push(...noted.splice(0, 1))
    const isNoted = noted[0] === own.row && noted.shift() !== undefined
    const mayHead = isHeaded || (isGroup && next.some(mayBeHeadings))
    const headings = mayHead ? layoutBelow(sheet, own, { next, groups: isGroup }, layout) : null
    if (headings) {
      layout = headings.columns === layout.columns ? { ...layout, headings: headings.headings } : headings
      continue
    }
    // Values are carried from rows above, so each row is looked at, data or not.
    const row = downwards.carried(own)
    const isOfAbove = goesOn(own, downwards, layout, WHAT)
    const more: DataRow | null =
      told && (isContinued(own, downwards, layout) || isForAnotherDepartment(own, told))
        ? continued(told, comments.added(own, layout))
        : null
    if (more) {
      told = more
      continue
    }
    if (!isOfAbove && isSetAside(own, layout, isHeaded)) {
      const year = yearOfSection(own)
      if (year !== null) layout = { ...layout, year }
      const begun = sectionIn(own, layout.title)
      if (begun !== null) layout = sectioned(layout, own)
      section = begun ?? section
      if (isNoted) aside.push(own.row)
      continue
    }
    if (told) {
      yield* peopleIn({ ...told, aside }, comments)
      aside = []
    }
    // A row of rules is told class by class.
    const { cells: all } = layout.beside === null ? comments.added(row, layout) : row
    const said = layout.kind === 'rules' ? all : inWords(all, layout.ticks)
    const cells = underSection(said, layout.columns, section)
    told = belowEmployer(withDitto({ row: row.row, cells, layout, ditto: [], aside: [] }, told), told)
  }
  if (told) yield* peopleIn({ ...told, aside: [...aside, ...noted] }, comments)
}

function sectioned(layout: SheetLayout, { cells }: WorkbookRow): SheetLayout {
  const columns = withSectionColumn(layout.columns, layout.kind, cells.length)
  return columns === layout.columns ? layout : { ...layout, columns }
}

/** 「同上」 is what the row above says. A person's own name and numbers are never meant by it. */
function withDitto(row: DataRow, above: DataRow | null): DataRow {
  const isBelow = above?.layout.columns === row.layout.columns
  if (!isBelow || !row.cells.some(saysDitto)) return row
  const own = new Set(row.layout.columns.flatMap(({ column, field }) => (OWN.includes(field) ? [column] : [])))
  const ditto = row.cells.flatMap((cell, at) =>
    saysDitto(cell) && !own.has(at + 1) && cellText(above.cells[at]).trim() !== '' ? [at + 1] : [],
  )
  return {
    ...row,
    cells: row.cells.map((cell, at) => (ditto.includes(at + 1) ? (above.cells[at] ?? null) : cell)),
    ditto,
  }
}

function belowEmployer(row: DataRow, above: DataRow | null): DataRow {
  const { kind, columns, beside } = row.layout
  const columnOf = (wanted: ImportField) => columns.find(({ field }) => field === wanted)?.column ?? 0
  if (kind !== 'roster' || beside || above?.layout.columns !== columns || above.row + 1 < row.row) return row
  const column = columnOf('employer')
  const textIn = ({ cells }: DataRow) => cellText(cells[column - 1]).trim()
  if (column === 0 || textIn(row) !== '' || column > columnOf('name')) return row
  const employer = textIn(above) || above.employerAbove
  return employer === undefined ? row : { ...row, employerAbove: employer }
}

function saysDitto(cell: WorkbookCell): boolean {
  return typeof cell === 'string' && cell.length <= LONGEST_DITTO && DITTO.test(cell)
}

const DITTO = /^\s*(?:同上|同前|〃|″|〞|["”])\s*$/u
/** With blanks round it; most cells are longer, and every cell is looked at. */
const LONGEST_DITTO = 6

const OWN: readonly (ImportField | null)[] = ['name', 'identity', 'cardNumber', 'number', 'sequence']

/** Most rows are one; those of a list that stands beside itself are several, and rules for several classes. */
function* peopleIn({ aside, ...row }: DataRow, comments: Comments): Generator<DataRow, void, void> {
  const { beside, kind } = row.layout
  const several =
    kind === 'rules'
      ? [...perClass(row.cells, row.layout)]
      : beside &&
        groupsOf(row.cells, beside).map(
          ({ group, cells }) => comments.added({ row: row.row, cells }, row.layout, group).cells,
        )
  if (!several) yield { ...row, aside }
  else for (const [at, cells] of several.entries()) yield { ...row, cells, aside: at === 0 ? aside : [] }
}

/** Each row with the two that follow it. */
function* withNext(rows: Iterable<WorkbookRow>): Generator<[WorkbookRow, ...WorkbookRow[]], void, void> {
  let [one, two]: (WorkbookRow | undefined)[] = []
  for (const row of rows) {
    if (one && two) yield [one, two, row]
    ;[one, two] = one ? (two ? [two, row] : [one, row]) : [row]
  }
  if (one && two) yield [one, two]
  const last = two ?? one
  if (last) yield [last]
}

/** Whether one of few short words is the heading above people's names; looking closer takes its time. */
function mayBeHeadings({ cells }: WorkbookRow): boolean {
  return cells.some((cell) => typeof cell === 'string' && cell.length <= 16 && WHO.test(cell))
}

const WHO =
  /^[\s*＊（(【]*((人才|专家|申请人|诉求人|持卡人|服务对象|本人)?\s*姓\s*名|(工作|所在|用人|申报)?\s*单\s*位(名称|全称)?|企\s*业\s*名\s*称|申请人|诉求人|服务对象|持卡人|人\s*才|专\s*家|name)(?=$|[\s）)】*＊（(及和与、/])/iu

/** Cells merged downwards that reach the row at hand, with the value of the first of each. */
class Downwards {
  readonly #waiting: MergedCells[]
  #reaching: { readonly area: MergedCells; readonly value: WorkbookCell }[] = []

  constructor({ merged }: WorkbookSheet, after: number) {
    this.#waiting = merged
      .filter(({ fromRow, toRow }) => toRow > fromRow && toRow > after)
      .toSorted((one, other) => other.fromRow - one.fromRow)
  }

  /** The row with the values that reach it; rows are to be asked for in their order. */
  carried(own: WorkbookRow): WorkbookRow {
    if (this.#reaching.length > 0) this.#reaching = this.#reaching.filter(({ area }) => own.row <= area.toRow)
    const cells = this.#reaching.length === 0 ? own.cells : [...own.cells]
    for (const { area, value } of this.#reaching) fill(cells as WorkbookCell[], area.fromColumn - 1, value)
    for (let area = this.#waiting.at(-1); area && area.fromRow <= own.row; area = this.#waiting.at(-1)) {
      this.#waiting.pop()
      if (area.fromRow === own.row) this.#reaching.push({ area, value: own.cells[area.fromColumn - 1] ?? null })
    }
    return { row: own.row, cells }
  }

  /** Whether a cell of this column reaches down to a row that was just asked for, from one above it. */
  reaches(column: number, row: number): boolean {
    return this.#reaching.some(({ area }) => area.fromColumn === column && area.fromRow < row)
  }
}

function fill(cells: WorkbookCell[], at: number, value: WorkbookCell): void {
  if (value === null) return
  while (cells.length <= at) cells.push(null)
  cells[at] ??= value
}

/** Whether the first of these fields that the list has reaches down to this row. */
function goesOn(
  { row }: WorkbookRow,
  downwards: Downwards,
  { columns }: SheetLayout,
  fields: readonly ImportField[],
): boolean {
  const columnsOf = fields.flatMap((wanted) => columns.find(({ field }) => field === wanted)?.column ?? [])
  return columnsOf[0] !== undefined && downwards.reaches(columnsOf[0], row)
}

/** What a row is about: what reaches down makes a row of few cells one of data. */
const WHAT: readonly ImportField[] = ['name', 'item', 'employer']

/** Whether the row is no other person's, or goes on with the request above it: who and what reach down to it. */
function isContinued(own: WorkbookRow, downwards: Downwards, layout: SheetLayout): boolean {
  if (layout.kind !== 'roster' && layout.kind !== 'requests') return false
  const isOfContent = layout.kind === 'roster' || goesOn(own, downwards, layout, ['content'])
  return isOfContent && goesOn(own, downwards, layout, layout.kind === 'roster' ? ['name'] : ['name', 'employer'])
}

/** Whether it says the request above it again, by its number and all that was asked, for another department. */
function isForAnotherDepartment(own: WorkbookRow, { cells, layout }: DataRow): boolean {
  if (layout.kind !== 'requests') return false
  const said = (field: ImportField) => {
    const column = layout.columns.find((one) => one.field === field)?.column ?? 0
    return [cellText(cells[column - 1]).trim(), cellText(own.cells[column - 1]).trim()] as const
  }
  const isSame = (field: ImportField) => said(field)[0] !== '' && said(field)[0] === said(field)[1]
  const [there, more] = said('department')
  return (
    there !== '' &&
    more !== '' &&
    there !== more &&
    (['number', 'receivedOn', 'content'] as const).every(isSame) &&
    (isSame('name') || isSame('employer'))
  )
}

/** `isHeaded`: a word stands in it that is a heading, so the row may be headings said again. */
function isSetAside({ cells }: WorkbookRow, { kind, columns }: SheetLayout, isHeaded: boolean): boolean {
  const textAt = (column: number | undefined) => (column === undefined ? '' : cellText(cells[column - 1]).trim())
  const columnOf = (field: string) => columns.find((one) => one.field === field)?.column
  const filled = cells.flatMap((cell, at) => (cellText(cell).trim() === '' && !isUnknown(cell) ? [] : [at + 1]))
  const sequence = columnOf('sequence')
  const telling = filled.filter((column) => column !== sequence && !isPrompt(textAt(column)))
  const first = textAt(filled[0])
  const name = textAt(columnOf('name'))
  if (filled.length === 0) return true
  if ([first, name].some(isTotal)) return true
  // Somebody may be called so, of whom more is said than a count.
  if (TOTAL_OF.test(first) && (first !== name || telling.length <= 2)) return true
  if (COUNTED.test(first) && (first === name || /^\d*人?$/.test(name))) return true
  if (isNumbering(filled.map(textAt))) return true
  if (EXAMPLE.test(first) || EXAMPLE_OF.test(name)) return true
  if (REMARK.test(first) && (telling.length <= 3 || name === '')) return true
  if (filled.length > 1 && filled.every((column) => HINT.test(textAt(column)))) return true
  if (telling.length === 0 || (name === '' && filled.every((column) => LABELLED.test(textAt(column))))) return true
  // A row of a form that nobody filled in says what it says before anybody does.
  const isPrepared = (column: number) => FAILED_OR_NONE.test(textAt(column)) || isUnknown(cells[column - 1])
  const isOfNobody = () => OF_WHOM.every((field) => !filled.includes(columnOf(field) ?? 0))
  if (kind === 'roster' && name === '' && isOfNobody() && telling.every(isPrepared)) return true
  // A section's name, a signature: one cell, and not that of the name, or no name at all.
  if (filled.length === 1 && (filled[0] !== columnOf('name') || !/^[\p{Script=Han}·\s]{2,8}$/u.test(name))) return true
  if (!isHeaded) return false
  const repeated = columns.filter(
    ({ column, heading }) => heading !== '' && headingKey(textAt(column)) === headingKey(heading),
  )
  return repeated.length >= 3 && repeated.length * 2 >= filled.length
}

/** What became of a formula about nobody, or that there is nothing. */
const FAILED_OR_NONE = /^(?:否|无|0|#[A-Z\d/!?]+)$/u
const OF_WHOM: readonly ImportField[] = ['name', 'identity', 'phone', 'cardNumber']

function isUnknown(cell: WorkbookCell | undefined): boolean {
  return typeof cell === 'object' && cell !== null && 'formula' in cell
}

/** 「监督电话：7666 0000」. */
const LABELLED = /^\p{Script=Han}{2,8}\s*[:：]/u
/** How a column is to be filled in: 「（18位）」. */
const HINT =
  /^[(（【].*[)）】]$|^(?:必填|选填|非必填)项?$|^(?:文本|字符|数[字值]|日期|枚举|下拉|单选)(?:型|框|选择|格式)?$|^\d{1,2}位$/u
/** Where a row is counted, that it only shows how to fill one in. */
const EXAMPLE = /^[(（]?(填写)?(示例|样例|范例|举例|例)\s*\d?[)）]?[:：]?$/u
/** 「（示例）张某某」. */
const EXAMPLE_OF = /^[(（【](?:填写)?(?:示例|样例|范例|举例|例)[)）】]/u
/** 「县医院 计数」 below the people of one employer, 「汇总」 below a table of Excel's, 「其中：男」. */
const COUNTED = /^.{1,30}\s(?:汇总|计数|平均值)$|^(?:汇总|(?:grand|sub)?\s?total)[:：]?$|^其中[:：].{1,8}$/iu
/** 「石耶镇小计」, 「2022年3月小计」. */
const TOTAL_OF =
  /^(?:\d{4}年度?)?(?:\d{1,2}(?:月份?|季度))?[^\d:：]{0,16}(合\s*计|总\s*计|小\s*计|共\s*计|累\s*计)([:：]?\s*\d*.{0,6})$/u
const REMARK =
  /^(注|备注|说明|填表说明|填报说明|填表|填表人|填报|填报人|制表|制表人|审核|审核人|复核|复核人|单位负责人|负责人|经办人|填报单位|填报日期|联系人|联系电话|主要领导|分管领导)(（[^）]*）|\([^)]*\))?\s*[:：1-9]/u
