import type { BodyContent, DocxDocument, Paragraph, Run, Table, TableRow } from '@cj-tech-master/excelts/word'
import encodeQr from 'qr'
import { CODE_WORD, wordsFor } from '#shared/domain/papers.ts'
import type { FilledPaper } from '#shared/domain/sheets.ts'

/** What the lines of a list, and those of each word, are called for whoever fills in the words. */
const LINES = 'lines'
const PARTS = 'parts'

/** What stands for the words, as `withLines` names them. */
export function wordsIn({ words, lines }: FilledPaper) {
  const parts = Object.fromEntries(Object.entries(words).map(([word, told]) => [word, told.split('\n')]))
  return { ...words, [LINES]: lines, [PARTS]: parts }
}

/**
 * The document before its words are filled in: rows of tables that have words of the list stand once for each line, with
 * words that name their line, what a word says in several lines stands in as many paragraphs, and a code alone in its
 * paragraph is a picture.
 */
export function withLines(document: DocxDocument, paper: FilledPaper): DocxDocument {
  const listed = new Set(wordsFor(paper.kind).lines)
  const code = paper.words[CODE_WORD]
  const picture = code === undefined ? null : pictureOf(code)
  const body = document.body.flatMap((block): BodyContent | BodyContent[] => {
    if (block.type === 'paragraph') {
      return picture && isCode(block) ? picture.inPlaceOf(block) : inLines(block, paper.words)
    }
    if (block.type !== 'table') return block
    const rows = block.rows.flatMap((row) =>
      isListed(row, listed) ? paper.lines.map((_line, at) => rowOf(row, listed, at)) : [row],
    )
    return { ...block, rows: picture ? rows.map((row) => withCode(row, picture)) : rows }
  })
  return { ...document, body, images: [...(document.images ?? []), ...(picture ? [picture.image] : [])] }
}

const WORD = /\{\s*([^{}]+?)\s*\}/gu

/** Lines of one paragraph would be drawn apart to its whole width, all but the last. */
function inLines(paragraph: Paragraph, words: FilledPaper['words']): Paragraph[] {
  const text = textOf(paragraph)
  const texts = text
    .replaceAll(WORD, (all, word: string) => {
      const count = words[word]?.split('\n').length ?? 1
      return count === 1 ? all : Array.from({ length: count }, (_, at) => `{${PARTS}.${word}.${at}}`).join('\n')
    })
    .split('\n')
  if (texts.length === 1) return [paragraph]
  const runs = paragraph.children.filter(isRun)
  return texts.map((one, at) => withText(at === 0 ? paragraph : { ...paragraph, children: runs }, one))
}

function isListed(row: TableRow, listed: ReadonlySet<string>): boolean {
  return paragraphsOf(row).some((one) => [...textOf(one).matchAll(WORD)].some(([, word = '']) => listed.has(word)))
}

function rowOf(row: TableRow, listed: ReadonlySet<string>, at: number): TableRow {
  return withParagraphs(row, (paragraph) => {
    const text = textOf(paragraph)
    const named = text.replaceAll(WORD, (all, word: string) => (listed.has(word) ? `{${LINES}.${at}.${word}}` : all))
    return named === text ? paragraph : withText(paragraph, named)
  })
}

function withCode(row: TableRow, picture: Picture): TableRow {
  return withParagraphs(row, (paragraph) => (isCode(paragraph) ? picture.inPlaceOf(paragraph) : paragraph))
}

function withParagraphs(row: TableRow, change: (paragraph: Paragraph) => Paragraph): TableRow {
  const changed = (block: Paragraph | Table) => (block.type === 'paragraph' ? change(block) : block)
  return { ...row, cells: row.cells.map((cell) => ({ ...cell, content: cell.content.map(changed) })) }
}

function paragraphsOf({ cells }: TableRow): Paragraph[] {
  return cells.flatMap(({ content }) => content.filter((block) => block.type === 'paragraph'))
}

function isCode(paragraph: Paragraph): boolean {
  return textOf(paragraph).trim() === `{${CODE_WORD}}`
}

interface Picture {
  readonly image: NonNullable<DocxDocument['images']>[number]
  readonly inPlaceOf: (paragraph: Paragraph) => Paragraph
}

function pictureOf(code: string): Picture {
  const data = encodeQr(code, 'gif', { ecc: 'medium', border: RIM_MODULES, scale: MODULE_PIXELS })
  const rId = 'rIdPaperCode'
  const content = { type: 'image', rId, width: CODE_EMU, height: CODE_EMU, altText: code, name: 'code' } as const
  return {
    image: { data, mediaType: 'gif', fileName: 'paper-code.gif', rId },
    // Lines of a fixed height would cut it off.
    inPlaceOf: ({ properties, ...paragraph }) => {
      const { spacing: _spacing, ...rest } = properties ?? {}
      return { ...paragraph, properties: rest, children: [{ content: [content] }] }
    },
  }
}

function textOf({ children }: Paragraph): string {
  return children
    .filter(isRun)
    .flatMap(({ content }) => content.map((one) => (one.type === 'text' ? one.text : '')))
    .join('')
}

/** In the type of its first run with text; a paragraph with words has one type only. */
function withText(paragraph: Paragraph, text: string): Paragraph {
  const runs = paragraph.children.filter(isRun)
  const like = runs.find(({ content }) => content.some(({ type }) => type === 'text')) ?? runs[0]
  const others = paragraph.children.filter((child) => !isRun(child))
  return { ...paragraph, children: [{ ...like, content: [{ type: 'text', text }] }, ...others] }
}

function isRun(child: Paragraph['children'][number]): child is Run {
  return !('type' in child) && 'content' in child
}

const CODE_EMU = 28 * 36_000
const RIM_MODULES = 4
const MODULE_PIXELS = 10
