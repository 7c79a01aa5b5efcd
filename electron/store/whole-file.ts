import { dirname } from 'node:path'
import type { FilePort } from './ports.ts'

/** All bytes of a file. */
export function readWhole(files: FilePort, path: string): Buffer {
  const file = files.open(path, 'r')
  try {
    const bytes = Buffer.alloc(file.size())
    return bytes.subarray(0, file.read(bytes, 0))
  } finally {
    file.close()
  }
}

/** Makes a folder and those above it, so that a crash forgets none of them. */
export function makeFolderDurably(files: FilePort, folder: string): void {
  if (files.exists(folder)) return
  makeFolderDurably(files, dirname(folder))
  files.makeFolder(folder)
  files.syncFolder(dirname(folder))
}

/** Makes or replaces a file so that a crash leaves the old content or the new, never a mixture; durable on return. */
export function writeWhole(files: FilePort, path: string, bytes: Uint8Array): void {
  const fresh = `${path}.new`
  const file = files.open(fresh, 'w+')
  try {
    file.write(bytes, 0)
    file.sync()
  } finally {
    file.close()
  }
  files.rename(fresh, path)
  files.syncFolder(dirname(path))
}
