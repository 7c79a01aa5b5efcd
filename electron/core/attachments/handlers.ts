import type { HandlersOf } from '../handler.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { attachmentById, attachmentsOf } from './queries.ts'

/** What needs no content; the worker serves the rest of the feature. */
export const attachments: Pick<HandlersOf<'attachments'>, 'of' | 'remove' | 'removeEmblem'> = {
  of: ({ db }, { owner }) => ({ attachments: attachmentsOf(db, owner) }),

  remove({ db }, { id }) {
    const { requestId, holderId, kind } = attachmentById(db, id)
    if (kind === 'emblem') throw new Refusal('record/not-found', { table: 'attachment', id })
    db.remove('attachment', id, 'current')
    if (requestId !== null) db.touch('request', requestId, 'current')
    if (holderId !== null) db.touch('holder', holderId, 'current')
    return { id, seq: db.seq }
  },

  removeEmblem({ db }, { id }) {
    if (attachmentById(db, id).kind !== 'emblem') throw new Refusal('record/not-found', { table: 'attachment', id })
    db.remove('attachment', id, 'current')
    return { id, seq: db.seq }
  },
}
