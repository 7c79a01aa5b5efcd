import { hash } from 'node:crypto'

/** Sectors reach the disk whole or not at all. Smaller than a real one, so that small frames are torn too. */
const SECTOR_BYTES = 64

type Edit = { readonly at: number; readonly bytes: Uint8Array } | { readonly length: number }

/** Of bytes that never change again; most are shared by many disks. */
const digests = new WeakMap<Buffer, string>()

/** A file's bytes as the program sees them, and what of them is certain to be on the disk. */
export class FileNode {
  #bytes: Buffer = Buffer.alloc(0)
  /** What every crash leaves, before `#edits`. Never written into: disks copied from one another share it. */
  #synced: Buffer = Buffer.alloc(0)
  #edits: { readonly edit: Edit; state: 'open' | 'synced' | 'doubtful' }[] = []

  /** `bytes` are the node's own from now on. */
  static of(bytes: Buffer): FileNode {
    const node = new FileNode()
    node.#bytes = bytes
    node.#synced = bytes
    return node
  }

  get bytes(): Buffer {
    return this.#bytes
  }

  digest(): string {
    const known = digests.get(this.#bytes)
    if (known !== undefined) return known
    const made = hash('sha256', this.#bytes)
    if (this.#bytes === this.#synced) digests.set(this.#bytes, made)
    return made
  }

  read(into: Uint8Array, position: number): number {
    const part = this.#bytes.subarray(position, position + into.length)
    into.set(part)
    return part.length
  }

  write(bytes: Uint8Array, position: number): void {
    this.#edit({ at: position, bytes: Buffer.from(bytes) })
  }

  truncate(length: number): void {
    if (length !== this.#bytes.length) this.#edit({ length })
  }

  sync(): void {
    for (const entry of this.#edits) if (entry.state === 'open') entry.state = 'synced'
    if (this.#edits.some(({ state }) => state === 'doubtful')) return
    this.#synced = this.#bytes
    this.#edits = []
  }

  /** As on a real system: what a failed sync didn't bring to the disk is taken for written, and no later sync tries again. */
  failSync(): void {
    for (const entry of this.#edits) if (entry.state === 'open') entry.state = 'doubtful'
  }

  afterCrash(survives: () => boolean): FileNode {
    if (this.#edits.length === 0) return FileNode.of(this.#synced)
    let bytes: Buffer = Buffer.from(this.#synced)
    for (const { edit, state } of this.#edits) {
      const parts = state === 'synced' ? [edit] : sectorsOf(edit).filter(survives)
      const last = parts.at(-1)
      // The file grows once, to where its last part ends, and not with every sector.
      if (last !== undefined && 'bytes' in last) bytes = grown(bytes, last.at + last.bytes.length)
      for (const part of parts) bytes = applied(bytes, part)
    }
    return FileNode.of(bytes)
  }

  #edit(edit: Edit): void {
    this.#edits.push({ edit, state: 'open' })
    this.#bytes = applied(this.#bytes === this.#synced ? Buffer.from(this.#bytes) : this.#bytes, edit)
  }
}

/** Gives other bytes where the length changes, else writes into these. */
function applied(bytes: Buffer, edit: Edit): Buffer {
  if ('length' in edit) return resized(bytes, edit.length)
  const result = grown(bytes, edit.at + edit.bytes.length)
  result.set(edit.bytes, edit.at)
  return result
}

function grown(bytes: Buffer, length: number): Buffer {
  return length > bytes.length ? resized(bytes, length) : bytes
}

function resized(bytes: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length)
  bytes.copy(result)
  return result
}

function sectorsOf(edit: Edit): Edit[] {
  if ('length' in edit) return [edit]
  const sectors: Edit[] = []
  for (let start = 0; start < edit.bytes.length;) {
    const at = edit.at + start
    const end = Math.min(edit.bytes.length, start + SECTOR_BYTES - (at % SECTOR_BYTES))
    sectors.push({ at, bytes: edit.bytes.subarray(start, end) })
    start = end
  }
  return sectors
}
