import {
  CODE_WORD,
  groundOf,
  isOfRequest,
  isPaperTrueIn,
  ownerOf,
  PaperKind,
  RequestPaperKind,
  type PaperGround,
  type PaperOwner,
} from '#shared/domain/papers.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { officeWords, wordsOf } from '../ready-texts/queries.ts'
import { requestById, type RequestRow } from '../request-steps.ts'
import { contentOf, type Now, type PaperContent } from './contents.ts'

/** What a paper would say of its owner now, or why it would not be true. */
export type Draft = { readonly id: number } & (
  { readonly content: PaperContent; readonly refusal: null } | { readonly content: null; readonly refusal: Refusal }
)

/**
 * Of each owner once. Throws `record/not-found`; refusals are `paper/not-in-this-state`, `paper/ground-missing` and those of
 * `contentOf`.
 */
export function draftsOf({ db, today, on }: Now, kind: PaperKind, ownerIds: readonly number[]): Draft[] {
  if (isOfRequest(kind)) {
    return wordsOf(db, ownerIds, today).map(({ requestId: id, words }) => {
      const refusal = untruthOf(requestById(db, id), kind, words)
      if (refusal) return { id, content: null, refusal }
      return { id, content: { words: { ...words, [CODE_WORD]: words.编号 }, lines: null }, refusal }
    })
  }
  const common = officeWords(db, today)
  return [...new Set(ownerIds)].map((id) => {
    try {
      const { words, lines } = contentOf({ db, today, on }, kind, id)
      return { id, content: { words: { ...common, ...words }, lines }, refusal: null }
    } catch (error) {
      if (error instanceof Refusal) return { id, content: null, refusal: error }
      throw error
    }
  })
}

/** Kinds of papers that an owner can have; of a request, those that would be true of it now. */
export function kindsFor({ db, today }: Now, owner: PaperOwner, ownerId: number): PaperKind[] {
  if (owner !== 'request') return PaperKind.options.filter((kind) => ownerOf(kind) === owner)
  const request = requestById(db, ownerId)
  const [said] = wordsOf(db, [ownerId], today)
  return RequestPaperKind.options.filter((kind) => said && untruthOf(request, kind, said.words) === null)
}

function untruthOf(
  { number, state }: RequestRow,
  kind: RequestPaperKind,
  words: PaperContent['words'],
): Refusal | null {
  if (!isPaperTrueIn(kind, state)) return new Refusal('paper/not-in-this-state', { number, kind, state })
  const ground = groundOf(kind)
  return ground && !words[WORD_OF[ground]] ? new Refusal('paper/ground-missing', { number, kind, ground }) : null
}

/** What says that a paper has its ground. */
const WORD_OF: { readonly [G in PaperGround]: string } = {
  extension: '延期工作日',
  department: '主办单位',
  waiting: '未答复单位',
}
