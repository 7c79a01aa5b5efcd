import { Refusal } from '#shared/domain/refusal.ts'
import { withPlainBraces, WORD } from './word-order.ts'
import { openZip, partText, type ZipPart } from '../read/zip.ts'

/** What a template unfolds to in all, in bytes. */
const UNFOLDED_LIMIT = 32 * 1024 * 1024
const STORIES = /^word\/(?:document|header\d*|footer\d*)\.xml$/

/**
 * Throws `paper/not-a-template` for what is no docx or unfolds to more than a letter, `paper/brace-alone` where
 * braces don't come in pairs within a paragraph, and `paper/mixed-paragraph` where a paragraph with a word in braces holds
 * what is no text of its own.
 */
export async function refuseUnfit(bytes: Uint8Array): Promise<void> {
  for (const part of partsOf(bytes)) {
    if (STORIES.test(part.name)) refuseMixed(await partText(part).catch(refuse))
    // Read to its end it is as large as the directory says.
    else for await (const _bytes of readOf(part)) continue
  }
}

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
    const inner = paragraph.replaceAll(/<w:pPr>[\s\S]*?<\/w:pPr>/g, '')
    const text = textOf(inner)
    const braces = withPlainBraces(text)
    if (/[{}]/.test(braces.replaceAll(WORD, ''))) throw new Refusal('paper/brace-alone', { text: text.slice(0, 40) })
    if (!braces.includes('{')) continue
    if (NOT_TEXT.test(inner)) throw new Refusal('paper/mixed-paragraph', { text: text.slice(0, 40) })
  }
}

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
  return [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('')
}
