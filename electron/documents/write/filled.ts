import { zip } from '@cj-tech-master/excelts/archive'
import { listTemplateTags, toBuffer } from '@cj-tech-master/excelts/word'
import { Refusal } from '#shared/domain/refusal.ts'
import { wordsFor, type PaperKind } from '#shared/domain/papers.ts'
import type { FilledPaper, TemplateSource } from '#shared/domain/sheets.ts'
import { fileNamePart } from '#shared/domain/text.ts'
import { filledDocument } from './filled-document.ts'
import { paperBytes } from './paper.ts'
import { refuseUnfilled, refuseUnfit } from './template-check.ts'
import { inWordOrder, readText } from './word-order.ts'

const DELIMITERS = ['{', '}'] as const
/** A letter with the office's emblem; more is no letter. */
export const LARGEST_TEMPLATE = 2 * 1024 * 1024

/** One paper as it is; several in a zip. */
export async function filledBytes(papers: readonly FilledPaper[]): Promise<Uint8Array> {
  const [only, ...others] = papers
  const bytesOf = new Map<TemplateSource, Promise<Uint8Array>>()
  const fill = async (paper: FilledPaper) => {
    const { template } = paper
    const bytes = bytesOf.get(template) ?? templateBytes(template)
    bytesOf.set(template, bytes)
    return inWordOrder(await toBuffer(filledDocument(await readText(await bytes), paper)))
  }
  if (only && others.length === 0) return fill(only)
  const archive = zip()
  for (const [at, paper] of papers.entries()) {
    archive.add(`${String(at + 1).padStart(3, '0')} ${fileNamePart(paper.name)}`, await fill(paper))
  }
  return archive.bytes()
}

/** The template itself, for the office to edit. */
export async function templateBytes(template: TemplateSource): Promise<Uint8Array> {
  return 'file' in template ? new Uint8Array(Buffer.from(template.file, 'base64')) : paperBytes(template.plan)
}

/**
 * A template of the office for a kind, in base64. Throws `paper/not-a-template`, `paper/brace-alone`,
 * `paper/mixed-paragraph`, `paper/fetches`, `paper/unknown-word`, `paper/no-word` or `paper/no-list`.
 */
export async function checkedTemplate(bytes: Uint8Array, kind: PaperKind): Promise<string> {
  if (bytes.length > LARGEST_TEMPLATE) throw new Refusal('paper/not-a-template')
  await refuseUnfit(bytes)
  const tags = await tagsIn(bytes).catch(() => {
    throw new Refusal('paper/not-a-template')
  })
  const known = wordsFor(kind)
  const unknown = tags.find(
    ({ word, isInRow }) => !known.words.includes(word) && !(isInRow && known.lines.includes(word)),
  )
  if (unknown) {
    const words = [...known.words, ...known.lines].join('、')
    throw new Refusal('paper/unknown-word', { word: unknown.word.slice(0, 40), words })
  }
  if (tags.length === 0) throw new Refusal('paper/no-word', { words: known.words.join('、') })
  // Without one the paper would go out with nothing of its list.
  if (known.lines.length > 0 && !tags.some(({ word, isInRow }) => isInRow && known.lines.includes(word))) {
    throw new Refusal('paper/no-list', { words: known.lines.join('、') })
  }
  const file = Buffer.from(bytes).toString('base64')
  const said = (words: readonly string[]) => Object.fromEntries(words.map((word) => [word, word]))
  const [words, lines] = [said(known.words), [said(known.lines)]]
  await refuseUnfilled(await filledBytes([{ name: '', kind, template: { file }, words, lines }]))
  return file
}

/** `isInRow`: in a table of the text itself, whose rows are written once for each line of a list. */
async function tagsIn(bytes: Uint8Array): Promise<{ word: string; isInRow: boolean }[]> {
  const document = await readText(bytes)
  return listTemplateTags(document, { delimiters: DELIMITERS }).map(({ expression, location }) => ({
    word: expression.trim(),
    isInRow: /^body table \d+ row \d+ cell \d+$/.test(location),
  }))
}
