import type { HandlersOf } from '../handler.ts'
import { attachmentById, attachmentsOf } from './queries.ts'

/** What needs no content; the worker serves the rest of the feature. */
export const attachments: Pick<HandlersOf<'attachments'>, 'of' | 'remove'> = {
  of: ({ db }, { owner }) => ({ attachments: attachmentsOf(db, owner) }),

  remove({ db }, { id }) {
    const { requestId, holderId } = attachmentById(db, id)
    db.remove('attachment', id, 'current')
    if (requestId !== null) db.touch('request', requestId, 'current')
    if (holderId !== null) db.touch('holder', holderId, 'current')
    return { id, seq: db.seq }
  },
}
