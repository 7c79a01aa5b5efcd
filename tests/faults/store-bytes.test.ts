import { beforeAll, describe, expect, it } from 'vitest'
import { DamagedFolder, DamagedLog } from '#store/errors.ts'
import { PART_BYTES } from '#store/parts.ts'
import type { FilePort, FolderKeys, OpenFile, StoreSettings } from '#store/ports.ts'
import { buildSnapshot } from '#store/snapshots/build.ts'
import { DamagedSnapshot, readSnapshot, type SnapshotPlace } from '#store/snapshots/snapshot-file.ts'
import { openStore } from '#store/store.ts'
import { readDesk } from '#store/folder.ts'
import { foundSmallDesk, tablesOf, testKeys } from '../fixtures/small-desk.ts'
import { FaultDisk } from './fault-files.ts'
import { finish } from './log-desk.ts'

const NEWEST = '/desk/snapshots/000000000004.snapshot'
const HEAD = { command: 'persons.test', operator: null }
/** Opening a whole folder takes a hundred times as long as reading a snapshot. */
const OPENED_EVERY = 997
/** Every byte counts where the parts of a snapshot meet; between, under one seal, every fifth stands for all. */
const EDGE_BYTES = 2048
const INNER_STEP = 5
const FLIPS_A_FILE = 300

describe.each([
  ['plain', null],
  ['sealed', testKeys],
])('the bytes of a %s snapshot', (_, keys) => {
  let settings: StoreSettings
  let place: SnapshotPlace
  let whole: Buffer
  let expected: object
  /** What stands in the place of the newest snapshot. */
  let bytes: Buffer

  beforeAll(() => {
    const desk = prepared(keys)
    whole = desk.disk.bytes(NEWEST)
    bytes = whole
    const { files } = desk.disk
    const withBytes: FilePort = {
      ...files,
      open: (path, flags) => (path === NEWEST ? fileOf(bytes) : files.open(path, flags)),
    }
    settings = { ...desk.settings, files: withBytes, mode: 'read' }
    place = { files: withBytes, folderId: readDesk(files, '/desk').folderId, keys }
    const store = openStore(settings)
    expect(store.snapshot?.seq).toBe(4)
    expected = tablesOf(store)
    store.close()
    expect(readSnapshot(place, NEWEST, () => 0).trailer.seq).toBe(4)
  })

  it('are refused when any one of them is another', () => {
    expect(whole.length).toBeLessThan(PART_BYTES)
    const isInner = (at: number) => at > EDGE_BYTES && at < whole.length - EDGE_BYTES
    for (let at = 0; at < whole.length; at += isInner(at) ? INNER_STEP : 1) {
      const right = whole[at] ?? 0
      bytes = whole
      bytes[at] = right ^ (1 << (at % 8))
      expectRefused(`byte ${at}`)
      if (at % OPENED_EVERY < (isInner(at) ? INNER_STEP : 1)) expectFallback(`byte ${at}`)
      bytes[at] = right
    }
  })

  it('are refused when they end anywhere before their end, or after it', () => {
    for (let length = 0; length < whole.length; length += 1) {
      bytes = whole.subarray(0, length)
      expectRefused(`length ${length}`)
      if (length % (4 * OPENED_EVERY) === 0) expectFallback(`length ${length}`)
    }
    bytes = Buffer.concat([whole, Buffer.alloc(1)])
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

describe('the bytes of a folder', () => {
  it('are right, or repaired, or named when any one of them is another', () => {
    const { disk, settings } = prepared(null)
    const live = openStore({ ...settings, mode: 'read' })
    const expected = tablesOf(live)
    live.close()
    const paths = disk.paths().filter((path) => !path.includes('/snapshots/'))
    expect(paths.some((path) => path.endsWith('.seg'))).toBe(true)
    for (const path of paths) {
      const size = disk.bytes(path).length
      for (let at = 0; at < size; at += Math.max(1, Math.ceil(size / FLIPS_A_FILE))) {
        const damaged = disk.copy()
        const bytes = damaged.bytes(path)
        bytes[at] = (bytes[at] ?? 0) ^ 0x10
        damaged.put(path, bytes)
        const seen = lookAt({ ...settings, files: damaged.files }, expected)
        // An index says nothing that the segment doesn't; a wrong one is made again.
        const allowed = ['refused', 'named', 'found by verify', ...(path.endsWith('.idx') ? ['silence'] : [])]
        expect(allowed, `${path}, byte ${at}`).toContain(seen)
      }
    }
  })
})

/** What becomes of a damaged folder; `silence` and `another present` must not be. */
function lookAt(settings: StoreSettings, expected: object): string {
  let store
  try {
    store = openStore({ ...settings, mode: 'read' })
  } catch (error) {
    if (error instanceof DamagedFolder || error instanceof DamagedLog) return 'refused'
    throw error
  }
  const isNamed = store.problems.length > 0
  const isSame = JSON.stringify(tablesOf(store)) === JSON.stringify(expected)
  const found = finish(store.verify())
  store.close()
  if (isNamed) return 'named'
  if (!isSame) return 'another present'
  return found.length > 0 ? 'found by verify' : 'silence'
}

function fileOf(bytes: Buffer): OpenFile {
  const refuse = () => {
    throw new Error('a snapshot never changes')
  }
  return {
    read: (into, position) => bytes.copy(into, 0, position),
    size: () => bytes.length,
    write: refuse,
    truncate: refuse,
    syncData: refuse,
    sync: refuse,
    close: () => undefined,
  }
}

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
