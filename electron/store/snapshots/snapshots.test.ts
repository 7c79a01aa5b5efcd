import { describe, expect, it } from 'vitest'
import { FaultDisk } from '../../../tests/faults/fault-files.ts'
import { finish } from '../../../tests/faults/log-desk.ts'
import {
  foundSmallDesk,
  SMALL_SEGMENTS,
  tablesOf,
  testKeys,
  type SmallDesk,
} from '../../../tests/fixtures/small-desk.ts'
import { bothMigrations, firstMigration, names } from '../../../tests/fixtures/small-schema.ts'
import type { Store } from '../ports.ts'
import { openStore } from '../store.ts'
import { buildSnapshot, SnapshotNotProved } from './build.ts'

const HEAD = { command: 'persons.test', operator: null }

describe.each([
  ['plain', null],
  ['sealed', testKeys],
])('a %s snapshot', (_, keys) => {
  it('gives the same tables as the whole log when the folder is opened from it', () => {
    const { store, desk } = open({ keys })
    hire(store, 'Lin', 'Wu')
    const made = snapshot(store, desk)
    hire(store, 'Xu')
    const before = tablesOf(store)
    store.close()
    const again = openStore(desk.settings)
    expect(again.snapshot).toEqual(made)
    expect(again.problems).toEqual([])
    expect(tablesOf(again)).toEqual(before)
    expect(finish(again.verify())).toEqual([])
    // Ids go on where they were, though the counter stands in the snapshot only.
    hire(again, 'Mei')
    expect(new Set(again.reader.all<{ id: number }>('SELECT id FROM person').map(({ id }) => id)).size).toBe(4)
  })

  it('holds no readable name when the folder is sealed', () => {
    const { store, disk, desk } = open({ keys })
    hire(store, 'Unmistakable')
    snapshot(store, desk)
    const all = Buffer.concat(disk.paths().map((path) => disk.bytes(path)))
    expect(all.includes('Unmistakable')).toBe(keys === null)
    expect(all.includes('CREATE TABLE person')).toBe(keys === null)
  })
})

describe('snapshots', () => {
  it('are two at most, the newest ones that are good', () => {
    const { store, disk, desk } = open()
    for (const name of ['a', 'b', 'c', 'd']) {
      hire(store, name)
      snapshot(store, desk)
    }
    expect(snapshotsOn(disk)).toEqual(['000000000005.snapshot', '000000000006.snapshot'])
  })

  it('give way to the one before, named, when the newest is damaged; the next build keeps the good one', () => {
    const { store, disk, desk } = open()
    hire(store, 'a')
    snapshot(store, desk)
    hire(store, 'b')
    snapshot(store, desk)
    const before = tablesOf(store)
    store.close()
    flip(disk, '/desk/snapshots/000000000004.snapshot', 5000)
    const again = openStore(desk.settings)
    expect(again.problems).toEqual([
      { code: 'snapshot/damaged', params: { file: '000000000004.snapshot', seq: 4, reason: 'part' } },
    ])
    expect(again.snapshot?.seq).toBe(3)
    expect(tablesOf(again)).toEqual(before)
    hire(again, 'c')
    snapshot(again, desk)
    expect(snapshotsOn(disk)).toEqual(['000000000003.snapshot', '000000000005.snapshot'])
  })

  it('are passed over, named, when they belong to another history', () => {
    const { store, disk, desk } = open()
    const other = disk.copy()
    hire(store, 'a')
    snapshot(store, desk)
    const changed = openStore({ ...desk.settings, files: other.files })
    hire(changed, 'b')
    const before = tablesOf(changed)
    changed.close()
    const file = '000000000003.snapshot'
    other.files.makeFolder('/desk/snapshots')
    other.put(`/desk/snapshots/${file}`, disk.bytes(`/desk/snapshots/${file}`))
    const again = openStore({ ...desk.settings, files: other.files })
    expect(again.problems).toEqual([{ code: 'snapshot/other-history', params: { file, seq: 3 } }])
    expect(tablesOf(again)).toEqual(before)
  })

  it('are made before a step of the schema and stay', () => {
    const { store, disk, desk } = open({ migrations: firstMigration })
    hire(store, 'a')
    store.close()
    const newer = { ...desk, settings: { ...desk.settings, migrations: bothMigrations } }
    const again = openStore(newer.settings)
    expect(again.head.seq).toBe(3)
    for (const name of ['b', 'c', 'd']) {
      hire(again, name)
      snapshot(again, newer)
    }
    expect(snapshotsOn(disk)).toEqual([
      '000000000002.before-schema-2.snapshot',
      '000000000005.snapshot',
      '000000000006.snapshot',
    ])
    const before = tablesOf(again)
    again.close()
    for (const file of ['000000000005.snapshot', '000000000006.snapshot']) disk.drop(`/desk/snapshots/${file}`)
    const replayed = openStore(newer.settings)
    expect(replayed.snapshot?.seq).toBe(2)
    expect(tablesOf(replayed)).toEqual(before)
  })

  it('carry derived tables that are made anew when their version is another', () => {
    const { store, desk } = open()
    hire(store, 'a')
    snapshot(store, desk)
    hire(store, 'b')
    store.close()
    const louder = { ...names(2), entryOf: () => ({ cells: ['LOUDER', 0], keys: [] }) }
    const again = openStore({ ...desk.settings, derivations: [louder] })
    expect(again.reader.all('SELECT name FROM derived_name ORDER BY name')).toEqual([
      { name: 'LOUDER' },
      { name: 'LOUDER' },
    ])
  })

  it('are not published when the rows are others in number', () => {
    const { store, disk, desk } = open()
    hire(store, 'a')
    const order = store.beginSnapshot()
    expect(() => buildSnapshot({ ...order, counts: { ...order.counts, person: 2 } }, desk.settings)).toThrow(
      SnapshotNotProved,
    )
    expect(() => buildSnapshot({ ...order, toHash: new Uint8Array(32) }, desk.settings)).toThrow(SnapshotNotProved)
    expect(snapshotsOn(disk)).toEqual([])
  })
})

