import { randomBytes } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import type { JobProgress } from '#core/ports.ts'
import type { DeskEvent } from '#shared/contract/desk.ts'
import { thisMachine } from '#store/processes.ts'
import { createAttachmentHandlers } from '#worker/attachment-handlers.ts'
import { NO_FILES, type AskDoor } from '#worker/door-files.ts'
import type { Machine } from '#worker/machine.ts'
import { Session } from '#worker/session.ts'
import { FaultDisk } from '../faults/fault-files.ts'
import { FOUNDING } from './founding.ts'

const FOLDER = '/desk'
const failures = { record: () => 'reference' }

/** A session on a disk in memory that fails when told to, with a clock that is set by hand. */
function sessionOn(disk: FaultDisk, clock = { at: '2026-03-02T01:00:00.000Z' }): Session {
  const machine: Machine = {
    files: disk.files,
    clock: { now: () => clock.at },
    random: (count) => randomBytes(count),
    processes: thisMachine(),
    sideFile: new URL('../../electron/worker/side.ts', import.meta.url),
  }
  return new Session({ folder: FOLDER, mode: 'write', version: 'test', lockOwner: 'a1' }, failures, machine)
}

async function founded(disk: FaultDisk, clock?: { at: string }): Promise<Session> {
  const session = sessionOn(disk, clock)
  await session.open()
  await session.found(FOUNDING)
  return session
}

function addEmployer(session: Session, name: string): void {
  session.commit({ command: 'test', operator: null }, (db) => {
    db.insert('employer', { name, nameKey: name, creditCode: null })
  })
}

function employersOf(session: Session): string[] {
  return session
    .readCall()
    .db.all<{ name: string }>('SELECT name FROM employer ORDER BY name')
    .map(({ name }) => name)
}

describe('the first run', () => {
  it('can be repeated when the disk fails at any step of it', async () => {
    const steps = await (async () => {
      const disk = new FaultDisk()
      const session = sessionOn(disk)
      await session.open()
      const before = disk.steps
      await session.found(FOUNDING)
      return { before, count: disk.steps - before }
    })()
    expect(steps.count).toBeGreaterThan(20)
    for (let step = 1; step <= steps.count; step += 1) {
      const disk = new FaultDisk()
      const session = sessionOn(disk)
      await session.open()
      disk.failAt(steps.before + step, 'error')
      const first = await session.found(FOUNDING).then(
        () => 'founded',
        () => 'failed',
      )
      if (first === 'failed') {
        expect(session.status(), `step ${step}`).toMatchObject({ state: 'new', operator: null })
        await session.found(FOUNDING)
      }
      expect(session.status(), `step ${step}`).toMatchObject({ state: 'open', operator: { role: 'administrator' } })
    }
  }, 600_000)
})

describe('a disk that fails', () => {
  it('costs only the change at hand when the failure can be taken back', async () => {
    const disk = new FaultDisk()
    const session = await founded(disk)
    addEmployer(session, 'a')
    disk.failAt(disk.steps + 1, 'error')
    expect(() => addEmployer(session, 'b')).toThrow('desk/write-failed')
    addEmployer(session, 'c')
    expect(session.status()).toMatchObject({ state: 'open', problems: [] })
    expect(employersOf(session)).toEqual(['a', 'c'])
  })

  it('stops the recording until a login finds it well again when the failure stays', async () => {
    const disk = new FaultDisk()
    const session = await founded(disk)
    addEmployer(session, 'a')
    disk.failAt(disk.steps + 1, 'error', 10_000)
    expect(() => addEmployer(session, 'b')).toThrow('desk/read-only')
    await expect.poll(() => session.state).toBe('read-only')
    expect(session.status().problems.length).toBeGreaterThan(0)
    expect(employersOf(session)).toEqual(['a'])
    expect(() => addEmployer(session, 'c')).toThrow('desk/read-only')

    disk.restart()
    await session.login(FOUNDING.login, null)
    expect(session.status()).toMatchObject({ state: 'open', problems: [] })
    addEmployer(session, 'd')
    expect(employersOf(session)).toEqual(['a', 'd'])
  })

  it('opens the folder anew by itself when it is well again at once', async () => {
    const disk = new FaultDisk()
    const session = await founded(disk)
    addEmployer(session, 'a')
    const events = session.feed.read(undefined)
    await events.next()
    disk.failAt(disk.steps + 1, 'error', 2)
    expect(() => addEmployer(session, 'b')).toThrow('desk/read-only')
    await expect.poll(() => session.state).toBe('open')
    expect((await events.next()).value satisfies DeskEvent | void).toEqual({ type: 'session' })
    addEmployer(session, 'c')
    expect(employersOf(session)).toEqual(['a', 'c'])
  })
})

describe('locking', () => {
  it('waits for a content on its way, and leaves the one that lies there as it is, when it is added once more', async () => {
    const disk = new FaultDisk()
    const bytes = Uint8Array.from(Buffer.alloc(3 * 1024 * 1024, '幼儿园接收函'))
    const door: AskDoor = {
      ...NO_FILES,
      take: () => Promise.resolve({ name: '接收函.txt', bytes, type: null }),
    }
    const session = sessionOn(disk)
    await session.open()
    await session.found({ ...FOUNDING, passphrase: '测试口令 8888' })
    const files = createAttachmentHandlers(session, door)
    const ids = session.commit({ command: 'test', operator: null }, (db) =>
      ['甲', '乙'].map((name) => db.insert('holder', { name, state: 'active', registeredAt: db.at })),
    ).value
    const [first = 0, second = 0] = ids
    await files.add({ owner: { holderId: first }, token: 'a' })
    const again = files.add({ owner: { holderId: second }, token: 'b' })
    await session.logout()
    await expect(again).rejects.toThrow('session/login-required')
    expect(session.state).toBe('locked')
    await session.login(FOUNDING.login, '测试口令 8888')
    const report = session.verify()
    let step = report.next()
    while (!step.done) step = report.next()
    expect(step.value.problems).toEqual([])
  })
})

describe('what figures are made from', () => {
  it('is read soon after a login before anybody asks, but not beside a job', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const session = await founded(new FaultDisk())
    const job = session.jobs.reading('test', endless(), undefined)
    await job.next()
    vi.advanceTimersByTime(10_000)
    for (let turns = 0; turns < 200; turns += 1) await turn()
    expect(session.figures.timesAsked).toBe(0)

    await job.return()
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    await expect.poll(() => session.figures.timesAsked).toBe(1)
    await session.close()
  })
})

function* endless(): Generator<JobProgress, void, void> {
  for (;;) yield { done: 0, total: null }
}

describe('a clock behind the log', () => {
  it('stops the recording until an administrator confirms it when it is off by more than seconds', async () => {
    const clock = { at: '2026-03-02T01:00:00.000Z' }
    const session = await founded(new FaultDisk(), clock)
    clock.at = '2026-03-02T00:59:57.000Z'
    addEmployer(session, 'a')
    clock.at = '2026-03-01T01:00:00.000Z'
    expect(() => addEmployer(session, 'b')).toThrow('desk/clock-behind')
    expect(session.status().problems).toMatchObject([{ code: 'clock/behind', params: { at: clock.at } }])
    session.confirmClock()
    addEmployer(session, 'c')
    expect(session.status().problems).toEqual([])
    expect(employersOf(session)).toEqual(['a', 'c'])
  })
})
