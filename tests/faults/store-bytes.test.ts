import { beforeAll, describe, expect, it } from 'vitest'
import type { FolderKeys, StoreSettings } from '#store/ports.ts'
import { buildSnapshot } from '#store/snapshots/build.ts'
import { DamagedSnapshot, readSnapshot, type SnapshotPlace } from '#store/snapshots/snapshot-file.ts'
import { openStore } from '#store/store.ts'
import { readDesk } from '#store/folder.ts'
import { foundSmallDesk, tablesOf, testKeys } from '../fixtures/small-desk.ts'
import { FaultDisk } from './fault-files.ts'

const NEWEST = '/desk/snapshots/000000000004.snapshot'
const HEAD = { command: 'persons.test', operator: null }
/** Opening a whole folder takes a hundred times as long as reading a snapshot. */
const OPENED_EVERY = 211

describe.each([
  ['plain', null],
  ['sealed', testKeys],
])('the bytes of a %s snapshot', (_, keys) => {
  let disk: FaultDisk
  let settings: StoreSettings
  let place: SnapshotPlace
  let whole: Buffer
  let expected: object

  beforeAll(() => {
    ;({ disk, settings } = prepared(keys))
    whole = disk.bytes(NEWEST)
    const { folderId } = readDesk(disk.files, '/desk')
    place = { files: disk.files, folderId, keys }
    const store = openStore(settings)
    expect(store.snapshot?.seq).toBe(4)
    expected = tablesOf(store)
    store.close()
    expect(readSnapshot(place, NEWEST, () => 0).trailer.seq).toBe(4)
  })

  it('are refused when any one of them is another', () => {
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << at % 8)
      disk.put(NEWEST, bytes)
      expectRefused(`byte ${at}`)
      if (at % OPENED_EVERY === 0) expectFallback(`byte ${at}`)
    }
  })

  it('are refused when they end anywhere before their end, or after it', () => {
    for (let length = 0; length < whole.length; length += 1) {
      disk.put(NEWEST, whole.subarray(0, length))
      expectRefused(`length ${length}`)
      if (length % (4 * OPENED_EVERY) === 0) expectFallback(`length ${length}`)
    }
    disk.put(NEWEST, Buffer.concat([whole, Buffer.alloc(1)]))
    expectRefused('a byte too many')
  })

  function expectRefused(what: string): void {
    let found: unknown = null
    try {
      readSnapshot(place, NEWEST, () => 0)
    } catch (error) {
      found = error
    }
    if (!(found instanceof DamagedSnapshot)) throw new Error(`${what}: ${String(found)}`)
  }

  /** The one before is used, the damage is named, and the tables are the same. */
  function expectFallback(what: string): void {
    const store = openStore(settings)
    expect({ what, problems: store.problems.map(({ code }) => code) }).toEqual({ what, problems: ['snapshot/damaged'] })
    expect(store.snapshot?.seq).toBe(3)
    expect(tablesOf(store)).toEqual(expected)
    store.close()
  }
})

function prepared(keys: FolderKeys | null): { disk: FaultDisk; settings: StoreSettings } {
  const disk = new FaultDisk()
  const { settings } = foundSmallDesk('/desk', { files: disk.files, keys, sizes: { step: 1024, limit: 4096 } })
  const store = openStore(settings)
  for (const fullName of ['a', 'b']) {
    store.transact(HEAD, (tx) => tx.insert('person', { fullName }))
    store.adoptSnapshot(buildSnapshot(store.beginSnapshot(), settings))
  }
  store.transact(HEAD, (tx) => tx.insert('person', { fullName: 'c' }))
  store.close()
  return { disk, settings }
}
