import { plainCell, type SheetCell, type SheetColumn, type SheetHead, type SheetPlan } from '#shared/domain/sheets.ts'
import { columnWidths } from './column-widths.ts'
import { piecesOf } from './line-breaks.ts'
import { MM, Pen, type Type } from './pen.ts'
import type { Typefaces } from './typefaces.ts'

/**
 * A list as pages to be printed, written while its rows come. Lying A4; columns for which a page is too narrow go on beside
 * it, on the pages that follow, behind the first two. Across every page stands who made it and when.
 */
export class ListPages {
  readonly #pen: Pen
  readonly #plan: SheetHead
  readonly #strips: readonly Strip[]
  readonly #heads: readonly string[][]
  readonly #top: number
  #waiting: Laid[] = []
  #free: number
  #page = 0
  /** Where the last row drawn ends. */
  #below = TABLE_TOP

  constructor(typefaces: Typefaces, plan: SheetHead, into: (part: Uint8Array) => void) {
    this.#plan = plan
    this.#pen = new Pen(typefaces, { title: plan.title, size: [PAGE.width, PAGE.height] }, into)
    this.#strips = stripsOf(plan.columns, ({ title }) =>
      Math.max(0, ...piecesOf(title).map((piece) => this.#pen.widthOf(piece.trimEnd(), HEADING))),
    )
    const widths = widthsOf(plan.columns.length, this.#strips)
    this.#heads = plan.columns.map(({ title }, at) => this.#lines(title, HEADING, widths[at] ?? 0))
    this.#top = TABLE_TOP + heightOf(this.#heads)
    this.#free = BOTTOM - this.#top
    if (plan.cover) this.#cover(plan.cover)
  }

  add(rows: SheetPlan['rows']): void {
    const { columns } = this.#plan
    const widths = widthsOf(columns.length, this.#strips)
    for (const row of rows) {
      let rest = columns.map(({ kind }, at) => this.#lines(wordsOf(row[at] ?? null, kind), CELL, widths[at] ?? 0))
      while (rest.some((lines) => lines.length > 0)) {
        if (heightOf(rest) > this.#free && this.#waiting.length > 0) this.#turn()
        const most = Math.floor((this.#free - RIM) / CELL.pitch)
        const part = rest.map((lines) => lines.slice(0, most))
        this.#waiting.push({ cells: part, height: heightOf(part) })
        this.#free -= heightOf(part)
        rest = rest.map((lines) => lines.slice(most))
      }
    }
  }

  async end(): Promise<void> {
    if (this.#waiting.length > 0 || this.#page === 0 || this.#plan.cover) this.#turn()
    this.#notes()
    await this.#pen.end()
  }

  /** Draws the rows that wait, on a page for each strip of columns. */
  #turn(): void {
    for (const strip of this.#strips) {
      this.#headed()
      this.#row(strip, { cells: this.#heads, height: heightOf(this.#heads) }, { y: TABLE_TOP, type: HEADING })
      let y = this.#top
      for (const row of this.#waiting) {
        this.#row(strip, row, { y, type: CELL })
        y += row.height
      }
      this.#below = y
    }
    this.#waiting = []
    this.#free = BOTTOM - this.#top
  }

  /** Below the last row, on pages of their own where there is no room. */
  #notes(): void {
    let y = this.#below + RIM
    for (const note of this.#plan.notes) {
      for (const words of note.split('\n').flatMap((part) => this.#pen.linesOf(part, CELL, () => WIDTH))) {
        if (y + CELL.pitch > BOTTOM) {
          this.#headed()
          y = TABLE_TOP
        }
        this.#pen.draw(words, CELL, { x: LEFT, y })
        y += CELL.pitch
      }
    }
  }

  #row({ columns, widths }: Strip, { cells, height }: Laid, { y, type }: { y: number; type: Type }): void {
    let x = LEFT
    for (const [place, column] of columns.entries()) {
      const width = widths[place] ?? 0
      this.#pen.file.rect(x, y, width, height).stroke()
      const isNumber = type === CELL && this.#plan.columns[column]?.kind !== 'text'
      const lines = cells[column] ?? []
      const above = type === HEADING ? (height - lines.length * type.pitch) / 2 : RIM / 2
      for (const [line, words] of lines.entries()) {
        const slack = width - 2 * PADDING - this.#pen.widthOf(words, type)
        const before = type === HEADING ? slack / 2 : isNumber ? slack : 0
        this.#pen.draw(words, type, { x: x + PADDING + before, y: y + above + line * type.pitch })
      }
      x += width
    }
  }

  /** A page of its own before the list, to be read first. */
  #cover(lines: readonly string[]): void {
    this.#begin()
    let y = TABLE_TOP
    for (const [at, text] of lines.entries()) {
      const type = at === 0 ? COVER_TITLE : COVER
      for (const words of this.#pen.linesOf(text, type, () => WIDTH)) {
        const before = at === 0 ? (WIDTH - this.#pen.widthOf(words, type)) / 2 : 0
        this.#pen.draw(words, type, { x: LEFT + before, y })
        y += type.pitch
      }
    }
  }

  /** Begins a page of the list. */
  #headed(): void {
    this.#begin()
    this.#pen.draw(this.#pen.readable(this.#plan.title, TITLE), TITLE, { x: LEFT, y: TOP })
    this.#pen.draw(this.#pen.readable(this.#plan.subtitle, CELL), CELL, { x: LEFT, y: TOP + TITLE.pitch })
  }

  #begin(): void {
    const { file } = this.#pen
    file.addPage()
    this.#page += 1
    this.#watermark()
    file.lineWidth(0.4).strokeColor('#666666').fillColor('#000000')
    const number = `— ${this.#page} —`
    const x = LEFT + (WIDTH - this.#pen.widthOf(number, CELL)) / 2
    this.#pen.draw(number, CELL, { x, y: PAGE.height - 10 * MM })
  }

  /** Below all else, in a grey that lets the smallest type be read. */
  #watermark(): void {
    const text = this.#pen.readable(this.#plan.mark ?? '', MARK)
    if (text === '') return
    const { file } = this.#pen
    const width = this.#pen.widthOf(text, MARK)
    const columns = Math.max(1, Math.min(MARK_COLUMNS, Math.floor(PAGE.width / width)))
    file.fillColor('#dddddd')
    for (let row = 0; row < MARK_ROWS; row += 1) {
      for (let column = 0; column < columns; column += 1) {
        const x = (PAGE.width * (column + 0.5)) / columns
        const y = (PAGE.height * (row + 0.5)) / MARK_ROWS
        file.save().rotate(-25, { origin: [x, y] })
        this.#pen.draw(text, MARK, { x: x - width / 2, y: y - MARK.pitch / 2 })
        file.restore()
      }
    }
  }

  #lines(text: string, type: Type, width: number): string[] {
    return text.split('\n').flatMap((part) => this.#pen.linesOf(part, type, () => width - 2 * PADDING))
  }
}

/** Columns that stand on one page, with their widths. */
interface Strip {
  readonly columns: readonly number[]
  readonly widths: readonly number[]
}

/** A row, or what a page has room for of one, with the lines of each cell. */
interface Laid {
  readonly cells: readonly (readonly string[])[]
  readonly height: number
}

const PAGE = { width: 297 * MM, height: 210 * MM } as const
const LEFT = 10 * MM
const WIDTH = PAGE.width - 2 * LEFT
const TOP = 9 * MM
const BOTTOM = PAGE.height - 12 * MM
const CELL: Type = { part: 'body', size: 8, pitch: 10.5 }
const HEADING: Type = { ...CELL, part: 'head' }
const TITLE: Type = { part: 'title', size: 14, pitch: 20 }
const COVER_TITLE: Type = { part: 'title', size: 20, pitch: 48 }
const COVER: Type = { part: 'body', size: 14, pitch: 26 }
const MARK: Type = { part: 'head', size: 20, pitch: 24 }
const MARK_ROWS = 4
const MARK_COLUMNS = 3
const TABLE_TOP = TOP + TITLE.pitch + CELL.pitch + 4
const PADDING = 2.5
/** What a row leaves free above and below its lines. */
const RIM = 3
/** What says which row it is, on every page of a list that is wider than one. */
const REPEATED = 2
/** Columns wider than this, in characters, hold texts: of their width they keep this part where others need it. */
const WIDE = 16
const GIVEN = 0.8
/** Of a sign of the usual type, by which columns are measured. */
const SIGN = CELL.size / 2

/**
 * As many columns a page as it is wide enough for, each page filled to its edge; wide columns give of theirs where that
 * saves pages. `leastOf` says how wide the longest word of a column's heading is.
 */
function stripsOf(columns: readonly SheetColumn[], leastOf: (column: SheetColumn) => number): Strip[] {
  const at = (given: number) => {
    const shown = columns.flatMap((column, place) => {
      if (column.isHidden) return []
      const width = column.width > WIDE ? column.width * given : column.width
      return [{ at: place, share: column.width, least: Math.max(width * SIGN, leastOf(column)) + 2 * PADDING }]
    })
    return parted(shown)
  }
  const [usual, given] = [at(1), at(GIVEN)]
  return (given.length < usual.length ? given : usual).map((some) => ({
    columns: some.map((column) => column.at),
    widths: columnWidths(WIDTH, some),
  }))
}

function parted<C extends { readonly least: number }>(columns: readonly C[]): C[][] {
  const sum = (some: readonly C[]) => some.reduce((all, { least }) => all + least, 0)
  const strips: C[][] = []
  for (const column of columns) {
    const last = strips.at(-1)
    if (last && sum(last) + column.least <= WIDTH) last.push(column)
    else strips.push(strips.length === 0 ? [column] : [...columns.slice(0, REPEATED), column])
  }
  return strips
}

/** Of each column the least width that it has on any page. */
function widthsOf(count: number, strips: readonly Strip[]): number[] {
  const widths = Array.from({ length: count }, () => WIDTH)
  for (const strip of strips) {
    for (const [place, at] of strip.columns.entries()) {
      widths[at] = Math.min(widths[at] ?? WIDTH, strip.widths[place] ?? WIDTH)
    }
  }
  return widths
}

function heightOf(cells: readonly (readonly string[])[]): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * CELL.pitch + RIM
}

const NUMBERS: { readonly [K in SheetColumn['kind']]: (value: number) => string } = {
  text: String,
  plain: String,
  number: (value) => WHOLE.format(value),
  decimal: (value) => DECIMAL.format(value),
  percent: (value) => `${value.toFixed(1)}%`,
  money: (value) => MONEY.format(value),
}
const WHOLE = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const DECIMAL = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const MONEY = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** What a workbook shows of a cell. */
function wordsOf(cell: SheetCell, kind: SheetColumn['kind']): string {
  const value = plainCell(cell)
  return typeof value === 'number' ? NUMBERS[kind](value) : (value ?? '')
}
