import {
  border,
  cell,
  Document,
  gridBorders,
  mmToTwips,
  pageNumberField,
  paragraph,
  ptToTwips,
  row,
  table,
  text,
  toBuffer,
  type DocumentHandle,
  type Paragraph,
  type ParagraphProperties,
  type Run,
  type RunProperties,
  type Table,
} from '@cj-tech-master/excelts/word'
import { rowsWithHeads, type PaperBlock, type PaperPlan, type PaperTable } from '#shared/domain/paper-plan.ts'
import { codePicture } from './code-picture.ts'
import { fittingWidths, isChinese, wordsOf } from './column-widths.ts'
import { inWordOrder } from './word-order.ts'

/**
 * A paper in the layout of official documents, GB/T 9704-2012: the type area of 156 × 225 mm on A4 (5.2.1), type of size 3
 * (5.2.2), 22 lines of 28 characters a page (5.2.3), the title in size 2 (7.3.1), headings of the first level in 黑体
 * (7.3.3), who signed and when (7.3.5), page numbers of size 4 between dashes below the type area, outside (7.5).
 */
export async function paperBytes({ title, blocks, running }: PaperPlan): Promise<Uint8Array> {
  const paper = Document.create()
  Document.setDocDefaults(paper, { runProperties: BODY })
  Document.setCoreProperties(paper, { title: title.replaceAll('\n', '') })
  Document.setSettings(paper, { evenAndOddHeaders: true, defaultTabStop: CHARACTER })
  Document.setSectionProperties(paper, SECTION)
  Document.setFooter(paper, 'default', { children: [pageNumber('right')] })
  Document.setFooter(paper, 'even', { children: [pageNumber('left')] })
  if (running !== undefined) {
    const head = { children: [line(running, SMALL, { spacing: SMALL_LINE, alignment: 'right' })] }
    for (const side of ['default', 'even']) Document.setHeader(paper, side, head)
  }
  for (const [at, block] of blocks.entries()) add(paper, block, isKept(blocks, at))
  return inWordOrder(await toBuffer(Document.build(paper)))
}

/**
 * Who signed never stands on a page with nothing else: what is said last, or all that is said below a table, goes there, too;
 * and so with a code.
 */
function isKept(blocks: PaperPlan['blocks'], at: number): boolean {
  const kinds = blocks.map(({ kind }) => kind)
  if (kinds[at + 1] === 'code') return true
  const signed = kinds.indexOf('signed', at)
  const isBelowTable = kinds.findLast((kind, place) => place < at && !SAID.includes(kind)) === 'table'
  return (
    signed === at + 1 || (isBelowTable && signed > at && kinds.slice(at, signed).every((kind) => SAID.includes(kind)))
  )
}

const SAID: readonly PaperBlock['kind'][] = ['text', 'centred']

function add(paper: DocumentHandle, block: PaperBlock, keepNext: boolean): void {
  switch (block.kind) {
    case 'title':
      Document.addParagraphElement(paper, line(block.text, TITLE, { alignment: 'center', spacing: TITLE_LINE }))
      Document.addParagraphElement(paper, line('', BODY))
      return
    case 'heading':
      Document.addParagraphElement(paper, line(block.text, HEADING, { ...INDENTED, keepNext: true }))
      return
    case 'text':
      Document.addParagraphElement(paper, line(block.text, BODY, { ...INDENTED, keepNext }))
      return
    case 'addressee':
      Document.addParagraphElement(paper, line(block.text, BODY))
      return
    case 'centred':
      Document.addParagraphElement(paper, line(block.text, BODY, { alignment: 'center', keepNext }))
      return
    case 'attachment':
      Document.addParagraphElement(paper, line(block.text, HEADING, { pageBreakBefore: true, keepNext: true }))
      return
    case 'note':
      Document.addParagraphElement(
        paper,
        line(block.text, SMALL, { spacing: SMALL_LINE, keepNext: keepNext || (block.isHeading ?? false) }),
      )
      return
    case 'signed':
      Document.addParagraphElement(paper, line('', BODY, { keepNext: true }))
      Document.addParagraphElement(
        paper,
        line(block.office, BODY, { alignment: 'right', indent: { right: 2 * CHARACTER }, keepNext: true }),
      )
      Document.addParagraphElement(
        paper,
        line(block.on, BODY, { alignment: 'right', indent: { right: 4 * CHARACTER } }),
      )
      return
    case 'page':
      Document.addPageBreak(paper)
      return
    case 'table':
      addTable(paper, block.table)
      return
    case 'code':
      addCode(paper, block.code, block.lines)
  }
}

function addTable(paper: DocumentHandle, table: PaperTable): void {
  const { caption, columns, rows } = table
  const textsOf = columns.map(({ title }, at) => [title, ...rows.map((line) => line[at] ?? '')])
  const { type, widths: exact } = fittingWidths(TYPE_WIDTH, TABLE_TYPES, ({ size }) =>
    columns.map(({ share }, at) => {
      const [head = '', ...figures] = textsOf[at] ?? []
      const texts = [head, ...figures]
      const wished = texts.some(isChinese) ? 2 * (ptToTwips(size) + CELL_MARGIN) : 0
      const least = (some: readonly string[]) => Math.min(widestWord(some, size), TYPE_WIDTH / 4) + 2 * CELL_MARGIN
      return { share, least: least(texts), wished, figure: columns[at]?.isNumber ? least(figures) : 0 }
    }),
  )
  const widths = exact.map(Math.round)
  const cells = (texts: readonly string[], look: RunProperties, keepNext: boolean) =>
    texts.map((content, at) =>
      cell(
        [
          line(content, look, {
            spacing: SMALL_LINE,
            alignment: look === type.head ? 'center' : columns[at]?.isNumber ? 'right' : 'left',
            keepNext,
          }),
        ],
        { verticalAlign: 'center', width: { value: widths[at] ?? 0, type: 'dxa' } },
      ),
    )
  const lines = [
    row(
      cells(
        columns.map((column) => column.title),
        type.head,
        true,
      ),
      { tableHeader: true, cantSplit: true },
    ),
    // The last row, which often adds the others up, doesn't stand alone on a page.
    ...rows.map((texts, at) =>
      row(cells(texts, type.cell, at < rowsWithHeads(table) - 1 || at === rows.length - 2), { cantSplit: true }),
    ),
  ]
  if (caption !== '') {
    const properties = {
      alignment: 'center',
      keepNext: true,
      spacing: { ...SMALL_LINE, before: ptToTwips(10) },
    } as const
    Document.addParagraphElement(paper, line(caption, SMALL_HEAD, properties))
  }
  Document.addTableElement(paper, grid(lines, widths))
}

