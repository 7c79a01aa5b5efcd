import { RPCHandler } from '@orpc/server/websocket'
import { parentPort, workerData } from 'node:worker_threads'
import { createRouter } from './dispatch.ts'
import { DoorOverChannel } from './door-files.ts'
import { createFailureLog } from './failure-log.ts'
import { realMachine } from './folder.ts'
import { createGuard } from './guard.ts'
import type { FromWorker, ToWorker, WorkerOrders } from './orders.ts'
import { Session } from './session.ts'

/** The desk's worker thread: it opens the folder, then answers calls on the ports that doors hand to it. */

const orders = workerData as WorkerOrders
const failures = createFailureLog(orders.mode === 'write' ? orders.folder : null)

// A commit is one synchronous call that either answers or takes itself back, so whatever arrives here arose outside of
// one: the store is whole and the worker goes on.
process.on('uncaughtException', (error) => void failures.record(error))
process.on('unhandledRejection', (error) => void failures.record(error))

// Beside this entry: `side.js` in `out/main`, the source beside a source.
const sideFile = new URL(import.meta.url.endsWith('.ts') ? './side.ts' : './side.js', import.meta.url)
const door = new DoorOverChannel(parentPort)
const session = new Session(orders, failures, realMachine(sideFile, door))
const router = createRouter(session, { failures, isStrict: orders.isStrict ?? false })
const guard = createGuard(new RPCHandler(router), failures.record)

// Not while modules are evaluated: sql.js is awaited at the top level of one, and a thread that is ended during the
// evaluation behind such an await takes the whole process with it.
setImmediate(() => void open())

async function open(): Promise<void> {
  // Ports wait in the channel until somebody listens, so nothing is answered before the folder is open.
  await session.open((problem) => parentPort?.postMessage({ type: 'locked', problem } satisfies FromWorker))
  parentPort?.on('message', (message: ToWorker) => {
    if (message.type === 'connect') guard.admit(message.port)
    else if (message.type === 'files') door.hear(message)
    else void stop()
  })
}

async function stop(): Promise<void> {
  try {
    await session.close()
  } catch (error) {
    failures.record(error)
  }
  guard.closeAll()
  parentPort?.close()
  // Timers must not keep the thread.
  setImmediate(() => process.exit(0))
}
