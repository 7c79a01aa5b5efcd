import { describe, expect, it } from 'vitest'
import { FailedWrite, PoisonedLog } from '#store/errors.ts'
import type { Log } from '#store/ports.ts'
import { type Failure, FaultDisk, type Survival } from './fault-files.ts'
import { append, finish, type LogDesk, open, prepare, TEST_KEYS, textsOf } from './log-desk.ts'

/**
 * The disk fails at step n for every n of a piece of work, in every way, and the machine stops afterwards. Whatever is
 * left of the writes that were not synced: what was acknowledged is there, what failed is not, and nothing goes unnamed.
 */
const FAILURES: readonly (readonly [Failure, number])[] = [
  ['error', 1],
  ['error', 2],
  ['error', Infinity],
  ['short', 1],
  ['crash', Infinity],
]
/** The disk sees the same steps of a sealed log; the ways to fail are tried out on the plain one. */
const FAILURES_WHEN_SEALED = FAILURES.filter(([failure, count]) => failure === 'crash' || count === 1)
const SURVIVALS: readonly Survival[] = ['lost', 'kept', 'mixed', 'mixed']

/** What the caller was told: these were acknowledged, and this one was under way when nobody could tell any more. */
interface Told {
  readonly acknowledged: string[]
  uncertain: string | null
}

describe.each([
  ['plain', null],
  ['sealed', TEST_KEYS],
])('a %s log', (_, keys) => {
  it('keeps every acknowledged commit and nothing half-done when the disk fails at any step of appending and rolling', () => {
    const disk = new FaultDisk()
    prepare({ disk, keys }, 3)
    everyStep({ disk, keys, acknowledged: ['first 1', 'first 2', 'first 3'], torn: null, work: record })
  })

  it('keeps every acknowledged commit when the disk fails at any step of mending what a crash left behind', () => {
    everyStep({ ...crashedInTheMiddle(keys), work: mend })
  })
})

interface Scenario extends LogDesk {
  readonly acknowledged: readonly string[]
  /** Bytes of a cut-off frame on the disk before the work. */
  readonly torn: Buffer | null
  readonly work: (desk: LogDesk, told: Told) => void
}

function everyStep({ disk: from, keys, acknowledged, torn, work }: Scenario): void {
  const whole = from.copy()
  work({ disk: whole, keys }, { acknowledged: [...acknowledged], uncertain: null })
  expect(whole.steps).toBeGreaterThan(10)
  for (const [failure, count] of keys === null ? FAILURES : FAILURES_WHEN_SEALED) {
    for (let n = 1; n <= whole.steps; n++) {
      const disk = from.copy()
      const told: Told = { acknowledged: [...acknowledged], uncertain: null }
      disk.failAt(n, failure, count)
      try {
        work({ disk, keys }, told)
        for (const [i, survival] of SURVIVALS.entries()) {
          check({ disk: disk.afterCrash(survival, 10 * n + i), keys }, told, torn)
        }
        checkReader({ disk: disk.afterCrash('mixed', n), keys }, told)
        disk.restart()
        const toldAgain = checkRestart({ disk, keys }, told)
        check({ disk: disk.afterCrash('lost'), keys }, toldAgain, torn)
      } catch (error) {
        throw new Error(`step ${n}, ${failure} × ${count}: ${String(error)}`, { cause: error })
      }
    }
  }
}

/** Opens, appends through two segments and into a third, rolls on demand, and goes on after errors as a desk does. */
function record(desk: LogDesk, told: Told): void {
  const log = attempt(() => open(desk))
  if (log === undefined) return
  for (let i = 0; i < 6; i++) {
    attemptAppend(log, `tried ${i}`, told)
    if (i === 4) attempt(() => log.roll())
  }
  attempt(() => log.close())
}

function mend(desk: LogDesk, told: Told): void {
  const log = attempt(() => open(desk))
  if (log === undefined) return
  attemptAppend(log, 'after mending', told)
  attempt(() => log.close())
}

