import type { History, JobProgress, Transaction } from '../ports.ts'
import { takeBack } from './inverse.ts'

/** Command of the commits that take back a job that was cancelled or cut off. */
export const TAKE_BACK_COMMAND = 'history.takeBack'

/**
 * Takes back a group whose last part never came, one commit a part, the newest first; parts taken back before (by a
 * run that was itself cut off) are left out. What others have built on in the meantime stays. `transact` runs its body
 * in a transaction of its own under `TAKE_BACK_COMMAND`. Yields parts done of parts in all.
 */
export function* takeBackGroup(
  parts: readonly number[],
  history: History,
  transact: (body: (db: Transaction) => void) => unknown,
): Generator<JobProgress, void, void> {
  let done = 0
  for (const seq of parts.toReversed()) {
    if (history.undoneBy(seq) === undefined) {
      transact((db) => {
        takeBack(db, history, [seq], 'keep')
        db.markUndo(seq)
      })
    }
    done += 1
    yield { done, total: parts.length }
  }
}
