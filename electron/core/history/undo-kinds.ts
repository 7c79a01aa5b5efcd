import { contract } from '#shared/contract/index.ts'
import type { ProcedureMeta, UndoKind } from '#shared/contract/procedure.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import type { Role } from '#shared/domain/roles.ts'
import type { Commit, History, WriteCall } from '../ports.ts'
import { takeBackStep } from './request-undo.ts'
import { takeBackUsages } from '../usages/commands.ts'

type Compensate = (call: WriteCall, commits: readonly Commit[]) => void

/**
 * Commands undone by a counter-entry instead of by restoring cells: each feature with such commands fills in how. The
 * function is given the commits to be taken back and writes the counter-entries into the call's transaction.
 */
const compensations: { readonly [command: string]: Compensate } = {
  'usages.record': takeBackUsages,
  'usages.recordMany': takeBackUsages,
  'visits.promise': takeBackStep,
  ...Object.fromEntries(
    Object.keys(contract.requests).map((name): [string, Compensate] => [`requests.${name}`, takeBackStep]),
  ),
}

const UNDO_COMMAND = 'history.undo'

/** How a commit is taken back. Whatever the contract does not know (a step of the schema) is never. */
export function undoKindOf(commit: Commit, history: History): UndoKind {
  const { header } = commit
  if (header.command !== UNDO_COMMAND) return ownUndoKind(header.command)
  // Undoing an undo does it again; a counter-entry stands, like every entry of a ledger.
  const undone = header.undoes === undefined ? undefined : history.commit(header.undoes)
  const kind = undone ? undoKindOf(undone, history) : 'none'
  return kind === 'compensate' && isInLedger(commit) ? 'none' : kind
}

/** Whether lines of a ledger came or went with it. */
export function isInLedger({ changes }: Commit): boolean {
  return changes.some(({ table }) => table === 'usage')
}

/** How what a commit did, or did again, is countered. Throws `undo/never`. */
export function compensationOf({ header }: Commit, history: History): Compensate {
  const undone = header.undoes === undefined ? undefined : history.commit(header.undoes)
  if (undone) return compensationOf(undone, history)
  const { seq, command } = header
  const compensate = compensations[command]
  if (!compensate) throw new Refusal('undo/never', { seq, command })
  return compensate
}

function ownUndoKind(command: string): UndoKind {
  const meta = METAS.get(command)
  return meta === undefined || meta.kind === 'read' ? 'none' : meta.undo
}

/** Refuses who may not have given the command that is taken back, or done again. */
export function refuseUndoOfOthers({ header }: Commit, history: History, role: Role): void {
  const undone = header.undoes === undefined ? undefined : history.commit(header.undoes)
  if (undone) return refuseUndoOfOthers(undone, history, role)
  const may = METAS.get(header.command)?.may ?? []
  if (!may.includes(role)) throw new Refusal('session/role-not-allowed', { role, may: [...may] })
}

const METAS: ReadonlyMap<string, ProcedureMeta> = new Map(
  Object.entries(contract).flatMap(([feature, procedures]) =>
    Object.entries(procedures as { [name: string]: { '~orpc': { meta: ProcedureMeta } } }).map(
      ([name, procedure]) => [`${feature}.${name}`, procedure['~orpc'].meta] as const,
    ),
  ),
)
