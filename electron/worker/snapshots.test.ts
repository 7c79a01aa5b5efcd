import { describe, expect, it } from 'vitest'
import type { SnapshotOrder, Store } from '#store/ports.ts'
import { Snapshots } from './snapshots.ts'

const MADE = { seq: 7, at: '2026-03-02T01:00:00.000Z' }
const BEGUN = "postMessage({ type: 'begun' })"

/** A second worker that does what `code` says once its modules are there. */
function side(code: string): URL {
  const program = `import { parentPort } from 'node:worker_threads'
    const postMessage = (message) => parentPort.postMessage(message)
    setImmediate(() => { ${code} })`
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`)
}

/** As much of a store as snapshots look at. */
function storeWith(wantsSnapshot = true, wantsSnapshotOnClosing = wantsSnapshot) {
  const adopted: unknown[] = []
  const store = {
    wantsSnapshot,
    wantsSnapshotOnClosing,
    readOnly: null,
    beginSnapshot: () => ({ folder: '/none' }) as SnapshotOrder,
    adoptSnapshot: (made: unknown) => void adopted.push(made),
  } as unknown as Store
  return { store, adopted }
}

function snapshotsBy(sideFile: URL, isBusy = () => false): Snapshots {
  return new Snapshots(sideFile, { record: () => 'reference' }, isBusy)
}

describe('a snapshot', () => {
  it('is adopted when the second worker has made it', async () => {
    const { store, adopted } = storeWith()
    const snapshots = snapshotsBy(side(`${BEGUN}; postMessage({ type: 'made', made: ${JSON.stringify(MADE)} })`))
    snapshots.consider(store)
    await expect.poll(() => adopted, { timeout: 5_000 }).toEqual([MADE])
    expect(snapshots.problem).toBeNull()
  })

  it('is told as a problem and not tried at once again when it fails', async () => {
    const { store, adopted } = storeWith()
    const snapshots = snapshotsBy(side(`${BEGUN}; throw new Error('no room')`))
    await snapshots.finish(store)
    expect(snapshots.problem).toEqual({ code: 'snapshot/failed', params: { reference: 'reference' } })
    snapshots.consider(store)
    await snapshots.stop()
    expect(adopted).toEqual([])
  })

  it('is given up when it is stopped in the middle', async () => {
    const { store, adopted } = storeWith()
    const snapshots = snapshotsBy(side(`${BEGUN}; for (;;);`))
    const finished = snapshots.finish(store)
    await snapshots.stop()
    await finished
    expect(adopted).toEqual([])
    expect(snapshots.problem).toBeNull()
  })

  it('waits while a job runs, and with a short tail for the closing, and is not begun when nothing asks for it', async () => {
    let isBusy = true
    const { store, adopted } = storeWith()
    const snapshots = snapshotsBy(side(`${BEGUN}; postMessage({ type: 'made', made: 1 })`), () => isBusy)
    snapshots.consider(store)
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(adopted).toEqual([])
    isBusy = false
    await expect.poll(() => adopted, { timeout: 5_000 }).toEqual([1])

    const short = storeWith(false, true)
    snapshots.consider(short.store)
    await new Promise((resolve) => setTimeout(resolve, 1_300))
    expect(short.adopted).toEqual([])
    await snapshots.finish(short.store)
    expect(short.adopted).toEqual([1])

    const other = storeWith(false)
    await snapshots.finish(other.store)
    expect(other.adopted).toEqual([])
  })
})
