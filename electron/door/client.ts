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
 * refused with `desk/restarted`, and so is every later call.
 */
export function createClient(port: MessagePort): DeskClient {
  let isClosed = false
  port.on('close', () => (isClosed = true))
  const explain = (error: unknown): unknown =>
    isClosed ? new ORPCError('desk/restarted', { defined: true, data: {} }) : error

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
          if (!isAsyncIteratorObject(output)) return output
          return mapEventIterator(output, {
            value: (value) => Promise.resolve(value),
            error: (error) => Promise.resolve(explain(error)),
          })
        } catch (error) {
          throw explain(error)
        }
      },
    ],
  })
  return createORPCClient<DeskClient>(link)
}
