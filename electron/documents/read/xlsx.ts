import { posix } from 'node:path'
import { SaxParser, type SaxTag } from '@cj-tech-master/excelts/xml'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CellComment, MergedCells, WorkbookCell, WorkbookRow } from '#shared/domain/workbook.ts'
import { CELL_LIMIT, COLUMN_LIMIT, type WorkbookEvent } from './events.ts'
import { CellStyles, strikes } from './styles.ts'
import { hasMacros, openZip, partText, type ZipPart } from './zip.ts'

/** Rows told at a time. */
const BATCH = 500
/** Below these nobody looks for headings that stand across columns; a whole list may be in such a style. */
const HEADED_ROWS = 200

/**
 * The sheets of a workbook of Office Open XML in their order, with values as they were last worked out: no formula is
 * run, and links and drawings are not looked at. Throws `workbook/not-readable`, `workbook/encrypted`,
 * `workbook/macros` or `workbook/too-large`.
 */
export async function* readXlsx(bytes: Buffer, name: string): AsyncGenerator<WorkbookEvent, void, void> {
  const parts = openZip(bytes, name)
  if (hasMacros(parts)) throw new Refusal('workbook/macros', { name })
  const book = await readStructure(parts, name)
  const texts = await readTexts(book.texts)
  let cells = 0
  for (const { name: sheet, isHidden, part } of book.sheets) {
    yield { type: 'sheet', name: sheet, isHidden }
    const { styles, startsIn1904 } = book
    const comments = await commentsOf(parts, part)
    for await (const event of readSheet(part, { ...texts, styles, startsIn1904, comments })) {
      if (event.type === 'rows') {
        for (const { cells: filled } of event.rows) cells += filled.length
        if (cells > CELL_LIMIT) throw new Refusal('workbook/too-large', { name, limit: CELL_LIMIT })
      }
      yield event
    }
  }
}

interface Structure {
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly part: ZipPart }[]
  /** The workbook's own part. */
  readonly main: ZipPart
  readonly texts: ZipPart | undefined
  readonly stylePart: ZipPart | undefined
  readonly styles: CellStyles
  readonly startsIn1904: boolean
}

/** What a workbook is made of: its sheets with their parts, shared texts and styles. Throws `workbook/not-readable`. */
export async function readStructure(parts: ReadonlyMap<string, ZipPart>, name: string): Promise<Structure> {
  const roots = await relationsOf(parts, '')
  const main = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml'
  const workbook = parts.get(main)
  if (!workbook) throw new Refusal('workbook/not-readable', { name, reason: 'no-workbook' })
  const relations = await relationsOf(parts, main)
  const sheets: { name: string; isHidden: boolean; part: ZipPart }[] = []
  let startsIn1904 = false
  let isWorkbook = false
  await eachTag(workbook, {
    open({ name: tag, attributes }) {
      if (tag === 'workbook') isWorkbook = true
      if (tag === 'workbookPr') startsIn1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (tag !== 'sheet') return
      const relation = relations.get(attributes['r:id'] ?? '')
      const part = relation && parts.get(relation.target)
      // A sheet that is a chart has no cells.
      if (!part || !relation.type.endsWith('/worksheet')) return
      sheets.push({ name: attributes['name'] ?? '', isHidden: (attributes['state'] ?? 'visible') !== 'visible', part })
    },
  })
  // A document of Word is made of parts in the same way.
  if (!isWorkbook) throw new Refusal('workbook/not-readable', { name, reason: 'no-workbook' })
  const targetOf = (type: string) => [...relations.values()].find((one) => one.type.endsWith(type))?.target ?? ''
  const styles = new CellStyles()
  const stylePart = parts.get(targetOf('/styles'))
  if (stylePart) await eachTag(stylePart, { open: (tag) => styles.open(tag), close: (tag) => styles.close(tag) })
  return { sheets, main: workbook, texts: parts.get(targetOf('/sharedStrings')), stylePart, styles, startsIn1904 }
}

interface Relation {
  readonly type: string
  /** Path inside the zip file. */
  readonly target: string
}

/** What a part refers to, by the id it uses; targets outside of the file are left out. */
async function relationsOf(parts: ReadonlyMap<string, ZipPart>, of: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(of)
  const part = parts.get(posix.join(folder, '_rels', `${posix.basename(of)}.rels`))
  const relations = new Map<string, Relation>()
  if (!part) return relations
  await eachTag(part, {
    open({ name, attributes }) {
      const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes
      if (name !== 'Relationship' || !id || !type || !target || mode === 'External') return
      relations.set(id, { type, target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target) })
    },
  })
  return relations
}

/** Texts that cells refer to by number, and what is struck out in some of them. */
type Texts = Pick<SheetFacts, 'texts' | 'struckTexts'>

