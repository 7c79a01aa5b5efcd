import { ORPCError, type ClientContext, type ClientLink } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { Host, Line } from '#renderer/host/host.ts'

/** `lost`: the way to the worker is gone and is being opened again. */
type ConnectionState = 'connecting' | 'open' | 'lost'

export interface Connection extends ClientLink<ClientContext> {
  readonly state: ConnectionState
  /** Calls back after each change of `state`; answers with the way out. */
  watch(listener: () => void): () => void
}

const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5_000

/**
 * Calls go over the line that is open; while there is none they wait. A call that was sent and got no answer before
 * its line closed is refused as `desk/restarted`, since nobody knows whether it was done; as `desk/not-started` when
 * nothing was ever answered, so that nothing can have been done.
 */
export function openConnection(open: Host['connect']): Connection {
  const listeners = new Set<() => void>()
  let state: ConnectionState = 'connecting'
  let wasAnswered = false
  let link = openLink()

  return {
    get state() {
      return state
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async call(path, input, options) {
      const current = await link
      try {
        const output = await current.call(path, input, options)
        wasAnswered = true
        return output
      } catch (error) {
        wasAnswered ||= error instanceof ORPCError
        if (error instanceof ORPCError || options.signal?.aborted) throw error
        throw new ORPCError(wasAnswered ? 'desk/restarted' : 'desk/not-started', { defined: true, data: {} })
      }
    },
  }

  async function openLink(): Promise<ClientLink<ClientContext>> {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        const line = await open(() => {
          move('lost')
          link = openLink()
        })
        move('open')
        return linkOver(line)
      } catch {
        move('lost')
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  function move(next: ConnectionState): void {
    if (state === next) return
    state = next
    for (const listener of listeners) listener()
  }
}

function linkOver(line: Line): ClientLink<ClientContext> {
  return line.kind === 'socket' ? new SocketLink({ websocket: line.socket }) : new PortLink({ port: line.port })
}
