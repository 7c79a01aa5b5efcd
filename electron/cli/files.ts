import { basename, resolve } from 'node:path'
import type { DoorFiles } from '#door/worker-host.ts'

/** The files named on the command line, as a door knows files: by tokens. */
export class CommandFiles implements DoorFiles {
  readonly #files = new Map<string, { readonly path: string; readonly name: string }>()
  #next: string | null = null

  /** A token for a file to be read. */
  offer(path: string): string {
    return this.#keep(resolve(path), basename(path))
  }

  /** Where the next file that the desk makes goes. */
  expect(path: string): void {
    this.#next = resolve(path)
  }

  find(token: string): { readonly path: string; readonly name: string } | null {
    return this.#files.get(token) ?? null
  }

  make(name: string): { readonly token: string; readonly path: string } {
    const path = this.#next ?? resolve(name)
    this.#next = null
    return { token: this.#keep(path, name), path }
  }

  #keep(path: string, name: string): string {
    const token = `file-${this.#files.size + 1}`
    this.#files.set(token, { path, name })
    return token
  }
}
