import { describe, expect, it } from 'vitest'
import { DamagedFolder, DamagedLog } from '#store/errors.ts'
import type { Log, Problem } from '#store/ports.ts'
import { FaultDisk } from './fault-files.ts'
import { finish, type LogDesk, open, prepare, TEST_KEYS, textOf } from './log-desk.ts'

/**
 * A small log of two segments, the last one open with zeroes behind its frames. Every byte of every file is flipped
 * and every file is cut at every length. A changed byte of a segment is always named, by opening or by `verify`,
 * be it in a header, a frame or the zeroes; what is read up to there is what was written. Only what says nothing by
 * itself may change in silence: an index, which is made again, and the number of zeroes behind the last frame.
 */
const COMMITS = 4
const TWO_A_SEGMENT = { step: 1200, limit: 1000 }
const LAST = '/desk/log/000002.seg'

describe.each([
  ['plain', null],
  ['sealed', TEST_KEYS],
])('a %s log', (_, keys) => {
  const whole = new FaultDisk()
  const desk: LogDesk = { disk: whole, keys, sizes: TWO_A_SEGMENT }
  prepare(desk, COMMITS)
  const segments = whole.paths().filter((path) => path.endsWith('.seg'))

  it('names the damage and reads nothing wrong when any byte of a segment is flipped', () => {
    expect(segments).toHaveLength(2)
    for (const path of segments) {
      forEveryFlip(whole, path, 1, (disk, where) => {
        expect(lookAt({ ...desk, disk }, where).problems, where).not.toEqual([])
      })
    }
  })

  it('names what is missing when a segment is cut at any length', () => {
    const end = endOfFrames(desk)
    for (const path of segments) {
      const bytes = whole.bytes(path)
      for (let length = 0; length < bytes.length; length++) {
        const disk = whole.copy()
        disk.put(path, bytes.subarray(0, length))
        const where = `${path} cut to ${length}`
        const look = lookAt({ ...desk, disk }, where)
        if (path === LAST && length >= end) expect(look, where).toEqual({ problems: [], commits: COMMITS })
        else expect(look.problems, where).not.toEqual([])
      }
    }
  })

  it('lets a reader see as much without touching the disk when a segment is damaged', () => {
    for (const path of segments) {
      forEveryFlip(whole, path, 5, (disk, where) => {
        const seen = lookAt({ ...desk, disk }, where, 'read')
        expect(seen.problems, where).not.toEqual([])
        expect(disk.changes, where).toBe(0)
        expect(seen.commits, where).toBe(lookAt({ ...desk, disk }, where).commits)
      })
    }
  })

  it('stays whole when any byte of an index is flipped or missing', () => {
    for (const path of whole.paths().filter((name) => name.endsWith('.idx'))) {
      forEveryFlip(whole, path, 1, (disk, where) => {
        expect(lookAt({ ...desk, disk }, where), where).toEqual({ problems: [], commits: COMMITS })
        expect(disk.bytes(path), where).toEqual(whole.bytes(path))
      })
      for (let length = 0; length < whole.bytes(path).length; length++) {
        const disk = whole.copy()
        disk.put(path, whole.bytes(path).subarray(0, length))
        expect(lookAt({ ...desk, disk }, `${path} cut to ${length}`)).toEqual({ problems: [], commits: COMMITS })
      }
    }
  })

  it('stays whole and says so when any byte of a witness is flipped or missing', () => {
    for (const path of whole.paths().filter((name) => name.includes('witness'))) {
      const named: Problem = { code: 'log/witness-damaged', params: { file: path.slice('/desk/log/'.length) } }
      forEveryFlip(whole, path, 1, (disk, where) => {
        expect(lookAt({ ...desk, disk }, where).problems, where).toContainEqual(named)
      })
      const disk = whole.copy()
      disk.drop(path)
      expect(lookAt({ ...desk, disk }, path).problems).toContainEqual(named)
    }
  })

  it('says how many commits are missing when the log was put back to an earlier state beside its witness', () => {
    const earlier = new FaultDisk()
    prepare({ ...desk, disk: earlier }, COMMITS - 1)
    const disk = whole.copy()
    disk.put(LAST, earlier.bytes(LAST))
    const log = open({ ...desk, disk })
    expect(log.problems).toEqual([{ code: 'log/witness-ahead', params: { count: 1, seq: 3, witnessSeq: 4 } }])
    log.close()
  })
})

function forEveryFlip(
  whole: FaultDisk,
  path: string,
  stride: number,
  check: (disk: FaultDisk, where: string) => void,
): void {
  const bytes = whole.bytes(path)
  for (let at = 0; at < bytes.length; at += stride) {
    const flipped = Buffer.from(bytes)
    flipped[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
    const disk = whole.copy()
    disk.put(path, flipped)
    check(disk, `${path} byte ${at}`)
  }
}

/**
 * All that is named by opening, proving and reading a log, and how many commits can be read. Fails when a commit is
 * read that isn't what was written, or on an error that isn't typed.
 */
function lookAt(
  desk: LogDesk,
  where: string,
  mode: 'write' | 'read' = 'write',
): { problems: Problem[]; commits: number } {
  let log: Log
  try {
    log = open(desk, mode)
  } catch (error) {
    if (error instanceof DamagedFolder) return { problems: [...error.problems], commits: 0 }
    throw error
  }
  const problems = [...log.problems, ...finish(log.verify())]
  let commits = 0
  try {
    for (const { commit } of log.commits(1)) {
      commits++
      if (textOf(commit) !== `first ${commits}`) throw new Error(`${where}: commit ${commits} says ${textOf(commit)}`)
    }
  } catch (error) {
    if (!(error instanceof DamagedLog)) throw error
    problems.push(error.problem)
  }
  log.close()
  return { problems, commits }
}

function endOfFrames(desk: LogDesk): number {
  const log = open(desk, 'read')
  const end = log.segments.at(-1)?.bytes ?? 0
  log.close()
  return end
}
