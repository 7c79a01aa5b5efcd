import { createORPCClient, mapEventIterator, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { isAsyncIteratorObject } from '@orpc/shared'
import type { MessagePort } from 'node:worker_threads'
import type { Contract } from '#shared/contract/index.ts'

/** Every procedure of the contract as a function. */
export type DeskClient = ContractRouterClient<Contract>

/**
 * The contract over a port of `WorkerHost.connect()`. When the port closes, calls and streams without an end are
 * refused with `desk/restarted`, and so is every later call; with `desk/not-started` when no call was ever answered.
 */
export function createClient(port: MessagePort): DeskClient {
  let isClosed = false
  let wasAnswered = false
  port.on('close', () => (isClosed = true))
  const explain = (error: unknown): unknown => (isClosed ? unanswered(wasAnswered) : error)

  const link = new RPCLink({
    port: {
      on: (event, listener) => void port.on(event, (data: unknown) => listener({ data })),
      postMessage: (data: unknown) => port.postMessage(data),
    },
    interceptors: [
      async ({ next }) => {
        // A closed port swallows what is posted to it, and the call would wait for ever.
        if (isClosed) throw explain(null)
        try {
          const output = await next()
          wasAnswered = true
          if (!isAsyncIteratorObject(output)) return output
          return mapEventIterator(output, {
            value: (value) => Promise.resolve(value),
            error: (error) => Promise.resolve(explain(error)),
          })
        } catch (error) {
          wasAnswered ||= error instanceof ORPCError
          throw explain(error)
        }
      },
    ],
  })
  return createORPCClient<DeskClient>(link)
}

/** Without any answer before, nothing was done, and there is nothing to look after. */
function unanswered(wasAnswered: boolean): unknown {
  return new ORPCError(wasAnswered ? 'desk/restarted' : 'desk/not-started', { defined: true, data: {} })
}
