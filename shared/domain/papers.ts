import { z } from 'zod'
import type { RequestState } from './requests.ts'
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

const UNDER_WAY: readonly RequestState[] = ['accepted', 'on-hold']
const TAKEN_ON: readonly RequestState[] = [...UNDER_WAY, 'resolved', 'archived']

/** In which states of its request a paper can be true. */
const STATES_OF: { readonly [K in PaperKind]: readonly RequestState[] | 'any' } = {
  receipt: 'any',
  acceptance: TAKEN_ON,
  'missing-material': ['needs-material'],
  declined: ['declined'],
  extension: UNDER_WAY,
  dispatch: UNDER_WAY,
  coordination: UNDER_WAY,
  reminder: UNDER_WAY,
  reply: TAKEN_ON,
  completion: ['resolved', 'archived'],
}

export function isPaperTrueIn(kind: PaperKind, state: RequestState): boolean {
  const states = STATES_OF[kind]
  return states === 'any' ? state !== 'draft' : states.includes(state)
}

/** What the talent is handed: no step before it is undone. */
export function isForTalent(kind: PaperKind): boolean {
  return kind !== 'dispatch' && kind !== 'coordination' && kind !== 'reminder'
}

/** Words in braces of a template: those of the case, and the number of the paper. */
export const PAPER_WORDS: readonly string[] = [...TEXT_WORDS, '文号']

/** What the words stand for in one paper, as it was written. */
export type PaperWords = { readonly [word: string]: string }

/** Where a word has nothing to say; it is filled in by hand. */
export const PAPER_BLANK = '＿＿＿＿'
