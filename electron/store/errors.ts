import { Refusal } from '#shared/domain/refusal.ts'
import type { Problem } from './ports.ts'

/** The data folder can't be used as it stands. Nothing in it has been touched. */
export class DamagedFolder extends Refusal {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('desk/damaged', { problems })
    this.name = 'DamagedFolder'
    this.problems = problems
  }
}

/** A commit that should be in the log can't be read. */
export class DamagedLog extends Refusal {
  readonly problem: Problem

  constructor(problem: Problem) {
    super('desk/damaged', { problems: [problem] })
    this.name = 'DamagedLog'
    this.problem = problem
  }
}

/** A write failed and was taken back: nothing happened. `reason` is the system's error code, such as `ENOSPC`. */
export class FailedWrite extends Refusal {
  constructor(cause: unknown) {
    super('desk/write-failed', { reason: reasonOf(cause) })
    this.name = 'FailedWrite'
    this.cause = cause
  }
}

/** Nothing can be recorded until the folder is opened again. */
export class PoisonedLog extends Refusal {
  readonly problem: Problem

  constructor(problem: Problem) {
    super('desk/read-only', { reason: problem.code })
    this.name = 'PoisonedLog'
    this.problem = problem
  }
}

/** Another process writes to this data folder. */
export class FolderInUse extends Refusal {
  constructor(holder: { readonly host: string; readonly pid: number }) {
    super('desk/in-use', { host: holder.host, pid: holder.pid })
    this.name = 'FolderInUse'
  }
}

/** Runs a piece of writing; what the system answers becomes `FailedWrite`, a refusal stays what it is. */
export function writing<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw error instanceof Refusal ? error : new FailedWrite(error)
  }
}

/** The system's code of an error (`EIO`), or its name where it has none. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return 'unknown'
}
