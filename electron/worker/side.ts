import { randomBytes } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { derivations, migrations } from '#core/index.ts'
import { nodeFiles } from '#store/node-files.ts'
import type { SnapshotOrder } from '#store/ports.ts'
import { buildSnapshot } from '#store/snapshots/build.ts'

/**
 * `begun`: from now on the thread may be ended at any moment. Then the snapshot that was made, proved and published.
 * An error ends the thread and is its starter's to tell.
 */
export type FromSide =
  { readonly type: 'begun' } | { readonly type: 'made'; readonly made: ReturnType<typeof buildSnapshot> }

/** The second worker: builds one snapshot from files alone and ends. */
function build(): void {
  tell({ type: 'begun' })
  const random = (count: number) => randomBytes(count)
  const made = buildSnapshot(workerData as SnapshotOrder, { files: nodeFiles, random, migrations, derivations })
  tell({ type: 'made', made })
}

function tell(message: FromSide): void {
  parentPort?.postMessage(message)
}

// Not while modules are evaluated: see `worker.ts`.
setImmediate(build)
