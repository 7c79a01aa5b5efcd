import type { MessagePort } from 'node:worker_threads'
import { Refusal } from '#shared/domain/refusal.ts'
import type { DoorFile, DoorFiles, FileAnswer, FileQuestion, HeldBytes } from './orders.ts'

/** The files of the door, asked over the worker's own channel. */
export interface AskDoor {
  /** Throws `file/unknown-token`. */
  find(token: string): Promise<DoorFile>
  /** Throws `file/unknown-token` behind a door that keeps no files. */
  make(name: string): Promise<ReturnType<DoorFiles['make']>>
  /** The door lets go of a token and of its own copy. */
  discard(token: string): void
  /** The bytes that the page handed over; the token stands for nothing afterwards. Throws `file/unknown-token`. */
  take(token: string): Promise<HeldBytes>
  /** The token of what the door shows under `key`, or null where it holds nothing of the kind. */
  shown(key: string): Promise<string | null>
  /** Hands bytes to the door to be shown; they are the door's afterwards. Throws `file/unknown-token`. */
  show(key: string, file: HeldBytes): Promise<string>
  /** The door lets go of all that it shows. */
  release(): void
}

/** No file is behind any token. */
export const NO_FILES: AskDoor = {
  find: () => Promise.reject(new Refusal('file/unknown-token')),
  make: () => Promise.reject(new Refusal('file/unknown-token')),
  discard: () => undefined,
  take: () => Promise.reject(new Refusal('file/unknown-token')),
  shown: () => Promise.resolve(null),
  show: () => Promise.reject(new Refusal('file/unknown-token')),
  release: () => undefined,
}

/** Asks on the worker's channel to its starter; `hear` is given every answer that comes on it. */
export class DoorOverChannel implements AskDoor {
  readonly #channel: MessagePort | null
  readonly #waiting = new Map<number, (answer: FileAnswer['answer']) => void>()
  #asked = 0

  constructor(channel: MessagePort | null) {
    this.#channel = channel
  }

  find(token: string): Promise<DoorFile> {
    return this.#ask({ find: token })
  }

  make(name: string): Promise<ReturnType<DoorFiles['make']>> {
    return this.#ask({ make: name })
  }

  discard(token: string): void {
    void this.#answer({ discard: token })
  }

  take(token: string): Promise<HeldBytes> {
    return this.#ask({ take: token })
  }

  shown(key: string): Promise<string | null> {
    return this.#answer({ shown: key })
  }

  show(key: string, file: HeldBytes): Promise<string> {
    return this.#ask({ show: key, file }, [file.bytes.buffer])
  }

  release(): void {
    void this.#answer({ release: true })
  }

  hear({ id, answer }: FileAnswer): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }

  async #ask<A>(question: Question, transfer?: readonly ArrayBuffer[]): Promise<A> {
    const answer = await this.#answer<A>(question, transfer)
    if (answer === null) throw new Refusal('file/unknown-token')
    return answer
  }

  #answer<A>(question: Question, transfer: readonly ArrayBuffer[] = []): Promise<A | null> {
    this.#asked += 1
    const id = this.#asked
    return new Promise<FileAnswer['answer']>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#channel?.postMessage({ type: 'files', id, ...question } satisfies FileQuestion, [...transfer])
    }) as Promise<A | null>
  }
}

type Question = FileQuestion extends infer Q ? (Q extends FileQuestion ? Omit<Q, 'type' | 'id'> : never) : never
