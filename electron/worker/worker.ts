import { parentPort, workerData } from 'node:worker_threads'
import { DoorOverChannel } from './door-files.ts'
import { createFailureLog } from './failure-log.ts'
import { takeLock } from './locking.ts'
import { realMachine } from './machine.ts'
import type { FromWorker, WorkerOrders } from './orders.ts'

/**
 * The desk's worker thread. It locks the folder and says so; everything else is loaded only then, while whoever waited for
 * the lock goes on.
 */

const orders = workerData as WorkerOrders
const failures = createFailureLog(orders.mode === 'write' ? orders.folder : null)
// Beside this entry: `side.js` in `out/main`, the source beside a source.
const sideFile = new URL(import.meta.url.endsWith('.ts') ? './side.ts' : './side.js', import.meta.url)
const door = new DoorOverChannel(parentPort)

void start()

async function start(): Promise<void> {
  const machine = realMachine(sideFile, door)
  const taken = takeLock(orders, machine, failures)
  parentPort?.postMessage({ type: 'locked', problem: taken.problems[0] ?? null } satisfies FromWorker)
  const { serve } = await import('./serve.ts')
  await serve({ orders, failures, machine, door, taken })
}
