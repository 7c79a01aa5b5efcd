import { RPCHandler } from '@orpc/server/websocket'
import { parentPort, workerData } from 'node:worker_threads'
import { createRouter } from './dispatch.ts'
import { createFailureLog } from './failure-log.ts'
import { realMachine } from './folder.ts'
import { createGuard } from './guard.ts'
import type { ToWorker, WorkerOrders } from './orders.ts'
import { Session } from './session.ts'

/** The desk's worker thread: it opens the folder, then answers calls on the ports that doors hand to it. */

const orders = workerData as WorkerOrders
const failures = createFailureLog(orders.mode === 'write' ? orders.folder : null)

// A commit is one synchronous call that either answers or takes itself back, so whatever arrives here arose outside of
// one: the store is whole and the worker goes on.
process.on('uncaughtException', (error) => void failures.record(error))
process.on('unhandledRejection', (error) => void failures.record(error))

const session = new Session(orders, failures, realMachine())
const router = createRouter(session, { failures, isStrict: orders.isStrict ?? false })
const guard = createGuard(new RPCHandler(router), failures.record)

// Opening may take seconds. Ports wait in the channel until somebody listens, so nothing is answered before.
await session.open()
parentPort?.on('message', (message: ToWorker) => {
  if (message.type === 'connect') guard.admit(message.port)
  else void stop()
})

async function stop(): Promise<void> {
  try {
    await session.close()
  } catch (error) {
    failures.record(error)
  }
  guard.closeAll()
  parentPort?.close()
  // Timers and the second worker must not keep the thread.
  setImmediate(() => process.exit(0))
}
