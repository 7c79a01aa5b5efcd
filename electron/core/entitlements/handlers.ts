import type { HandlersOf } from '../handler.ts'
import { answerOf } from './answer.ts'

/** What may be had, answered by the pure module from rows read for one holder. */
export const entitlements: HandlersOf<'entitlements'> = {
  of: ({ db, today }, { holderId, on = today, levelId = null }) => answerOf(db, { holderId, on, today, levelId }),
}