/** About as wide as the longest of their words. */
function widestWord(texts: readonly string[], size: number): number {
  const signs = texts.flatMap(wordsOf).map((word) => word.length * LATIN_WIDTH)
  return Math.max(0, ...signs) * ptToTwips(size)
}

function grid(rows: Table['rows'], widths: readonly number[]): Table {
  const edges = { ...gridBorders(4, '000000'), insideH: border('single', 4, '000000') }
  const margin = { value: CELL_MARGIN, type: 'dxa' } as const
  return table(
    [...rows],
    {
      borders: edges,
      layout: 'fixed',
      width: { value: TYPE_WIDTH, type: 'dxa' },
      cellMargins: { left: margin, right: margin },
    },
    [...widths],
  )
}

function addCode(paper: DocumentHandle, code: string, lines: readonly string[]): void {
  for (const one of ['', ...lines]) {
    Document.addParagraphElement(paper, line(one, SMALL, { spacing: SMALL_LINE, keepNext: true }))
  }
  Document.addImage(paper, codePicture(code), 'gif', CODE_EMU, CODE_EMU, { altText: code, name: 'code' })
}

function line(content: string, type: RunProperties, properties: ParagraphProperties = {}): Paragraph {
  return paragraph(runs(content, type), { ...LINE, ...properties })
}

/** Line breaks stay line breaks. */
function runs(content: string, type: RunProperties): Run[] {
  return content
    .split('\n')
    .flatMap((part, at): Run[] => [
      ...(at === 0 ? [] : [{ properties: type, content: [{ type: 'break' } as const] }]),
      text(part, type),
    ])
}

/** — 1 —, one character from the outer edge. */
function pageNumber(side: 'left' | 'right'): Paragraph {
  const field = { ...pageNumberField('1'), properties: PAGE_NUMBER }
  return paragraph([text('— ', PAGE_NUMBER), field, text(' —', PAGE_NUMBER)], {
    alignment: side,
    indent: { [side]: ptToTwips(14) },
  })
}

/** Two lines of the type area are 10.23 mm apart, 28 characters of size 3 as wide as it. */
const LINE_PITCH = Math.floor(mmToTwips(225) / 22)
const TYPE_WIDTH = mmToTwips(156)
const SIZE_2 = 22
const SIZE_3 = 16
const SIZE_4 = 14
const SIZE_5 = 10.5
const CHARACTER = ptToTwips(SIZE_3)
const CELL_MARGIN = ptToTwips(4)
/** A letter beside the height of its type, with room for type wider than Times New Roman where that is missing. */
const LATIN_WIDTH = 0.6
const CODE_EMU = 28 * 36_000

const SECTION = {
  pageSize: { width: mmToTwips(210), height: mmToTwips(297) },
  margins: {
    top: mmToTwips(37),
    left: mmToTwips(28),
    right: mmToTwips(26),
    bottom: mmToTwips(35),
    header: mmToTwips(22),
    // The dashes are 7 mm below the type area.
    footer: mmToTwips(23),
  },
} as const

function type(eastAsia: string, points: number, latin = 'Times New Roman'): RunProperties {
  return {
    font: { ascii: latin, hAnsi: latin, eastAsia },
    size: Math.round(points * 2),
    language: { val: 'en-US', eastAsia: 'zh-CN' },
  }
}

/** 28 characters of 16 pt are a little wider than the type area. */
const BODY = { ...type('仿宋', SIZE_3), spacing: Math.floor(TYPE_WIDTH / 28 - CHARACTER) }
const TITLE = type('方正小标宋简体', SIZE_2)
const HEADING = type('黑体', SIZE_3)
const SMALL = type('仿宋', SIZE_5)
const SMALL_HEAD = type('黑体', SIZE_5)
interface TableType {
  readonly size: number
  readonly cell: RunProperties
  readonly head: RunProperties
}
/** A table's cells and its heads; where it is too wide, smaller ones. */
const TABLE_TYPES: readonly [TableType, TableType] = [
  { size: SIZE_5, cell: SMALL, head: SMALL_HEAD },
  { size: 9, cell: type('仿宋', 9), head: type('黑体', 9) },
]
const PAGE_NUMBER = type('宋体', SIZE_4, '宋体')

/** No blanks are put between Chinese and figures. */
const LINE: ParagraphProperties = {
  spacing: { line: LINE_PITCH, lineRule: 'exact' },
  autoSpaceEastAsianText: false,
  autoSpaceEastAsianDigit: false,
  widowControl: false,
}
const TITLE_LINE = { line: ptToTwips(34), lineRule: 'exact' } as const
const SMALL_LINE = { line: ptToTwips(16), lineRule: 'exact' } as const
const INDENTED: ParagraphProperties = { indent: { firstLine: 2 * CHARACTER }, alignment: 'both' }
