import { describe, expect, it } from 'vitest'
import { FailedWrite, PoisonedLog } from '#store/errors.ts'
import type { Store, StoreSettings } from '#store/ports.ts'
import { buildSnapshot } from '#store/snapshots/build.ts'
import { openStore } from '#store/store.ts'
import { Refusal } from '#shared/domain/refusal.ts'
import { foundSmallDesk, tablesOf, testKeys } from '../fixtures/small-desk.ts'
import { bothMigrations, firstMigration } from '../fixtures/small-schema.ts'
import { type Failure, FaultDisk, type Survival } from './fault-files.ts'
import { finish } from './log-desk.ts'

/**
 * The disk fails at step n for every n of a piece of work, in every way; then the machine stops, and what was not synced
 * is there, is not, or is there in part. Every acknowledged command is found, and of no command a half.
 */
const CRASH: Failures = [['crash', Infinity]]
const FAILURES: Failures = [['error', 1], ['error', Infinity], ['short', 1], ...CRASH]
const SURVIVALS: readonly Survival[] = ['lost', 'kept', 'mixed']
const SIZES = { step: 1024, limit: 4096 }
/** What the log says of a cut-off write. Anything else would be damage, and there is none. */
const HARMLESS = new Set(['log/torn-frame', 'log/unfinished-frame', 'log/witness-damaged', 'log/witness-missing'])

type Failures = readonly (readonly [Failure, number])[]

/** What the caller was told: these were acknowledged, and of these nobody could tell. */
interface Told {
  readonly acknowledged: string[]
  readonly uncertain: string[]
}

interface Piece {
  /** Runs on a healthy disk first, so that the folder is as the work expects it. */
  readonly prepare: (settings: StoreSettings, told: Told) => void
  readonly work: (settings: StoreSettings, told: Told) => void
}

const recordingAndRolling: Piece = {
  prepare: (settings, told) => withStore(settings, (store) => record(store, 'first', told)),
  work(settings, told) {
    withStore(settings, (store) => {
      for (let i = 0; i < 3; i += 1) record(store, `before ${i}`, told)
      attempt(() => store.beginSnapshot())
      for (let i = 0; i < 3; i += 1) record(store, `after ${i} ${'x'.repeat(600)}`, told)
    })
  },
}

const buildingSnapshots: Piece = {
  prepare(settings, told) {
    withStore(settings, (store) => {
      for (const name of ['a', 'b', 'c']) {
        record(store, name, told)
        if (name !== 'c') store.adoptSnapshot(buildSnapshot(store.beginSnapshot(), settings))
      }
    })
  },
  work(settings, told) {
    withStore(settings, (store) => {
      attempt(() => store.adoptSnapshot(buildSnapshot(store.beginSnapshot(), settings)))
      record(store, 'd', told)
    })
  },
}

const openingFromSnapshotAndTail: Piece = {
  prepare: buildingSnapshots.prepare,
  work: (settings, told) => withStore(settings, (store) => record(store, 'after opening', told)),
}

const migrating: Piece = {
  prepare: (settings, told) =>
    withStore({ ...settings, migrations: firstMigration }, (store) => {
      for (let i = 0; i < 3; i += 1) record(store, `before ${i}`, told)
    }),
  work: (settings, told) => withStore(settings, (store) => record(store, 'after', told)),
}

describe('a store keeps what it acknowledged and nothing half-done', () => {
  it('when the disk fails at any step of recording and of beginning a segment', () => everyStep(recordingAndRolling))
  it('when the disk fails at any step of building a snapshot', () => everyStep(buildingSnapshots))
  it('when the disk fails at any step of opening', () => everyStep(openingFromSnapshotAndTail))
  it('when the disk fails at any step of a change of the schema', () => everyStep(migrating))
})

describe('a sealed store keeps what it acknowledged and nothing half-done', () => {
  it('when the machine stops at any step of building a snapshot', () => everyStep(buildingSnapshots, CRASH, testKeys))
  it('when the machine stops at any step of a change of the schema', () => everyStep(migrating, CRASH, testKeys))
})

