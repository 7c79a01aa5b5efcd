import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import type { FilePort, OpenFile } from './ports.ts'

/** The real disk. */
export const nodeFiles: FilePort = {
  open(path, flags) {
    return openFile(openSync(path, flags, 0o600))
  },
  exists: existsSync,
  list(folder) {
    return readdirSync(folder)
  },
  makeFolder(folder) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  },
  rename: renameSync,
  remove: unlinkSync,
  syncFolder(folder) {
    // Windows can't open a folder as a file and makes names durable with the volume's own journal.
    if (process.platform === 'win32') return
    const fd = openSync(folder, 'r')
    try {
      fsyncSync(fd)
    } finally {
      closeSync(fd)
    }
  },
}

function openFile(fd: number): OpenFile {
  return {
    read(into, position) {
      let done = 0
      while (done < into.length) {
        const count = readSync(fd, into, done, into.length - done, position + done)
        if (count === 0) break
        done += count
      }
      return done
    },
    write(bytes, position) {
      let done = 0
      while (done < bytes.length) done += writeSync(fd, bytes, done, bytes.length - done, position + done)
    },
    size() {
      return fstatSync(fd).size
    },
    truncate(length) {
      ftruncateSync(fd, length)
    },
    syncData() {
      fdatasyncSync(fd)
    },
    sync() {
      fsyncSync(fd)
    },
    close() {
      closeSync(fd)
    },
  }
}
