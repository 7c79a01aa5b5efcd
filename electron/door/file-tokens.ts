import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '#shared/domain/refusal.ts'
import { HeldFiles } from './held-files.ts'

/** Largest file a page may hand over, in bytes. */
export const FILE_LIMIT = 256 * 1024 * 1024
/** Files known at one time; the oldest one goes first. */
const TOKENS = 64

/** A file behind a token. `name` is for people and never part of `path`. */
export interface TokenFile {
  readonly path: string
  readonly name: string
  /** True for an upload: the copy is ours and goes with its token. */
  readonly isOurs: boolean
}

/**
 * Files without paths: the page holds a token, the door knows the file. Uploads lie in `incoming/` of the data folder
 * until their token is discarded or the next start.
 */
export class FileTokens {
  /** Files that never touch the disk. */
  readonly held = new HeldFiles()
  readonly #folder: string
  readonly #files = new Map<string, TokenFile>()

  constructor(dataFolder: string) {
    this.#folder = join(dataFolder, 'incoming')
    rmSync(this.#folder, { recursive: true, force: true })
  }

  /** Takes in a file and returns its token. Throws `Refusal('file/too-large')` beyond `limit` bytes, keeping nothing. */
  async receive(bytes: AsyncIterable<Uint8Array>, name: string, limit = FILE_LIMIT): Promise<string> {
    const token = newToken()
    const path = join(this.#folder, token)
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    // Opened before the first byte is read: a stream that opens it late would make it again behind the removal.
    const file = await open(path, 'wx', 0o600)
    try {
      await pipeline(bytes, upTo(limit), file.createWriteStream())
    } catch (error) {
      rmSync(path, { force: true })
      throw error
    }
    return this.#keep(token, { path, name, isOurs: true })
  }

  /** A token for a file that lies somewhere already: made by the desk, or chosen in a dialog of the system. */
  offer(path: string, name: string): string {
    return this.#keep(newToken(), { path, name, isOurs: false })
  }

  /** A place in the data folder for a file that the desk makes; it goes with its token. */
  make(name: string): { readonly token: string; readonly path: string } {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const token = newToken()
    const path = join(this.#folder, token)
    this.#keep(token, { path, name, isOurs: true })
    return { token, path }
  }

  find(token: string): TokenFile | null {
    return this.#files.get(token) ?? null
  }

  discard(token: string): void {
    const file = this.#files.get(token)
    this.#files.delete(token)
    if (file?.isOurs) rmSync(file.path, { force: true })
  }

  discardAll(): void {
    this.held.release()
    this.#files.clear()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #keep(token: string, file: TokenFile): string {
    this.#files.set(token, file)
    const [oldest] = this.#files.keys()
    if (oldest !== undefined && this.#files.size > TOKENS) this.discard(oldest)
    return token
  }
}

function newToken(): string {
  return randomBytes(24).toString('base64url')
}

/** The name that an upload's address gives. */
export function nameIn(address: URL): string {
  return (address.searchParams.get('name') ?? '').slice(0, 200)
}

/** Passes bytes on and refuses the first one too many. */
function upTo(limit: number) {
  return async function* (bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let count = 0
    for await (const part of bytes) {
      count += part.length
      if (count > limit) throw new Refusal('file/too-large', { limit })
      yield part
    }
  }
}
