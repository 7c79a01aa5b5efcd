import type { MessagePort } from 'node:worker_threads'
import { Refusal } from '#shared/domain/refusal.ts'
import type { DoorFile, DoorFiles, FileAnswer, FileQuestion } from './orders.ts'

/** The files of the door, asked over the worker's own channel. */
export interface AskDoor {
  /** Throws `file/unknown-token`. */
  find(token: string): Promise<DoorFile>
  /** Throws `file/unknown-token` behind a door that keeps no files. */
  make(name: string): Promise<ReturnType<DoorFiles['make']>>
}

/** No file is behind any token. */
export const NO_FILES: AskDoor = {
  find: () => Promise.reject(new Refusal('file/unknown-token')),
  make: () => Promise.reject(new Refusal('file/unknown-token')),
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

  hear({ id, answer }: FileAnswer): void {
    this.#waiting.get(id)?.(answer)
    this.#waiting.delete(id)
  }

  async #ask<A>(question: { find: string } | { make: string }): Promise<A> {
    this.#asked += 1
    const id = this.#asked
    const answer = await new Promise<FileAnswer['answer']>((resolve) => {
      this.#waiting.set(id, resolve)
      this.#channel?.postMessage({ type: 'files', id, ...question } satisfies FileQuestion)
    })
    if (answer === null) throw new Refusal('file/unknown-token')
    return answer as A
  }
}