describe('damage of the log', () => {
  it('keeps nobody from recording when a snapshot covers it, and is named by verify', () => {
    const { store, disk, desk } = open()
    hire(store, 'a')
    hire(store, 'b')
    snapshot(store, desk)
    hire(store, 'c')
    const before = tablesOf(store)
    store.close()
    flip(disk, '/desk/log/000001.seg', 300)
    const again = openStore(desk.settings)
    expect(again.readOnly).toBeNull()
    expect(tablesOf(again)).toEqual(before)
    hire(again, 'd')
    expect(finish(again.verify()).map(({ code }) => code)).toContain('log/damaged-frame')
  })

  it('leaves the present before it for reading when no snapshot covers it, with the loss named', () => {
    const { store, disk, desk } = open()
    for (const name of ['a', 'b', 'c']) hire(store, name)
    // A segment behind it makes the damaged one a closed one.
    store.beginSnapshot()
    hire(store, 'd')
    store.close()
    const path = '/desk/log/000001.seg'
    flip(disk, path, disk.bytes(path).length - 20)
    const again = openStore(desk.settings)
    expect(again.readOnly).toEqual({ code: 'store/stopped-at-damage', params: { seq: 4, lost: 2 } })
    expect(again.problems.map(({ code }) => code)).toEqual(['log/damaged-frame'])
    expect(again.reader.all('SELECT full_name FROM person ORDER BY id')).toEqual([{ fullName: 'a' }, { fullName: 'b' }])
    expect(() => hire(again, 'e')).toThrow(expect.objectContaining({ code: 'desk/read-only' }))
  })

  it('shows what the snapshot knows when the log has lost its end', () => {
    const { store, disk, desk } = open()
    hire(store, 'a')
    const shorter = disk.copy()
    hire(store, 'b')
    snapshot(store, desk)
    store.close()
    const file = '/desk/snapshots/000000000004.snapshot'
    shorter.files.makeFolder('/desk/snapshots')
    shorter.put(file, disk.bytes(file))
    const again = openStore({ ...desk.settings, files: shorter.files })
    expect(again.readOnly).toEqual({ code: 'store/log-lost-its-end', params: { seq: 3, snapshotSeq: 4, lost: 1 } })
    expect(again.reader.all('SELECT full_name FROM person ORDER BY id')).toEqual([{ fullName: 'a' }, { fullName: 'b' }])
  })
})

describe('verify', () => {
  it('finds nothing when commands go on while it runs', () => {
    const { store, desk } = open()
    for (let i = 0; i < 20; i += 1) hire(store, `n${i}`)
    snapshot(store, desk)
    const steps = store.verify()
    let step = steps.next()
    for (let i = 0; !step.done; i += 1) {
      if (i % 2 === 0) hire(store, `m${i}`)
      step = steps.next()
    }
    expect(step.value).toEqual([])
  })

  it('names the row when a live table differs from the log', () => {
    const leaks: ((sql: string) => void)[] = []
    const leaky = bothMigrations.map((migration) => ({
      ...migration,
      up(db: Parameters<typeof migration.up>[0]) {
        leaks.push((sql) => db.run(sql, []))
        migration.up(db)
      },
    }))
    const { store } = open({ migrations: leaky })
    hire(store, 'a', 'b')
    const { id } = store.reader.get<{ id: number }>("SELECT id FROM person WHERE full_name = 'b'") ?? { id: 0 }
    leaks[0]?.("UPDATE person SET note = 'x' WHERE full_name = 'b'")
    expect(finish(store.verify())).toEqual([
      { code: 'store/differs-from-log', params: { table: 'person', id, seq: 3 } },
    ])
  })
})

function open(changes: Parameters<typeof foundSmallDesk>[1] = {}) {
  const disk = new FaultDisk()
  const desk = foundSmallDesk('/desk', { files: disk.files, sizes: SMALL_SEGMENTS, ...changes })
  return { disk, desk, store: openStore(desk.settings) }
}

function hire(store: Store, ...people: string[]): void {
  store.transact(HEAD, (tx) => {
    for (const fullName of people) tx.insert('person', { fullName })
  })
}

function snapshot(store: Store, { settings }: SmallDesk) {
  const made = buildSnapshot(store.beginSnapshot(), settings)
  store.adoptSnapshot(made)
  return made
}

function snapshotsOn(disk: FaultDisk): string[] {
  return disk
    .paths()
    .filter((path) => path.startsWith('/desk/snapshots/'))
    .map((path) => path.slice('/desk/snapshots/'.length))
    .sort()
}

function flip(disk: FaultDisk, path: string, at: number): void {
  const bytes = disk.bytes(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  disk.put(path, bytes)
}
