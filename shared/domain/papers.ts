import { z } from 'zod'
import { TEXT_WORDS } from './ready-texts.ts'

/** Papers of a request that go out: to the talent, and `reminder`, `coordination` and `dispatch` to a department. */
export const PaperKind = z.enum([
  'receipt',
  'acceptance',
  'missing-material',
  'declined',
  'extension',
  'dispatch',
  'coordination',
  'reminder',
  'reply',
  'completion',
])
export type PaperKind = z.infer<typeof PaperKind>

/** Words in braces of a template: those of the case, and the number of the paper. */
export const PAPER_WORDS: readonly string[] = [...TEXT_WORDS, '文号']

/** What the words stand for in one paper, as it was written. */
export type PaperWords = { readonly [word: string]: string }

/** Where a word has nothing to say; it is filled in by hand. */
export const PAPER_BLANK = '＿＿＿＿'
