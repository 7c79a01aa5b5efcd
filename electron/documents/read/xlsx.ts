import { posix } from 'node:path'
import { Refusal } from '#shared/domain/refusal.ts'
import type { CellComment, MergedCells } from '#shared/domain/workbook.ts'
import { CELL_LIMIT, COMMENT_LIMIT, MARK_LIMIT, type WorkbookEvent } from './events.ts'
import { areaOf, readSheet, type SheetFacts } from './sheet.ts'
import { CellStyles, strikes } from './styles.ts'
import { eachTag, unescaped } from './xml.ts'
import { hasMacros, openZip, type ZipPart } from './zip.ts'

/**
 * The sheets of a workbook of Office Open XML in their order, with values as they were last worked out: no formula is
 * run, and links and drawings are not looked at. Throws `workbook/not-readable`, `workbook/encrypted`,
 * `workbook/macros` or `workbook/too-large`.
 */
export async function* readXlsx(bytes: Buffer, name: string): AsyncGenerator<WorkbookEvent, void, void> {
  const parts = openZip(bytes, name)
  if (hasMacros(parts)) throw new Refusal('workbook/macros', { name })
  const book = await readStructure(parts, name)
  const unfolded = book.sheets.reduce((sum, { part }) => sum + part.size, 0)
  if (unfolded > UNFOLDED_LIMIT) throw new Refusal('workbook/too-large', { name, limit: UNFOLDED_LIMIT })
  const texts = await readTexts(book.texts, name)
  let cells = 0
  for (const { name: sheet, isHidden, part } of book.sheets) {
    yield { type: 'sheet', name: sheet, isHidden }
    const { styles, startsIn1904 } = book
    const comments = await commentsOf(parts, part, name)
    for await (const event of readSheet(part, { ...texts, styles, startsIn1904, comments })) {
      if (event.type === 'rows') {
        for (const { cells: filled } of event.rows) cells += filled.length
        if (cells > CELL_LIMIT) throw new Refusal('workbook/too-large', { name, limit: CELL_LIMIT })
      }
      yield event
    }
  }
}

/** What all sheets may unfold to, in bytes, each as often as it is named: one part may be named a thousand times. */
const UNFOLDED_LIMIT = 2 * 1024 * 1024 * 1024

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
      // Most programs write `r:id`; the prefix is theirs to choose.
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? []
      const relation = relations.get(id)
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
async function readTexts(part: ZipPart | undefined, name: string): Promise<Texts> {
  const texts: string[] = []
  const struckTexts = new Map<number, string>()
  let text = ''
  let struck = ''
  let isText = false
  let isReading = false
  let isStruck = false
  if (!part) return { texts, struckTexts }
  await eachTag(part, {
    open({ name: tag, attributes }) {
      if (tag === 'si') text = struck = ''
      else if (tag === 'rPh') isReading = true
      else if (tag === 'strike') isStruck = strikes(attributes)
      isText = tag === 't' && !isReading
    },
    text: (piece) => {
      if (!isText) return
      if (isStruck) struck += piece
      else text += piece
    },
    close({ name: tag }) {
      if (tag === 't') isText = false
      else if (tag === 'rPh') isReading = false
      else if (tag === 'r') isStruck = false
      else if (tag === 'si') {
        if (texts.length === CELL_LIMIT) throw new Refusal('workbook/too-large', { name, limit: CELL_LIMIT })
        if (struck.trim() !== '') struckTexts.set(texts.length, unescaped(struck))
        texts.push(unescaped(text.trim() === '' ? struck : text))
      }
    },
  })
  return { texts, struckTexts }
}

/** What was noted at cells of a sheet. */
async function commentsOf(parts: ReadonlyMap<string, ZipPart>, sheet: ZipPart, name: string): Promise<CellComment[]> {
  const relations = await relationsOf(parts, sheet.name)
  const part = parts.get([...relations.values()].find(({ type }) => type.endsWith('/comments'))?.target ?? '')
  const comments: CellComment[] = []
  if (!part) return comments
  let place = ''
  let text = ''
  let isText = false
  let signs = 0
  await eachTag(part, {
    open({ name: tag, attributes }) {
      if (tag === 'comment') [place, text] = [attributes['ref'] ?? '', '']
      isText = tag === 't'
    },
    text: (piece) => {
      if (isText) text += piece
    },
    close({ name: tag }) {
      if (tag === 't') isText = false
      if (tag !== 'comment') return
      const told = commentAt(areaOf(place), unescaped(text))
      comments.push(...told)
      signs += told[0]?.text.length ?? 0
      if (comments.length > MARK_LIMIT || signs > COMMENT_LIMIT)
        throw new Refusal('workbook/too-large', { name, limit: COMMENT_LIMIT })
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
