import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Refusal } from '#shared/domain/refusal.ts'
import type { ListPlan } from '#shared/domain/sheets.ts'
import { Documents } from '#worker/documents.ts'
import { Jobs } from '#worker/jobs.ts'
import type { ListFile } from '#worker/list-file.ts'

const SIDE_FILE = new URL('../../out/main/side.js', import.meta.url)
const COUNT = 3_000
const LIST: ListPlan = {
  format: 'csv',
  sheet: { name: '', title: '', subtitle: '', columns: [{ key: 'a', title: '甲', width: 9, kind: 'text' }], notes: [] },
  kind: 'ledger',
  period: {},
}

let place: string
let documents: Documents
let folder: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'yingcai-list-file-'))
  folder = place
  documents = new Documents(SIDE_FILE, {
    make: async (name: string) => ({ token: 't', path: join(folder, name) }),
  } as never)
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

/** A row a step, each of which takes a moment. */
function* rows(file: ListFile, failAt = -1) {
  for (let at = 0; at < COUNT; at += 1) {
    const until = performance.now() + 0.05
    while (performance.now() < until);
    if (at === failAt) throw new Error('broken step')
    file.add([[`第${at}行`]])
    yield { done: at + 1, total: COUNT }
  }
  return COUNT
}

function written(jobs = new Jobs(), failAt = -1, signal?: AbortSignal) {
  return documents.list('list.csv', LIST, async function* (file) {
    for await (const event of jobs.reading('exports.ledger', rows(file, failAt), signal, () => file.ready())) {
      if (event.type === 'done') return event.result
      yield event
    }
    throw new Error('no end')
  })
}

describe('a list that is written while it is made', () => {
  it('is whole when its last part has come', async () => {
    const steps = written()
    for (let step = await steps.next(); ; step = await steps.next()) {
      if (step.done) {
        expect(step.value).toEqual({ token: 't', filled: COUNT })
        break
      }
    }
    const lines = readFileSync(join(place, 'list.csv'), 'utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(COUNT + 1)
    expect(lines.slice(1)).toEqual(Array.from({ length: COUNT }, (_, at) => `第${at}行`))
    expect(readdirSync(place)).toEqual(['list.csv'])
  })

  it('leaves nothing behind, and the next one its place, when it is left in the middle', async () => {
    const jobs = new Jobs()
    for await (const event of written(jobs)) if (event.type === 'progress') break
    expect(readdirSync(place)).toEqual([])
    expect(jobs.running).toBeNull()
    for await (const event of written(jobs)) void event
    expect(readdirSync(place)).toEqual(['list.csv'])
  })

  it('leaves nothing behind when it is cancelled or breaks', async () => {
    const cancel = new AbortController()
    const cancelled = async () => {
      for await (const event of written(new Jobs(), -1, cancel.signal)) if (event.type === 'progress') cancel.abort()
    }
    await expect(cancelled()).rejects.toEqual(new Refusal('job/cancelled'))
    const broken = async () => {
      for await (const event of written(new Jobs(), 2_000)) void event
    }
    await expect(broken()).rejects.toThrow('broken step')
    expect(readdirSync(place)).toEqual([])
  })

  it('is refused when it can not be written', async () => {
    folder = join(place, 'no')
    const refused = async () => {
      for await (const event of written()) void event
    }
    await expect(refused()).rejects.toEqual(new Refusal('file/not-written'))
  })
})
