import { randomBytes } from 'node:crypto'
import { Refusal } from '#shared/domain/refusal.ts'

/** Bytes held at one time, and files: beyond either the oldest go first. */
const MOST_BYTES = 128 * 1024 * 1024
const MOST_FILES = 512

/** A file that lies in memory only. `name` is for people. */
export interface HeldFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Media type by its content; null for what came from the page and nobody has looked at. */
  readonly type: string | null
}

/**
 * Files that must never lie on a disk unsealed: attachments on their way into the desk and out to the page. The page holds
 * a token.
 */
export class HeldFiles {
  readonly #files = new Map<string, HeldFile>()
  /** Tokens of what the desk shows, by the name the desk has for it: asked for again it is not held twice. */
  readonly #shown = new Map<string, string>()
  #bytes = 0

  /** Takes in a file and returns its token. Throws `Refusal('file/too-large')` beyond `limit` bytes, keeping nothing. */
  async receive(parts: AsyncIterable<Uint8Array>, name: string, limit: number): Promise<string> {
    const kept: Uint8Array[] = []
    let count = 0
    for await (const part of parts) {
      count += part.length
      if (count > limit) throw new Refusal('file/too-large', { limit })
      kept.push(part)
    }
    const bytes = new Uint8Array(count)
    let at = 0
    for (const part of kept) {
      bytes.set(part, at)
      at += part.length
    }
    return this.#keep({ name, bytes, type: null })
  }

  /** The file behind a token, which stands for nothing afterwards. What the desk shows is not given back to it. */
  take(token: string): HeldFile | null {
    const file = this.find(token)
    if (file?.type !== null) return null
    this.#drop(token)
    return file
  }

  /** Holds what the desk shows under `key` and returns its token. */
  show(key: string, file: HeldFile): string {
    const token = this.#keep(file)
    this.#shown.set(key, token)
    return token
  }

  /** The token of what is shown under `key`, while it is held. */
  shown(key: string): string | null {
    const token = this.#shown.get(key)
    return token !== undefined && this.#files.has(token) ? token : null
  }

  find(token: string): HeldFile | null {
    return this.#files.get(token) ?? null
  }

  /** Lets go of everything: another operator has no token of it. */
  release(): void {
    this.#files.clear()
    this.#shown.clear()
    this.#bytes = 0
  }

  #keep(file: HeldFile): string {
    const token = randomBytes(24).toString('base64url')
    this.#files.set(token, file)
    this.#bytes += file.bytes.length
    for (const oldest of this.#files.keys()) {
      if (oldest === token || (this.#bytes <= MOST_BYTES && this.#files.size <= MOST_FILES)) break
      this.#drop(oldest)
    }
    return token
  }

  #drop(token: string): void {
    this.#bytes -= this.#files.get(token)?.bytes.length ?? 0
    this.#files.delete(token)
  }
}

/**
 * Headers of a held file as the page shows it. It is kept nowhere, framed by the page alone and loads nothing: the
 * exceptions are what the browser's own viewer of PDF puts into its frame.
 */
export function heldHeaders({ name, bytes, type }: HeldFile): { readonly [header: string]: string } {
  return {
    'Content-Type': type ?? 'application/octet-stream',
    'Content-Length': String(bytes.length),
    'Content-Disposition': `inline; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
    'Content-Security-Policy':
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}
