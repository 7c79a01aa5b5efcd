const MEBIBYTE = 1024 * 1024
/** Address space set aside for one file; memory is taken for what it has grown to. A larger file is copied as it grows. */
const MOST = 1024 * MEBIBYTE
const STEP = 16 * MEBIBYTE

/** Zeroes that a file is read into: opened as a database it stays where it is, and is nobody else's any more. */
export function emptyRoom(bytes: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new ArrayBuffer(bytes, { maxByteLength: Math.max(MOST, bytes) }))
}

/**
 * The array in which sql.js keeps a file. Whenever a file outgrows its array sql.js copies all of it, which at 200 MiB
 * holds up everybody for a tenth of a second; this array grows where it is.
 */
export class FileRoom {
  readonly #buffer: ArrayBuffer

  private constructor(buffer: ArrayBuffer) {
    this.#buffer = buffer
  }

  /** `open` is given the file as sql.js shall get it: of that it takes a slice for its own. Null where it took none. */
  static around<T>(
    file: Uint8Array,
    open: (file: Uint8Array) => T,
  ): { readonly opened: T; readonly room: FileRoom | null } {
    const own = isRoom(file) ? file : emptyRoom(file.length)
    let isTaken = false
    const given = file.subarray()
    given.slice = () => {
      isTaken = true
      if (own !== file) own.set(file)
      return own
    }
    const opened = open(given)
    return { opened, room: isTaken ? new FileRoom(own.buffer) : null }
  }

  get bytes(): number {
    return this.#buffer.byteLength
  }

  /** Whether a file of this size has room; grows for it. */
  hold(size: number): boolean {
    if (size > this.#buffer.maxByteLength) return false
    if (size > this.bytes) this.#buffer.resize(Math.min(size + STEP, this.#buffer.maxByteLength))
    return true
  }
}

function isRoom(file: Uint8Array): file is Uint8Array<ArrayBuffer> {
  const { buffer, byteLength } = file
  return buffer instanceof ArrayBuffer && buffer.resizable && byteLength === buffer.byteLength
}
