import type { DeskEvent } from '#shared/contract/desk.ts'

/** Events a slow reader may fall behind by; beyond it, it is told to look at everything anew. */
const BACKLOG = 200

/** The stream of changes that all windows follow. */
export class Feed {
  readonly #readers = new Set<(event: DeskEvent) => void>()

  publish(event: DeskEvent): void {
    for (const reader of this.#readers) reader(event)
  }

  /** Everything from now on; the first event comes at once. Ends when `signal` aborts. */
  async *read(signal: AbortSignal | undefined): AsyncGenerator<DeskEvent, void, void> {
    let backlog: DeskEvent[] = [{ type: 'session' }]
    let wake = () => {}
    const reader = (event: DeskEvent) => {
      if (backlog.length >= BACKLOG) backlog = [{ type: 'session' }]
      else backlog.push(event)
      wake()
    }
    const onAbort = () => wake()
    this.#readers.add(reader)
    signal?.addEventListener('abort', onAbort)
    try {
      while (!signal?.aborted) {
        const event = backlog.shift()
        if (event) yield event
        else await new Promise<void>((resolve) => (wake = resolve))
      }
    } finally {
      this.#readers.delete(reader)
      signal?.removeEventListener('abort', onAbort)
    }
  }
}
