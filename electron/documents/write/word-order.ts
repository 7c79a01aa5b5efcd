import { zip } from '@cj-tech-master/excelts/archive'
import { readDocx, type DocxDocument, type SectionProperties } from '@cj-tech-master/excelts/word'
import { openZip, partBytes } from '../read/zip.ts'

/**
 * What ECMA-376-1 17.3.1.26 and 17.15.1.78 prescribe of the order of elements, as far as the library writes them otherwise.
 * Word takes a file in any other order for damaged.
 */
const ORDERS: { readonly [parent: string]: readonly string[] } = {
  pPr: words(
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs',
    'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd',
    'snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment',
    'textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
  ),
  settings: words(
    'zoom mirrorMargins defaultTabStop autoHyphenation evenAndOddHeaders characterSpacingControl footnotePr endnotePr',
    'compat',
  ),
}

function words(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(' '))
}

/** A text of a word processor with what it says in the order that is prescribed; all else stays. */
export function inWordOrder(file: Uint8Array): Promise<Uint8Array> {
  return rewritten(file, ordered)
}

/**
 * A text as it was read. What it says of its paragraphs is taken for part of what stands in them too: that goes; and what it
 * says they are not, for what they are: that is not shown to the library.
 */
export async function readText(bytes: Uint8Array): Promise<DocxDocument> {
  const plain = await rewritten(bytes, (xml) => withPlainBraces(xml.replaceAll(DENIED, '')))
  return withOwnIds(withoutDoubles(await readDocx(plain)))
}

/**
 * Heads and feet of pages under ids that the library gives to none when it numbers them anew: it takes a new id that was
 * another's before for that one, and the wrong foot would stand below a page.
 */
function withOwnIds(document: DocxDocument): DocxDocument {
  const own = (id: string) => `own-${id}`
  const storiesOf = <S extends { readonly rId?: string }>(stories: ReadonlyMap<string, S> = new Map()) =>
    new Map([...stories].map(([id, { rId, ...story }]) => [own(id), { ...story, ...(rId && { rId: own(rId) }) } as S]))
  const refsOf = (refs: SectionProperties['headers'] = []) => refs.map((ref) => ({ ...ref, rId: own(ref.rId) }))
  const inSection = <H extends { readonly sectionProperties?: SectionProperties }>(holder: H): H => {
    const { sectionProperties: section } = holder
    if (!section) return holder
    return {
      ...holder,
      sectionProperties: { ...section, headers: refsOf(section.headers), footers: refsOf(section.footers) },
    }
  }
  return {
    ...inSection(document),
    body: document.body.map((block) =>
      block.type === 'paragraph' && block.properties ? { ...block, properties: inSection(block.properties) } : block,
    ),
    headers: storiesOf(document.headers),
    footers: storiesOf(document.footers),
  }
}

/** A word of a template, which stands in braces. */
export const WORD = /\{\s*([^{}]+?)\s*\}/gu

/** As they are typed by whoever has the Chinese signs switched on. */
export function withPlainBraces(text: string): string {
  return text.replaceAll('｛', '{').replaceAll('｝', '}')
}

const DENIED = /<w:(?:bidi|bidiVisual|keepLines|keepNext|pageBreakBefore) w:val="(?:0|false|off)" *\/>/g

async function rewritten(file: Uint8Array, change: (xml: string) => string): Promise<Uint8Array> {
  const archive = zip()
  for (const part of openZip(Buffer.from(file), '').values()) {
    const bytes = await partBytes(part)
    const isStory = /^word\/[^/]+\.xml$/.test(part.name)
    archive.add(part.name, isStory ? change(new TextDecoder().decode(bytes)) : bytes)
  }
  return archive.bytes()
}

function withoutDoubles<T>(model: T): T {
  if (Array.isArray(model)) return model.filter((one) => !isDouble(one)).map(withoutDoubles) as T
  if (model instanceof Map) return new Map([...model].map(([name, value]) => [name, withoutDoubles(value)])) as T
  if (typeof model !== 'object' || model === null || Object.getPrototypeOf(model) !== Object.prototype) return model
  return Object.fromEntries(Object.entries(model).map(([name, value]) => [name, withoutDoubles(value)])) as T
}

function isDouble(child: unknown): boolean {
  const { type, rawXml } = (child ?? {}) as { readonly type?: unknown; readonly rawXml?: unknown }
  return type === 'opaqueParagraphChild' && String(rawXml).startsWith('<w:pPr')
}

function ordered(xml: string): string {
  return Object.entries(ORDERS).reduce((text, [parent, order]) => {
    // One that holds another of its kind is what a change that is being followed stood before.
    const block = new RegExp(`(<w:${parent}(?: [^>]*)?>)((?:(?!</?w:${parent}[ >])[^])*)(</w:${parent}>)`, 'g')
    return text.replace(block, (_all, begin: string, inner: string, end: string) => begin + sorted(inner, order) + end)
  }, xml)
}

const CHILD = /<w:(\w+)\b[^>]*?(?:\/>|>[^]*?<\/w:\1>)/g

/** As it was where it holds anything that the order does not name. */
function sorted(inner: string, order: readonly string[]): string {
  const children = [...inner.matchAll(CHILD)].map(([xml, name = '']) => ({ xml, place: order.indexOf(name) }))
  const whole = children.reduce((length, { xml }) => length + xml.length, 0)
  if (whole !== inner.length || children.some(({ place }) => place < 0)) return inner
  return children
    .toSorted((one, other) => one.place - other.place)
    .map(({ xml }) => xml)
    .join('')
}
