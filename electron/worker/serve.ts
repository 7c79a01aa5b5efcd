import { RPCHandler } from '@orpc/server/websocket'
import { parentPort } from 'node:worker_threads'
import { createRouter } from './dispatch.ts'
import type { DoorOverChannel } from './door-files.ts'
import type { FailureLog } from './failure-log.ts'
import { createGuard } from './guard.ts'
import type { LockTaken } from './locking.ts'
import type { Machine } from './machine.ts'
import type { ToWorker, WorkerOrders } from './orders.ts'
import { Session } from './session.ts'

export interface Serving {
  readonly orders: WorkerOrders
  readonly failures: FailureLog
  readonly machine: Machine
  readonly door: DoorOverChannel
  readonly taken: LockTaken
}

/** Opens the locked folder, then answers calls on the ports that doors hand over, until it is told to stop. */
export async function serve({ orders, failures, machine, door, taken }: Serving): Promise<void> {
  // A commit is one synchronous call that either answers or takes itself back, so whatever arrives here arose outside of
  // one: the store is whole and the worker goes on.
  process.on('uncaughtException', (error) => void failures.record(error))
  process.on('unhandledRejection', (error) => void failures.record(error))

  const session = new Session(orders, failures, machine)
  const router = createRouter(session, { failures, isStrict: orders.isStrict ?? false })
  const guard = createGuard(new RPCHandler(router), failures.record)
  // Ports wait in the channel until somebody listens, so nothing is answered before the folder is open.
  await session.open(taken)
  parentPort?.on('message', (message: ToWorker) => {
    if (message.type === 'connect') guard.admit(message.port)
    else if (message.type === 'files') door.hear(message)
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
    // Timers must not keep the thread.
    setImmediate(() => process.exit(0))
  }
}
