import { randomBytes } from 'node:crypto'
import { nodeFiles } from '#store/node-files.ts'
import type { StoreSettings } from '#store/ports.ts'
import { thisMachine, type ProcessTable } from '#store/processes.ts'
import { NO_FILES, type AskDoor } from './door-files.ts'

/** What a session needs of the machine; tests put a disk that fails or a clock that is wrong in its place. */
export interface Machine extends Pick<StoreSettings, 'files' | 'clock' | 'random'> {
  readonly processes: ProcessTable
  /** File of the second worker. */
  readonly sideFile: URL
  /** What the door knows of files; without it no token stands for anything. */
  readonly askDoor?: AskDoor
}

export function realMachine(sideFile: URL, askDoor: AskDoor = NO_FILES): Machine {
  return {
    sideFile,
    askDoor,
    files: nodeFiles,
    clock: { now: () => new Date().toISOString() },
    random: (count) => randomBytes(count),
    processes: thisMachine(),
  }
}
