import type { MessagePort } from 'node:worker_threads'
import type { Problem } from '#shared/contract/desk.ts'

/** What a door tells the worker when it starts it (`workerData`). */
export interface WorkerOrders {
  /** The data folder, absolute. */
  readonly folder: string
  /** `read` needs no lock and touches nothing on the disk. */
  readonly mode: 'write' | 'read'
  /** Version of the program, for `desk.status`. */
  readonly version: string
  /** The same for every worker that a host starts, so that a new one takes over the lock of the dead one; hex. */
  readonly lockOwner: string
  /** Logs in at once; from the environment or a prompt, never from an argument. */
  readonly passphrase?: string
  /** Who logs in at once; needed where there are several. */
  readonly login?: string
  /** Tests: every answer is parsed by the contract, and every touched row must be in the commit. */
  readonly isStrict?: boolean
}

/** Messages on the worker's own channel. Calls come on the ports. */
export type ToWorker =
  | { readonly type: 'connect'; readonly port: MessagePort }
  /** Finish the call at hand, close the store, end. */
  | { readonly type: 'stop' }
  | FileAnswer

/** What the worker says on its own channel. */
export type FromWorker = FileQuestion | Locked

/** Said once, before the folder is opened, which takes its time: `problem` is why the folder could not be locked. */
export interface Locked {
  readonly type: 'locked'
  readonly problem: Problem | null
}

/** A file that a door knows by a token; `name` is for people and never part of `path`. */
export interface DoorFile {
  readonly path: string
  readonly name: string
}

/** The files of a door. Only the door knows what a token stands for, and where a new file may lie. */
export interface DoorFiles {
  find(token: string): DoorFile | null
  /** A place for a file to be made by the desk, and the token under which it will be fetched. */
  make(name: string): { readonly token: string; readonly path: string }
  /** Lets go of a token; a copy that the door took in or made goes with it. */
  discard?(token: string): void
  /** Files in the door's memory, where it holds any; see `HeldFiles`. */
  readonly held?: {
    take(token: string): HeldBytes | null
    show(key: string, file: HeldBytes): string
    shown(key: string): string | null
    release(): void
  }
}

/** A file in memory; `type` is null for what came from the page. */
export interface HeldBytes {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly type: string | null
}

export type FileQuestion = { readonly type: 'files'; readonly id: number } & (
  | { readonly find: string }
  | { readonly make: string }
  | { readonly discard: string }
  | { readonly take: string }
  | { readonly shown: string }
  | { readonly show: string; readonly file: HeldBytes }
  | { readonly release: true }
)
/** The answer to the question of the same id: what `DoorFiles` says. */
export interface FileAnswer {
  readonly type: 'files'
  readonly id: number
  readonly answer: DoorFile | { readonly token: string; readonly path: string } | HeldBytes | string | null
}
