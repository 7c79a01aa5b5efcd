import { refuseDoubledNumbers, refusePrinted } from '../cards/commands.ts'
import { refuseTaken } from '../holder-rules.ts'
import type { UndoBlocker } from '#shared/contract/history.ts'
import type { IdentityKind } from '#shared/domain/identity.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Commit, WriteCall } from '../ports.ts'
import { refuseUnsoundUndo } from '../subsidies/commands.ts'

/** Throws a refusal when the commits must not be taken back. */
type Check = (call: WriteCall, commits: readonly Commit[]) => void

/** What has left the desk on paper is corrected or voided, whatever its cells would allow. */
export const beforeUndo: readonly Check[] = [refusePrinted, refuseEarlierMerge]

/** What no command would allow, an undo does not bring about either; here all has been put back already. */
export const afterUndo: readonly Check[] = [refuseDoubledNumbers, refuseDoubledIdentities, refuseUnsoundUndo]

/** Throws `undo/blocked` where one of two who were merged has been merged with somebody since. */
function refuseEarlierMerge({ db }: WriteCall, commits: readonly Commit[]): void {
  for (const { header, changes } of commits) {
    for (const { table, id, cells } of changes) {
      const keptId = cells['merged_into_id']?.[1]
      if (table !== 'holder' || typeof keptId !== 'number') continue
      const later = db.all<{ id: number; seq: number }>(
        `SELECT id, _seq FROM holder
         WHERE (id = ?1 OR merged_into_id = ?1) AND id <> ?2 AND state = 'merged' AND _seq > ?3`,
        [keptId, id, header.seq],
      )
      const blockers = later.map(({ id, seq }): UndoBlocker => ({
        table,
        id,
        column: null,
        why: 'merged-since',
        bySeq: seq,
      }))
      if (blockers.length > 0) throw new Refusal('undo/blocked', { seq: header.seq, blockers })
    }
  }
}

/** Throws `holder/identity-taken` where somebody else was registered with the number of a document that came back. */
function refuseDoubledIdentities({ db }: WriteCall, commits: readonly Commit[]): void {
  const changes = commits.flatMap((commit) => commit.changes).filter(({ op }) => op !== 'insert')
  const holders = changes.flatMap(({ table, id }) => {
    if (table === 'holder') return [id]
    if (table !== 'identity_document') return []
    const sql = 'SELECT holder_id FROM identity_document WHERE id = ?'
    return db.get<{ holderId: number }>(sql, [id])?.holderId ?? []
  })
  for (const holderId of new Set(holders)) {
    const documents = db.all<{ kind: IdentityKind; number: string }>(
      `SELECT kind, number FROM identity_document
       WHERE holder_id = ? AND (SELECT state FROM holder WHERE id = holder_id) = 'active'`,
      [holderId],
    )
    for (const document of documents) refuseTaken(db, { ...document, bornOn: null, sex: null }, holderId)
  }
}
