import { PaperKind } from '#shared/domain/papers.ts'
import { dataOf, Refusal } from '#shared/domain/refusal.ts'
import type { HandlersOf } from '../handler.ts'
import { changeRow, rowToChange } from '../reference-rows.ts'
import { issuePapers, retireTemplates } from './commands.ts'
import { draftsOf, kindsFor } from './drafts.ts'
import { ownTemplate, papersOf } from './queries.ts'

export const papers: HandlersOf<'papers'> = {
  list: (call, { owner, ownerId }) => ({
    papers: papersOf(call.db, owner, ownerId),
    kinds: kindsFor(call, owner, ownerId),
  }),

  preview: (call, { kind, ownerIds }) => ({
    rows: draftsOf(call, kind, ownerIds).map(({ id, refusal }) => ({ id, refusal: refusal && dataOf(refusal) })),
  }),

  issue: (call, { kind, ownerIds, on }) => ({ ids: issuePapers(call, kind, ownerIds, on) }),

  void({ db }, { id, seen, reason }) {
    const row = rowToChange(db, 'paper', id, seen)
    if (row['voidReason'] !== null) throw new Refusal('paper/void', { number: row['number'] })
    return changeRow(db, 'paper', row, { voidReason: reason })
  },

  templates: ({ db }) => ({
    templates: PaperKind.options.map((kind) => {
      const own = ownTemplate(db, kind)
      return { kind, provenance: own ? ('office' as const) : ('template' as const), fileName: own?.fileName ?? null }
    }),
  }),

  dropTemplate({ db }, { kind }) {
    if (!retireTemplates(db, kind)) throw new Refusal('paper/no-own-template', { kind })
    return { seq: db.seq }
  },
}
