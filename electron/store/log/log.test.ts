import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Change, FolderKeys, Log } from '../ports.ts'
import { nodeFiles } from '../node-files.ts'
import { createLog, type LogSettings, openLog } from './log.ts'

const KEYS: FolderKeys = { data: randomBytes(32), mac: randomBytes(32) }
const SMALL = { step: 2048, limit: 3000 }

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yingcai-log-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.each([
  ['plain', null],
  ['sealed', KEYS],
])('a %s log', (_, keys) => {
  const settings = (mode: 'write' | 'read' = 'write'): LogSettings => ({
    files: nodeFiles,
    folder,
    folderId: 'a1'.repeat(16),
    keys,
    random: randomBytes,
    mode,
    sizes: SMALL,
  })

  it('gives back every commit when it is opened again', () => {
    createLog(settings())
    const log = openLog(settings())
    fill(log, 30)
    expect(log.segments.length).toBeGreaterThan(2)
    const { head } = log
    log.close()

    const again = openLog(settings())
    expect(again.problems).toEqual([])
    expect(again.head).toEqual(head)
    expect(again.read(7)?.changes).toEqual([change(7)])
    expect(again.read(31)).toBeUndefined()
    const commits = [...again.commits(1)]
    expect(commits.map(({ commit }) => commit.changes)).toEqual(numbers(30).map((seq) => [change(seq)]))
    expect(commits.at(-1)?.hash).toEqual(head.hash)
    expect([...again.commits(12, 17)].map(({ commit }) => commit.header.seq)).toEqual([12, 13, 14, 15, 16, 17])
    expect(finish(again.verify())).toEqual([])
    fill(again, 5)
    expect(again.head.seq).toBe(35)
    again.close()
  })

  it('touches nothing when it is opened for reading', () => {
    createLog(settings())
    const log = openLog(settings())
    fill(log, 12)
    const before = readdirSync(join(folder, 'log'))
    const reader = openLog(settings('read'))
    expect(reader.head).toEqual(log.head)
    expect(reader.problems).toEqual([])
    expect(() => fill(reader, 1)).toThrow('open for reading')
    expect(readdirSync(join(folder, 'log'))).toEqual(before)
    reader.close()
    log.close()
  })
})

function change(seq: number): Change {
  return {
    table: 'holder',
    id: seq,
    op: 'insert',
    prev: null,
    cells: { name: [null, `人才 ${seq}`], _fen: [null, seq] },
  }
}

function fill(log: Log, count: number): void {
  for (const i of numbers(count)) {
    void i
    const seq = log.head.seq + 1
    log.append(
      { desk: 5, seq, at: new Date(1e12 + seq).toISOString(), operator: 1, command: 'holders.register', schema: 1 },
      [change(seq)],
    )
  }
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1)
}

function finish<T>(generator: Generator<unknown, T, void>): T {
  for (;;) {
    const step = generator.next()
    if (step.done === true) return step.value
  }
}
