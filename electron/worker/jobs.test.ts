import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { JobProgress, Transaction } from '#core/ports.ts'
import type { CommandHead } from '#store/ports.ts'
import { Jobs, type JobGround } from './jobs.ts'

type Group = CommandHead['group']

/** A ground that keeps what was committed by part, and takes back the newest part a step. */
function newGround() {
  const parts: { group: Group; units: number[] }[] = []
  const told: string[] = []
  let takenBack = 0
  let behind = 0
  let isStuck = false
  const ground: JobGround & { unit(of: number): void } = {
    head: { seq: 41 },
    unit: (of) => void parts.at(-1)?.units.push(of),
    commit(head, body) {
      parts.push({ group: head.group, units: [] })
      try {
        const value = body({ seq: 42 } as Transaction)
        told.push(head.group?.last ? 'last part' : 'part')
        return { value, seq: 41 + parts.length, tables: [] }
      } catch (error) {
        parts.pop()
        throw error
      }
    },
    get behind() {
      return behind
    },
    *catchUp() {
      for (; behind > 0; behind -= 1) {
        told.push('key')
        yield
      }
    },
    jobKeys() {
      return {
        step(all) {
          if (all && behind > 0 && !isStuck) {
            behind -= 1
            told.push('key')
            return true
          }
          return false
        },
        ready: () => (isStuck ? new Promise(() => undefined) : Promise.resolve()),
        stop: async () => void told.push('stopped'),
      }
    },
    *takeBackUnfinished() {
      while (parts.pop()) {
        takenBack += 1
        yield { done: takenBack, total: null }
      }
    },
  }
  return {
    ground,
    parts,
    told,
    takenBack: () => takenBack,
    fallBehind: (by: number) => (behind += by),
    /** Whoever makes the keys says nothing more. */
    getStuck: () => void (isStuck = true),
  }
}

/** A job of `count` units that take `unitMs` each; `failAt` throws in that unit. */
function* unitsOf(
  ground: ReturnType<typeof newGround>['ground'],
  { count, unitMs = 4, failAt = -1 }: { count: number; unitMs?: number; failAt?: number },
): Generator<JobProgress, number, void> {
  for (let done = 1; done <= count; done += 1) {
    const until = performance.now() + unitMs
    while (performance.now() < until);
    if (done === failAt) throw new Error('broken unit')
    ground.unit(done)
    yield { done, total: count }
  }
  return count
}

async function all<T>(events: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const event of events) found.push(event)
  return found
}

/** Time this thread has had the processor; other programs don't count. */
function workedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const HEAD = { command: 'demo.fill', operator: 1 }