/** Readings above Chinese signs (`rPh`) are left out, and what is struck out of a text that goes on. */
async function readTexts(part: ZipPart | undefined): Promise<Texts> {
  const texts: string[] = []
  const struckTexts = new Map<number, string>()
  let text = ''
  let struck = ''
  let isText = false
  let isReading = false
  let isStruck = false
  if (!part) return { texts, struckTexts }
  await eachTag(part, {
    open({ name, attributes }) {
      if (name === 'si') text = struck = ''
      else if (name === 'rPh') isReading = true
      else if (name === 'strike') isStruck = strikes(attributes)
      isText = name === 't' && !isReading
    },
    text: (piece) => {
      if (!isText) return
      if (isStruck) struck += piece
      else text += piece
    },
    close({ name }) {
      if (name === 't') isText = false
      else if (name === 'rPh') isReading = false
      else if (name === 'r') isStruck = false
      else if (name === 'si') {
        if (struck.trim() !== '') struckTexts.set(texts.length, unescaped(struck))
        texts.push(unescaped(text.trim() === '' ? struck : text))
      }
    },
  })
  return { texts, struckTexts }
}

/** What was noted at cells of a sheet. */
async function commentsOf(parts: ReadonlyMap<string, ZipPart>, sheet: ZipPart): Promise<CellComment[]> {
  const relations = await relationsOf(parts, sheet.name)
  const part = parts.get([...relations.values()].find(({ type }) => type.endsWith('/comments'))?.target ?? '')
  const comments: CellComment[] = []
  if (!part) return comments
  let place = ''
  let text = ''
  let isText = false
  await eachTag(part, {
    open({ name, attributes }) {
      if (name === 'comment') [place, text] = [attributes['ref'] ?? '', '']
      isText = name === 't'
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close({ name }) {
      if (name === 't') isText = false
      else if (name === 'comment') comments.push(...commentAt(areaOf(place), unescaped(text)))
    },
  })
  return comments
}

/** A thread stands behind words of Excel's for programs that know none. */
const THREAD = /^\[(?:线程批注|Threaded comment)\][^]*?linkid=870924\s+\S+[:：]/u

function commentAt(place: MergedCells | undefined, said: string): CellComment[] {
  const text = said.replace(THREAD, '').trim().slice(0, LONGEST_COMMENT)
  return place && text !== '' ? [{ row: place.fromRow, column: place.fromColumn, text }] : []
}

const LONGEST_COMMENT = 2000

interface SheetFacts {
  readonly texts: readonly string[]
  readonly struckTexts: ReadonlyMap<number, string>
  readonly comments: readonly CellComment[]
  readonly styles: CellStyles
  readonly startsIn1904: boolean
}

type SheetEvent = Exclude<WorkbookEvent, { type: 'sheet' }>

async function* readSheet(part: ZipPart, facts: SheetFacts): AsyncGenerator<SheetEvent, void, void> {
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
        if (merged) this.merged.push(merged)
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

interface Listener {
  open?(tag: SaxTag): void
  text?(piece: string): void
  close?(tag: SaxTag): void
}

/** Goes through the XML of a part. */
export async function eachTag(part: ZipPart, listener: Listener): Promise<void> {
  const parser = parserOf(listener)
  parser.write(await partText(part))
  parser.close()
}

/** Names come without their prefix: some programs write `x:row`. */
function parserOf(listener: Listener): SaxParser {
  const parser = new SaxParser({ position: false, invalidCharHandling: 'skip', maxEntityExpansions: 0 })
  const plain = (tag: SaxTag): SaxTag => {
    const colon = tag.name.indexOf(':')
    return colon < 0 ? tag : { ...tag, name: tag.name.slice(colon + 1) }
  }
  parser.on('opentag', (tag) => listener.open?.(plain(tag)))
  parser.on('text', (piece) => listener.text?.(piece))
  parser.on('cdata', (piece) => listener.text?.(piece))
  parser.on('closetag', (tag) => listener.close?.(plain(tag)))
  return parser
}

/** Signs that XML can't hold stand as `_x000D_`. */
function unescaped(text: string): string {
  if (!text.includes('_x')) return text
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_sign, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

/** `C7` is in column 3. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)
}

function areaOf(reference: string): MergedCells | undefined {
  const [from = '', to = from] = reference.split(':')
  const fromColumn = columnOf(from)
  const toColumn = columnOf(to)
  const fromRow = Number(/\d+$/.exec(from)?.[0])
  const toRow = Number(/\d+$/.exec(to)?.[0])
  if (fromColumn === undefined || toColumn === undefined || !(fromRow <= toRow)) return undefined
  return { fromRow, fromColumn, toRow, toColumn }
}
