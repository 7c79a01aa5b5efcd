import type { ImportField } from '#shared/domain/import-fields.ts'
import { plainText } from '#shared/domain/text.ts'

/** A text as it is kept: without what pads it, and in one line unless its lines say something. */
export function textOf(field: ImportField, raw: string): string {
  return IN_LINES.has(field) ? plainText(raw) : inOneLine(plainText(raw))
}

/** Texts whose lines are kept or tell their parts; others were only broken to fit their column. */
const IN_LINES: ReadonlySet<ImportField> = new Set<ImportField>([
  'note',
  'family',
  'content',
  'outcome',
  'employerAndPost',
  'postAndTitle',
  'department',
])

/** What was only broken to fit its column, on one line. */
export function inOneLine(text: string): string {
  if (!text.includes('\n')) return text
  return text.replaceAll(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '').replaceAll(/\s*\n\s*/gu, ' ')
}

/** The one word that is ticked of several that may be: 「☑男 □女」. */
export function tickedIn(text: string): string | null {
  if (!BOX.test(text)) return null
  const all = [...text.matchAll(/([□☐☑☒■√✓✔✅])\s*([^□☐☑☒■√✓✔✅\s]+)/gu)]
  const [word, ...others] = all.flatMap(([, box = '', said = '']) => (BOX.test(box) ? [] : [said]))
  return all.length > 1 && others.length === 0 ? (word ?? null) : null
}

const BOX = /[□☐]/u

/** Signs with which lists say that there is nothing to say. */
export const MEANT_EMPTY = /^(无|\/|\\|-+|—+|–|暂无|未知|不详|待补充?|待定|待核实|未提供|N\/?A)$/iu