function attemptAppend(log: Log, text: string, told: Told): void {
  if (log.poisoned !== null) {
    expect(() => append(log, text)).toThrow(PoisonedLog)
    return
  }
  try {
    append(log, text)
    told.acknowledged.push(text)
  } catch (error) {
    // Poisoned: the disk alone knows whether it is there. A failed write was taken back and must not be.
    if (error instanceof PoisonedLog) told.uncertain = text
    else expect(error).toBeInstanceOf(FailedWrite)
  }
}

/** Errors of opening are the owner's to see; the disk is looked at afterwards. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}

/** What one of these names may be seen after a crash; anything else would be a loss. */
const HARMLESS = ['log/torn-frame', 'log/witness-damaged', 'log/witness-missing']

function check({ disk, keys }: LogDesk, told: Told, torn: Buffer | null): void {
  const log = open({ disk, keys })
  expect(log.problems.filter(({ code }) => !HARMLESS.includes(code))).toEqual([])
  expect(log.poisoned).toBeNull()
  expectTold(log, told)
  if (torn !== null) expect(asideIn(disk).some((bytes) => bytes.equals(torn))).toBe(true)
  append(log, 'later 1')
  append(log, 'later 2')
  const head = log.head
  expect(finish(log.verify())).toEqual([])
  log.close()

  const again = open({ disk, keys })
  expect(again.problems).toEqual([])
  expect(again.head).toEqual(head)
  again.close()
}

/** A reader sees the same without touching anything. */
function checkReader({ disk, keys }: LogDesk, told: Told): void {
  const log = open({ disk, keys }, 'read')
  expectTold(log, told)
  log.close()
  expect(disk.changes).toBe(0)
}

/** What a program that is started again reads has been said to somebody, so the machine must not forget it either. */
function checkRestart(desk: LogDesk, told: Told): Told {
  const log = open(desk)
  expectTold(log, told)
  const acknowledged = textsOf(log)
  log.close()
  return { acknowledged, uncertain: null }
}

function expectTold(log: Log, { acknowledged, uncertain }: Told): void {
  const texts = textsOf(log)
  const isMore = texts.length > acknowledged.length && uncertain !== null
  expect(texts).toEqual(isMore ? [...acknowledged, uncertain] : acknowledged)
}

/** A log whose last frame was cut off, and whose last but one segment was not yet closed. */
function crashedInTheMiddle(keys: LogDesk['keys']): Omit<Scenario, 'work'> {
  const disk = new FaultDisk()
  prepare({ disk, keys }, 4)
  const before = lastSegment({ disk, keys })
  const closed = '/desk/log/000001.seg'
  disk.put(closed, Buffer.concat([disk.bytes(closed), Buffer.alloc(300)]))
  disk.drop('/desk/log/000001.idx')

  const further = { disk: disk.copy(), keys }
  const log = open(further)
  append(log, 'cut off')
  log.close()
  const after = lastSegment(further)
  expect(after.path).toBe(before.path)
  const half = before.end + ((after.end - before.end) >> 1)
  const bytes = disk.bytes(before.path)
  further.disk.bytes(before.path).copy(bytes, before.end, before.end, half)
  disk.put(before.path, bytes)
  return {
    disk,
    keys,
    acknowledged: ['first 1', 'first 2', 'first 3', 'first 4'],
    torn: bytes.subarray(before.end, half),
  }
}

function lastSegment(desk: LogDesk): { path: string; end: number } {
  const log = open(desk, 'read')
  const last = log.segments.at(-1)
  log.close()
  return { path: `/desk/log/${String(last?.number).padStart(6, '0')}.seg`, end: last?.bytes ?? 0 }
}

function asideIn(disk: FaultDisk): Buffer[] {
  return disk
    .paths()
    .filter((path) => path.includes('/set-aside/'))
    .map((path) => disk.bytes(path))
}
