import { createLog, type LogSettings, openLog } from '#store/log/log.ts'
import type { LogSizes } from '#store/log/segment-file.ts'
import type { Change, Commit, FolderKeys, Log, RandomBytes } from '#store/ports.ts'
import type { FaultDisk } from './fault-files.ts'

/** Commits of a made-up desk, on segments that are full after a few of them. */

export const FOLDER = '/desk'
export const TEST_KEYS: FolderKeys = { data: new Uint8Array(32).fill(7), mac: new Uint8Array(32).fill(8) }
const SIZES: LogSizes = { step: 1024, limit: 1500 }

export interface LogDesk {
  readonly disk: FaultDisk
  readonly keys: FolderKeys | null
  /** Three commits a segment when left out. */
  readonly sizes?: LogSizes
}

export function settingsOf({ disk, keys, sizes = SIZES }: LogDesk, mode: 'write' | 'read' = 'write'): LogSettings {
  const { files } = disk
  return {
    files,
    folder: FOLDER,
    folderId: 'c0ffee'.repeat(5) + 'c0',
    keys,
    random: countedRandom(),
    mode,
    sizes,
  }
}

export function open(desk: LogDesk, mode: 'write' | 'read' = 'write'): Log {
  return openLog(settingsOf(desk, mode))
}

/** A log with `commits` commits, closed, everything synced. */
export function prepare(desk: LogDesk, commits: number): void {
  desk.disk.files.makeFolder(FOLDER)
  desk.disk.files.syncFolder('/')
  createLog(settingsOf(desk))
  const log = open(desk)
  for (let seq = 1; seq <= commits; seq++) append(log, `first ${seq}`)
  log.close()
}

/** Appends a commit that holds `text`. */
export function append(log: Log, text: string): void {
  const seq = log.head.seq + 1
  const at = new Date(Date.UTC(2026, 2, 1) + seq * 1000).toISOString()
  log.append({ desk: 9, seq, at, operator: 1, command: 'holders.register', schema: 1 }, changesOf(seq, text))
}

export function changesOf(seq: number, text: string): Change[] {
  return [
    { table: 'holder', id: seq, op: 'insert', prev: null, cells: { name: [null, text] } },
    { table: 'relative', id: seq, op: 'update', prev: seq - 1, cells: { name: ['before', text] } },
  ]
}

/** What a commit of `append` says. */
export function textOf(commit: Commit): string {
  return String(commit.changes[0]?.cells['name']?.[1])
}

export function textsOf(log: Log): string[] {
  return [...log.commits(1)].map(({ commit }) => textOf(commit))
}

export function finish<T>(steps: Generator<unknown, T, void>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Bytes without pattern that are the same in every run; a linear congruential generator is quick and random enough. */
export function countedRandom(): RandomBytes {
  let state = 1
  return (count) => {
    const bytes = new Uint8Array(count)
    for (let i = 0; i < count; i++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      bytes[i] = state >>> 24
    }
    return bytes
  }
}
