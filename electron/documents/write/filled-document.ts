import type {
  BodyContent,
  DocxDocument,
  EndnoteDef,
  FooterDef,
  FootnoteDef,
  HeaderDef,
  Paragraph,
  Run,
  Table,
  TableRow,
} from '@cj-tech-master/excelts/word'
import encodeQr from 'qr'
import { CODE_WORD, wordsFor, type PaperWords } from '#shared/domain/papers.ts'
import type { FilledPaper } from '#shared/domain/sheets.ts'
import { WORD } from './word-order.ts'

/**
 * The document with what its words in braces stand for, in the type of their braces: what a word says in several lines
 * stands in as many paragraphs, rows of tables that have words of the list stand once for each line, and a code alone in
 * its paragraph is a picture, but at the head and foot of pages. The library's own filling makes one run, of one type, of
 * each paragraph with words.
 */
export function filledDocument(document: DocxDocument, paper: FilledPaper): DocxDocument {
  const code = paper.words[CODE_WORD]
  const picture = code === undefined ? null : pictureOf(code)
  const inText = filling(paper, picture)
  const beside = filling(paper, null)
  const storiesOf = <S extends HeaderDef | FooterDef>(stories: ReadonlyMap<string, S> = new Map()) =>
    new Map(
      [...stories].map(([name, story]) => {
        const children = story.content.children.flatMap((block) => beside(block))
        return [name, { ...story, content: { ...story.content, children } }]
      }),
    )
  const notesOf = <N extends FootnoteDef | EndnoteDef>(notes: readonly N[] = []) =>
    notes.map((note) => ({ ...note, content: note.content.flatMap((block) => beside(block)) }))
  return {
    ...document,
    body: document.body.flatMap((block) => inText(block)),
    headers: storiesOf(document.headers),
    footers: storiesOf(document.footers),
    footnotes: notesOf(document.footnotes),
    endnotes: notesOf(document.endnotes),
    images: [...(document.images ?? []), ...(picture ? [picture.image] : [])],
  }
}

/** Fills one block after the other. */
function filling({ kind, words, lines }: FilledPaper, picture: Picture | null) {
  const listed = new Set(wordsFor(kind).lines)
  const rowOf = (row: TableRow, told: PaperWords): TableRow => ({
    ...row,
    cells: row.cells.map((cell) => ({ ...cell, content: cell.content.flatMap((block) => blockOf(block, told)) })),
  })
  const rowsOf = (row: TableRow): TableRow[] =>
    isListed(row, listed) ? lines.map((line) => rowOf(row, { ...words, ...line })) : [rowOf(row, words)]
  const blockOf = <B extends BodyContent>(block: B, told = words): (B | Paragraph | Table)[] => {
    if (block.type === 'table') return [{ ...block, rows: block.rows.flatMap(rowsOf) }]
    if (block.type !== 'paragraph') return [block]
    return picture && isCode(block) ? [picture.inPlaceOf(block)] : toldIn(block, told)
  }
  return blockOf
}

type Content = Run['content'][number]
type Text = Extract<Content, { readonly type: 'text' }>

/**
 * A paragraph with what its words say, in as many paragraphs as that has lines: those of one paragraph would be drawn apart to
 * its whole width.
 */
function toldIn(paragraph: Paragraph, words: PaperWords): Paragraph[] {
  if (!textOf(paragraph).includes('{')) return [paragraph]
  const texts = gathered(paragraph)
  const lines: Paragraph['children'][number][][] = [[]]
  for (const child of paragraph.children) {
    if (!isRun(child)) {
      lines.at(-1)?.push(child)
      continue
    }
    let content: Content[] = []
    const end = () => {
      if (content.length > 0) lines.at(-1)?.push({ ...child, content })
      content = []
    }
    for (const one of child.content) {
      if (one.type !== 'text') {
        content.push(one)
        continue
      }
      const said = texts.get(one)?.replaceAll(WORD, (_all, word: string) => words[word] ?? '') ?? ''
      for (const [at, text] of said.split('\n').entries()) {
        if (at > 0) {
          end()
          lines.push([])
        }
        if (text !== '') content.push({ ...one, text })
      }
    }
    end()
  }
  return lines.map((children) => ({ ...paragraph, children }))
}

/** The texts of a paragraph, each word in braces whole in the one that it begins in: programs part them as they like. */
function gathered(paragraph: Paragraph): ReadonlyMap<Content, string> {
  const texts = paragraph.children.filter(isRun).flatMap(({ content }) => content.filter((one) => one.type === 'text'))
  const found = new Map<Content, string>(texts.map((one) => [one, '']))
  let isWithin: Text | null = null
  for (const one of texts) {
    for (const sign of one.text) {
      if (sign === '{') isWithin ??= one
      const at: Text = isWithin ?? one
      found.set(at, `${found.get(at) ?? ''}${sign}`)
      if (sign === '}') isWithin = null
    }
  }
  return found
}

function isListed(row: TableRow, listed: ReadonlySet<string>): boolean {
  return paragraphsOf(row).some((one) => [...textOf(one).matchAll(WORD)].some(([, word = '']) => listed.has(word)))
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

function isRun(child: Paragraph['children'][number]): child is Run {
  return !('type' in child) && 'content' in child
}

const CODE_EMU = 28 * 36_000
const RIM_MODULES = 4
const MODULE_PIXELS = 10
