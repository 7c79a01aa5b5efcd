import { Refusal } from '#shared/domain/refusal.ts'
import { withPlainBraces, WORD } from './word-order.ts'
import { eachTag } from '../read/xml.ts'
import { hasMacros, openZip, partText, type ZipPart } from '../read/zip.ts'

/** What a template unfolds to in all, in bytes. */
const UNFOLDED_LIMIT = 32 * 1024 * 1024
const TEXTS = /^word\/[^/]+\.xml$/
const STORIES = /^word\/(?:document|header\d*|footer\d*)\.xml$/

/**
 * Throws `paper/not-a-template` for what is no docx, holds macros or unfolds to more than a letter, `paper/brace-alone` where
 * braces don't come in pairs within a paragraph, `paper/mixed-paragraph` where a paragraph with a word in braces holds
 * what is no text of its own, and `paper/fetches` where a paper made of it would call files or programs.
 */
export async function refuseUnfit(bytes: Uint8Array): Promise<void> {
  const parts = partsOf(bytes)
  if (hasMacros(new Map(parts.map((part) => [part.name, part])))) refuse()
  for (const part of parts) {
    if (TEXTS.test(part.name)) await refuseUnfitText(part)
    // Read to its end it is as large as the directory says.
    else for await (const _bytes of readOf(part)) continue
  }
}

async function refuseUnfitText(part: ZipPart): Promise<void> {
  // The library goes on behind the first fault, and on: a file full of them keeps it for minutes.
  await eachTag(part, {}).catch(refuse)
  const xml = await partText(part)
  refuseFetching(xml)
  if (STORIES.test(part.name)) refuseMixed(xml)
}

/** Filling rewrites the whole and drops what lies outside of it, such as linked pictures; these it would keep. */
function refuseFetching(xml: string): void {
  const parts = xml.matchAll(/w:fldCharType="begin"|<w:instrText[^<>]*>([^<]*)|w:instr="([^"]*)"/g)
  const codes = [...parts].map(([, run, whole = '']) => run ?? `${FIELD}${whole}`).join('')
  const found = FETCHING.exec(codes)?.[1] ?? /<w:(altChunk)\b/.exec(xml)?.[1]
  if (found !== undefined) throw new Refusal('paper/fetches', { text: found })
}

/** Where a field begins; no XML holds it. */
const FIELD = '\0'
/** Fields of Word that call other files or programs when they are brought up to date. */
const FETCHING = /\0\s*(DDE(?:AUTO)?|INCLUDE(?:PICTURE|TEXT)?|LINK|IMPORT|DATABASE|MACROBUTTON)\b/i

function partsOf(bytes: Uint8Array): readonly ZipPart[] {
  try {
    const parts = [...openZip(Buffer.from(bytes), '').values()]
    if (parts.reduce((sum, { size }) => sum + size, 0) > UNFOLDED_LIMIT) refuse()
    return parts
  } catch {
    return refuse()
  }
}

async function* readOf(part: ZipPart): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* part.read()
  } catch {
    refuse()
  }
}

function refuse(): never {
  throw new Refusal('paper/not-a-template')
}

function refuseMixed(xml: string): void {
  for (const [paragraph] of xml.matchAll(PARAGRAPH)) {
    const inner = paragraph.replaceAll(PROPERTIES, '')
    const text = textOf(inner)
    const braces = withPlainBraces(text)
    if (/[{}]/.test(braces.replaceAll(WORD, ''))) throw new Refusal('paper/brace-alone', { text: text.slice(0, 40) })
    if (!braces.includes('{')) continue
    if (NOT_TEXT.test(inner)) throw new Refusal('paper/mixed-paragraph', { text: text.slice(0, 40) })
  }
}

const PROPERTIES = /<w:pPr>(?:(?!<w:pPr>)[\s\S])*?<\/w:pPr>/g
const NOT_TEXT = /<w:(?:drawing|pict|object|fldChar)[ />]|<mc:/

/** Throws `paper/mixed-paragraph` where a template that was filled in still has words in braces: in a link, a text box, a followed change. */
export async function refuseUnfilled(filled: Uint8Array): Promise<void> {
  for (const part of partsOf(filled)) {
    if (!STORIES.test(part.name)) continue
    for (const [paragraph] of (await partText(part)).matchAll(PARAGRAPH)) {
      const text = textOf(paragraph)
      if (withPlainBraces(text).match(WORD)) throw new Refusal('paper/mixed-paragraph', { text: text.slice(0, 40) })
    }
  }
}

/** The innermost ones: a text box is a paragraph inside another. */
const PARAGRAPH = /<w:p[ >](?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g

function textOf(xml: string): string {
  return [...xml.matchAll(/<w:t(?: [^<>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
}
