import { PagedBytes } from './paged-bytes.ts'

/** Sectors reach the disk whole or not at all. Smaller than a real one, so that small frames are torn too. */
const SECTOR_BYTES = 64

type Edit = { readonly at: number; readonly bytes: Uint8Array } | { readonly length: number }

/** A file's bytes as the program sees them, and what of them is certain to be on the disk. */
export class FileNode {
  #bytes = new PagedBytes()
  /** What every crash leaves, before `#edits`. */
  #synced = new PagedBytes()
  #edits: { readonly edit: Edit; state: 'open' | 'synced' | 'doubtful' }[] = []

  static of(bytes: PagedBytes): FileNode {
    const node = new FileNode()
    node.#bytes = bytes
    node.#synced = bytes.copy()
    return node
  }

  get bytes(): Buffer {
    return this.#bytes.whole()
  }

  get size(): number {
    return this.#bytes.length
  }

  digest(): string {
    return this.#bytes.digest()
  }

  read(into: Uint8Array, position: number): number {
    return this.#bytes.read(into, position)
  }

  write(bytes: Uint8Array, position: number): void {
    this.#edit({ at: position, bytes: Buffer.from(bytes) })
  }

  truncate(length: number): void {
    if (length !== this.size) this.#edit({ length })
  }

  sync(): void {
    for (const entry of this.#edits) if (entry.state === 'open') entry.state = 'synced'
    if (this.#edits.some(({ state }) => state === 'doubtful')) return
    this.#synced = this.#bytes.copy()
    this.#edits = []
  }

  /** As on a real system: what a failed sync didn't bring to the disk is taken for written, and no later sync tries again. */
  failSync(): void {
    for (const entry of this.#edits) if (entry.state === 'open') entry.state = 'doubtful'
  }

  afterCrash(survives: () => boolean): FileNode {
    const bytes = this.#synced.copy()
    for (const { edit, state } of this.#edits) {
      for (const part of state === 'synced' ? [edit] : sectorsOf(edit).filter(survives)) apply(bytes, part)
    }
    return FileNode.of(bytes)
  }

  #edit(edit: Edit): void {
    this.#edits.push({ edit, state: 'open' })
    apply(this.#bytes, edit)
  }
}

function apply(bytes: PagedBytes, edit: Edit): void {
  if ('length' in edit) bytes.resize(edit.length)
  else bytes.write(edit.bytes, edit.at)
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
