import type { SaxTag } from '@cj-tech-master/excelts/xml'
import type { CellComment, MergedCells, WorkbookCell, WorkbookRow } from '#shared/domain/workbook.ts'
import { COLUMN_LIMIT, MARK_LIMIT, ROW_LIMIT, type WorkbookEvent } from './events.ts'
import type { CellStyles } from './styles.ts'
import { parserOf, unescaped } from './xml.ts'
import type { ZipPart } from './zip.ts'

/** Rows told at a time. */
const BATCH = 500
/** Below these nobody looks for headings that stand across columns; a whole list may be in such a style. */
const HEADED_ROWS = 200

/** What the cells of a sheet refer to. */
export interface SheetFacts {
  readonly texts: readonly string[]
  readonly struckTexts: ReadonlyMap<number, string>
  readonly comments: readonly CellComment[]
  readonly styles: CellStyles
  readonly startsIn1904: boolean
}

type SheetEvent = Exclude<WorkbookEvent, { type: 'sheet' }>

/** The rows of a sheet with anything in them, then what is merged, struck out and noted. */
export async function* readSheet(part: ZipPart, facts: SheetFacts): AsyncGenerator<SheetEvent, void, void> {
  const reader = new SheetReader(facts)
  const parser = parserOf(reader)
  const decoder = new TextDecoder()
  for await (const bytes of part.read()) {
    parser.write(decoder.decode(bytes, { stream: true }))
    while (reader.rows.length >= BATCH) yield { type: 'rows', rows: reader.rows.splice(0, BATCH) }
  }
  parser.write(decoder.decode())
  parser.close()
  if (reader.rows.length > 0) yield { type: 'rows', rows: reader.rows }
  if (reader.merged.length > 0) yield { type: 'merged', merged: reader.merged }
  if (reader.struck.length > 0) yield { type: 'struck', struck: reader.struck }
  const comments = [...reader.crossed, ...facts.comments]
  if (comments.length > 0) yield { type: 'comments', comments }
}

/** Collects rows with anything in them while the XML goes by. */
class SheetReader {
  readonly rows: WorkbookRow[] = []
  readonly merged: MergedCells[] = []
  readonly struck: number[] = []
  /** What is struck out of cells that go on. */
  readonly crossed: CellComment[] = []
  readonly #facts: SheetFacts
  readonly #striking: ReadonlySet<string> | null
  readonly #across: ReadonlySet<string> | null
  /** The columns that a text of the row stands across. */
  #span: { fromColumn: number; toColumn: number } | null = null
  #row = 0
  #column = 0
  #cells: WorkbookCell[] = []
  #type = ''
  #style: string | undefined
  #value = ''
  #isValue = false
  #isReading = false
  #hasFormula = false
  #strikes = 0

  constructor(facts: SheetFacts) {
    this.#facts = facts
    this.#striking = facts.styles.struck
    this.#across = facts.styles.across
  }

