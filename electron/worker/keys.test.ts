import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fold } from '#core/find-keys.ts'
import { openStore } from '#store/store.ts'
import type { Store } from '#store/ports.ts'
import { derivations } from '#core/index.ts'
import { openRegister, type RegisterDesk } from '../../tests/fixtures/register-desk.ts'
import { JobKeys } from './keys.ts'

const REAL = new URL('./side.ts', import.meta.url)
const PART = { command: 'imports.run', operator: null, group: { id: 3, part: 1, last: false } }

let desk: RegisterDesk
let failures: unknown[]
let keys: JobKeys
const begin = (sideFile: URL) => (keys = new JobKeys(sideFile, desk.store, { record }, { least: 100, most: 1_000 }))
const record = (error: unknown) => {
  failures.push(error)
  return 'reference'
}

beforeEach(() => {
  desk = openRegister()
  failures = []
})
afterEach(async () => {
  await keys.stop()
  desk.close()
})

/** A second worker that takes everything in and does what `code` says with each message. */
function side(code: string): URL {
  const program = `import { parentPort } from 'node:worker_threads'
    setImmediate(() => {
      parentPort.postMessage({ type: 'begun' })
      parentPort.on('message', (message) => { ${code} })
    })`
  return new URL(`data:text/javascript,${encodeURIComponent(program)}`)
}

function enter(count: number, from = 0): number[] {
  return desk.store.transact(PART, (tx) =>
    Array.from({ length: count }, (_, at) => {
      const name = `第${from + at}单位`
      return tx.insert('employer', { name, nameKey: fold(name) })
    }),
  ).value
}

/** Takes the steps that there are, and those that come of answers where the job has entered `all`. */
async function takeSteps(all: boolean): Promise<void> {
  for (;;) {
    while (keys.step(all));
    if (!all || desk.store.behind === 0) return
    await keys.ready()
  }
}

function tablesOf(store: Store) {
  return ['derived_employer', 'derived_employer_key', 'derived_holder', 'derived_holder_key'].map((table) =>
    store.reader.all(`SELECT * FROM ${table} ORDER BY 1, 2`),
  )
}

/** That the tables hold what they hold when they are made anew. */
function expectWhole(employers: number): void {
  const kept = tablesOf(desk.store)
  expect(kept[0]).toHaveLength(employers)
  desk.store.close()
  const newer = derivations.map((derivation) => ({ ...derivation, version: derivation.version + 1 }))
  const again = openStore({ ...desk.settings, derivations: newer })
  expect(tablesOf(again)).toEqual(kept)
  again.close()
}

describe('search keys of what a job enters', () => {
  it('are those made here when a second worker makes them, and some records change or go meanwhile', async () => {
    begin(REAL)
    const ids = enter(1_550)
    await takeSteps(false)
    expect(desk.store.reader.all('SELECT id FROM derived_employer')).toEqual([])
    const head = { command: 'employers.correct', operator: null }
    desk.store.transact(head, (tx) => {
      tx.update('employer', ids[0] ?? 0, 'current', { name: '新名单位', nameKey: '新名单位' })
      tx.remove('employer', ids[1] ?? 0, 'current')
    })
    enter(150, 20_000)
    await takeSteps(true)
    expect([desk.store.behind, failures]).toEqual([0, []])
    expectWhole(1_699)
  })

  it('are made here and no second worker is started when they are few', async () => {
    begin(new URL('file:///nowhere.js'))
    enter(90)
    expect(keys.step(false)).toBe(false)
    await takeSteps(true)
    expect(failures).toEqual([])
    expectWhole(90)
  })

  it.each([
    ['can’t be started', new URL('file:///nowhere.js')],
    ['dies over the first of them', side('process.exit(1)')],
    ['dies when an answer is wanted', side("if (message.type === 'end') throw new Error('broken')")],
  ])('are made here when the second worker %s', async (_, sideFile) => {
    begin(sideFile)
    enter(1_100)
    await takeSteps(false)
    await takeSteps(true)
    expect(failures).toHaveLength(1)
    enter(50, 20_000)
    await takeSteps(true)
    expectWhole(1_150)
  })

  it('are left behind, and the second worker is ended, when the job is given up', async () => {
    begin(side('for (;;);'))
    enter(1_100)
    await takeSteps(false)
    await keys.stop()
    expect([desk.store.behind, failures]).toEqual([1_100, []])
    for (const step of desk.store.catchUp()) void step
    expectWhole(1_100)
  })

  it('that are being inserted come to their end when the job is given up', async () => {
    begin(REAL)
    enter(1_100)
    await takeSteps(false)
    await keys.ready()
    keys.step(false)
    expect(desk.store.reader.all('SELECT id FROM derived_employer').length).toBeGreaterThan(0)
    await keys.stop()
    expect(desk.store.behind).toBe(100)
    for (const step of desk.store.catchUp()) void step
    expectWhole(1_100)
  })
})
