import { contract } from '#shared/contract/index.ts'
import type { ProcedureMeta, UndoKind } from '#shared/contract/procedure.ts'
import type { Commit, History, WriteCall } from '../ports.ts'
import { takeBackStep } from './request-undo.ts'
import { takeBackUsages } from '../usages/commands.ts'

type Compensate = (call: WriteCall, commits: readonly Commit[]) => void

/**
 * Commands undone by a counter-entry instead of by restoring cells: each feature with such commands fills in how. The
 * function is given the commits to be taken back and writes the counter-entries into the call's transaction.
 */
export const compensations: { readonly [command: string]: Compensate } = {
  'usages.record': takeBackUsages,
  'usages.recordMany': takeBackUsages,
  'visits.promise': takeBackStep,
  ...Object.fromEntries(
    Object.keys(contract.requests).map((name): [string, Compensate] => [`requests.${name}`, takeBackStep]),
  ),
}

export const UNDO_COMMAND = 'history.undo'

/** How a commit is taken back. Whatever the contract does not know (a step of the schema) is never. */
export function undoKindOf({ header }: Commit, history: History): UndoKind {
  if (header.command !== UNDO_COMMAND) return KINDS.get(header.command) ?? 'none'
  // Undoing an undo does it again; a counter-entry stands, like every entry of a ledger.
  const undone = header.undoes === undefined ? undefined : history.commit(header.undoes)
  return undone && undoKindOf(undone, history) === 'inverse' ? 'inverse' : 'none'
}

const KINDS: ReadonlyMap<string, UndoKind> = new Map(
  Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures as { [name: string]: { '~orpc': { meta: ProcedureMeta } } }).flatMap(
      ([name, procedure]) => {
        const { meta } = procedure['~orpc']
        return meta.kind === 'read' ? [] : [[`${feature}.${name}`, meta.undo] as const]
      },
    ),
  ),
)
