import { randomBytes } from 'node:crypto'
import { appendFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SIZE_LIMIT = 512 * 1024
const FRAMES = 12

/**
 * Where the unforeseen is written down. An entry holds a time, a reference, the error's name and code and where in
 * the program it arose; never its message, which may quote what a clerk typed.
 */
export interface FailureLog {
  /** Writes down `error` and returns its reference, eight letters and digits. */
  record(error: unknown): string
}

/** `desk.log` in the data folder, with the one before as `desk.old.log`. Without a folder, standard error. */
export function createFailureLog(folder: string | null): FailureLog {
  return {
    record(error) {
      const reference = randomBytes(4).toString('hex')
      write(folder, error, `${new Date().toISOString()} ${reference} ${describe(error)}\n`)
      return reference
    },
  }
}

function write(folder: string | null, error: unknown, entry: string): void {
  if (folder === null) return void process.stderr.write(entry)
  const file = join(folder, 'desk.log')
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > SIZE_LIMIT)
      renameSync(file, join(folder, 'desk.old.log'))
    appendFileSync(file, entry, { mode: 0o600 })
  } catch (failure) {
    // A disk that takes no more must not turn an answer into a second failure, and has been told of where it was one.
    if (!codesOf(error).includes(codesOf(failure)[0])) process.stderr.write(entry)
  }
}

/** The system's codes of an error and of the causes behind it. */
function codesOf(error: unknown): unknown[] {
  if (!(error instanceof Error)) return []
  return ['code' in error ? error.code : null, ...codesOf(error.cause)]
}

/** Name, code and frames, with the causes behind it. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`
  const code = 'code' in error && typeof error.code === 'string' && /^[\w/-]{1,40}$/.test(error.code) ? error.code : ''
  // The message stands in the stack too, and may look like a frame.
  const frames = (error.stack ?? '')
    .replace(error.message, '')
    .split('\n')
    .filter((line) => /^ +at .*:\d+:\d+\)?$/.test(line))
    .slice(0, FRAMES)
    .map(shorten)
  const own = [`${error.name} ${code}`.trim(), ...frames].join('\n  ')
  return error.cause === undefined ? own : `${own}\n  because of ${describe(error.cause)}`
}

/** A frame without the folders above the program, which may carry a person's name. */
function shorten(frame: string): string {
  return frame
    .trim()
    .replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[\\/](?:[^\\/\s():]+[\\/])+(?=(?:[^\\/\s():]+[\\/]){2}[^\\/\s():]+:\d)/, '')
}
