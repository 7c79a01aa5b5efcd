import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { notifyManager, QueryClient } from '@tanstack/react-query'
import type { Contract } from '#shared/contract/index.ts'
import { host } from '#renderer/host/host.ts'
import { openConnection } from './connection.ts'
import { refusalOf } from './refusals.ts'

export const connection = openConnection(host.connect)

/** The desk, called directly: `call.holders.find({ query, limit: 20 })`. */
export const call: ContractRouterClient<Contract> = createORPCClient(connection)

/** The same calls as options of TanStack Query: `useQuery(api.holders.find.queryOptions({ input }))`. */
export const api: RouterUtils<ContractRouterClient<Contract>> = createTanstackQueryUtils(call)

const RETRIES = 3
const LOST = ['desk/restarted', 'desk/not-started']

// An answer is drawn when it has come; by itself the library waits for a timer first.
notifyManager.setScheduler(queueMicrotask)

/** Answers stay fresh until the stream of changes says otherwise. A read that lost its line is asked again. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (failures, error) => failures < RETRIES && LOST.includes(refusalOf(error).code),
      retryDelay: 300,
    },
    mutations: { networkMode: 'always' },
  },
})
