import { describe, expect, it } from 'vitest'
import { DamagedAttachment } from '#store/attachment-files.ts'
import { atOneGo } from '#store/parts.ts'
import type { Store, StoreSettings } from '#store/ports.ts'
import { openStore } from '#store/store.ts'
import { foundSmallDesk, testKeys } from '../fixtures/small-desk.ts'
import { type Failure, FaultDisk, type Survival } from './fault-files.ts'

/**
 * A content is on the disk before the commit that names it. The disk fails at every step of putting some and naming them;
 * then the machine stops. Whatever a commit names is there whole, and what none names is swept away.
 */
const CRASH: Failures = [['crash', Infinity]]
const FAILURES: Failures = [['error', 1], ['error', Infinity], ['short', 1], ...CRASH]
const SURVIVALS: readonly Survival[] = ['lost', 'kept', 'mixed']
const SIZES = { step: 1024, limit: 4096 }
const CONTENTS = ['first', 'second'].map((text) => new TextEncoder().encode(text))

type Failures = readonly (readonly [Failure, number])[]

describe.each([
  ['plain', null, FAILURES, SURVIVALS],
  ['sealed', testKeys, CRASH, ['mixed'] as const],
])('contents in a %s folder', (_, keys, failures, survivals) => {
  it('are there whole for every commit that names them when the disk fails at any step', () => {
    const prepared = prepare(keys)
    const opened = prepared.disk.copy()
    openStore({ ...prepared.settings, files: opened.files })
    const whole = prepared.disk.copy()
    expect(work({ ...prepared.settings, files: whole.files })).toHaveLength(CONTENTS.length + 1)
    for (const [failure, count] of failures) {
      for (let step = opened.steps + 1; step <= whole.steps; step += 1) {
        const disk = prepared.disk.copy()
        disk.failAt(step, failure, count)
        const acknowledged = work({ ...prepared.settings, files: disk.files })
        for (const survival of survivals) {
          const after = disk.afterCrash(survival, step)
          try {
            check({ ...prepared.settings, files: after.files }, acknowledged, after)
          } catch (error) {
            throw new Error(`step ${step}, ${failure} × ${count}, ${survival}: ${String(error)}`, { cause: error })
          }
        }
      }
    }
  })

  it('are refused and found by verifying when any byte of them is another, one is cut off or a byte too many', () => {
    const { disk, settings } = prepare(keys)
    const store = openStore(settings)
    const [content] = CONTENTS
    const name = atOneGo(store.attachments.putting(content ?? new Uint8Array()))
    const path = `/desk/attachments/${name}`
    const right = disk.bytes(path)
    const damaged = [
      ...Array.from(right, (byte, at) => Buffer.from(right).fill(byte ^ (1 << (at % 8)), at, at + 1)),
      ...Array.from(right, (_byte, length) => right.subarray(0, length)),
      Buffer.concat([right, Buffer.alloc(1)]),
    ]
    for (const [which, bytes] of damaged.entries()) {
      disk.put(path, bytes)
      expect(() => atOneGo(store.attachments.reading(name)), `${which}`).toThrow(DamagedAttachment)
      expect([...atOneGo(store.attachments.verifying([name]))], `${which}`).toEqual([[name, 'damaged']])
    }
    disk.drop(path)
    expect([...atOneGo(store.attachments.verifying([name]))]).toEqual([[name, 'missing']])
    // Put there again it is whole again.
    atOneGo(store.attachments.putting(content ?? new Uint8Array()))
    expect([...atOneGo(store.attachments.verifying([name]))]).toEqual([])
    store.close()
  })

  it('are made whole when they are put there again over a damaged one', () => {
    const { disk, settings } = prepare(keys)
    const store = openStore(settings)
    const bytes = new Uint8Array(3 * 1024 * 1024).map((_byte, at) => at % 251)
    const name = atOneGo(store.attachments.putting(bytes))
    disk.put(`/desk/attachments/${name}`, Buffer.from('rubbish'))
    expect(atOneGo(store.attachments.putting(bytes))).toBe(name)
    expect(Buffer.from(atOneGo(store.attachments.reading(name))).equals(Buffer.from(bytes))).toBe(true)
    store.close()
  })
})

it('are left as they lie when the store is closed while one is put there once more', () => {
  const keys = { data: Buffer.alloc(32, 7), mac: Buffer.alloc(32, 8) }
  const { disk, settings } = prepare(keys)
  const store = openStore(settings)
  const bytes = new TextEncoder().encode('the same')
  const name = atOneGo(store.attachments.putting(bytes))
  const right = disk.bytes(`/desk/attachments/${name}`)
  const steps = store.attachments.putting(bytes)
  steps.next()
  store.close()
  keys.data.fill(0)
  expect(() => atOneGo(steps)).toThrow('desk/restarted')
  expect(disk.bytes(`/desk/attachments/${name}`).equals(right)).toBe(true)
})

it('has another name in another folder when the content is the same', () => {
  const names = [prepare(null), prepare(null), prepare(testKeys)].map(({ settings }) => {
    const store = openStore(settings)
    const name = atOneGo(store.attachments.putting(new TextEncoder().encode('the same')))
    store.close()
    return name
  })
  expect(new Set(names).size).toBe(3)
})

function prepare(keys: StoreSettings['keys']): { disk: FaultDisk; settings: StoreSettings } {
  const disk = new FaultDisk()
  const { settings } = foundSmallDesk('/desk', { files: disk.files, sizes: SIZES, keys })
  openStore(settings).close()
  return { disk, settings }
}

/** Puts each content and names it in a commit, the first one twice; answers with the acknowledged names. */
function work(settings: StoreSettings): string[] {
  const acknowledged: string[] = []
  try {
    const store = openStore(settings)
    for (const content of [...CONTENTS, ...CONTENTS.slice(0, 1)]) {
      try {
        const fullName = atOneGo(store.attachments.putting(content))
        store.transact({ command: 'persons.test', operator: null }, (tx) => tx.insert('person', { fullName }))
        acknowledged.push(fullName)
      } catch {
        // The caller was told; what is on the disk is looked at afterwards.
      }
    }
    store.close()
  } catch {
    // The disk failed while the folder was being opened.
  }
  return acknowledged
}

function check(settings: StoreSettings, acknowledged: readonly string[], disk: FaultDisk): void {
  const store = openStore(settings)
  const named = namesIn(store)
  expect([...named]).toEqual(expect.arrayContaining([...new Set(acknowledged)]))
  expect([...atOneGo(store.attachments.verifying(named))]).toEqual([])
  store.attachments.sweep((name) => named.has(name))
  const left = disk.paths().filter((path) => path.startsWith('/desk/attachments/'))
  expect(new Set(left)).toEqual(new Set([...named].map((name) => `/desk/attachments/${name}`)))
  store.close()
}

function namesIn(store: Store): Set<string> {
  return new Set(store.reader.all<{ name: string }>('SELECT full_name AS name FROM person').map(({ name }) => name))
}
