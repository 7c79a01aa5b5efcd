import { z } from 'zod'
import { Day } from '#shared/domain/days.ts'
import { Id, Seq } from '#shared/domain/holder.ts'
import { CardState } from '#shared/domain/cards.ts'
import { PaperGround, PaperKind, PaperOwner } from '#shared/domain/papers.ts'
import { RequestState } from '#shared/domain/requests.ts'
import { CLERKS, KEEPERS, READERS } from '#shared/domain/roles.ts'
import { text } from '#shared/domain/text.ts'
import { printErrors } from './cards.ts'
import { read, RefusalData, write } from './procedure.ts'
import { RowDone, RowTarget } from './schemes.ts'

/** A paper that was written; its words stay as they were, so that it can be made again. */
export const PaperView = z.object({
  id: Id,
  seq: Seq,
  kind: PaperKind,
  /** Running within the year: 秀山县人才办〔2026〕3号. */
  number: z.string(),
  writtenOn: Day,
  operator: z.string(),
  /** Null: it is good. */
  voidReason: z.string().nullable(),
})
export type PaperView = z.infer<typeof PaperView>

/** Which template a kind is written from. */
export const PaperTemplateView = z.object({
  kind: PaperKind,
  /** The program's own proposal, or a file of the office. */
  provenance: z.enum(['template', 'office']),
  fileName: z.string().nullable(),
})
export type PaperTemplateView = z.infer<typeof PaperTemplateView>

/** Papers that one command writes; more are written part by part. */
export const MOST_PAPERS = 200
/** Owners that one call looks at beforehand: what a person may have takes some milliseconds, and nobody may wait for many. */
export const MOST_PREVIEWED = 10

export const papers = {
  /** Of one request, person, card, batch or hand-over, the newest first; `kinds`: what may be written for it now. */
  list: read({
    may: READERS,
    input: z.object({ owner: PaperOwner, ownerId: Id }).strict(),
    output: z.object({ papers: z.array(PaperView), kinds: z.array(PaperKind) }),
    errors: {},
  }),
  /** Of each owner, once, why there can be no such paper now; null where there can. */
  preview: read({
    may: READERS,
    input: z.object({ kind: PaperKind, ownerIds: z.array(Id).min(1).max(MOST_PREVIEWED) }).strict(),
    output: z.object({ rows: z.array(z.object({ id: Id, refusal: RefusalData.nullable() })) }),
    errors: {},
  }),
  /**
   * Writes one paper for each of those that its kind is of, numbered in their order; refused for all when it would not be
   * true of one. `exports.papers` makes the file. From then on no step before it is undone where the talent gets it.
   * `on`: the day of which a statement tells, today where left out.
   */
  issue: write({
    may: CLERKS,
    undo: 'none',
    input: z.object({ kind: PaperKind, ownerIds: z.array(Id).min(1).max(MOST_PAPERS), on: Day.optional() }).strict(),
    output: z.object({ ids: z.array(Id) }),
    errors: {
      ...printErrors,
      'paper/not-in-this-state': z.object({ number: z.string(), kind: PaperKind, state: RequestState }),
      'paper/ground-missing': z.object({ number: z.string(), kind: PaperKind, ground: PaperGround }),
      'paper/card-not-in-this-state': z.object({ name: z.string(), kind: PaperKind, state: CardState }),
      'paper/nothing-to-say': z.object({ name: z.string(), kind: PaperKind }),
    },
  }),
  /** A paper that should not have gone out. It keeps its number, which nothing else gets. */
  void: write({
    may: CLERKS,
    undo: 'inverse',
    input: z.object({ ...RowTarget, reason: text(400) }).strict(),
    output: RowDone,
    errors: { 'paper/void': z.object({ number: z.string() }) },
  }),
  templates: read({
    may: READERS,
    input: z.object({}).strict(),
    output: z.object({ templates: z.array(PaperTemplateView) }),
    errors: {},
  }),
  /** Goes back to the program's own template. Papers that were written stay as they are. */
  dropTemplate: write({
    may: KEEPERS,
    undo: 'inverse',
    input: z.object({ kind: PaperKind }).strict(),
    output: z.object({ seq: Seq }),
    errors: { 'paper/no-own-template': z.object({ kind: PaperKind }) },
  }),
}
