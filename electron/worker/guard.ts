import type { RPCHandler } from '@orpc/server/websocket'
import type { MessagePort } from 'node:worker_threads'
import { z } from 'zod'

/** Longest message that is read at all, in bytes of UTF-8. */
export const MESSAGE_LIMIT = 8 * 1024 * 1024
/** Calls and streams without an end, a port. A page has a handful; more is no page of ours. */
const CALLS_PER_PORT = 64
const PORTS = 64

/**
 * What oRPC's client peer sends, and nothing else it could read: a call (`u` the path, `b.json` the input) or the
 * end of one (`t` 4). No headers, so no files and no streams to the desk; no `meta`, since values are plain JSON.
 */
const Envelope = z.union([
  z.strictObject({
    i: z.string().min(1).max(64),
    p: z.strictObject({
      u: z
        .string()
        .max(120)
        .regex(/^\/[a-z][A-Za-z]*\/[a-z][A-Za-z]*$/),
      b: z.strictObject({ json: z.unknown().optional() }),
    }),
  }),
  z.strictObject({ i: z.string().min(1).max(64), t: z.literal(4) }),
])

/** Reads a message as one of the two kinds, or says that the connection must end. */
export function readEnvelope(message: unknown): z.infer<typeof Envelope> | null {
  if (typeof message !== 'string' || message.length > MESSAGE_LIMIT) return null
  if (message.length > MESSAGE_LIMIT / 3 && Buffer.byteLength(message) > MESSAGE_LIMIT) return null
  try {
    return Envelope.safeParse(JSON.parse(message)).data ?? null
  } catch {
    return null
  }
}

export interface Guard {
  /** Serves the calls of one connection until either side closes it. */
  admit(port: MessagePort): void
  closeAll(): void
}

/**
 * Stands between every port and the handler: whatever a message holds, at most its own connection ends. `handler` is
 * oRPC's for sockets, since that one hands back a promise a message, so that no failure goes unseen.
 */
export function createGuard(handler: RPCHandler<Record<never, never>>, onFailure: (error: unknown) => void): Guard {
  const ports = new Set<MessagePort>()

  function admit(port: MessagePort): void {
    if (ports.size >= PORTS) return port.close()
    ports.add(port)
    let inFlight = 0
    const socket = {
      send: (message: unknown) => port.postMessage(message),
      addEventListener: () => undefined,
    }
    port.on('close', () => {
      ports.delete(port)
      handler.close(socket)
    })
    port.on('message', (message: unknown) => {
      if (typeof message !== 'string' || !readEnvelope(message) || inFlight >= CALLS_PER_PORT) return port.close()
      inFlight += 1
      handler
        .message(socket, message, { context: {} })
        .catch((error: unknown) => {
          // Its caller can't be answered any more; closing says so.
          onFailure(error)
          port.close()
        })
        .finally(() => (inFlight -= 1))
    })
  }

  return {
    admit,
    closeAll: () => {
      for (const port of ports) port.close()
    },
  }
}
