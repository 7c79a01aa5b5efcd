import { Refusal, type RefusalParams } from '#shared/domain/refusal.ts'

/** What the process ends with; the numbers are promised to scripts. */
export const EXIT = { done: 0, refused: 1, usage: 2, notOpened: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** The command line can't be followed; sentences stand under `usage` in the locales. */
export class UsageError extends Refusal {}

/** The desk was never asked: the folder is in use, empty, damaged, or stays locked. */
export class NotOpened extends Refusal {}

export function exitCodeOf(failure: Refusal): ExitCode {
  // Fields of the contract are filled from the command line here, so what they can't take is wrong usage.
  if (failure instanceof UsageError || failure.code === 'input/invalid') return EXIT.usage
  return failure instanceof NotOpened ? EXIT.notOpened : EXIT.refused
}

/** A refusal of the contract arrives as an oRPC error of the same code; anything else is none. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error) || !('defined' in error) || error.defined !== true) return undefined
  const { code, data } = error as Error & { code?: unknown; data?: unknown }
  if (typeof code !== 'string') return undefined
  return new Refusal(code, (data ?? {}) as RefusalParams)
}