  open({ name, attributes }: SaxTag): void {
    switch (name) {
      case 'row':
        this.#row = attributes['r'] === undefined ? this.#row + 1 : Number(attributes['r'])
        if (!Number.isInteger(this.#row) || this.#row < 1 || this.#row > ROW_LIMIT)
          throw new RangeError('A row that no sheet has')
        this.#column = 0
        this.#cells = []
        this.#strikes = 0
        break
      case 'c':
        this.#column = columnOf(attributes['r']) ?? this.#column + 1
        this.#type = attributes['t'] ?? 'n'
        this.#style = attributes['s']
        this.#value = ''
        this.#hasFormula = false
        break
      case 'f':
        this.#hasFormula = true
        break
      case 'rPh':
        this.#isReading = true
        break
      case 'v':
        // An empty text is what a formula came to, and no lack of a result.
        if (this.#type === 'str') this.#hasFormula = false
        this.#isValue = true
        break
      case 't':
        this.#isValue = !this.#isReading
        break
      case 'mergeCell': {
        const merged = areaOf(attributes['ref'] ?? '')
        // One too many is enough to refuse the file.
        if (merged && this.merged.length <= MARK_LIMIT) this.merged.push(merged)
        break
      }
    }
  }

  text(piece: string): void {
    if (this.#isValue) this.#value += piece
  }

  close({ name }: SaxTag): void {
    if (name === 'v' || name === 't') this.#isValue = false
    else if (name === 'rPh') this.#isReading = false
    else if (name === 'c') this.#keep()
    else if (name === 'row') this.#endRow()
  }

  #endRow(): void {
    this.#endSpan()
    if (this.#cells.some((cell) => cell !== null)) {
      this.rows.push({ row: this.#row, cells: this.#cells })
      if (this.#strikes > 0 && this.#strikes * 2 > this.#cells.filter((cell) => cell !== null).length)
        this.struck.push(this.#row)
    }
  }

  #keep(): void {
    const cell = this.#cellOf()
    const isEmpty = cell === null || cell === ''
    if (this.#across !== null) this.#stretch(this.#style !== undefined && this.#across.has(this.#style), isEmpty)
    if (isEmpty || this.#column > COLUMN_LIMIT) return
    while (this.#cells.length < this.#column - 1) this.#cells.push(null)
    this.#cells[this.#column - 1] = cell
    if (this.#striking !== null && this.#style !== undefined && this.#striking.has(this.#style)) this.#strikes += 1
  }

  /** A text that is centred across empty cells stands for all of them, as if they were merged. */
  #stretch(isAcross: boolean, isEmpty: boolean): void {
    if (isAcross && isEmpty && this.#span?.toColumn === this.#column - 1) this.#span.toColumn = this.#column
    else this.#endSpan()
    if (isAcross && !isEmpty) this.#span = { fromColumn: this.#column, toColumn: this.#column }
  }

  #endSpan(): void {
    const span = this.#span
    this.#span = null
    if (span && span.toColumn > span.fromColumn && this.#row <= HEADED_ROWS)
      this.merged.push({ fromRow: this.#row, toRow: this.#row, ...span })
  }

  #cross(text: string | undefined, struck: string | undefined): void {
    if (struck === undefined) return
    // What the text says of itself counts, whatever the style of its cell.
    this.#style = undefined
    if (text === struck) this.#strikes += 1
    else this.crossed.push({ row: this.#row, column: this.#column, text: `已划去：${struck.trim()}` })
  }

  #cellOf(): WorkbookCell {
    const { texts, struckTexts, styles, startsIn1904 } = this.#facts
    const value = this.#value
    if (value === '' && this.#type !== 'inlineStr') return this.#hasFormula ? { formula: true } : null
    switch (this.#type) {
      case 's':
        if (struckTexts.size > 0) this.#cross(texts[Number(value)], struckTexts.get(Number(value)))
        return texts[Number(value)] ?? null
      case 'inlineStr':
      case 'str':
        return unescaped(value)
      case 'e':
        return { error: value }
      case 'b':
        return value === '1' ? 'TRUE' : 'FALSE'
      case 'd':
        return value.slice(0, 10)
      default: {
        const number = Number(value)
        if (!Number.isFinite(number)) return value
        return styles.cell(number, this.#style, startsIn1904)
      }
    }
  }
}

/** `C7` is in column 3. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}

/** `A1:C1`, or one cell; undefined for what names none. */
export function areaOf(reference: string): MergedCells | undefined {
  const [from = '', to = from] = reference.split(':')
  const fromColumn = columnOf(from)
  const toColumn = columnOf(to)
  const fromRow = Number(/\d+$/.exec(from)?.[0])
  const toRow = Number(/\d+$/.exec(to)?.[0])
  if (fromColumn === undefined || toColumn === undefined || !(fromRow <= toRow)) return undefined
  return { fromRow, fromColumn, toRow, toColumn }
}
