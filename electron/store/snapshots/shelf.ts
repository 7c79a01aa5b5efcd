import { join } from 'node:path'
import type { FilePort } from '../ports.ts'
import { makeFolderDurably } from '../whole-file.ts'

/** A snapshot's file by its name; kept ones were made before a step of the schema and stay. */
export interface Shelved {
  readonly file: string
  readonly seq: number
  readonly isKept: boolean
}

const NAME = /^(\d{12})(\.before-schema-\d+)?\.snapshot$/
const UNFINISHED = /\.snapshot\.new$/

export function shelfFolder(folder: string): string {
  return join(folder, 'snapshots')
}

export function snapshotName(seq: number, keptBeforeSchema?: number): string {
  const mark = keptBeforeSchema === undefined ? '' : `.before-schema-${keptBeforeSchema}`
  return `${String(seq).padStart(12, '0')}${mark}.snapshot`
}

/** Snapshots by name, newest first. */
export function listSnapshots(files: FilePort, folder: string): Shelved[] {
  return namesIn(files, folder)
    .flatMap((file) => {
      const found = NAME.exec(file)
      return found ? [{ file, seq: Number(found[1]), isKept: found[2] !== undefined }] : []
    })
    .sort((a, b) => b.seq - a.seq || Number(a.isKept) - Number(b.isKept))
}

/** Gives a finished file its name, for good. */
export function publish(files: FilePort, folder: string, unfinished: string, name: string): void {
  files.rename(join(shelfFolder(folder), unfinished), join(shelfFolder(folder), name))
  files.syncFolder(shelfFolder(folder))
}

/** Makes the folder, and clears away what a builder that was stopped has left. */
export function prepareShelf(files: FilePort, folder: string): void {
  if (!files.exists(shelfFolder(folder))) {
    makeFolderDurably(files, shelfFolder(folder))
    return
  }
  for (const name of namesIn(files, folder)) if (UNFINISHED.test(name)) files.remove(join(shelfFolder(folder), name))
}

/** Removes snapshots but those before steps of the schema and the given ones. */
export function discardOthers(files: FilePort, folder: string, keep: readonly string[]): void {
  for (const { file, isKept } of listSnapshots(files, folder)) {
    if (!isKept && !keep.includes(file)) files.remove(join(shelfFolder(folder), file))
  }
}

function namesIn(files: FilePort, folder: string): string[] {
  return files.exists(shelfFolder(folder)) ? files.list(shelfFolder(folder)) : []
}
