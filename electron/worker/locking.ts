import type { Problem } from '#shared/contract/desk.ts'
import { dataOf, Refusal } from '#shared/domain/refusal.ts'
import { DamagedFolder } from '#store/errors.ts'
import { lockFolder, type FolderLock } from '#store/lock.ts'
import type { FailureLog } from './failure-log.ts'
import type { Machine } from './machine.ts'
import type { WorkerOrders } from './orders.ts'

/** A folder's lock, or what stood in its way. A folder that is only read has neither. */
export interface LockTaken {
  readonly lock: FolderLock | null
  readonly problems: readonly Problem[]
}

/** Takes the lock where something is to be written. Never throws. */
export function takeLock({ mode, folder, lockOwner }: WorkerOrders, machine: Machine, failures: FailureLog): LockTaken {
  try {
    return { lock: mode === 'write' ? lockFolder({ ...machine, folder, owner: lockOwner }) : null, problems: [] }
  } catch (error) {
    return { lock: null, problems: problemsOf(error, failures) }
  }
}

/** What a folder that can't be used is said to have. */
export function problemsOf(error: unknown, failures: FailureLog): readonly Problem[] {
  if (error instanceof DamagedFolder) return error.problems.map(({ code, params }) => ({ code, params: { ...params } }))
  if (error instanceof Refusal) return [dataOf(error)]
  return [{ code: 'internal', params: { reference: failures.record(error) } }]
}