describe('a writing job', () => {
  it('commits in parts of one group, the last one marked, when it runs to its end', async () => {
    const { ground, parts, takenBack } = newGround()
    const events = await all(new Jobs().writing(HEAD, ground, () => unitsOf(ground, { count: 30 }), undefined))
    expect(events.at(-1)).toEqual({ type: 'done', result: 30 })
    expect(parts.length).toBeGreaterThan(3)
    expect(parts.map(({ group }) => group)).toEqual(
      parts.map((_, at) => ({ id: 42, part: at + 1, last: at === parts.length - 1 })),
    )
    expect(parts.flatMap(({ units }) => units)).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
    expect(takenBack()).toBe(0)
  })

  it('has the search keys of its records made before the last part when they were left for later', async () => {
    const { ground, parts, told, fallBehind } = newGround()
    function* entering() {
      for (const unit of unitsOf(ground, { count: 30 })) {
        fallBehind(1)
        yield unit
      }
      return 'all'
    }
    const events = await all(new Jobs().writing(HEAD, ground, entering, undefined))
    expect(events.at(-1)).toEqual({ type: 'done', result: 'all' })
    expect(told.slice(-33)).toEqual(['part', ...Array.from({ length: 30 }, () => 'key'), 'last part', 'stopped'])
    expect(parts.at(-1)?.units).toEqual([])
  })

  it('leaves no search key unmade when it is taken back', async () => {
    const { ground, told, fallBehind } = newGround()
    fallBehind(3)
    const job = new Jobs().writing(HEAD, ground, () => unitsOf(ground, { count: 9, failAt: 7 }), undefined)
    await expect(all(job)).rejects.toThrow('broken unit')
    expect(told.slice(-4)).toEqual(['stopped', 'key', 'key', 'key'])
  })

  it('lets others have a turn within 50 ms and tells of its progress ten times a second when it is long', async () => {
    const { ground } = newGround()
    let longestMs = 0
    let last = workedMs()
    const turns = setInterval(() => {
      longestMs = Math.max(longestMs, workedMs() - last)
      last = workedMs()
    }, 1)
    const job = new Jobs().writing(HEAD, ground, () => unitsOf(ground, { count: 200, unitMs: 2 }), undefined)
    const begunAt = performance.now()
    const told = (await all(job)).filter(({ type }) => type === 'progress').length
    clearInterval(turns)
    expect(longestMs).toBeLessThan(50)
    expect(told).toBeLessThanOrEqual(1 + (performance.now() - begunAt) / 100)
  })

  it('is taken back before its caller hears of it when a unit fails', async () => {
    const { ground, parts, takenBack } = newGround()
    const jobs = new Jobs()
    const job = jobs.writing(HEAD, ground, () => unitsOf(ground, { count: 30, failAt: 25 }), undefined)
    await expect(all(job)).rejects.toThrow('broken unit')
    expect(parts).toEqual([])
    expect(takenBack()).toBeGreaterThan(2)
    expect(jobs.running).toBeNull()
  })

  it('is taken back when it is told to stop or its caller is gone', async () => {
    const stopped = newGround()
    const jobs = new Jobs()
    const job = jobs.writing(HEAD, stopped.ground, () => unitsOf(stopped.ground, { count: 1000 }), undefined)
    expect((await job.next()).value).toMatchObject({ type: 'progress' })
    const rest = all(job)
    const stop = jobs.stop().then(() => ({ left: stopped.parts.length, running: jobs.running }))
    await expect(rest).rejects.toThrow('job/cancelled')
    expect(await stop).toEqual({ left: 0, running: null })

    const left = newGround()
    const gone = new AbortController()
    const other = jobs.writing(HEAD, left.ground, () => unitsOf(left.ground, { count: 1000 }), gone.signal)
    await other.next()
    gone.abort()
    await expect(other.next()).rejects.toThrow('job/cancelled')
    expect(left.parts).toEqual([])
  })

  it('is taken back when it is told to stop while it waits for keys that never come', async () => {
    const { ground, parts, fallBehind, getStuck } = newGround()
    const jobs = new Jobs()
    fallBehind(1)
    getStuck()
    const rest = all(jobs.writing(HEAD, ground, () => unitsOf(ground, { count: 3 }), undefined))
    for (let turns = 0; turns < 20; turns += 1) await turn()
    expect(parts).not.toEqual([])
    void jobs.stop()
    await expect(rest).rejects.toThrow('job/cancelled')
    expect(parts).toEqual([])
  })

  it('refuses a second job while it runs', async () => {
    const { ground } = newGround()
    const jobs = new Jobs()
    const job = jobs.writing(HEAD, ground, () => unitsOf(ground, { count: 1000 }), undefined)
    await job.next()
    expect(() => jobs.refuseIfRunning()).toThrow('job/running')
    await expect(jobs.reading('desk.verify', unitsOf(ground, { count: 1 }), undefined).next()).rejects.toThrow(
      'job/running',
    )
    await job.return()
    expect(() => jobs.refuseIfRunning()).not.toThrow()
  })

  it('has no transaction between two parts', async () => {
    const { ground } = newGround()
    let reach = (): unknown => null
    const job = new Jobs().writing(
      HEAD,
      ground,
      (db) => {
        reach = db
        return unitsOf(ground, { count: 1000 })
      },
      undefined,
    )
    await job.next()
    expect(reach).toThrow('between two parts')
    await job.return()
  })
})
