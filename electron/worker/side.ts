import { randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { derivations, migrations } from '#core/index.ts'
import { nodeFiles } from '#store/node-files.ts'
import type { SnapshotOrder } from '#store/ports.ts'
import { buildSnapshot } from '#store/snapshots/build.ts'

/** The snapshot that was made, proved and published. */
export type FromSide = ReturnType<typeof buildSnapshot>

/** The second worker: builds one snapshot from files alone and ends. An error ends it too and is its starter's to tell. */
const order = workerData as SnapshotOrder
// A thread ended while this module's body runs for the first time takes the whole process along: V8 does not expect it of a
// module that waits for another one (sql.js). After a turn it is only the thread that ends.
await turn()
const random = (count: number) => randomBytes(count)
parentPort?.postMessage(buildSnapshot(order, { files: nodeFiles, random, migrations, derivations }) satisfies FromSide)