function everyStep({ prepare, work }: Piece, failures = FAILURES, keys: StoreSettings['keys'] = null): void {
  const prepared = new FaultDisk()
  const random = { next: 0 }
  const { settings, clock } = foundSmallDesk('/desk', {
    files: prepared.files,
    random: (count) => numbered(random, count),
    sizes: SIZES,
    keys,
    migrations: bothMigrations,
  })
  const before: Told = { acknowledged: [], uncertain: [] }
  prepare(settings, before)
  const whole = prepared.copy()
  const all = { acknowledged: [...before.acknowledged], uncertain: [] }
  work({ ...settings, files: whole.files }, all)
  expect(all.acknowledged.length).toBeGreaterThan(before.acknowledged.length)
  const start = { at: clock.at, next: random.next }
  /** Disks that were looked at, and whether thoroughly: one that is the same in every byte has nothing else to tell. */
  const seen = new Map<string, boolean>()
  for (const [failure, count] of failures) {
    for (let n = 1; n <= whole.steps; n += 1) {
      clock.at = start.at
      random.next = start.next
      const disk = prepared.copy()
      const told: Told = { acknowledged: [...before.acknowledged], uncertain: [] }
      disk.failAt(n, failure, count)
      try {
        work({ ...settings, files: disk.files }, told)
        for (const survival of SURVIVALS) {
          const left = disk.afterCrash(survival, n)
          const key = `${left.fingerprint()} ${JSON.stringify(told)}`
          const isThorough = survival === 'mixed'
          if (seen.get(key) === true || (seen.has(key) && !isThorough)) continue
          seen.set(key, isThorough)
          check({ ...settings, files: left.files }, told, isThorough)
        }
      } catch (error) {
        throw new Error(`step ${n}, ${failure} × ${count}: ${String(error)}`, { cause: error })
      }
    }
  }
}

/** Bytes that are others each time and the same in each run, so that runs that did the same left the same behind. */
function numbered(counter: { next: number }, count: number): Buffer {
  const bytes = Buffer.alloc(count)
  counter.next += 1
  for (let at = 0; at < count; at += 1) bytes[at] = Math.imul(counter.next + at, 0x9e3779b1) >>> 24
  return bytes
}

/** Opening may fail on a failing disk; the folder is looked at afterwards. */
function withStore(settings: StoreSettings, body: (store: Store) => void): void {
  const store = attempt(() => openStore(settings))
  if (!store) return
  body(store)
  attempt(() => store.close())
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** Two new rows and a number that counts them: a half of it would show. */
function record(store: Store, name: string, told: Told): void {
  const before = tablesOf(store)
  try {
    store.transact({ command: 'persons.test', operator: null }, (tx) => {
      const counter = tx.get<{ id: number; points: number }>("SELECT id, points FROM person WHERE full_name = '*'")
      if (counter) tx.update('person', counter.id, 'current', { points: counter.points + 1 })
      else tx.insert('person', { fullName: '*', points: 1 })
      const personId = tx.insert('person', { fullName: name })
      tx.insert('document', { personId, number: name })
    })
    told.acknowledged.push(name)
  } catch (error) {
    if (error instanceof PoisonedLog) told.uncertain.push(name)
    else if (error instanceof FailedWrite) expect(tablesOf(store)).toEqual(before)
    else if (error instanceof Refusal) expect(error.code).toBe('desk/read-only')
    else throw error
  }
}

/** `isThorough`: a reader before the mending, verify, and another opening as well. */
function check(settings: StoreSettings, told: Told, isThorough: boolean): void {
  if (isThorough) {
    const reader = openStore({ ...settings, mode: 'read' })
    expectTold(reader, told)
    reader.close()
  }
  const store = openStore(settings)
  expect(store.problems.filter(({ code }) => !HARMLESS.has(code))).toEqual([])
  expect(store.readOnly).toBeNull()
  expectTold(store, told)
  const later: Told = { acknowledged: [], uncertain: [] }
  // Two, because the witnesses take turns and one of them may have been cut off.
  record(store, 'later 1', later)
  record(store, 'later 2', later)
  expect(later.acknowledged).toEqual(['later 1', 'later 2'])
  if (isThorough) {
    expect(finish(store.verify())).toEqual([])
    const before = tablesOf(store)
    store.close()
    const again = openStore(settings)
    expect(tablesOf(again)).toEqual(before)
    again.close()
  } else store.close()
}

function expectTold(store: Store, { acknowledged, uncertain }: Told): void {
  const names = store.reader
    .all<{ name: string }>(
      `SELECT p.full_name AS name FROM person p JOIN document d ON d.person_id = p.id AND d.number = p.full_name
       JOIN derived_name n ON n.id = p.id ORDER BY p.id`,
    )
    .map(({ name }) => name)
  const isMore = names.length > acknowledged.length
  expect(names).toEqual(isMore ? [...acknowledged, ...uncertain.slice(0, 1)] : acknowledged)
  expect(store.reader.get('SELECT count(*) AS persons, max(points) AS points FROM person')).toEqual({
    persons: names.length + 1,
    points: names.length,
  })
}
